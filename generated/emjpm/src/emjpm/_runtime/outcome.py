"""What one reply comes to: the value of a success with every drift told, or the error of anything else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Unpack

from .drift import Drift, announce
from .errors import BY_STATUS, ApiError, ClientError, DecodeError, Details, DriftError, ServerError, UnexpectedStatus
from .headers import Headers
from .operation import Empty, Operation, ReplyKind
from .reply import Reply
from .wire import RawReply

if TYPE_CHECKING:
    from .call import Call

__all__ = ["Note", "Success", "conclude", "drift_error", "request_id", "success", "tell"]


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


@dataclass(frozen=True, slots=True)
class Success:
    """How to read a reply that is a success.

    Attributes:
        kind: what it is read as.
        expected: the statuses that are described, where this is none of them.
        may_be_empty: whether nothing says that it has content.
    """

    kind: ReplyKind
    expected: str = ""
    may_be_empty: bool = False


def success(operation: Operation[object], status: int) -> Success | None:
    """Return how to read a reply of this status, or ``None`` where it is no success.

    Every 2xx is a success: one that is not described is read like the nearest that is.
    """
    from .decode import pick

    found = pick(operation.replies, status)
    if operation.gives_redirect and found is not None and found[0][0] in "23":
        return Success(found[1])
    if not 200 <= status < 300:
        return None
    good = [key for key in operation.replies if key[0] == ("3" if operation.gives_redirect else "2")]
    if found is None or (found[0] == "default" and good):
        named = f"status {' or '.join(good)}" if good else "no status 2xx"
        return Success(_nearest(operation, status) or Empty(), named, may_be_empty=True)
    if isinstance(found[1], Empty):
        # Nothing is said of what it holds, and the other successes are the best guess.
        return Success(_nearest(operation, status) or found[1], may_be_empty=True)
    return Success(found[1])


def _nearest(operation: Operation[object], status: int) -> ReplyKind | None:
    """Return the described success with content whose status is nearest."""
    found = [
        (abs(int(key[:3].upper().replace("X", "0")) - status), key)
        for key, kind in operation.replies.items()
        if key[0] == "2" and not isinstance(kind, Empty)
    ]
    return operation.replies[min(found)[1]] if found else None


def conclude(call: "Call", raw: RawReply, read: Callable[[ReplyKind, RawReply, Note], object] | None) -> Reply[object]:
    """Return the reply of a success, or raise the error of anything else.

    Raises:
        ApiError: the status is no success.
        DecodeError: the content is cut off.
        DriftError: something is not as described, and ``strict=True`` was asked.
    """
    from .decode import Undecodable, decode, media_type

    operation = call.operation
    note = Note(operation.id, raw.status)
    found = success(operation, raw.status)
    if found is None:
        raise _failure(call, raw, note)
    for remark in raw.remarks:
        note("", "a whole reply", remark, None)
    if found.expected:
        note("", found.expected, f"status {raw.status}", None)
    try:
        if read is not None:
            data = read(found.kind, raw, note)
        else:
            data = None if found.may_be_empty and not raw.content else decode(found.kind, raw, note)
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
    return drift_error("the reply is not as described", note.drifts, **details)


def drift_error(what: str, drifts: Sequence[Drift], **details: Unpack[Details]) -> DriftError:
    """Return the error of a reply that is not as described, the first place in its message."""
    error = DriftError(f"{what}: {drifts[0].place}", **details)
    error.drifts = tuple(str(drift) for drift in drifts)
    return error


def tell(call: "Call", drifts: list[Drift]) -> None:
    """Tell every drift to the caller's listener, or to the log."""
    for drift in drifts:
        announce(drift, call.settings.on_drift, call.core.logger)


def _failure(call: "Call", raw: RawReply, note: Note) -> ApiError:
    from .decode import loose, pick

    details = call.details(raw)
    found = pick(call.operation.replies, raw.status)
    details["body"] = loose(found[1] if found else None, replace(raw, content=details.get("content", b"")), note)
    tell(call, note.drifts)
    base = ClientError if 400 <= raw.status < 500 else ServerError if 500 <= raw.status < 600 else UnexpectedStatus
    known = call.core.api.errors().get(raw.status) or BY_STATUS.get(raw.status, base)
    return known(_message(raw, details), **details)


def _message(raw: RawReply, details: Details) -> str:
    """Return what the server says, or else what the status means."""
    from .decode import content_text, media_type
    from .words import words

    said = words(content_text(raw, details.get("content", b"")), media_type(raw)[0])
    if said:
        return said
    try:
        return HTTPStatus(raw.status).phrase
    except ValueError:
        return "the server does not say why"
