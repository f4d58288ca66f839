"""Convert requests for the HTTP library, and read its responses completely or in chunks."""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from typing import Final, NoReturn, cast
from urllib.parse import urlsplit

import httpcore2

from ..base.errors import ProtocolError, ReplyTooLarge, TransportError
from ..base.headers import Headers
from ..base.iterating import iterating
from ..base.redact import redact_url
from ..base.wire import RawReply, Request
from .codings import CodingError, Decoder, UnknownCoding
from .error_mapping import cause, sent, translate
from .network import Exchange, current

__all__ = ["FAILURES", "AsyncPieces", "Pieces", "Reading", "core_request", "fields_of", "raise_typed", "typed_failures"]


def core_request(request: Request, content: object) -> httpcore2.Request:
    """Return the request in the form of the HTTP library."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = (parts.hostname or "").encode("ascii")
    converted = httpcore2.Request(
        request.method.encode("ascii"),
        httpcore2.URL(scheme=parts.scheme.encode(), host=host, port=parts.port, target=target.encode("ascii")),
        content=cast("Iterator[bytes]", content),
        extensions={"timeout": request.timeout.within(request.remaining)},
    )
    # Set afterwards, since the constructor of the library would check each name and value again.
    converted.headers = [(name.encode("ascii"), value.encode("ascii")) for name, value in fields_of(request)]
    return converted


def fields_of(request: Request) -> list[tuple[str, str]]:
    """Return the header fields of a request, including those that frame it."""
    parts = urlsplit(request.url)
    own = {"http": 80, "https": 443}[parts.scheme]
    fields = [("Host", parts.netloc.removesuffix(f":{own}")), *request.headers.fields]
    length = request.content.length
    if length is None:
        fields.append(("Transfer-Encoding", "chunked"))
    elif length or request.method in ("POST", "PUT", "PATCH"):
        fields.append(("Content-Length", str(length)))
    return fields


class Reading:
    """Reads one response; checks its size and its end."""

    def __init__(self, request: Request, response: httpcore2.Response) -> None:
        self.request = request
        self.status = response.status
        self.headers = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers])
        if response.status < 200:
            raise ProtocolError("the server switched to another protocol without being asked")
        self._decoder = Decoder(self.headers.all("content-encoding"))
        self._response = response
        self._chunks: list[bytes] = []
        self._size = 0

    def pieces(self) -> Iterator[bytes]:
        """Read the decoded body in chunks and check its end, for threads."""
        for data in self._response.iter_stream():
            yield from self._decoder.feed(data)
        self._decoder.finish()

    async def async_pieces(self) -> AsyncIterator[bytes]:
        """Read the decoded body in chunks and check its end, for tasks."""
        async with iterating(self._response.aiter_stream()) as chunks:
            async for data in chunks:
                for piece in self._decoder.feed(data):
                    yield piece
        self._decoder.finish()

    def add(self, chunk: bytes) -> None:
        """Add a decoded chunk."""
        self._size += len(chunk)
        if self._size > self.request.max_reply_bytes:
            limit = self.request.max_reply_bytes
            raise ReplyTooLarge(
                f"the response is larger than {limit} bytes (max_reply_bytes); pass a larger max_reply_bytes=...",
                status=self.status,
            )
        self._chunks.append(chunk)

    @property
    def kept(self) -> bool:
        """Whether the body is to be streamed."""
        return self.request.keep is not None and self.request.keep(self.status, self.headers)

    def overflows(self, exchange: Exchange) -> bool:
        """Return whether the server sent data after the response, so that the connection cannot be reused."""
        return exchange.overflows(self.request.method, self.status, self.headers)

    def whole(self) -> RawReply:
        """Return the complete response."""
        return RawReply(self.status, self.headers, b"".join(self._chunks), remarks=self._decoder.remarks)


FAILURES: Final = (
    TransportError,
    CodingError,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)
"""The exceptions of the HTTP library and of this client that ``raise_typed`` takes."""


@contextmanager
def typed_failures(request: Request) -> Generator[None]:
    """Translate exceptions of the HTTP library to those of this client."""
    try:
        yield
    except FAILURES as error:
        raise_typed(error, request)


def raise_typed(error: Exception, request: Request) -> NoReturn:
    """Raise the exception of this client for one of ``FAILURES``."""
    if isinstance(error, TransportError):
        error.method, error.url = request.method, redact_url(request.url)
        raise error
    if isinstance(error, CodingError):
        failure = ProtocolError(str(error), **sent(request))
        failure.permanent = isinstance(error, UnknownCoding)
        raise failure from None
    raise translate(error, request) from cause(error)


class Pieces:
    """The unread body of a response, for threads. ``timeout.read`` applies to each chunk instead of the deadline."""

    def __init__(self, reading: Reading, response: httpcore2.Response, exchange: Exchange) -> None:
        self._reading = reading
        self._response = response
        self._exchange = exchange
        exchange.unbind()

    def __iter__(self) -> Iterator[bytes]:
        pieces = self._reading.pieces()
        while (piece := self._next(pieces)) is not None:
            yield piece

    def _next(self, pieces: Iterator[bytes]) -> bytes | None:
        reading, exchange = self._reading, self._exchange
        token = current.set(exchange)
        try:
            with typed_failures(reading.request):
                piece = next(pieces, None)
            if piece is None and reading.overflows(exchange) and exchange.stream is not None:
                exchange.stream.close()
            return piece
        finally:
            current.reset(token)

    def close(self) -> None:
        """Release the connection, or close it if the body is incomplete."""
        token = current.set(self._exchange)
        try:
            self._response.close()
        finally:
            current.reset(token)


class AsyncPieces:
    """The unread body of a response, for tasks."""

    def __init__(self, reading: Reading, response: httpcore2.Response, exchange: Exchange) -> None:
        self._reading = reading
        self._response = response
        self._exchange = exchange
        exchange.unbind()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = self._reading.async_pieces()
        async with iterating(pieces):
            while (piece := await self._next(pieces)) is not None:
                yield piece

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        reading, exchange = self._reading, self._exchange
        token = current.set(exchange)
        try:
            with typed_failures(reading.request):
                piece = await anext(pieces, None)
            if piece is None and reading.overflows(exchange) and exchange.async_stream is not None:
                await exchange.async_stream.aclose()
            return piece
        finally:
            current.reset(token)

    async def aclose(self) -> None:
        """Release the connection, or close it if the body is incomplete."""
        token = current.set(self._exchange)
        try:
            await self._response.aclose()
        finally:
            current.reset(token)
