"""The option ``app``: applications called in process, from sync and async clients."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from flavours import GET, Flavour, call, calls
from sample import errors
from sample._runtime.base.arguments import Arguments
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from upstream.raw import RawServer, reply_json

EVENTS: list[str] = []
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


async def shown(request: Request) -> Response:
    return JSONResponse({"host": request.headers["host"], "kept": request.state.kept, "path": request.url.path})


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncGenerator[dict[str, str]]:
    EVENTS.append("started")
    yield {"kept": "by the lifespan"}
    EVENTS.append("stopped")


@asynccontextmanager
async def refusing(app: Starlette) -> AsyncGenerator[None]:
    if app.debug is False:
        raise RuntimeError("no database")
    yield


ASGI = Starlette(routes=[Route("/x", shown)], lifespan=lifespan)


def wsgi(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b'{"host": "%s", "path": "%s"}' % (environ["HTTP_HOST"].encode(), environ["PATH_INFO"].encode())]


async def without_lifespan(scope: Any, receive: Any, send: Any) -> None:
    assert scope["type"] == "http", "this application knows no lifespan"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": b'{"host": "none"}'})


def get(flavour: Flavour, **options: Any) -> Any:
    """Call a client once, and return what it returns."""
    return call(flavour, GET, **options).data


@FLAVOURS
def test_an_asgi_application_is_started_called_and_shut_down(flavour: Flavour) -> None:
    EVENTS.clear()
    found = get(flavour, app=ASGI)
    assert found["host"] == "testserver" and found["kept"] == "by the lifespan"
    assert EVENTS == ["started", "stopped"]


@FLAVOURS
@pytest.mark.parametrize("app", [wsgi, without_lifespan])
def test_other_applications_are_called(flavour: Flavour, app: Any) -> None:
    assert get(flavour, app=app)["host"] in ("testserver", "none")


@FLAVOURS
def test_an_application_that_does_not_start_is_named(flavour: Flavour) -> None:
    with pytest.raises(errors.InvalidArgument, match=r"the application did not start: .*no database"):
        get(flavour, app=Starlette(lifespan=refusing))


@FLAVOURS
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"app": 1}, "app: must be an ASGI or WSGI application, not 1"),
        ({"app": ASGI, "transport": httpx2.MockTransport(lambda _: httpx2.Response(200))}, "not both"),
        ({"app": ASGI, "limits": httpx2.Limits()}, "limits: a client with app=... has no connection pool"),
        ({"limits": 5}, "limits: must be an httpx2.Limits"),
    ],
)
def test_options_that_exclude_each_other_are_refused(flavour: Flavour, options: Any, message: str) -> None:
    with pytest.raises(errors.InvalidArgument, match=message.replace(".", r"\.")):
        get(flavour, **options)


@FLAVOURS
def test_the_path_of_the_server_and_a_base_url_are_kept(flavour: Flavour) -> None:
    assert get(flavour, app=wsgi, server="demo") == {"host": "testserver", "path": "/v1/x"}
    assert get(flavour, app=wsgi, base_url="http://localhost/a") == {"host": "localhost", "path": "/a/x"}


@FLAVOURS
def test_a_fault_of_the_application_reaches_the_test(flavour: Flavour) -> None:
    async def failing(scope: Any, receive: Any, send: Any) -> None:
        raise LookupError("a fault of the application")

    with pytest.raises(LookupError, match="a fault of the application"):
        get(flavour, app=failing)


@FLAVOURS
def test_the_pool_has_the_given_size(flavour: Flavour) -> None:
    limits = httpx2.Limits(max_connections=1, max_keepalive_connections=0, keepalive_expiry=1)
    with RawServer(reply_json(1), reply_json(2)) as server:
        found = calls(flavour, [(GET, Arguments()), (GET, Arguments())], base_url=server.url, limits=limits)
        assert [each.data for each in found] == [1, 2]
        assert [each.connection for each in server.received] == [1, 2]
