"""Byte streams of WebSockets, opened with the proxies and certificates of every other request.

``connect`` sends the handshake. If the server switches protocols, the connection is handed over as a ``Wire``; any
other response is read and returned as usual.
"""

import contextlib
import socket
from collections.abc import Mapping
from typing import Final, cast

import httpcore2

from ..base.async_library import library
from ..base.errors import InvalidArgument, TransportError
from ..base.headers import Headers
from ..base.iterating import iterating
from ..base.timeouts import bound
from ..base.wire import AsyncTransport, RawReply, Request, Transport
from ..http.error_mapping import cause, translate
from ..http.network import Exchange, current
from ..http.responses import FAILURES, raise_typed
from ..http.transport import AsyncHttpTransport, HttpTransport, Reading

__all__ = ["AsyncWire", "Wire", "connect", "connect_async"]

_PIECE: Final = 65536
_PARTING: Final = 1.0
"""Seconds to send the closing frame."""

_SWITCHING: Final = 101
_BROKEN: Final = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException)


class Wire:
    """A connection for threads: one thread reads and writes, any thread may interrupt."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self._stream = cast("httpcore2.NetworkStream", _stream(response))

    def read(self, seconds: float) -> bytes | None:
        """Return the bytes that arrive within some seconds; ``None`` on timeout, empty at the end of the stream.

        Raises:
            TransportError: the connection was lost.
        """
        try:
            return self._stream.read(_PIECE, max(seconds, 0.001))
        except httpcore2.ReadTimeout:
            return None
        except _BROKEN:
            raise TransportError("the connection was lost") from None

    def write(self, data: bytes, seconds: float | None) -> None:
        """Send bytes.

        Raises:
            TransportError: the connection was lost.
        """
        try:
            self._stream.write(data, seconds)
        except _BROKEN:
            raise TransportError("the connection was lost") from None

    def interrupt(self) -> None:
        """Interrupt a ``read`` in another thread."""
        end = self._stream.get_extra_info("socket")
        if isinstance(end, socket.socket):
            # The method of the plain socket: ssl.SSLSocket.shutdown would drop the encryption of data still being sent.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(end, socket.SHUT_RD)

    def close(self, farewell: bytes) -> None:
        """Send the closing frame and close the connection."""
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
        """Return the bytes that arrive within some seconds; ``None`` on timeout, empty at the end of the stream.

        Raises:
            TransportError: the connection was lost.
        """
        try:
            return await self._stream.read(_PIECE, max(seconds, 0.001))
        except httpcore2.ReadTimeout:
            return None
        except _BROKEN:
            raise TransportError("the connection was lost") from None

    async def write(self, data: bytes, seconds: float | None) -> None:
        """Send bytes.

        Raises:
            TransportError: the connection was lost.
        """
        try:
            await self._stream.write(data, seconds)
        except _BROKEN:
            raise TransportError("the connection was lost") from None

    async def close(self, farewell: bytes) -> None:
        """Send the closing frame and close the connection."""
        with contextlib.suppress(*_BROKEN):
            if farewell:
                await self._stream.write(farewell, _PARTING)
        await self._response.aclose()


def connect(transport: Transport, request: Request) -> tuple[RawReply, Wire | None]:
    """Request a WebSocket within ``request.remaining`` seconds; return the response, and the wire if its status is 101.

    Raises:
        InvalidArgument: the transport was passed by the caller and cannot open WebSockets.
        Error: no response arrived.
    """
    if not isinstance(transport, HttpTransport):
        raise InvalidArgument("transport: the given transport cannot open WebSockets; create the client without it")
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
            # A server that refuses to switch closes the connection, so it must not be reused.
            cast("httpcore2.NetworkStream", _stream(response)).close()
            response.close()
        return reading.whole(), None
    except FAILURES as error:
        raise_typed(error, request)
    finally:
        current.reset(token)


async def connect_async(transport: AsyncTransport, request: Request) -> tuple[RawReply, AsyncWire | None]:
    """Request a WebSocket within ``request.remaining`` seconds; return the response, and the wire if its status is 101.

    Raises:
        InvalidArgument: the transport was passed by the caller and cannot open WebSockets.
        Error: no response arrived.
    """
    if not isinstance(transport, AsyncHttpTransport):
        raise InvalidArgument("transport: the given transport cannot open WebSockets; create the client without it")
    token = current.set(Exchange(request.remaining))
    try:
        async with library().timeout(bound(request.remaining)):
            response = await transport.open(request)
            if response.status == _SWITCHING:
                return _switched(response), AsyncWire(response)
            try:
                reading = Reading(request, response)
                async with iterating(reading.async_pieces()) as pieces:
                    async for chunk in pieces:
                        reading.add(chunk)
            finally:
                await cast("httpcore2.AsyncNetworkStream", _stream(response)).aclose()
                await response.aclose()
            return reading.whole(), None
    except FAILURES as error:
        raise_typed(error, request)
    except TimeoutError as error:
        raise translate(error, request) from cause(error)
    finally:
        current.reset(token)


def _stream(response: httpcore2.Response) -> object:
    extensions: Mapping[str, object] = vars(response)["extensions"]
    return extensions["network_stream"]


def _switched(response: httpcore2.Response) -> RawReply:
    fields = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
    return RawReply(response.status, Headers(fields))
