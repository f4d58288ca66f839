"""The HTTP transports, built on the connection pools of httpcore2, whose types are not part of the API.

Requests do not pass through an httpx2 client, so that its cookies, redirects, .netrc and logging do not apply. Only its
connection pools, proxies, certificates and content codings are used.
"""

import contextlib
import os
import time
from collections.abc import AsyncGenerator, AsyncIterator

import httpcore2

from ..base.async_library import library
from ..base.iterating import iterating
from ..base.locks import lock_of
from ..base.loops import PerLoop
from ..base.options import ClientOptions
from ..base.timeouts import bound
from ..base.wire import RawReply, Request
from .error_mapping import translate
from .network import AsyncBoundedBackend, BoundedBackend, Exchange, current
from .pools import PoolSettings
from .responses import FAILURES, AsyncPieces, Pieces, Reading, core_request, raise_typed

__all__ = ["AsyncHttpTransport", "HttpTransport", "Reading"]


class HttpTransport:
    """The HTTP transport for threads."""

    def __init__(self, options: ClientOptions) -> None:
        self._settings = PoolSettings(options)
        self._pools: dict[tuple[bool, str], httpcore2.ConnectionPool] = {}
        self._process = os.getpid()
        self._lock = lock_of(self, "_lock")

    @classmethod
    def of(cls, options: ClientOptions) -> "HttpTransport":
        """Create the transport of a client."""
        return cls(options)

    def send(self, request: Request) -> RawReply:
        """Send one request within ``request.remaining`` seconds."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        try:
            return self._exchange(request, exchange)
        except FAILURES as error:
            raise_typed(error, request)
        finally:
            current.reset(token)

    def _exchange(self, request: Request, exchange: Exchange) -> RawReply:
        response = self.open(request)
        kept = False
        try:
            reading = Reading(request, response)
            kept = reading.kept
            if kept:
                return RawReply(reading.status, reading.headers, rest=Pieces(reading, response, exchange))
            for chunk in reading.pieces():
                reading.add(chunk)
            if reading.overflows(exchange) and exchange.stream is not None:
                exchange.stream.close()
            return reading.whole()
        finally:
            if not kept:
                response.close()

    def open(self, request: Request) -> httpcore2.Response:
        """Send a request and return its unread response, for an upgrade of the protocol; the caller closes it."""
        return self._pool(request.url).handle_request(core_request(request, request.content.chunks()))

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def _pool(self, url: str) -> httpcore2.ConnectionPool:
        proxy = self._settings.proxies.proxy(url)
        with self._lock:
            if self._process != os.getpid():
                # After a fork the connections belong to the parent: drop them without closing.
                self._pools, self._process = {}, os.getpid()
            secure = url.startswith("https:")
            key = (secure, "" if proxy is None else repr(proxy.url))
            if key not in self._pools:
                self._pools[key] = self._settings.make(httpcore2.ConnectionPool, BoundedBackend(), secure, proxy)
            return self._pools[key]


class _LoopPools:
    """The connection pools of one event loop."""

    def __init__(self) -> None:
        self._library = library()
        self.backend = AsyncBoundedBackend()
        self.pools: dict[tuple[bool, str], httpcore2.AsyncConnectionPool] = {}
        self._end: AsyncGenerator[None] | None = None
        self._watched = False

    async def watch(self) -> None:
        """Close the connections when the event loop ends.

        ``asyncio.run`` and ``trio.run`` close the asynchronous generators of their loop at the end, which ends the one
        started here.
        """
        if not self._watched:
            self._watched, self._end = True, self._until_the_end()
            await anext(self._end)

    async def _until_the_end(self) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            # The generator keeps a reference to the loop even after the loop has ended.
            pools, self.pools, self._end = self.pools, {}, None
            for pool in pools.values():
                await pool.aclose()

    async def aclose(self) -> None:
        """Close all connections, within the event loop."""
        if self._end is not None:
            await self._end.aclose()

    def start_closing(self) -> None:
        """Close all connections in the background; called in the event loop, outside of its tasks."""
        self._library.start(self._closed, "close connections")

    async def _closed(self) -> None:
        with contextlib.suppress(Exception):
            await self.aclose()

    def close_sockets(self) -> None:
        """Close all connections after the event loop was closed."""
        # Before the pools let go of them.
        self.backend.close_sockets()
        self.pools = {}


class AsyncHttpTransport:
    """The HTTP transport for tasks; each event loop has its own connections."""

    def __init__(self, options: ClientOptions) -> None:
        self._settings = PoolSettings(options)
        self._loops = PerLoop(_LoopPools, _LoopPools.close_sockets)
        self._process = os.getpid()

    @classmethod
    def of(cls, options: ClientOptions) -> "AsyncHttpTransport":
        """Create the transport of a client."""
        return cls(options)

    async def send(self, request: Request) -> RawReply:
        """Send one request within ``request.remaining`` seconds."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        timer, end = library().timeout(bound(request.remaining)), time.monotonic() + request.remaining
        try:
            async with timer:
                try:
                    return await self._exchange(request, exchange)
                except FAILURES as error:
                    raise_typed(error, request)
        except TimeoutError as error:
            if not timer.expired() and time.monotonic() < end:
                raise
            raise translate(error, request) from error
        finally:
            current.reset(token)

    async def _exchange(self, request: Request, exchange: Exchange) -> RawReply:
        response = await self.open(request)
        kept = False
        try:
            reading = Reading(request, response)
            kept = reading.kept
            if kept:
                return RawReply(reading.status, reading.headers, rest=AsyncPieces(reading, response, exchange))
            async with iterating(reading.async_pieces()) as pieces:
                async for chunk in pieces:
                    reading.add(chunk)
            if reading.overflows(exchange) and exchange.async_stream is not None:
                await exchange.async_stream.aclose()
            return reading.whole()
        finally:
            if not kept:
                await response.aclose()

    async def open(self, request: Request) -> httpcore2.Response:
        """Send a request and return its unread response, for an upgrade of the protocol; the caller closes it."""
        pool = await self._pool(request.url)
        return await pool.handle_async_request(core_request(request, _chunks(request)))

    async def aclose(self) -> None:
        """Close all connections; those of other running event loops are closed in their own loops."""
        here = library().loop()
        for loop, pools in self._loops.take():
            if loop is here:
                await pools.aclose()
            elif loop.is_closed():
                pools.close_sockets()
            else:
                # Not awaited: the other loop may itself be waiting for this one.
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(pools.start_closing)

    async def _pool(self, url: str) -> httpcore2.AsyncConnectionPool:
        proxy = self._settings.proxies.proxy(url)
        if self._process != os.getpid():
            # After a fork the connections belong to the parent: drop them without closing.
            self._loops, self._process = PerLoop(_LoopPools, _LoopPools.close_sockets), os.getpid()
        mine = self._loops.of(library().loop())
        await mine.watch()
        secure = url.startswith("https:")
        key = (secure, "" if proxy is None else repr(proxy.url))
        if key not in mine.pools:
            mine.pools[key] = self._settings.make(httpcore2.AsyncConnectionPool, mine.backend, secure, proxy)
        return mine.pools[key]


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    for chunk in request.content.chunks():
        yield chunk
