"""Turn a response into its value and report deviations, or raise the error for its status.

The decoding itself is in ``codec``: ``decode.decode``, then ``lenient.read`` for JSON.
"""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from ..base.errors import (
    BY_STATUS,
    ApiError,
    ClientError,
    DecodeError,
    Details,
    DriftError,
    ServerError,
    UnexpectedStatus,
)
from ..base.notes import Note, drift_error
from ..base.operation import Empty, Json, Operation, ReplyKind
from ..base.reply import Reply
from ..base.wire import RawReply
from .state import Call, request_id

if TYPE_CHECKING:
    from ..base.drift import Drift

__all__ = ["Success", "parse_response", "report_drifts", "success"]


class Success(NamedTuple):
    """How to decode a successful response.

    Attributes:
        kind: how to decode it.
        expected: the described statuses in words, if this is not one of them.
        may_be_empty: whether the description does not require content.
    """

    kind: ReplyKind
    expected: str = ""
    may_be_empty: bool = False


def success(operation: Operation[object], status: int) -> Success | None:
    """Return how to decode a response of this status; ``None`` if it is not a success.

    Every 2xx is a success; an undescribed one is decoded like the nearest described one. A described 3xx is one too.
    """
    from ..codec.decode import pick

    exact = operation.replies.get(str(status))
    if exact is not None and 200 <= status < 300 and not isinstance(exact, Empty):
        return Success(exact)
    found = pick(operation.replies, status)
    if operation.gives_redirect and found is not None and found[0][0] in "23":
        return Success(found[1])
    if 300 <= status < 400 and found is not None and found[0][0] == "3" and operation.returns_redirects:
        return Success(found[1], may_be_empty=True)
    if not 200 <= status < 300:
        return None
    good = [key for key in operation.replies if key[0] == ("3" if operation.gives_redirect else "2")]
    if found is None or (found[0] == "default" and good):
        named = f"status {' or '.join(good)}" if good else "no status 2xx"
        return Success(_nearest(operation, status) or Empty(), named, may_be_empty=True)
    if isinstance(found[1], Empty):
        # Its content is not described; the nearest success is the best guess.
        return Success(_nearest(operation, status) or found[1], may_be_empty=True)
    return Success(found[1])


def _nearest(operation: Operation[object], status: int) -> ReplyKind | None:
    """Return the described success with content and the nearest status."""
    found = [
        (abs(int(key[:3].upper().replace("X", "0")) - status), key)
        for key, kind in operation.replies.items()
        if key[0] == "2" and not isinstance(kind, Empty)
    ]
    return operation.replies[min(found)[1]] if found else None


def parse_response(
    call: "Call", raw: RawReply, read: Callable[[ReplyKind, RawReply, Note], object] | None
) -> Reply[object]:
    """Return the ``Reply`` of a success, or raise the error of any other status.

    Raises:
        ApiError: the status is not a success.
        DecodeError: the content is truncated.
        DriftError: the response does not match its schema, and ``strict=True`` is set.
    """
    from ..codec.decode import Undecodable, decode, media_type

    operation = call.operation
    note = Note(operation.id, raw.status)
    note.expired = call.is_overdue
    found = success(operation, raw.status)
    if found is None:
        raise _failure(call, raw, note)
    for remark in raw.remarks:
        note("", "a whole response", remark, None)
    kind = found.kind
    if found.expected:
        note("", found.expected, f"status {raw.status}", None)
    try:
        if read is not None:
            data = read(kind, raw, note)
        elif found.may_be_empty and not raw.content:
            data = None
        else:
            if isinstance(kind, Json) and kind.variants:
                usual, kind = kind, kind.variants.get(media_type(raw)[0], kind)
                if kind is not usual:
                    note("", usual.media_type, kind.media_type, None)
            data = decode(kind, raw, note)
    except Undecodable as reason:
        error = DecodeError(f"the response cannot be decoded: {reason}", **call.details(raw))
        error.content_type = media_type(raw)[0]
        raise error from None
    drifts = note.drifts
    if drifts:
        if call.settings.strict:
            raise _drifted(call, raw, note, kind, data)
        report_drifts(call, drifts)
    elapsed = call.core.clock.now() - call.started
    return Reply(
        operation.id, raw.status, raw.headers, request_id(raw.headers), data, raw.content, call.attempts, elapsed
    )


def _drifted(call: "Call", raw: RawReply, note: Note, kind: ReplyKind, data: object) -> DriftError:
    from ..codec.decode import Undecodable, decode

    details = call.details(raw)
    scrubbed = details.get("content", b"")
    if scrubbed != raw.content:
        # Decoded anew, without the secrets.
        try:
            data = decode(kind, replace(raw, content=scrubbed), Note("", 0))
        except Undecodable:
            data = None
    details["body"] = data
    return drift_error("the response does not match its schema", note.drifts, **details)


def report_drifts(call: "Call", drifts: "list[Drift]") -> None:
    """Pass each drift to the caller's ``on_drift``, or log it."""
    from ..base.drift import announce

    for drift in drifts:
        announce(drift, call.settings.on_drift, call.core.drift_log)


def _failure(call: "Call", raw: RawReply, note: Note) -> ApiError:
    from ..codec.decode import loose, pick

    details = call.details(raw)
    found = pick(call.operation.replies, raw.status)
    body = loose(found[1] if found else None, replace(raw, content=details.get("content", b"")), note)
    details["body"] = call.core.session.scrubber().tree(body)
    report_drifts(call, note.drifts)
    base = ClientError if 400 <= raw.status < 500 else ServerError if 500 <= raw.status < 600 else UnexpectedStatus
    known = call.core.api.errors().get(raw.status) or BY_STATUS.get(raw.status, base)
    return known(call.core.session.scrubber().text(_message(raw, details)), **details)


def _message(raw: RawReply, details: Details) -> str:
    """Return the server's message, or else the meaning of the status."""
    from ..codec.decode import content_text, media_type
    from ..codec.error_summary import summarize

    summary = summarize(content_text(raw, details.get("content", b"")), media_type(raw)[0])
    if summary:
        return summary
    try:
        return HTTPStatus(raw.status).phrase
    except ValueError:
        return "the server gave no reason"
