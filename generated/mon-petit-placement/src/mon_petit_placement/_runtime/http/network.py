"""Sockets that enforce the deadline of a request.

A read timeout never expires if a server sends one byte per second. Therefore each read and write is also limited by the
time left until the deadline, the header section has a maximum size, and data after the response is detected.
"""

import logging
import re
import socket
import time
import weakref
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final, cast

import httpcore2

from ..base.timeouts import bound

if TYPE_CHECKING:
    import ssl

__all__ = ["AsyncBoundedBackend", "BoundedBackend", "Exchange", "current", "hide_exchanges"]

_LONGEST_HEAD: Final = 256 * 1024
"""The maximum number of bytes of status lines and header fields per exchange, including interim responses."""

_PIECE: Final = 16384

_HAIR: Final = 0.005
"""A timeout within this many seconds of the deadline counts as caused by the deadline."""

_HEAD_END: Final = re.compile(rb"\n\r?\n")


class Exchange:
    """One request and its response, at the byte level."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self.stream: httpcore2.NetworkStream | None = None
        """The stream of the response, for threads."""
        self.async_stream: httpcore2.AsyncNetworkStream | None = None
        """The stream of the response, for tasks."""
        self.restart()

    def restart(self) -> None:
        """Discard the bytes counted so far, which belonged to the handshake with a proxy."""
        self._head: bytearray | None = bytearray()
        self._head_read = 0
        self._body_read = 0
        self._tail = b""

    def unbind(self) -> None:
        """Remove the deadline: the header section has arrived, and a streamed body may take any time."""
        self._end = float("inf")

    @property
    def over(self) -> bool:
        """Whether the deadline has passed, or is about to."""
        return self._end - time.monotonic() < _HAIR

    def left(self, seconds: float | None) -> float | None:
        """Return the seconds for one step; ``None`` for no limit.

        Raises:
            httpcore2.TimeoutException: the deadline has passed.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the deadline passed")
        return bound(left, seconds)

    def feed(self, data: bytes) -> None:
        """Count received bytes.

        Raises:
            httpcore2.RemoteProtocolError: the header section is too large.
        """
        if self._head is None:
            self._body_read += len(data)
            self._tail = (self._tail + data)[-5:]
            return
        self._head += data
        self._head_read += len(data)
        while self._head is not None and (end := _end_of_head(self._head)):
            interim = self._head[9:10].startswith(b"1")
            del self._head[:end]
            if not interim:
                self._body_read, self._tail = len(self._head), bytes(self._head[-5:])
                self._head_read -= self._body_read
                self._head = None
        if self._head_read > _LONGEST_HEAD:
            raise httpcore2.RemoteProtocolError("the header section of the response is too large")

    def overflows(self, method: str, status: int, headers: Mapping[str, str]) -> bool:
        """Return whether the server sent data after the response, so that the connection cannot be reused."""
        length, coding = headers.get("content-length"), headers.get("transfer-encoding")
        if method == "HEAD" or status in (204, 304):
            return self._body_read > 0
        if coding is not None:
            return length is not None or not self._tail.endswith(b"\r\n\r\n")
        return length is not None and str(self._body_read) != length


def _end_of_head(head: bytearray) -> int:
    """Return the end of the first header section; 0 if it is incomplete."""
    found = _HEAD_END.search(head)
    return 0 if found is None else found.end()


current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)
"""The current exchange of this thread or task."""


class _OwnExchanges(logging.Filter):
    """Drops log records of httpcore2 about exchanges of this client, since they contain whole responses and tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the records of other users of the library."""
        return current.get() is None


@cache
def hide_exchanges() -> None:
    """Make the loggers of httpcore2 drop their records about exchanges of this client.

    Called before the first request is sent, so that importing the package changes no logger.
    """
    for name in ("connection", "http11", "proxy", "socks"):
        logging.getLogger(f"httpcore2.{name}").addFilter(_OwnExchanges())


def _left(seconds: float | None) -> float | None:
    exchange = current.get()
    return seconds if exchange is None else exchange.left(seconds)


def _restart() -> None:
    exchange = current.get()
    if exchange is not None:
        exchange.restart()


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, _left(timeout))
        exchange = current.get()
        if exchange is not None:
            exchange.stream = self
            exchange.feed(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[start : start + _PIECE], _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: "ssl.SSLContext", server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = _Stream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))
        _restart()
        return secured

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class BoundedBackend(httpcore2.SyncBackend):
    """Connects within the time left until the deadline, regardless of the number of addresses."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address that accepts; each one gets an equal part of the time that is left."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        failure: Exception = httpcore2.ConnectError("the host has no address")
        options = list(socket_options or ())
        seconds = _left(timeout)
        end = None if seconds is None else time.monotonic() + seconds
        addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
        for number, address in enumerate(addresses):
            part = None if end is None else max((end - time.monotonic()) / (len(addresses) - number), 0.001)
            try:
                return _Stream(super().connect_tcp(address, port, part, local_address, options))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


class _AsyncStream(httpcore2.AsyncNetworkStream):
    def __init__(self, stream: httpcore2.AsyncNetworkStream, known: "weakref.WeakSet[_AsyncStream]") -> None:
        self._stream = stream
        self._known = known
        known.add(self)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._stream.read(max_bytes, _left(timeout))
        exchange = current.get()
        if exchange is not None:
            exchange.async_stream = self
            exchange.feed(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, _left(timeout))

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: "ssl.SSLContext", server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        secured = _AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, _left(timeout)), self._known)
        _restart()
        return secured

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    def close_sockets(self) -> None:
        """Close the socket after its event loop was closed."""
        end = self._stream.get_extra_info("socket")
        # asyncio exposes sockets without a ``close`` method; the sockets of other event loops ended with their loop.
        inner: object = getattr(end, "_sock", None)
        if isinstance(inner, socket.socket):
            inner.close()


class AsyncBoundedBackend(httpcore2.AsyncNetworkBackend):
    """The async counterpart of ``BoundedBackend``."""

    def __init__(self) -> None:
        self._backend = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())
        self._streams: weakref.WeakSet[_AsyncStream] = weakref.WeakSet()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address that accepts."""
        stream = await self._backend.connect_tcp(host, port, _left(timeout), local_address, socket_options)
        return _AsyncStream(stream, self._streams)

    def close_sockets(self) -> None:
        """Close all sockets after their event loop was closed."""
        for stream in list(self._streams):
            stream.close_sockets()
