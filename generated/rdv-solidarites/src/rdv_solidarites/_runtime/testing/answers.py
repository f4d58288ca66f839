"""Scripted responses and errors of one operation."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..base.headers import Headers
from ..base.operation import Binary, Empty, Events, Json, ReplyKind, StreamedItems
from ..base.unset import UNSET, Unset
from ..base.wire import RawReply
from ..codec.decode import pick
from ..codec.json_reader import ExactFloat
from ..codec.json_writer import json_text
from .described import Described, Shown
from .roles import success

if TYPE_CHECKING:
    from ..base.errors import TransportError
    from ..codec.values import JsonInput, JsonValue
    from .checking import Checker

__all__ = ["Answer", "as_json", "drifting", "example_of", "raw", "status_of"]

_CONTENT = b"content"
_BOUNDARY = "fake-part"


@dataclass(slots=True)
class Answer:
    """One scripted answer; ``left`` is how many more times it is used, ``None`` for no limit.

    ``body`` is a JSON value or raw bytes; ``items`` marks it as the whole list of a paged operation.
    """

    left: int | None = None
    status: int | None = None
    body: "JsonValue | bytes | Unset" = UNSET
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    error: "TransportError | type[TransportError] | None" = None
    delay: float | None = None
    broken: bool = False
    drifts: bool = False


def as_json(value: "JsonInput") -> "JsonValue":
    """Return a scripted body as JSON; numbers keep their digits."""
    found: JsonValue = json.loads(json_text(value, "reply"), parse_float=ExactFloat.of)
    return found


def status_of(described: Described) -> int:
    """Return the status of the described success."""
    text = success(described).status
    return int(text.replace("X", "0")) if text != "default" else 200


def example_of(described: Described, status: int) -> Shown:
    """Return the described response for a status, with its example; an empty one if there is none.

    A response without an example has that of a more general one, if their contents are of one media type.
    """
    by_status = {each.status: each for each in described.replies}
    kinds = described.operation.replies
    found = pick(kinds, status)
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        is_alike = found is None or key not in kinds or _media_type(kinds[key]) == _media_type(found[1])
        if key in by_status and is_alike:
            return by_status[key]
    return Shown(str(status))


def _media_type(kind: ReplyKind) -> str | None:
    """Return the media type of a response; ``None`` if it has no content."""
    return None if isinstance(kind, Empty) else kind.media_type


def raw(
    described: Described,
    status: int,
    body: "JsonValue | bytes",
    headers: Mapping[str, str],
    cookies: tuple[str, ...] = (),
) -> RawReply:
    """Build a response."""
    found = pick(described.operation.replies, status)
    kind = found[1] if found is not None else Json(lambda: object)
    fields = [*headers.items(), *(("set-cookie", cookie) for cookie in cookies)]
    if status in (204, 205, 304) or described.operation.method == "HEAD":
        return RawReply(status, Headers(fields))
    if isinstance(body, bytes):
        content = body
    elif isinstance(kind, Empty) and body is None:
        return RawReply(status, Headers(fields))
    elif isinstance(kind, Binary):
        content = _CONTENT if body is None else str(body).encode()
    elif isinstance(kind, StreamedItems):
        content = b"" if body is None else _items(body, kind.media_type)
    elif isinstance(kind, Events):
        content = b"" if body is None else _event(body)
    elif isinstance(kind, Json | Empty):
        content = _json(body, isinstance(kind, Json) and kind.exact).encode()
    else:
        content = b"" if body is None else str(body).encode()
    media_type = "application/json" if isinstance(kind, Empty) else kind.media_type
    if isinstance(kind, StreamedItems) and media_type.startswith("multipart/"):
        media_type = f"{media_type}; boundary={_BOUNDARY}"
    return RawReply(status, Headers([("content-type", media_type)]).with_fields(fields), content)


def _json(body: "JsonValue", exact: bool) -> str:
    return json_text(body, "reply") if exact else json.dumps(body, ensure_ascii=False)


def _items(body: "JsonValue", media_type: str) -> bytes:
    """Serialize a stream of items; a list contains several items."""
    before = "\x1e" if media_type.endswith("json-seq") else ""
    items = body if isinstance(body, list) else [body]
    if media_type.startswith("multipart/"):
        head = f"--{_BOUNDARY}\r\nContent-Type: application/json\r\n\r\n"
        parts = "".join(f"{head}{json.dumps(item, ensure_ascii=False)}\r\n" for item in items)
        return f"{parts}--{_BOUNDARY}--\r\n".encode()
    return "".join(f"{before}{json.dumps(item, ensure_ascii=False)}\n" for item in items).encode()


def _event(data: "JsonValue") -> bytes:
    """Serialize one server-sent event."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return ("".join(f"data: {line}\n" for line in text.split("\n")) + "\n").encode()


def drifting(checker: "Checker", described: Described, body: "JsonValue") -> "JsonValue":
    """Return a body that deviates from its schema.

    Raises:
        TypeError: the schema accepts any value.
    """
    schema = success(described).schema
    for changed in _changed(body):
        if not checker.fits(schema, changed):
            return changed
    raise TypeError(f"{described.operation.id}: the schema accepts any response, so no response can deviate from it")


def _changed(body: "JsonValue", depth: int = 0) -> "list[JsonValue]":
    """Return copies of a body, each with one value replaced, inner values first."""
    made: list[JsonValue] = []
    if isinstance(body, dict) and depth < 3:
        for name, member in body.items():
            made += [{**body, name: changed} for changed in _changed(member, depth + 1)]
    elif isinstance(body, list) and body and depth < 3:
        made += [[changed, *body[1:]] for changed in _changed(body[0], depth + 1)]
    return [*made, {"drifted": True} if not isinstance(body, dict) else "drifted"]
