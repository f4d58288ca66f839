"""Respond to an accepted request, as scripted by the test or as described."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from ..base.errors import ConnectError, Timeout, TransportError
from ..base.headers import Headers
from ..base.timeouts import exceeded
from ..base.unset import Unset
from ..base.wire import RawReply
from ..codec.decode import pick
from .answers import Answer, drifting, example_of, raw, status_of
from .entities import Missing
from .mismatch import RequestMismatch
from .pages import Misled, page
from .pointers import at
from .roles import is_paged, list_pointer, success

if TYPE_CHECKING:
    from ..base.wire import Request
    from ..codec.values import JsonValue
    from .described import Described
    from .operation_fake import Kit, OperationFake
    from .received import Received

__all__ = ["refused", "serve"]

_ENDED = 401
_MISSING = 404
_NOT_ALLOWED = 405
_CLOSE: Final = {400: (422,), 401: (403,), 404: (410,), 415: (400, 422)}
"""The statuses that servers send in place of others."""

_LONGEST = 2000
"""The maximum length of a header field."""


def serve(kit: "Kit", operation: "OperationFake", received: "Received", request: "Request") -> "tuple[RawReply, float]":
    """Return the response and the seconds of delay.

    Raises:
        TransportError: scripted by the test, or a delay beyond the timeout of the client.
        RequestMismatch: the requested page does not exist.
    """
    if kit.keys.has_ended(operation.described.operation.security, request):
        return _shown(operation, _ENDED), 0.0
    answer = operation.scripted()
    if answer is None:
        return _plain(kit, operation, received), 0.0
    if answer.error is not None:
        raise _failure(answer.error, request)
    if answer.delay is not None:
        most = request.timeout.within(request.remaining)["read"]
        if most is not None and answer.delay > most:
            raise _late(Timeout, request)
        return _plain(kit, operation, received), answer.delay
    return _scripted(kit, operation, received, answer), 0.0


def _failure(error: TransportError | type[TransportError], request: "Request") -> TransportError:
    """Return a scripted error; a timeout names the limit of the client that a real server would exceed."""
    if isinstance(error, Timeout) and "limit" not in vars(error):
        error.limit = _late(type(error), request).limit
    if isinstance(error, TransportError):
        return error
    return _late(error, request) if issubclass(error, Timeout) else error("scripted by the test")


def _late(kind: type[Timeout], request: "Request") -> Timeout:
    step, what = ("connect", "no connection") if issubclass(kind, ConnectError) else ("read", "no response")
    own = request.timeout.connect if step == "connect" else request.timeout.read
    most = request.timeout.within(request.remaining)[step]
    failure = kind(exceeded(what, step, own))
    # After the deadline, there is no time left for another attempt.
    failure.permanent = most is not None and (own is None or most < own)
    failure.limit = "deadline" if failure.permanent else step
    return failure


def _scripted(kit: "Kit", operation: "OperationFake", received: "Received", answer: Answer) -> "RawReply":
    described = operation.described.asked_for(received.headers.get("accept", "")) or operation.described
    status = status_of(described) if answer.status is None else answer.status
    body = answer.body
    if answer.drifts:
        return raw(described, status, drifting(kit.given, described, success(described).body), answer.headers)
    if isinstance(body, Unset):
        if status == status_of(described):
            made = _plain(kit, operation, received)
            return type(made)(made.status, made.headers.with_fields(answer.headers.items()), made.content)
        return _shown(operation, status, answer)
    if isinstance(body, list) and is_paged(described) and 200 <= status < 300:
        listed, headers = _page(kit, operation, received, body)
        return raw(described, status, listed, {**headers, **answer.headers})
    kit.keys.notice(body if not isinstance(body, bytes) else None)
    return raw(described, status, body, answer.headers)


def refused(kit: "Kit", mismatch: RequestMismatch, methods: Collection[str]) -> "RawReply":
    """Return the response to a request that does not match the description.

    Its status is the closest described one, and its body the example for that status.

    Args:
        kit: the fake.
        mismatch: the mismatch.
        methods: the methods of the path.
    """
    operation = next((each for each in kit.operations if each.name == mismatch.operation), None)
    status = mismatch.status
    in_path = any(fault.place.startswith("path ") for fault in mismatch.faults)
    if in_path and operation is not None and operation.described.operation.method not in methods:
        # The path has parameters with invalid values; the same path without parameters has other methods.
        operation, status = None, _NOT_ALLOWED
    reason = {"fake-mismatch": " ".join(str(mismatch).split()).encode("ascii", "backslashreplace").decode()[:_LONGEST]}
    if status == _NOT_ALLOWED:
        reason["allow"] = ", ".join(sorted({*methods, *(["HEAD"] if "GET" in methods else [])}))
    if operation is not None:
        described = operation.described
        status = _refusal(described, status)
        if pick(described.operation.replies, status) is not None:
            return _shown(operation, status, Answer(headers=reason))
    content = json.dumps({"error": str(mismatch)}, ensure_ascii=False).encode()
    return RawReply(status, Headers([("content-type", "application/json"), *reason.items()]), content)


def _refusal(described: "Described", status: int) -> int:
    """Return the described status that is closest to one; the same if the description has none."""
    exact = (each for each in (status, *_CLOSE.get(status, ())) if str(each) in described.operation.replies)
    return next(exact, status)


def _shown(operation: "OperationFake", status: int, answer: Answer | None = None) -> "RawReply":
    """Return the described response of a status."""
    example = example_of(operation.described, status)
    headers = {**example.headers, **(answer.headers if answer is not None else {})}
    return raw(operation.described, status, example.body, headers)


def _plain(kit: "Kit", operation: "OperationFake", received: "Received") -> "RawReply":
    """Return the described response with the items that the test created."""
    other = operation.described.asked_for(received.headers.get("accept", ""))
    if other is not None:
        return raw(other, status_of(other), success(other).body, success(other).headers)
    described = operation.described
    headers = dict(success(described).headers)
    items = kit.entities().items(described, received)
    body: JsonValue | Missing
    if items is None and is_paged(described):
        items = _listed(operation)
    if items is not None:
        body, more = _page(kit, operation, received, items)
        headers |= more
    else:
        body = kit.entities().answer(described, received)
    if isinstance(body, Missing):
        return _shown(operation, _refusal(described, _MISSING))
    body, headers, cookies = kit.keys.gives(described.operation, body, headers)
    if described.operation.method == "POST":
        kit.keys.notice(body)
    return raw(described, status_of(described), body, headers, cookies)


def _listed(operation: "OperationFake") -> "list[JsonValue]":
    """Return the items in the example of a list."""
    pointer = list_pointer(operation.described)
    found = None if pointer is None else at(success(operation.described).body, pointer)
    return found if isinstance(found, list) else []


def _page(
    kit: "Kit", operation: "OperationFake", received: "Received", items: "list[JsonValue]"
) -> "tuple[JsonValue, dict[str, str]]":
    try:
        return page(kit.given, operation.described, received, items, kit.page_size)
    except Misled as misled:
        request = f"{received.method} {received.url.partition('?')[0]}"
        raise RequestMismatch(operation.name, request, [misled.fault]) from None
