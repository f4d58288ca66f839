"""A transport of the caller's own: those of httpx2, with applications in process, mocks and plain connections."""

import asyncio
import gzip
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from io import BytesIO
from typing import Any, cast

import httpx2
import pytest
from engines import engine_of
from flavours import GET, Flavour, call
from sample import AsyncSample, Sample, errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import BinaryBody, Json, Operation, Parameter, Retry
from sample._runtime.codec.values import JsonValue
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from upstream.raw import RawServer, reply_json

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])
BASE = "http://localhost/base"
ECHO: Operation[JsonValue] = Operation(
    id="echo",
    method="PUT",
    path="/echo/{name}",
    parameters=(Parameter("name", "path"), Parameter("q", "query")),
    body=BinaryBody(required=True),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.UNSAFE,
)
WANTED = {"method": "PUT", "path": "/base/echo/a%2Fb%20~", "query": "q=%C3%A9%26", "body": "bytes", "host": "localhost"}


def given() -> Arguments:
    return Arguments(path={"name": "a/b ~"}, query={"q": "é&"}, body=BytesIO(b"bytes"))


async def echo(request: Request) -> Response:
    shown = {
        "method": request.method,
        "path": request.scope["raw_path"].decode(),
        "query": request.scope["query_string"].decode(),
        "body": (await request.body()).decode(),
        "host": request.headers["host"],
    }
    return JSONResponse(shown)


async def zipped(request: Request) -> Response:
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    return Response(gzip.compress(b'{"ok": true}'), headers=headers)


async def streamed(request: Request) -> Response:
    return StreamingResponse(iter([b'{"a":', b"1}"]), media_type="application/json")


async def missing(request: Request) -> Response:
    return JSONResponse({"errors": ["none"]}, 404, {"X-Request-Id": "req"})


async def failing(request: Request) -> Response:
    raise LookupError("a fault of the application")


APP = Starlette(
    routes=[
        Route("/base/echo/{name:path}", echo, methods=["PUT"]),
        Route("/base/x", zipped),
        Route("/base/streamed", streamed),
        Route("/base/missing", missing),
        Route("/base/failing", failing),
    ]
)


def wsgi(environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
    """Answer as the application above does."""
    if environ["PATH_INFO"] == "/base/missing":
        start("404 Not Found", [("Content-Type", "application/json"), ("X-Request-Id", "req")])
        return [b"{}"]
    start("200 OK", [("Content-Type", "application/json")])
    body = environ["wsgi.input"].read().decode()
    return [json.dumps({"method": environ["REQUEST_METHOD"], "query": environ["QUERY_STRING"], "body": body}).encode()]


def test_an_asgi_application_in_process() -> None:
    async def main() -> None:
        transport = httpx2.ASGITransport(app=cast("Any", APP))
        async with AsyncSample(base_url=BASE, transport=transport, retries=0) as client:
            assert (await engine_of(client).call(ECHO, given())).data == WANTED
            assert (await engine_of(client).call(GET, Arguments())).data == {"ok": True}
            assert (await client.request("GET", "/streamed")).data == {"a": 1}
            with pytest.raises(errors.NotFound) as caught:
                await client.request("GET", "/missing")
            assert caught.value.request_id == "req"
            with pytest.raises(LookupError, match="a fault of the application"):
                await client.request("GET", "/failing")

    asyncio.run(main())


def test_a_wsgi_application_in_process() -> None:
    with Sample(base_url=BASE, transport=httpx2.WSGITransport(app=cast("Any", wsgi))) as client:
        assert engine_of(client).call(ECHO, given()).data == {"method": "PUT", "query": "q=%C3%A9%26", "body": "bytes"}
        with pytest.raises(errors.NotFound) as caught:
            client.request("GET", "/missing")
        assert caught.value.request_id == "req"


@FLAVOURS
def test_a_mock(flavour: Flavour) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"url": str(request.url), "body": request.content.decode()})

    async def handle_awaited(request: httpx2.Request) -> httpx2.Response:
        return handle(request)

    wanted = {"url": f"{BASE}/echo/a%2Fb%20~?q=%C3%A9%26", "body": "bytes"}
    sync, awaited = httpx2.MockTransport(handle), httpx2.MockTransport(handle_awaited)
    for transport in [sync] if flavour == "sync" else [sync, awaited]:
        assert call(flavour, ECHO, given(), base_url=BASE, transport=transport).data == wanted


