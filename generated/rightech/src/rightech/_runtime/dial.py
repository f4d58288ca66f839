"""One WebSocket's bytes, on the connections that every other request uses: the same proxies, the same certificates.

A ``dial`` sends the request of a handshake. A server that switches leaves the connection to a wire; any other answer
is given whole, as of any request.
"""

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from typing import Final, cast

import httpcore2
import httpx2

from .errors import InvalidArgument, TransportError
from .failure import cause, translate
from .headers import Headers
from .network import Exchange, current
from .options import bound
from .transport import AsyncHttpTransport, HttpTransport, Reading
from .wire import AsyncTransport, RawReply, Request, Transport

__all__ = ["AsyncWire", "Wire", "dial", "dial_async"]

_PIECE: Final = 65536
_PARTING: Final = 1.0
"""Seconds for the last words."""

_SWITCHING: Final = 101
_BROKEN: Final = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException)
_FAILURES: Final = (*_BROKEN, httpcore2.ProxyError, httpcore2.UnsupportedProtocol, httpx2.DecodingError)


class Wire:
    """A connection for threads: one reads and writes, any may interrupt."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self._stream = cast("httpcore2.NetworkStream", _stream(response))

    def read(self, seconds: float) -> bytes | None:
        """Give what comes within some seconds; ``None`` when nothing does, nothing at all at the end.

        Raises:
            TransportError: the connection broke.
        """
        try:
            return self._stream.read(_PIECE, max(seconds, 0.001))
        except httpcore2.ReadTimeout:
            return None
        except _BROKEN:
            raise TransportError("the connection broke") from None

    def write(self, data: bytes, seconds: float | None) -> None:
        """Send.

        Raises:
            TransportError: the connection broke.
        """
        try:
            self._stream.write(data, seconds)
        except _BROKEN:
            raise TransportError("the connection broke") from None

    def interrupt(self) -> None:
        """End a ``read`` of another thread."""
        end = self._stream.get_extra_info("socket")
        if isinstance(end, socket.socket):
            # The plain socket's method: that of a TLS socket would strip the encryption off what is still sent.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(end, socket.SHUT_RD)

    def close(self, farewell: bytes) -> None:
        """Say farewell and close."""
        with contextlib.suppress(*_BROKEN):
            if farewell:
                self._stream.write(farewell, _PARTING)
        self._response.close()


class AsyncWire:
    """A connection for tasks."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self._stream = cast("httpcore2.AsyncNetworkStream", _stream(response))

    async def read(self, seconds: float) -> bytes | None:
        """Give what comes within some seconds; ``None`` when nothing does, nothing at all at the end.

        Raises:
            TransportError: the connection broke.
        """
        try:
            return await self._stream.read(_PIECE, max(seconds, 0.001))
        except httpcore2.ReadTimeout:
            return None
        except _BROKEN:
            raise TransportError("the connection broke") from None

    async def write(self, data: bytes, seconds: float | None) -> None:
        """Send.

        Raises:
            TransportError: the connection broke.
        """
        try:
            await self._stream.write(data, seconds)
        except _BROKEN:
            raise TransportError("the connection broke") from None

    async def close(self, farewell: bytes) -> None:
        """Say farewell and close."""
        with contextlib.suppress(*_BROKEN):
            if farewell:
                await self._stream.write(farewell, _PARTING)
        await self._response.aclose()


def dial(transport: Transport, request: Request) -> tuple[RawReply, Wire | None]:
    """Ask for a WebSocket, within ``request.remaining`` seconds; give the reply, and the wire where it is one of 101.

    Raises:
        InvalidArgument: the transport is the caller's own, and opens no WebSockets.
        Error: no answer came.
    """
    if not isinstance(transport, HttpTransport):
        raise InvalidArgument("transport: the one that was given opens no WebSockets")
    token = current.set(Exchange(request.remaining))
    try:
        response = transport.open(request)
        if response.status == _SWITCHING:
            return _switched(response), Wire(response)
        try:
            reading = Reading(request, response)
            for chunk in reading.pieces():
                reading.add(chunk)
        finally:
            # Servers that refuse to switch hang up, and the next request must not be sent into that.
            cast("httpcore2.NetworkStream", _stream(response)).close()
            response.close()
        return reading.whole(), None
    except _FAILURES as error:
        raise translate(error, request) from cause(error)
    finally:
        current.reset(token)


async def dial_async(transport: AsyncTransport, request: Request) -> tuple[RawReply, AsyncWire | None]:
    """Ask for a WebSocket, within ``request.remaining`` seconds; give the reply, and the wire where it is one of 101.

    Raises:
        InvalidArgument: the transport is the caller's own, and opens no WebSockets.
        Error: no answer came.
    """
    if not isinstance(transport, AsyncHttpTransport):
        raise InvalidArgument("transport: the one that was given opens no WebSockets")
    token = current.set(Exchange(request.remaining))
    try:
        async with asyncio.timeout(bound(request.remaining)):
            response = await transport.open(request)
            if response.status == _SWITCHING:
                return _switched(response), AsyncWire(response)
            try:
                reading = Reading(request, response)
                async for chunk in reading.async_pieces():
                    reading.add(chunk)
            finally:
                await cast("httpcore2.AsyncNetworkStream", _stream(response)).aclose()
                await response.aclose()
            return reading.whole(), None
    except (*_FAILURES, TimeoutError) as error:
        raise translate(error, request) from cause(error)
    finally:
        current.reset(token)


def _stream(response: httpcore2.Response) -> object:
    extensions: Mapping[str, object] = vars(response)["extensions"]
    return extensions["network_stream"]


def _switched(response: httpcore2.Response) -> RawReply:
    fields = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
    return RawReply(response.status, Headers(fields))
