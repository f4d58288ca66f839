"""Check a request against the description, and respond to it."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .mismatch import RequestMismatch
from .operation_fake import Kit, OperationFake
from .received import Received, receive
from .serving import serve

if TYPE_CHECKING:
    from ..base.wire import RawReply, Request

__all__ = ["handle"]


def handle(kit: Kit, request: "Request", port: bool = False) -> "tuple[RawReply, float]":
    """Check a request, in process or on a port, and return its response and the seconds of delay.

    Raises:
        RequestMismatch: the request does not match the description.
        TransportError: scripted by the test.
    """
    with kit.lock:
        try:
            operation, received = _receive(kit, request, port)
        except RequestMismatch as mismatch:
            tokens = None if mismatch.operation else kit.keys.tokens(request)
            if tokens is not None:
                return tokens, 0.0
            kit.mismatches.append(mismatch)
            raise
        try:
            return serve(kit, operation, received, request)
        except RequestMismatch as mismatch:
            kit.mismatches.append(mismatch)
            raise


def _receive(kit: Kit, request: "Request", port: bool) -> tuple[OperationFake, Received]:
    route, path = kit.routes().find(request.method, request.url, port)
    operation = route.target
    described = operation.described
    values = receive(kit.sent, described, request, path, kit.keys.ignored())
    found = values.found
    received = Received(
        operation.name,
        request.method,
        request.url,
        found["path"],
        found["query"],
        found["header"],
        found["cookie"],
        values.body,
        request.headers,
    )
    faults = list(values.faults)
    if not kit.keys.has_ended(described.operation.security, request):
        faults = [*kit.keys.faults(described.operation.security, request), *faults]
    if faults:
        raise RequestMismatch(operation.name, f"{request.method} {urlsplit(request.url).path}", faults)
    operation.requests.append(received)
    kit.requests.append(received)
    return operation, received
