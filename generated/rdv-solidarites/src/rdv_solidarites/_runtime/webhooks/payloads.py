"""Identify the webhook of a request, and read its payload."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast
from urllib.parse import parse_qs

from ..base.drift import Drift
from ..base.errors import DecodeError
from ..base.headers import Headers
from ..base.notes import Note
from ..base.operation import Binary, Empty, Json, Text
from ..base.wire import RawReply
from ..codec.decode import Undecodable, content_of, decode, find, is_json, media_type, typed
from ..codec.equality import same_json
from ..codec.json_reader import read_json

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["Criterion", "Form", "Hook", "Payload", "Reading", "chosen", "read", "unknown"]

_MISSING: Final = object()


@dataclass(frozen=True)
class Form:
    """A URL-encoded payload; ``type`` returns the type of its members, called on first use."""

    type: Callable[[], object]
    media_type: str = "application/x-www-form-urlencoded"


PayloadKind: TypeAlias = Json | Form | Text | Binary | Empty


@dataclass(frozen=True, slots=True)
class Criterion:
    """The values that identify a webhook, in a header or at a JSON pointer into the payload."""

    source: Literal["header", "body"]
    name: str
    values: tuple[str | int | bool, ...]


@dataclass(frozen=True)
class Hook:
    """A webhook as data: the class of its events, its name, the kind of its payload, and what identifies it."""

    event: type
    name: str
    kind: PayloadKind
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Payload:
    """The payload of a webhook with its deviations from the schema."""

    name: str
    data: object
    drifts: Sequence[Drift]


@dataclass(frozen=True, slots=True)
class Reading:
    """A payload read as that of a webhook."""

    hook: Hook
    payload: Payload


def chosen(hooks: Sequence[Hook], content: bytes, headers: Headers) -> Reading | None:
    """Return the payload, read as that of the only webhook that it can be; ``None`` if it is none of them.

    A webhook whose values are not those of the request is ruled out. Of the others, the one with the most equal values
    is taken, then the one whose schema the payload matches best. If several match equally, it may be any of them.

    Raises:
        DecodeError: the payload is truncated.
    """
    tree = _tree(content, headers)
    counts = [(_matches(hook, tree, headers), hook) for hook in hooks]
    most = max((count for count, _ in counts if count is not None), default=None)
    readings = [read(hook, content, headers) for count, hook in counts if count is not None and count == most]
    if not readings:
        return None
    ranks = [(len(each.payload.drifts), -_described(each.payload.data)) for each in readings]
    best = readings[ranks.index(min(ranks))]
    only = len(hooks) == 1 and not hooks[0].criteria
    if ranks.count(min(ranks)) > 1 or not (most or only or not best.payload.drifts):
        return None
    return best


def read(hook: Hook, content: bytes, headers: Headers) -> Reading:
    """Return the payload of a webhook, typed as far as it matches.

    Raises:
        DecodeError: the payload is truncated.
    """
    note = Note(hook.name, 0)
    if not headers.get("content-type") and not isinstance(hook.kind, Empty):
        headers = headers.with_fields([("content-type", hook.kind.media_type)])
    raw = RawReply(200, headers, content)
    if isinstance(hook.kind, Empty) and content:
        note("", "no content", "content", None)
    try:
        kind = hook.kind
        data = _form(kind, content, note) if isinstance(kind, Form) else decode(kind, raw, note)
    except Undecodable as reason:
        raise _undecodable(hook.name, content, headers, reason) from None
    return Reading(hook, Payload(hook.name, data, note.drifts))


def unknown(hooks: Sequence[Hook], content: bytes, headers: Headers) -> Payload:
    """Return the payload of a webhook that is not described, and the drift that reports it.

    Raises:
        DecodeError: the payload is truncated.
    """
    tree = _tree(content, headers)
    places = dict.fromkeys((each.source, each.name) for hook in hooks for each in hook.criteria)
    values = [(name if source == "body" else "", _value(source, name, tree, headers)) for source, name in places]
    pointer, value = next(((at, found) for at, found in values if isinstance(found, str)), ("", None))
    name = value if isinstance(value, str) else ""
    note = Note(name or "unknown webhook", 0)
    try:
        data = content_of(RawReply(200, headers, content), note)
    except Undecodable as reason:
        raise _undecodable(name, content, headers, reason) from None
    first = Drift(note.operation, 0, pointer, "a webhook of the description", "another, or one of several", value)
    return Payload(name, data, [first, *note.drifts])


def _tree(content: bytes, headers: Headers) -> object:
    """Return the payload as JSON, or the members of a form; ``_MISSING`` if it is neither."""
    kind, charset = media_type(RawReply(200, headers))
    if kind == Form.media_type:
        return _members(content)
    if kind and not is_json(kind) and content.lstrip()[:1] not in (b"{", b"["):
        return _MISSING
    try:
        return read_json(content, charset)[0]
    except Undecodable:
        return _MISSING


def _matches(hook: Hook, tree: object, headers: Headers) -> int | None:
    """Count the values of a webhook that the request has; ``None`` if it has others instead."""
    count = 0
    for criterion in hook.criteria:
        value = _value(criterion.source, criterion.name, tree, headers)
        if any(same_json(value, each) for each in criterion.values):
            count += 1
        elif value is not _MISSING:
            return None
    return count


def _value(source: str, name: str, tree: object, headers: Headers) -> object:
    if source == "header":
        return headers.get(name, _MISSING)
    try:
        return find(cast("JsonValue", tree), name)
    except LookupError:
        return _MISSING


def _described(data: object) -> int:
    from ..codec.unions import described

    return described(data)


def _members(content: bytes) -> "dict[str, JsonValue]":
    """Return the members of a form: texts, and lists of texts for repeated names."""
    pairs = parse_qs(content.decode(errors="replace"), keep_blank_values=True)
    return {name: values[0] if len(values) == 1 else cast("list[JsonValue]", values) for name, values in pairs.items()}


def _form(kind: Form, content: bytes, note: Note) -> object:
    """Return a form as its type; texts are converted to the types of the members where they can be."""
    from pydantic import TypeAdapter, ValidationError

    members: Mapping[str, JsonValue] = _members(content)
    annotation = kind.type()
    try:
        return TypeAdapter(cast("type[object]", annotation)).validate_strings(dict(members))
    except ValidationError:
        return typed(Json(kind.type), members, "", note)


def _undecodable(name: str, content: bytes, headers: Headers, reason: Undecodable) -> DecodeError:
    error = DecodeError(f"the payload cannot be decoded: {reason}", operation=name or None, content=content)
    error.content_type = media_type(RawReply(200, headers))[0]
    return error
