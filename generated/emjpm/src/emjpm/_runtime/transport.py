"""The network: one file that knows the HTTP library, httpx2, and shows none of its types.

No request goes through a client of the library, so nothing of it keeps cookies, follows redirects, reads .netrc or logs
a URL. Its connection pools, its proxies, its certificates and its content codings are used, and no more.
"""

import asyncio
import contextlib
import os
import ssl
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from pathlib import Path
from typing import Final, TypeVar

import httpcore2
import httpx2

from .failure import translate
from .loops import PerLoop
from .network import AsyncBoundedBackend, BoundedBackend, Exchange, current
from .options import ClientOptions, bound
from .reading import AsyncPieces, Pieces, Reading, core_request, typed_failures
from .route import Proxies
from .wire import RawReply, Request

__all__ = ["AsyncHttpTransport", "HttpTransport", "Reading"]

PoolT = TypeVar("PoolT")

_CONNECTIONS: Final = 100
_IDLE: Final = 20
_IDLE_SECONDS: Final = 5.0


class _Way:
    """How to reach a server: the proxy for it, the certificates trusted, the connections kept."""

    def __init__(self, options: ClientOptions) -> None:
        self.proxies = Proxies(options.get("proxy"), os.environ if options.get("trust_env", True) else {})
        self._verify = options.get("verify", True)
        self._trust_env = options.get("trust_env", True)
        self._context: ssl.SSLContext | None = None

    def context(self) -> ssl.SSLContext:
        """Give the certificates trusted."""
        if self._context is None:
            verify = self._verify
            if isinstance(verify, str):
                folder = Path(verify).is_dir()
                verify = ssl.create_default_context(
                    cafile=None if folder else verify, capath=verify if folder else None
                )
            self._context = httpx2.create_ssl_context(verify=verify, trust_env=self._trust_env)
        return self._context

    def make(self, pool: Callable[..., PoolT], backend: object, secure: bool, proxy: httpcore2.Proxy | None) -> PoolT:
        """Make a pool of connections; reading the certificates takes time, and plain HTTP needs none."""
        return pool(
            ssl_context=self.context() if secure or proxy is not None else None,
            proxy=proxy,
            max_connections=_CONNECTIONS,
            max_keepalive_connections=_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=backend,
        )


class HttpTransport:
    """Connections for threads."""

    def __init__(self, options: ClientOptions) -> None:
        self._way = _Way(options)
        self._pools: dict[tuple[bool, str], httpcore2.ConnectionPool] = {}
        self._process = os.getpid()
        self._lock = threading.Lock()

    @classmethod
    def of(cls, options: ClientOptions) -> "HttpTransport":
        """Make the transport of a client."""
        return cls(options)

    def send(self, request: Request) -> RawReply:
        """Perform one request, within ``request.remaining`` seconds."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        try:
            with typed_failures(request):
                return self._exchange(request, exchange)
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
        """Send a request and give its reply unread, as another protocol may follow; who asked closes it."""
        return self._pool(request.url).handle_request(core_request(request, request.content.chunks()))

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def _pool(self, url: str) -> httpcore2.ConnectionPool:
        proxy = self._way.proxies.proxy(url)
        with self._lock:
            if self._process != os.getpid():
                # After a fork the connections belong to the parent: forget them, without a word to the server.
                self._pools, self._process = {}, os.getpid()
            secure = url.startswith("https:")
            key = (secure, "" if proxy is None else repr(proxy.url))
            if key not in self._pools:
                self._pools[key] = self._way.make(httpcore2.ConnectionPool, BoundedBackend(), secure, proxy)
            return self._pools[key]


class _LoopPools:
    """The connections of one event loop."""

    def __init__(self) -> None:
        self.backend = AsyncBoundedBackend()
        self.pools: dict[tuple[bool, str], httpcore2.AsyncConnectionPool] = {}
        self._end: AsyncGenerator[None] | None = None
        self._watched = False

    async def watch(self) -> None:
        """See to it that the connections are closed when the loop ends.

        The last thing that ``asyncio.run`` and its like do in a loop is to close its asynchronous generators.
        """
        if not self._watched:
            self._watched, self._end = True, self._until_the_end()
            await anext(self._end)

    async def _until_the_end(self) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            # The generator refers to the loop, even when it has ended.
            pools, self.pools, self._end = self.pools, {}, None
            for pool in pools.values():
                await pool.aclose()

    async def aclose(self) -> None:
        """Close every connection, inside the loop."""
        if self._end is not None:
            await self._end.aclose()

    def abandon(self) -> None:
        """Close every connection when the loop is closed already, and nothing can be awaited in it."""
        self.pools = {}
        self.backend.abandon()


class AsyncHttpTransport:
    """Connections for tasks; each event loop has its own, since a connection dies with its loop."""

    def __init__(self, options: ClientOptions) -> None:
        self._way = _Way(options)
        self._loops = PerLoop(_LoopPools, _LoopPools.abandon)
        self._process = os.getpid()
        self._closing = set[asyncio.Task[None]]()

    @classmethod
    def of(cls, options: ClientOptions) -> "AsyncHttpTransport":
        """Make the transport of a client."""
        return cls(options)

    async def send(self, request: Request) -> RawReply:
        """Perform one request, within ``request.remaining`` seconds."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        end = time.monotonic() + request.remaining
        try:
            async with asyncio.timeout(bound(request.remaining)):
                with typed_failures(request):
                    return await self._exchange(request, exchange)
        except TimeoutError as error:
            if time.monotonic() < end:
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
            async for chunk in reading.async_pieces():
                reading.add(chunk)
            if reading.overflows(exchange) and exchange.async_stream is not None:
                await exchange.async_stream.aclose()
            return reading.whole()
        finally:
            if not kept:
                await response.aclose()

    async def open(self, request: Request) -> httpcore2.Response:
        """Send a request and give its reply unread, as another protocol may follow; who asked closes it."""
        pool = await self._pool(request.url)
        return await pool.handle_async_request(core_request(request, _chunks(request)))

    async def aclose(self) -> None:
        """Close every connection: those of other event loops that run, inside their loops."""
        here = asyncio.get_running_loop()
        for loop, pools in self._loops.take():
            if loop is here:
                await pools.aclose()
            elif loop.is_closed():
                pools.abandon()
            else:
                # Not waited for: the other loop may itself be waiting for this one.
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(self._close_there, loop, pools)

    def _close_there(self, loop: asyncio.AbstractEventLoop, pools: _LoopPools) -> None:
        task = loop.create_task(pools.aclose())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _pool(self, url: str) -> httpcore2.AsyncConnectionPool:
        proxy = self._way.proxies.proxy(url)
        if self._process != os.getpid():
            # After a fork the connections belong to the parent: forget them, without a word to the server.
            self._loops, self._process = PerLoop(_LoopPools, _LoopPools.abandon), os.getpid()
        mine = self._loops.of(asyncio.get_running_loop())
        await mine.watch()
        secure = url.startswith("https:")
        key = (secure, "" if proxy is None else repr(proxy.url))
        if key not in mine.pools:
            mine.pools[key] = self._way.make(httpcore2.AsyncConnectionPool, mine.backend, secure, proxy)
        return mine.pools[key]


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    for chunk in request.content.chunks():
        yield chunk
