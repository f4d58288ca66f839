"""What one reply comes to: the value of a success with every drift told, or the error of anything else."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from .drift import Drift, announce
from .errors import BY_STATUS, ApiError, ClientError, DecodeError, Details, DriftError, ServerError, UnexpectedStatus
from .headers import Headers
from .operation import Operation, ReplyKind
from .reply import Reply
from .wire import RawReply

if TYPE_CHECKING:
    from .call import Call

__all__ = ["Note", "conclude", "request_id", "succeeds", "tell"]


def request_id(headers: Headers) -> str | None:
    """Give the server's own id of the request, under whichever name it gives it."""
    for name in ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid"):
        value = headers.get(name)
        if value:
            return value[:200]
    return None


class Note:
    """Takes note of every drift of one reply."""

    def __init__(self, operation: str, status: int) -> None:
        self.operation = operation
        self.status = status
        self.drifts: list[Drift] = []

    def __call__(self, pointer: str, expected: str, got: str, value: object) -> None:
        """Take note of one place."""
        self.drifts.append(Drift(self.operation, self.status, pointer, expected, got, value))


def conclude(call: "Call", raw: RawReply, read: Callable[[ReplyKind, RawReply, Note], object] | None) -> Reply[object]:
    """Give the reply of a success, or raise the error of anything else."""
    from .decode import Undecodable, decode, media_type, pick

    operation = call.operation
    note = Note(operation.id, raw.status)
    found = pick(operation.replies, raw.status)
    if found is None or not succeeds(raw.status, found[0], operation):
        raise _failure(call, raw, found[1] if found else None, note)
    try:
        data = (read or decode)(found[1], raw, note)
    except Undecodable as reason:
        error = DecodeError(f"the reply cannot be decoded: {reason}", **call.details(raw))
        error.content_type = media_type(raw)[0]
        raise error from None
    if call.settings.strict and note.drifts:
        raise _drifted(call, raw, note, data)
    tell(call, note.drifts)
    elapsed = call.core.clock.now() - call.started
    return Reply(
        operation.id, raw.status, raw.headers, request_id(raw.headers), data, raw.content, call.attempts, elapsed
    )


def _drifted(call: "Call", raw: RawReply, note: Note, data: object) -> DriftError:
    details = call.details(raw)
    details["body"] = data
    error = DriftError(f"the reply does not match its schema: {note.drifts[0]}", **details)
    error.drifts = tuple(str(drift) for drift in note.drifts)
    return error


def tell(call: "Call", drifts: list[Drift]) -> None:
    """Tell every drift to the caller's listener, or to the log."""
    for drift in drifts:
        announce(drift, call.settings.on_drift, call.core.logger)


def succeeds(status: int, key: str, operation: Operation[object]) -> bool:
    """Tell whether a declared reply is a success; the default is one only where no success is declared."""
    if operation.gives_redirect:
        return key[0] in "23"
    if not 200 <= status < 300:
        return False
    return key != "default" or not any(declared.startswith("2") for declared in operation.replies)


def _failure(call: "Call", raw: RawReply, kind: ReplyKind | None, note: Note) -> ApiError:
    from .decode import loose

    details = call.details(raw)
    details["body"] = loose(kind, replace(raw, content=details.get("content", b"")), note)
    tell(call, note.drifts)
    base = ClientError if 400 <= raw.status < 500 else ServerError if 500 <= raw.status < 600 else UnexpectedStatus
    known = call.core.api.errors().get(raw.status) or BY_STATUS.get(raw.status, base)
    return known(_summary(raw, details), **details)


def _summary(raw: RawReply, details: Details) -> str:
    """Say what came, with the beginning of a body that is short and plain."""
    said = f"the server answered {raw.status}"
    body = details.get("body")
    for name in ("detail", "message", "title", "error_description", "error"):
        # A model has the same members as attributes.
        text = cast("dict[str, object]", body).get(name) if isinstance(body, dict) else getattr(body, name, None)
        if isinstance(text, str) and text:
            return f"{said}: {text[:200]}"
    return said
