"""The sample package as its users call it: it pins what generated code asks of the engine."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sample import UNSET, AsyncSample, Page, Reply, Sample, errors
from sample._runtime.base.unset import Unset
from sample._runtime.base.wire import RawReply, Request
from sample.models import Absence

from upstream.raw import Exchange, RawServer, reply, reply_json

FIRST = {"id": 1, "first_day": "2021-10-21", "class": "x", "later": True}


def api(exchange: Exchange) -> None:
    """Answer as the API of the sample does."""
    request = exchange.request
    path, _, query = request.target.partition("?")
    if path.endswith("/auth/sign_in"):
        headers = {"access_token": "tok-12345678", "client": "c", "uid": "u"}
        reply_json({"data": {"id": 1, "email": "a@b.test"}}, **headers)(exchange)
    elif request.headers.get("access-token") != "tok-12345678":
        reply_json({"errors": ["login"]}, 401)(exchange)
    elif request.method == "DELETE":
        reply(status=204, media_type=None)(exchange)
    elif request.method == "POST":
        reply_json({"absence": {**FIRST, "title": json.dumps(request.json())}})(exchange)
    elif path.endswith("/absences"):
        page = 2 if "page=2" in query else 1
        reply_json({"absences": [{**FIRST, "id": page}], "meta": {"next_page": 2 if page == 1 else None}})(exchange)
    elif path.endswith("/404"):
        reply_json({"errors": ["none"]}, 404, X_Request_Id="req")(exchange)
    else:
        reply_json({"absence": FIRST}, X_Request_Id="req")(exchange)


def sync_client(url: str) -> Sample:
    return Sample(email="a@b.test", password="pass-12345678", base_url=url)


def test_the_sync_client() -> None:
    with RawServer(api) as server, sync_client(server.url) as sample:
        absence = sample.absences.get(1)
        assert (absence.first_day, absence.class_, absence.model_extra) == (date(2021, 10, 21), "x", {"later": True})
        assert [item.id for item in sample.absences.list(organisation_id=3)] == [1, 2]
        pages: list[Page[Absence]] = list(sample.absences.list().pages())
        assert [page.cursor for page in pages] == ["2", None]
        assert [item.id for item in sample.absences.list().resume("2")] == [2]
        assert sample.absences.list().first().reply.status == 200
        made = sample.absences.create(organisation_id=1, first_day=date(2021, 1, 2), title=None)
        assert json.loads(made.title or "") == {"organisation_id": 1, "first_day": "2021-01-02", "title": None}
        assert sample.absences.delete(1) is None  # type: ignore[func-returns-value]  # that is what is asked
        whole: Reply[Absence] = sample.absences.with_response.get(1)
        assert (whole.status, whole.request_id, whole.data.id, whole.attempts) == (200, "req", 1, 1)
        with pytest.raises(errors.NotFound) as caught:
            sample.absences.get(404)
        assert (caught.value.operation, caught.value.request_id) == ("getAbsence", "req")
        assert server.targets().count("POST /api/v1/auth/sign_in") == 1


def test_the_async_client() -> None:
    async def main(url: str) -> None:
        async with AsyncSample(email="a@b.test", password="pass-12345678", base_url=url) as sample:
            assert (await sample.absences.get(1)).class_ == "x"
            assert [item.id async for item in sample.absences.list(organisation_id=3)] == [1, 2]
            assert [page.cursor async for page in sample.absences.list().pages()] == ["2", None]
            assert [item.id async for item in sample.absences.list().resume("2")] == [2]
            assert (await sample.absences.list().first()).items[0].id == 1
            await sample.absences.create(organisation_id=1, first_day=date(2021, 1, 2))
            await sample.absences.delete(1)
            whole: Reply[Absence] = await sample.absences.with_response.get(1)
            assert whole.data.id == 1
            with pytest.raises(errors.NotFound):
                await sample.absences.get(404)
            assert (await sample.with_options(retries=0).request("GET", "/api/v1/absences/1")).status == 200

    with RawServer(api) as server:
        asyncio.run(main(server.url))


def test_a_list_is_lazy() -> None:
    with RawServer(api) as server, sync_client(server.url) as sample:
        walk = iter(sample.absences.list())
        assert server.received == []
        assert next(walk).id == 1
        assert len(server.received) == 2


def test_a_cursor_that_repeats_ends_the_walk() -> None:
    circle = reply_json({"absences": [FIRST], "meta": {"next_page": 2}})
    with RawServer(circle) as server:
        once = Sample(access_token="t", client="c", uid="u", base_url=server.url)
        with once as sample, pytest.raises(errors.PagingError, match="repeated the cursor"):
            list(sample.absences.list())
        assert len(server.received) == 2

        async def main() -> None:
            async with AsyncSample(access_token="t", client="c", uid="u", base_url=server.url) as other:
                with pytest.raises(errors.PagingError, match="repeated the cursor"):
                    [item async for item in other.absences.list()]

        asyncio.run(main())


def test_copies_share_and_differ() -> None:
    with RawServer(api) as server, sync_client(server.url) as sample:
        patient = sample.with_options(headers={"X-A": "1"}, timeout=60)
        assert type(patient) is Sample
        assert patient is not sample
        sample.absences.get(1)
        patient.absences.get(1)
        assert ["x-a" in request.headers for request in server.received] == [False, False, True]
        assert server.connections == 1
        assert server.targets().count("POST /api/v1/auth/sign_in") == 1


def test_options_are_checked() -> None:
    with pytest.raises(TypeError, match="unknown option 'retrys'"):
        # Both type checkers reject this; without one, the error comes at run time.
        Sample(base_url="https://a.test", retrys=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    with pytest.raises(TypeError, match="option 'base_url' cannot be changed"):
        # The same.
        Sample(base_url="https://a.test").with_options(base_url="https://b.test")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    with pytest.raises(errors.InvalidArgument, match=r"production, demo"):
        Sample(server="x")


def test_where_the_base_url_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repr(Sample()) == "<Sample https://api.sample.test>"
    assert repr(Sample(server="demo")) == "<Sample https://demo.sample.test/v1>"
    monkeypatch.setenv("SAMPLE_BASE_URL", "https://env.test")
    assert repr(Sample()) == "<Sample https://env.test>"
    assert repr(Sample(server="demo")) == "<Sample https://demo.sample.test/v1>"
    assert repr(Sample(base_url="https://a.test")) == "<Sample https://a.test>"


def test_where_credentials_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(reply_json({"absence": FIRST})) as server:
        with (
            Sample(base_url=server.url) as sample,
            pytest.raises(errors.CredentialMissing, match="SAMPLE_ACCESS_TOKEN"),
        ):
            sample.absences.get(1)
        assert not server.received
        for name in ("ACCESS_TOKEN", "CLIENT", "UID"):
            monkeypatch.setenv(f"SAMPLE_{name}", f"env-{name}")
        with Sample(base_url=server.url, uid="given") as sample:
            sample.absences.get(1)
            assert "env-" not in repr(sample) + repr(vars(sample))
        sent = server.received[0].headers
        assert (sent["access-token"], sent["client"], sent["uid"]) == ("env-ACCESS_TOKEN", "env-CLIENT", "given")


def test_an_undescribed_path() -> None:
    with RawServer(api) as server, sync_client(server.url) as sample:
        got = sample.request("get", "/api/v1/new%20thing", query={"a": "b c", "ids[]": [1, 2]}, headers={"X-A": "1"})
        assert got.data == {"absence": FIRST}
        request = server.received[-1]
        assert request.target == "/api/v1/new%20thing?a=b%20c&ids%5B%5D=1&ids%5B%5D=2"
        assert (request.headers["access-token"], request.headers["x-a"]) == ("tok-12345678", "1")
        sample.request("POST", "/x", body={"n": 1})
        assert server.received[-1].json() == {"n": 1}
        assert sample.request("DELETE", "/x").data is None


@pytest.mark.parametrize(
    ("content", "media_type", "data"),
    [
        (b"a,b", "text/csv", "a,b"),
        (b"\x89PNG", "image/png", b"\x89PNG"),
        (b'{"a": 1}', "application/hal+json", {"a": 1}),
    ],
)
def test_an_undescribed_path_gives_what_comes(content: bytes, media_type: str, data: object) -> None:
    with RawServer(reply(content, media_type=media_type)) as server:
        with Sample(base_url=server.url, access_token="tok-12345678", client="c", uid="u", strict=True) as sample:
            assert sample.request("GET", "/x").data == data
        assert server.received[0].headers["accept"] == "application/json, */*;q=0.1"


@pytest.mark.parametrize(
    "path",
    [
        "x",
        "//evil.test/x",
        "/a/../b",
        "/a/%2e%2E/b",
        "/.",
        "/a?b=c",
        "/a#b",
        "/a b",
        "/é",
        "/a\r\nb",
        "/{a}",
        "/a\\..\\b",
        "https://evil.test",
    ],
)
def test_an_undescribed_path_stays_below_the_base(path: str) -> None:
    with Sample(base_url="https://a.test") as sample, pytest.raises(errors.InvalidArgument):
        sample.request("GET", path)


def nothing(_: object, __: object = None) -> Any:
    """Return nothing, where the client needs something."""


async def nothing_awaited(_: object, __: object = None) -> Any:
    """Return nothing, once it is awaited."""


def forgotten(_: object) -> Any:
    return nothing_awaited(None)


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize(
    ("hook", "message"),
    [
        ("middleware", "middleware: the function must return a RawReply, not None"),
        (nothing, "before_request: the function must return a Request, not None"),
        (forgotten, "before_request: .* not a coroutine; it must not be an async function"),
    ],
)
def test_what_a_hook_returns_is_checked(flavour: str, hook: Any, message: str) -> None:
    options: Any = {"access_token": "tok-12345678", "client": "c", "uid": "u", "before_request": hook}
    if hook == "middleware":
        options |= {"before_request": None, "middleware": [nothing if flavour == "sync" else nothing_awaited]}

    def used(url: str) -> None:
        with Sample(base_url=url, **options) as sample:
            sample.absences.get(1)

    async def used_async(url: str) -> None:
        async with AsyncSample(base_url=url, **options) as sample:
            await sample.absences.get(1)

    with RawServer(api) as server, pytest.raises(errors.InvalidArgument, match=message) as caught:
        asyncio.run(used_async(server.url)) if flavour == "async" else used(server.url)
    assert caught.value.operation == "getAbsence"


def test_an_async_middleware_of_a_sync_client_is_refused() -> None:
    async def handle(request: Request, call_next: Callable[[Request], Awaitable[RawReply]]) -> RawReply:
        return await call_next(request)

    options: Any = {"middleware": [handle]}
    with (
        RawServer(api) as server,
        Sample(access_token="tok-12345678", client="c", uid="u", base_url=server.url, **options) as sample,
        pytest.raises(errors.InvalidArgument, match=r"middleware: .*it must not be an async function"),
    ):
        sample.absences.get(1)
    assert server.received == []


def test_middleware_wraps_each_attempt() -> None:
    seen: list[str] = []

    def layer(name: str) -> Callable[[Request, Callable[[Request], RawReply]], RawReply]:
        def handle(request: Request, call_next: Callable[[Request], RawReply]) -> RawReply:
            seen.append(f"{name} {request.method}")
            answer = call_next(request.with_headers(X_Layer=name))
            seen.append(f"{name} {answer.status}")
            return answer

        return handle

    async def handle_async(request: Request, call_next: Callable[[Request], Awaitable[RawReply]]) -> RawReply:
        seen.append("async")
        return await call_next(request)

    with RawServer(api) as server:
        around = [layer("a"), layer("b")]
        with Sample(access_token="tok-12345678", client="c", uid="u", base_url=server.url, middleware=around) as sample:
            sample.absences.get(1)
        assert seen == ["a GET", "b GET", "b 200", "a 200"]
        assert server.received[0].headers["x-layer"] == "b"

        async def main() -> None:
            async with AsyncSample(
                access_token="tok-12345678", client="c", uid="u", base_url=server.url, middleware=[handle_async]
            ) as other:
                await other.absences.get(1)

        asyncio.run(main())
        assert seen[-1] == "async"


def test_a_transport_of_ones_own() -> None:
    class Canned:
        def __init__(self) -> None:
            self.closed = False

        def send(self, request: Request) -> RawReply:
            from sample._runtime.base.headers import Headers

            return RawReply(
                200, Headers([("Content-Type", "application/json")]), json.dumps({"absence": FIRST}).encode()
            )

        def close(self) -> None:
            self.closed = True

    canned = Canned()
    with Sample(access_token="t", client="c", uid="u", transport=canned) as sample:
        assert sample.absences.get(1).id == 1
    assert canned.closed


def test_unset() -> None:
    import copy
    import pickle

    assert Unset() is UNSET is copy.deepcopy(UNSET) is pickle.loads(pickle.dumps(UNSET))
    assert (repr(UNSET), bool(UNSET)) == ("UNSET", False)
