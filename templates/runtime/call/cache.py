"""A middleware that caches responses and revalidates them by ``ETag`` or ``Last-Modified``."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from ..base.headers import Headers
from ..base.locks import lock_of
from ..base.wire import RawReply, Request

__all__ = ["AsyncReplyCache", "CachedReply", "ReplyCache", "ReplyStore"]

_CONDITIONS: Final = ("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "range")
"""Header fields of a caller who handles conditional or partial responses."""

_IGNORED: Final = frozenset({"user-agent", "traceparent", "tracestate", "x-request-id"})
"""Header fields on which a response does not depend."""

_log: Final = logging.getLogger(__name__.partition(".")[0])

_OBJECT: Final = 100
"""About how many bytes an object of Python takes in addition to its content."""

_OF_CONTENT: Final = frozenset({"content-encoding", "content-length", "content-type", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class CachedReply:
    """A response in a store: its header fields and its decoded content."""

    headers: tuple[tuple[str, str], ...]
    content: bytes


class ReplyStore(Protocol):
    """Storage for cached responses; must be thread-safe. Its errors are logged and do not fail the call."""

    def get(self, key: str) -> CachedReply | None:
        """Return the response of a key; ``None`` if there is none."""
        ...

    def put(self, key: str, reply: CachedReply) -> None:
        """Keep a response."""
        ...


class _Memory:
    """The responses that were used last, up to a number of bytes, their URLs and headers included."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._replies: OrderedDict[str, CachedReply] = OrderedDict()
        self._bytes = 0
        self._lock = lock_of(self, "_lock")

    def get(self, key: str) -> CachedReply | None:
        with self._lock:
            found = self._replies.get(key)
            if found is not None:
                self._replies.move_to_end(key)
            return found

    def put(self, key: str, reply: CachedReply) -> None:
        with self._lock:
            old = self._replies.pop(key, None)
            self._bytes += _size(key, reply) - (_size(key, old) if old is not None else 0)
            self._replies[key] = reply
            while self._bytes > self._max_bytes:
                self._bytes -= _size(*self._replies.popitem(last=False))


def _size(key: str, reply: CachedReply) -> int:
    """Return about how many bytes a response takes in memory."""
    fields = sum(_OBJECT + len(name) + len(value) for name, value in reply.headers)
    return _OBJECT + len(key) + fields + len(reply.content)


class _Cache:
    def __init__(self, store: ReplyStore | None = None, *, max_bytes: int = 16 * 1024 * 1024) -> None:
        """Create a cache.

        Args:
            store: where to keep the responses; in memory by default.
            max_bytes: the maximum number of bytes in memory.
        """
        self._store: ReplyStore = _Memory(max_bytes) if store is None else store

    def _conditional(self, request: Request) -> tuple[str, CachedReply | None, Request]:
        """Return the key of a request, the response in the cache, and the request that revalidates it.

        The key is ``""`` if the response is not to be cached.
        """
        if request.method != "GET" or request.keep is not None or any(name in request.headers for name in _CONDITIONS):
            return "", None, request
        key = _key(request)
        known = self._known(key)
        if known is None:
            return key, None, request
        headers = Headers(known.headers)
        wanted = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
        fields = [(name, value) for name, value in wanted.items() if value is not None]
        return key, known, request.with_headers(**{name.replace("-", "_"): value for name, value in fields})

    def _answered(self, key: str, known: CachedReply | None, reply: RawReply) -> RawReply:
        """Return the response for the caller: the cached one if the server confirms it."""
        if known is not None and reply.status == 304:
            renewed = [(name, value) for name, value in reply.headers.fields if name.lower() not in _OF_CONTENT]
            headers = Headers(known.headers).with_fields(renewed)
            self._keep(key, CachedReply(headers.fields, known.content))
            return RawReply(200, headers, known.content)
        has_validator = "etag" in reply.headers or "last-modified" in reply.headers
        is_whole = reply.status == 200 and reply.rest is None and not reply.remarks
        if key and has_validator and is_whole and "no-store" not in reply.headers.get("cache-control", "").lower():
            self._keep(key, CachedReply(reply.headers.fields, reply.content))
        return reply

    def _known(self, key: str) -> CachedReply | None:
        """Return the response in the store; if the store fails, the call continues without it."""
        try:
            return self._store.get(key)
        except Exception as error:
            _log.warning("the store of the cache failed: %r", error)
            return None

    def _keep(self, key: str, reply: CachedReply) -> None:
        try:
            self._store.put(key, reply)
        except Exception as error:
            _log.warning("the store of the cache failed: %r", error)


class ReplyCache(_Cache):
    """A middleware for sync clients that caches responses with an ``ETag`` or ``Last-Modified``.

    Each GET asks the server whether its response has changed; if not, the server sends no content, and the caller gets
    the cached response. A cached response is only used for requests with the same header fields, including credentials.
    """

    def __call__(self, request: Request, call_next: Callable[[Request], RawReply]) -> RawReply:
        """Send a request, conditionally if its response is in the cache."""
        key, known, conditional = self._conditional(request)
        return self._answered(key, known, call_next(conditional))


class AsyncReplyCache(_Cache):
    """The same middleware for async clients."""

    async def __call__(self, request: Request, call_next: Callable[[Request], Awaitable[RawReply]]) -> RawReply:
        """Send a request, conditionally if its response is in the cache."""
        key, known, conditional = self._conditional(request)
        return self._answered(key, known, await call_next(conditional))


def _key(request: Request) -> str:
    """Return a digest of the URL and the header fields, which contain secrets."""
    fields = sorted((name.lower(), value) for name, value in request.headers.fields if name.lower() not in _IGNORED)
    return hashlib.sha256(repr((request.url, fields)).encode()).hexdigest()
