"""Adapters from httpx2 transports to the transport protocol of this client."""

import time
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from typing import Final, cast

import httpcore2
import httpx2

from ..base.async_library import library
from ..base.iterating import iterating
from ..base.timeouts import bound
from ..base.wire import RawReply, Request
from .error_mapping import translate
from .network import Exchange, current, hide_exchanges
from .responses import AsyncPieces, Pieces, Reading, fields_of, typed_failures

__all__ = ["Adapted", "AsyncAdapted"]


class _Content(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of a request, for both kinds of transport."""

    def __init__(self, request: Request) -> None:
        self._content = request.content

    def __iter__(self) -> Iterator[bytes]:
        return self._content.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._content.chunks():
            yield chunk


def _request(request: Request) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url,
        headers=fields_of(request),
        stream=_Content(request),
        extensions={"timeout": request.timeout.within(request.remaining)},
    )


class _Reply:
    """The undecoded body of a response, in the form that ``Reading`` expects."""

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _core_failures():
            yield from cast("httpx2.SyncByteStream", self._response.stream)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _core_failures():
            async with iterating(cast("httpx2.AsyncByteStream", self._response.stream)) as pieces:
                async for piece in pieces:
                    yield piece

    def close(self) -> None:
        self._response.close()

    async def aclose(self) -> None:
        await self._response.aclose()


def _core(response: httpx2.Response) -> httpcore2.Response:
    return httpcore2.Response(response.status_code, headers=response.headers.raw, content=_Reply(response))


_CORE: Final[tuple[tuple[type[Exception], type[Exception]], ...]] = (
    (httpx2.ConnectTimeout, httpcore2.ConnectTimeout),
    (httpx2.WriteTimeout, httpcore2.WriteTimeout),
    (httpx2.PoolTimeout, httpcore2.PoolTimeout),
    (httpx2.TimeoutException, httpcore2.ReadTimeout),
    (httpx2.ConnectError, httpcore2.ConnectError),
    (httpx2.ProxyError, httpcore2.ProxyError),
    (httpx2.LocalProtocolError, httpcore2.LocalProtocolError),
    (httpx2.RemoteProtocolError, httpcore2.RemoteProtocolError),
    (httpx2.UnsupportedProtocol, httpcore2.UnsupportedProtocol),
)
"""The exceptions of httpx2 and the httpcore2 exceptions they become, the most specific first."""


@contextmanager
def _core_failures() -> Generator[None]:
    try:
        yield
    except httpx2.TransportError as error:
        core = next((core for kind, core in _CORE if isinstance(error, kind)), httpcore2.NetworkError)
        raise core(str(error)) from error


class Adapted:
    """A sync httpx2 transport."""

    def __init__(self, transport: httpx2.BaseTransport) -> None:
        hide_exchanges()
        self._transport = transport

    def send(self, request: Request) -> RawReply:
        """Send one request; each step gets the remaining time as its timeout, if the transport supports timeouts."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        try:
            with typed_failures(request):
                return self._exchange(request, exchange)
        finally:
            current.reset(token)

    def _exchange(self, request: Request, exchange: Exchange) -> RawReply:
        with _core_failures():
            response = _core(self._transport.handle_request(_request(request)))
        kept = False
        try:
            reading = Reading(request, response)
            kept = reading.kept
            if kept:
                return RawReply(reading.status, reading.headers, rest=Pieces(reading, response, exchange))
            for chunk in reading.pieces():
                reading.add(chunk)
            return reading.whole()
        finally:
            if not kept:
                response.close()

    def close(self) -> None:
        """Close the transport."""
        self._transport.close()


class AsyncAdapted:
    """An async httpx2 transport."""

    def __init__(self, transport: httpx2.AsyncBaseTransport) -> None:
        hide_exchanges()
        self._transport = transport

    async def send(self, request: Request) -> RawReply:
        """Send one request within ``request.remaining`` seconds."""
        exchange = Exchange(request.remaining)
        token = current.set(exchange)
        timer, end = library().timeout(bound(request.remaining)), time.monotonic() + request.remaining
        try:
            async with timer:
                with typed_failures(request):
                    return await self._exchange(request, exchange)
        except TimeoutError as error:
            if not timer.expired() and time.monotonic() < end:
                raise
            raise translate(error, request) from error
        finally:
            current.reset(token)

    async def _exchange(self, request: Request, exchange: Exchange) -> RawReply:
        with _core_failures():
            response = _core(await self._transport.handle_async_request(_request(request)))
        kept = False
        try:
            reading = Reading(request, response)
            kept = reading.kept
            if kept:
                return RawReply(reading.status, reading.headers, rest=AsyncPieces(reading, response, exchange))
            async with iterating(reading.async_pieces()) as pieces:
                async for chunk in pieces:
                    reading.add(chunk)
            return reading.whole()
        finally:
            if not kept:
                await response.aclose()

    async def aclose(self) -> None:
        """Close the transport."""
        await self._transport.aclose()
