"""The requests of one connection to a fake on a port, one after another."""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ..base.errors import Timeout, TransportError
from ..base.headers import Headers
from ..base.wire import RawReply, Request
from .handling import handle
from .http11 import Http, Invalid
from .mismatch import RequestMismatch
from .serving import refused

if TYPE_CHECKING:
    from .operation_fake import Kit

__all__ = ["Log", "converse"]

_LOGGER: Final = logging.getLogger(__name__)

Log = Callable[[str], None]
"""Called with a line for each request."""


async def converse(
    kit: "Kit", reader: asyncio.StreamReader, writer: asyncio.StreamWriter, origin: str, log: Log
) -> None:
    """Serve all requests of a connection until it ends.

    Args:
        kit: the fake.
        reader: the reader of the connection.
        writer: the writer of the connection.
        origin: the host and port of the server, for a request without a host.
        log: called with a line for each request.
    """
    http = Http(reader, writer, origin)
    try:
        while await _exchange(kit, http, reader, writer, log):
            pass
        writer.close()
    except (TransportError, OSError, asyncio.CancelledError):
        # Scripted by the test, closed by the client, or stopped.
        writer.transport.abort()


async def _exchange(
    kit: "Kit", http: Http, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, log: Log
) -> bool:
    """Serve one request; return whether the connection stays open."""
    try:
        request = await http.request()
    except Invalid as invalid:
        log(f"{invalid.status}, {invalid}")
        await http.respond(_failure(invalid.status, str(invalid)), last=True)
        return False
    if request is None:
        return False
    line = f"{request.method} {urlsplit(request.url).path}:"
    upgrade = next((each for each in kit.upgrades if each.takes(request)), None)
    refusal = None if upgrade is None else upgrade.refuses(request)
    if upgrade is not None and refusal is None:
        log(f"{line} 101")
        begun = await http.switch(upgrade.accepts(request))
        await upgrade.converse(reader, writer, begun)
        return False
    try:
        reply, delay = _answer(kit, request) if refusal is None else (refusal, 0.0)
    except TransportError as error:
        log(f"{line} {type(error).__name__}, scripted")
        if isinstance(error, Timeout):
            await http.hang()
        raise
    await asyncio.sleep(delay)
    reason = reply.headers.get("fake-mismatch")
    log(f"{line} {reply.status}{f', {reason}' if reason else ''}")
    try:
        return await http.respond(reply)
    except ValueError as error:
        return await http.respond(_failure(500, f"the scripted response is not valid: {error}"))


def _answer(kit: "Kit", request: Request) -> tuple[RawReply, float]:
    """Return the response of the fake and the seconds of delay.

    Raises:
        TransportError: scripted by the test.
    """
    methods = kit.routes().methods(request.url)
    if request.method == "HEAD" and "HEAD" not in methods and "GET" in methods:
        request = replace(request, method="GET")
    try:
        return handle(kit, request, port=True)
    except RequestMismatch as mismatch:
        return refused(kit, mismatch, methods), 0.0
    except TransportError:
        raise
    except Exception as error:
        _LOGGER.exception("the fake failed")
        return _failure(500, f"the fake failed: {error}"), 0.0


def _failure(status: int, reason: str) -> RawReply:
    content = json.dumps({"error": reason}, ensure_ascii=False).encode()
    return RawReply(status, Headers([("content-type", "application/json")]), content)
