"""A reply's bytes as a value: strict JSON, text by its charset, and a typed error for all else."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NoReturn

from .operation import Binary, Empty, Events, Json, ReplyKind, Text
from .wire import RawReply

if TYPE_CHECKING:
    from .lenient import Report
    from .values import JsonValue

__all__ = ["Undecodable", "decode", "find", "loose", "media_type", "parse_json", "pick", "takes_anything", "typed"]

_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""What half of a surrogate pair is written with."""

_MISSING: Final = object()


class Undecodable(Exception):
    """The content is not what its media type says; the message tells why, without showing it."""


def pick(replies: Mapping[str, ReplyKind], status: int) -> tuple[str, ReplyKind] | None:
    """Give the declared reply of a status: by number, by range, then the default."""
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        kind = replies.get(key)
        if kind is not None:
            return key, kind
    return None


def media_type(raw: RawReply) -> tuple[str, str]:
    """Give the media type in lower case, and the charset or ``""``."""
    values = raw.headers.all("content-type")
    first, *parameters = (values[-1] if values else "").split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return first.strip().lower(), charset


def _is_json(kind: str) -> bool:
    return kind in ("", "application/json", "text/json") or kind.endswith("+json")


def parse_json(content: bytes) -> "JsonValue":
    """Read JSON as RFC 8259 and I-JSON define it, in UTF-8; a byte order mark is passed over.

    Raises:
        Undecodable: no JSON, more than one value, NaN, a number out of range, a name twice in an object, half of a
            surrogate pair, or nested too deep.
    """
    try:
        text = content.decode("utf-8-sig")
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_number,
        )
        if _HALF.search(content) is not None:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeDecodeError:
        raise Undecodable("the content is not UTF-8") from None
    except UnicodeEncodeError:
        raise Undecodable("half of a surrogate pair") from None
    except json.JSONDecodeError as error:
        raise Undecodable(f"no JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise Undecodable("nested too deep") from None
    except ValueError:
        raise Undecodable("a number has too many digits") from None
    return value


def _object(pairs: "list[tuple[str, JsonValue]]") -> "dict[str, JsonValue]":
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Undecodable("the same name stands twice in an object")
    return value


def _constant(text: str) -> NoReturn:
    raise Undecodable(f"{text} is no JSON")


def _number(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise Undecodable("a number is out of range")
    return number


def find(value: "JsonValue", pointer: str) -> "JsonValue":
    """Give the value a JSON pointer leads to.

    Raises:
        LookupError: it leads nowhere.
    """
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list) and token.isascii() and token.isdigit() and len(token) < 10:
            value = value[int(token)]
        else:
            raise LookupError(pointer)
    return value


def decode(kind: ReplyKind, raw: RawReply, report: "Report") -> object:
    """Decode a successful reply.

    Raises:
        Undecodable: the content is not what the operation declares.
    """
    if isinstance(kind, Empty) or raw.status in (204, 205, 304):
        return None
    if isinstance(kind, Binary):
        return raw.content
    if isinstance(kind, (Text, Events)):
        return _text(raw)
    if not raw.content and takes_anything(kind.type()):
        # Where any JSON may come, nothing at all says as much as null.
        return None
    tree = json_tree(raw)
    found: object = _MISSING
    try:
        found = find(tree, kind.at)
    except LookupError:
        report(kind.at, "a value", "nothing", tree)
    if found is _MISSING:
        return typed(kind, tree, "", report)
    return typed(kind, found, kind.at, report, raw.content if kind.at == "" else None)


def json_tree(raw: RawReply) -> "JsonValue":
    """Read a JSON reply.

    Raises:
        Undecodable: it is empty, of another media type, or no JSON.
    """
    found, _ = media_type(raw)
    if not _is_json(found):
        raise Undecodable(f"expected JSON, got {found}")
    if not raw.content:
        raise Undecodable("expected JSON, got an empty body")
    return parse_json(raw.content)


def takes_anything(annotation: object) -> bool:
    """Tell whether a type is any JSON."""
    return annotation is Any or annotation is object


def typed(kind: Json, tree: object, pointer: str, report: "Report", content: bytes | None = None) -> object:
    """Give the tree as the type the operation declares; what does not match is reported and kept as it is."""
    from .lenient import read

    return read(kind.type(), tree, pointer, report, content)


def loose(kind: ReplyKind | None, raw: RawReply, report: "Report") -> object:
    """Decode the body of an error as far as it goes: typed, any JSON, text, or ``None`` when there is none."""
    if not raw.content:
        return None
    try:
        if kind is not None and not isinstance(kind, Empty):
            return decode(kind, raw, report)
        if _is_json(media_type(raw)[0]):
            return parse_json(raw.content)
    except Undecodable:
        pass
    return raw.content.decode(errors="replace")


def _text(raw: RawReply) -> str:
    charset = media_type(raw)[1] or "utf-8"
    try:
        return raw.content.decode(charset)
    except LookupError:
        raise Undecodable("the charset is not known") from None
    except UnicodeError:
        raise Undecodable(f"the content is not {charset}") from None