@FLAVOURS
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("failure", "expected", "attempts"),
    [
        (httpx2.ConnectError("no"), errors.ConnectError, 3),
        (httpx2.ConnectTimeout("no"), errors.ConnectTimeout, 3),
        (httpx2.ReadTimeout("no"), errors.Timeout, 3),
        (httpx2.RemoteProtocolError("peer: X-Secret"), errors.ProtocolError, 3),
        (httpx2.LocalProtocolError("no"), errors.ProtocolError, 1),
        (httpx2.ReadError("no"), errors.TransportError, 3),
    ],
)
def test_a_failure_of_a_transport(
    flavour: Flavour, failure: Exception, expected: type[errors.Error], attempts: int
) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise failure

    with pytest.raises(expected) as caught:
        call(flavour, GET, base_url=BASE, transport=httpx2.MockTransport(handle))
    assert (caught.value.attempts, "X-Secret" in str(caught.value)) == (attempts, False)


@FLAVOURS
def test_the_size_of_a_reply_is_bounded(flavour: Flavour) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=iter([b" " * 1000] * 1000), headers={"Content-Type": "application/json"})

    async def handle_awaited(request: httpx2.Request) -> httpx2.Response:
        async def pieces() -> AsyncIterator[bytes]:
            for _ in range(1000):
                yield b" " * 1000

        return httpx2.Response(200, content=pieces(), headers={"Content-Type": "application/json"})

    transport = httpx2.MockTransport(handle if flavour == "sync" else handle_awaited)
    with pytest.raises(errors.ReplyTooLarge):
        call(flavour, GET, base_url=BASE, transport=transport, max_reply_bytes=10_000)


def test_an_async_transport_that_hangs_is_bounded_by_the_deadline() -> None:
    async def handle(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(60)
        raise AssertionError

    with pytest.raises(errors.Timeout):
        call("async", GET, base_url=BASE, transport=httpx2.MockTransport(handle), deadline=0.05, retries=0)


@FLAVOURS
def test_a_transport_may_have_a_limit_where_the_client_has_none(flavour: Flavour) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadTimeout("slow", request=request)

    with pytest.raises(errors.Timeout, match="no response within the limit of the transport") as caught:
        call(flavour, GET, base_url=BASE, transport=httpx2.MockTransport(handle), timeout=None, retries=0)
    assert caught.value.limit == "read"


@FLAVOURS
def test_the_connections_of_httpx2(flavour: Flavour, caplog: pytest.LogCaptureFixture) -> None:
    transport: httpx2.HTTPTransport | httpx2.AsyncHTTPTransport = (
        httpx2.HTTPTransport(retries=1, trust_env=False)
        if flavour == "sync"
        else httpx2.AsyncHTTPTransport(trust_env=False)
    )
    with RawServer(reply_json(1, X_Token="tok-12345678")) as server, caplog.at_level(logging.DEBUG):
        assert call(flavour, GET, base_url=server.url, transport=transport, timeout=None).data == 1
        assert server.received[0].headers["host"] == f"127.0.0.1:{server.port}"
    assert "tok-12345678" not in caplog.text


class Closable(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Notes that it was closed."""

    closed = 0

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def test_a_client_closes_its_transport_as_one_of_httpx2_does() -> None:
    sync, awaited = Closable(), Closable()
    Sample(base_url=BASE, transport=sync).close()

    async def main() -> None:
        await AsyncSample(base_url=BASE, transport=awaited).aclose()

    asyncio.run(main())
    assert (sync.closed, awaited.closed) == (1, 1)


class SyncOnly:
    def send(self, request: object) -> object:
        raise AssertionError

    def close(self) -> None:
        """Close nothing."""


class AsyncOnly:
    async def send(self, request: object) -> object:
        raise AssertionError

    async def aclose(self) -> None:
        """Close nothing."""


@pytest.mark.parametrize(
    ("kind", "transport", "message"),
    [
        (
            Sample,
            httpx2.ASGITransport(app=cast("Any", APP)),
            "ASGITransport works with an async client only; use the async",
        ),
        (Sample, AsyncOnly(), "AsyncOnly works with an async client only"),
        (
            AsyncSample,
            httpx2.WSGITransport(app=cast("Any", wsgi)),
            "WSGITransport works with a sync client only",
        ),
        (AsyncSample, SyncOnly(), "SyncOnly works with a sync client only"),
        (Sample, httpx2.MockTransport, r"must be an instance, not a class; pass MockTransport\(...\)"),
        (AsyncSample, httpx2.Client(trust_env=False), "must be a transport, not a client"),
        (Sample, APP, "must be an httpx2 transport, or an object with the methods of Transport, not Starlette"),
        (AsyncSample, "http://proxy", "not str"),
    ],
)
def test_a_transport_of_the_wrong_kind_is_refused(kind: Callable[..., object], transport: object, message: str) -> None:
    with pytest.raises(errors.InvalidArgument, match=message):
        kind(base_url=BASE, transport=transport)
