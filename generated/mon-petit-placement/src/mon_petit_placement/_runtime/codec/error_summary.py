"""Summarize the body of an error in one line that is safe to print."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from .values import JsonValue

__all__ = ["summarize"]

Object: TypeAlias = "dict[str, JsonValue]"

_LONGEST: Final = 200
"""The maximum length of one sentence; the whole line may be three times as long."""
_MOST: Final = 5
"""The maximum number of sentences from one body."""
_DEEPEST: Final = 6

_HEADS: Final = ("title", "hydra:title", "error")
"""Fields that contain the kind of error."""
_TEXTS: Final = (
    "detail",
    "message",
    "msg",
    "error_description",
    "error_message",
    "hydra:description",
    "description",
    "reason",
    "faultstring",
    "base",
)
"""Fields that contain the error message."""
_LISTS: Final = ("violations", "issues", "problems", "details", "fault", *_HEADS, *_TEXTS)
"""Fields that may contain nested errors, as may any field called `...errors`."""
_FIELDS: Final = ("loc", "field", "param", "parameter", "propertyPath", "attribute", "path", "pointer", "source")
"""Fields that name the field an error is about."""
_WHOLE: Final = frozenset({"non_field_errors", "nonFieldErrors", "__all__", "_schema", "base", ""})
"""Field names of errors that are about the whole object."""
_PRIVATE: Final = re.compile(r"token|secret|passw|key|auth|cookie|session", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title[^<>]*>([^<]*)</title", re.IGNORECASE)


def summarize(tree: "JsonValue", media_type: str) -> str:
    """Return the error messages in a body; ``""`` if there are none.

    Args:
        tree: the body as JSON, or as text.
        media_type: the declared media type.
    """
    sentences = iter([_of_text(tree, media_type)]) if isinstance(tree, str) else _messages(tree, 0)
    found = list(dict.fromkeys(filter(None, (_line(each) for each in islice(sentences, 100)))))
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return _shortened("; ".join([*found[:_MOST], *more]), 3 * _LONGEST)


def _of_text(text: str, media_type: str) -> str:
    """Return the beginning of a text, or the title of an HTML page."""
    start = text[:1000].lstrip("\ufeff \t\r\n").lower()
    if "html" in media_type or start.startswith(("<!doctype html", "<html")):
        title = _TITLE.search(text[:100_000])
        return html.unescape(title[1]) if title else ""
    return text if "\0" not in text[:1000] and "\ufffd" not in text[:1000] else ""


def _messages(tree: "JsonValue", depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for item in tree:
            yield from _messages(item, depth + 1)
    elif isinstance(tree, dict):
        found = [] if _is_of_fields(tree) else list(islice(_of_object(tree, depth), 100))
        yield from found or _of_fields(tree, depth)


def _of_object(tree: Object, depth: int) -> Iterator[str]:
    """Yield the messages in the usual fields, each preceded by the field it is about."""
    about = _field(tree)
    texts = dict.fromkeys(text for name in _TEXTS if isinstance(text := tree.get(name), str) and text)
    heads = dict.fromkeys(text for name in _HEADS if isinstance(text := tree.get(name), str) and text)
    line = ": ".join([*islice(heads, 1), *(text for text in texts if text not in heads)])
    nested: list[str] = []
    if isinstance(listed := tree.get("error_messages"), list):
        # They repeat `errors` in human-readable form.
        nested += _messages(listed, depth + 1)
    else:
        for name, value in tree.items():
            if isinstance(value, (list, dict)) and (name in _LISTS or _names_errors(name)):
                nested += _messages(value, depth + 1)
    if line:
        yield f"{about}: {line}" if about else line
    yield from (f"{about}: {each}" if about else each for each in nested)


def _names_errors(name: str) -> bool:
    return name not in _WHOLE and name.lower().endswith("errors")


def _is_of_fields(tree: Object) -> bool:
    """Return whether every value is a list of messages, whatever the keys."""
    lists = all(isinstance(value, list) and all(isinstance(each, str) for each in value) for value in tree.values())
    alone = len(tree) == 1 and not tree.keys().isdisjoint(_LISTS)
    return lists and not alone and not any(_names_errors(name) or name == "error_messages" for name in tree)


def _of_fields(tree: Object, depth: int) -> Iterator[str]:
    """Yield the messages of each field, as in Django and Rails: ``{"name": ["is too short"]}``."""
    for name, value in tree.items():
        if _PRIVATE.search(name) and isinstance(value, str):
            continue
        for sentence in _messages(value, depth + 1):
            yield sentence if name in _WHOLE else f"{name}: {sentence}"


def _field(tree: Object) -> str:
    """Return the field that an error is about, such as ``body.name``."""
    for name in _FIELDS:
        value = tree.get(name)
        if isinstance(value, dict):
            value = value.get("pointer") or value.get("parameter")
        if isinstance(value, list):
            return ".".join(str(each) for each in cast("list[object]", value) if isinstance(each, (str, int)))
        if isinstance(value, str) and value and (name != "path" or not _texts_of_a_reply(tree)):
            return value
    return ""


def _texts_of_a_reply(tree: Object) -> bool:
    """Return whether an object describes the whole response; its `path` is then the path of the request."""
    return "status" in tree or "timestamp" in tree or "statusCode" in tree


def _line(text: str) -> str:
    return _shortened(" ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split()), _LONGEST)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
