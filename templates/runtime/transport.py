"""The network: one file that knows the HTTP library, httpx2, and shows none of its types.

No request goes through a client of the library, so nothing of it keeps cookies, follows redirects, reads .netrc or logs
a URL. Its connection pools, its proxies, its certificates and its content codings are used, and no more.
"""

import asyncio
import os
import ssl
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar, cast
from urllib.parse import urlsplit

import httpcore2
import httpx2

from .errors import ProtocolError, ReplyTooLarge
from .failure import cause, told, translate
from .headers import Headers
from .network import AsyncBoundedBackend, BoundedBackend, Exchange, current
from .options import ClientOptions
from .route import Proxies
from .wire import RawReply, Request

__all__ = ["AsyncHttpTransport", "HttpTransport"]

PoolT = TypeVar("PoolT")

_CONNECTIONS: Final = 100
_IDLE: Final = 20
_IDLE_SECONDS: Final = 5.0
_CODINGS: Final = 3
"""Content codings one inside the other that are undone; no honest server uses more."""


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


def _core_request(request: Request, content: object) -> httpcore2.Request:
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    own = {"http": 80, "https": 443}[parts.scheme]
    host = (parts.hostname or "").encode("ascii")
    fields = [("Host", parts.netloc.removesuffix(f":{own}")), *request.headers.fields]
    length = request.content.length
    if length is None:
        fields.append(("Transfer-Encoding", "chunked"))
    elif length or request.method in ("POST", "PUT", "PATCH"):
        fields.append(("Content-Length", str(length)))
    limit = request.timeout
    steps = {"connect": limit.connect, "read": limit.read, "write": limit.write, "pool": limit.pool}
    return httpcore2.Request(
        request.method.encode("ascii"),
        httpcore2.URL(scheme=parts.scheme.encode(), host=host, port=parts.port, target=target.encode("ascii")),
        headers=[(name.encode("ascii"), value.encode("ascii")) for name, value in fields],
        content=cast("Iterator[bytes]", content),
        extensions={"timeout": {name: min(seconds, request.remaining) for name, seconds in steps.items()}},
    )


class _Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The encoded bytes of a reply, for the library to decode."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._response.aiter_stream()


class _Reading:
    """A reply being read: its size kept in bounds, its end checked."""

    def __init__(self, request: Request, response: httpcore2.Response) -> None:
        self.request = request
        self.status = response.status
        self.headers = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
        codings = self.headers.get("content-encoding", "").count(",") + 1
        if response.status < 200:
            raise ProtocolError(f"{told(request)}: the server switches to another protocol")
        if codings > _CODINGS:
            raise ProtocolError(f"{told(request)}: the reply is compressed {codings} times over")
        self.decoder = httpx2.Response(response.status, headers=response.headers, stream=_Body(response))
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self.request.max_reply_bytes:
            limit = self.request.max_reply_bytes
            raise ReplyTooLarge(f"{told(self.request)}: the reply is larger than {limit} bytes", status=self.status)
        self._chunks.append(chunk)

    def whole(self) -> RawReply:
        return RawReply(self.status, self.headers, b"".join(self._chunks))


_FAILURES: Final = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
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
            response = self._pool(request.url).handle_request(_core_request(request, request.content.chunks()))
            try:
                reading = _Reading(request, response)
                for chunk in reading.decoder.iter_bytes():
                    reading.add(chunk)
                if exchange.overflows(request.method, reading.status, reading.headers) and exchange.stream is not None:
                    exchange.stream.close()
            finally:
                response.close()
            return reading.whole()
        except _FAILURES as error:
            raise translate(error, request) from cause(error)
        except httpx2.DecodingError:
            raise ProtocolError(f"{told(request)}: the reply cannot be decompressed") from None
        finally:
            current.reset(token)

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


class AsyncHttpTransport:
    """Connections for tasks; each event loop has its own, since a connection dies with its loop."""

    def __init__(self, options: ClientOptions) -> None:
        self._way = _Way(options)
        self._pools: weakref.WeakKeyDictionary[
            asyncio.AbstractEventLoop, dict[tuple[bool, str], httpcore2.AsyncConnectionPool]
        ] = weakref.WeakKeyDictionary()
        self._process = os.getpid()

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
            async with asyncio.timeout(request.remaining):
                return await self._exchange(request, exchange)
        except _FAILURES as error:
            raise translate(error, request) from cause(error)
        except httpx2.DecodingError:
            raise ProtocolError(f"{told(request)}: the reply cannot be decompressed") from None
        except TimeoutError as error:
            if time.monotonic() < end:
                raise
            raise translate(error, request) from error
        finally:
            current.reset(token)

    async def _exchange(self, request: Request, exchange: Exchange) -> RawReply:
        pool = self._pool(request.url)
        response = await pool.handle_async_request(_core_request(request, _chunks(request)))
        try:
            reading = _Reading(request, response)
            async for chunk in reading.decoder.aiter_bytes():
                reading.add(chunk)
            if (
                exchange.overflows(request.method, reading.status, reading.headers)
                and exchange.async_stream is not None
            ):
                await exchange.async_stream.aclose()
        finally:
            await response.aclose()
        return reading.whole()

    async def aclose(self) -> None:
        """Close every connection of this event loop."""
        pools = self._pools.pop(asyncio.get_running_loop(), {})
        for pool in pools.values():
            await pool.aclose()

    def _pool(self, url: str) -> httpcore2.AsyncConnectionPool:
        proxy = self._way.proxies.proxy(url)
        if self._process != os.getpid():
            self._pools, self._process = weakref.WeakKeyDictionary(), os.getpid()
        pools = self._pools.setdefault(asyncio.get_running_loop(), {})
        secure = url.startswith("https:")
        key = (secure, "" if proxy is None else repr(proxy.url))
        if key not in pools:
            pools[key] = self._way.make(httpcore2.AsyncConnectionPool, AsyncBoundedBackend(), secure, proxy)
        return pools[key]


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    for chunk in request.content.chunks():
        yield chunk
