"""Faults met while a call is sent, sent again or authorised, through both drivers; the server counts."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.utils import formatdate
from threading import get_ident

import pytest
import trio
from engines import engine_of
from flavours import GET, POST, SECURE, Flavour, call, calls
from sample._runtime.base import errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import Empty, Json, JsonBody, Operation, Parameter, Retry
from sample._runtime.codec.values import JsonValue
from tokens import Tokens, arguments, client

from upstream.raw import Exchange, RawServer, reply, reply_json

both = pytest.mark.parametrize("flavour", ["sync", "async", "trio"])
OK = reply_json({"ok": True})
DELETE: Operation[None] = Operation(
    id="delete", method="DELETE", path="/x", replies={"204": Empty()}, retry=Retry.IDEMPOTENT
)
PUT: Operation[JsonValue] = Operation(
    id="put",
    method="PUT",
    path="/x",
    body=JsonBody(),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.IDEMPOTENT,
)
PAY: Operation[JsonValue] = Operation(
    id="pay",
    method="POST",
    path="/pay",
    parameters=(Parameter("Idempotency-Key", "header", idempotency=True),),
    body=JsonBody(),
    replies={"200": Json(lambda: JsonValue)},
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of hundredths of a second."""
    monkeypatch.setattr("sample._runtime.call.retry._FIRST", 0.01)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that calls wait before they are sent again, in either driver and library. Nothing is waited for."""
    seconds = list[float]()
    sleep, thread = asyncio.sleep, get_ident()

    async def pause_in_trio(delay: float) -> None:
        seconds.append(delay)

    async def pause(delay: float) -> None:
        # Servers of other tests sleep in threads of their own.
        is_call = get_ident() == thread
        if is_call:
            seconds.append(delay)
        await sleep(0 if is_call else delay)

    monkeypatch.setattr("sample._runtime.call.driver.time.sleep", seconds.append)
    monkeypatch.setattr(asyncio, "sleep", pause)
    monkeypatch.setattr(trio, "sleep", pause_in_trio)
    return seconds


@both
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_the_pause_a_server_asks_for_is_kept(flavour: Flavour, form: str, pauses: list[float]) -> None:
    now = time.time()
    fields = {"Retry_After": "1"} if form == "seconds" else {"Retry_After": formatdate(now + 1, usegmt=True)}
    with RawServer(reply(b"", 429, Date=formatdate(now, usegmt=True), **fields), OK) as server:
        assert call(flavour, GET, base_url=server.url).attempts == 2
    assert len(pauses) == 1 and 1 <= pauses[0] < 3
    with RawServer(reply(b"", 429, **fields), OK) as server:
        assert call(flavour, POST, base_url=server.url).attempts == 2
    with RawServer(reply(b"", 429, **fields), OK) as server:
        with pytest.raises(errors.TooManyRequests):
            call(flavour, replace(POST, retry=Retry.NEVER), base_url=server.url)
        assert len(server.received) == 1


@both
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("value", ["-1", "NaN", "inf", "1e400", "soon", "9" * 5000, "99999999"])
def test_an_absurd_pause_is_never_slept(flavour: Flavour, value: str, pauses: list[float]) -> None:
    with RawServer(reply(status=503, Retry_After=value), OK) as server:
        if value == "99999999":
            with pytest.raises(errors.ServiceUnavailable) as caught:
                call(flavour, GET, base_url=server.url)
            assert caught.value.retry_after == 99999999
            assert len(server.received) == 1
        else:
            assert call(flavour, GET, base_url=server.url).attempts == 2
    assert sum(pauses) < 2


@both
@pytest.mark.usefixtures("quick")
def test_a_server_that_is_down_is_asked_so_often_and_no_more(flavour: Flavour) -> None:
    with RawServer(reply(status=503), OK) as server:
        assert (call(flavour, GET, base_url=server.url).attempts, len(server.received)) == (2, 2)
    with RawServer(reply(b'{"detail": "down"}', 503)) as server:
        with pytest.raises(errors.ServiceUnavailable, match="down") as caught:
            call(flavour, GET, base_url=server.url, retries=3, deadline=5)
        assert (caught.value.attempts, len(server.received)) == (4, 4)


@both
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_exactly_one_post_reaches_a_server_that_fails(flavour: Flavour, status: int) -> None:
    with RawServer(reply(status=status)) as server:
        with pytest.raises(errors.ServerError):
            call(flavour, POST, base_url=server.url)
        assert server.targets() == ["POST /x"]


@both
@pytest.mark.usefixtures("quick")
def test_a_post_with_a_key_is_repeated_with_the_same_key_and_bytes(flavour: Flavour) -> None:
    with RawServer(reply(status=500), reply(status=502), OK) as server:
        wanted = [(PAY, Arguments(body={"n": 1}))] * 2
        calls(flavour, wanted, base_url=server.url)
        first, again, third, other = server.received
        assert first.headers["idempotency-key"] == again.headers["idempotency-key"] == third.headers["idempotency-key"]
        assert first.body == again.body == third.body == b'{"n":1}'
        assert other.headers["idempotency-key"] != first.headers["idempotency-key"]


@both
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("operation", [GET, PUT, DELETE], ids=["GET", "PUT", "DELETE"])
def test_what_does_no_harm_twice_is_repeated(flavour: Flavour, operation: Operation[object]) -> None:
    last = reply(status=204) if operation is DELETE else OK
    with RawServer(reply(status=500), last) as server:
        assert call(flavour, operation, base_url=server.url).attempts == 2
    with RawServer(reply(status=500), reply(status=404)) as server:
        with pytest.raises(errors.NotFound) as caught:
            call(flavour, operation, base_url=server.url)
        assert caught.value.attempts == 2


@both
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501, 505])
def test_statuses_that_stay_are_asked_once(flavour: Flavour, status: int) -> None:
    with RawServer(reply(status=status, Retry_After="0")) as server:
        with pytest.raises(errors.ApiError):
            call(flavour, GET, base_url=server.url)
        assert len(server.received) == 1
    with RawServer(reply(b"", 503, **{"x-should-retry": "false"})) as server:
        with pytest.raises(errors.ServiceUnavailable):
            call(flavour, GET, base_url=server.url)
        assert len(server.received) == 1


@both
@pytest.mark.usefixtures("quick")
def test_a_jump_of_the_wall_clock_changes_nothing(flavour: Flavour, monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter([3600.0, -7200.0] * 10)

    def jumping(clock: object) -> float:
        return time.time() + next(hours)

    monkeypatch.setattr("sample._runtime.base.clock.SystemClock.wall", jumping)
    now = time.time()
    date, again = (formatdate(now + hour, usegmt=True) for hour in (5 * 3600, 5 * 3600 + 1))
    with RawServer(reply(status=503, Date=date, Retry_After=again), OK) as server:
        began = time.monotonic()
        assert call(flavour, GET, base_url=server.url, deadline=10).attempts == 2
        assert time.monotonic() - began < 4


def test_many_rate_limited_threads_all_get_through() -> None:
    refused: set[str] = set()
    tokens = Tokens()

    def script(exchange: Exchange) -> None:
        target = exchange.request.target
        if target in refused or target.endswith("sign_in"):
            tokens(exchange)
        else:
            refused.add(target)
            reply(status=429)(exchange)

    with RawServer(script) as server, client(server.url) as sample, ThreadPoolExecutor(40) as pool:
        replies = list(pool.map(engine_of(sample).call, [SECURE] * 40, map(arguments, range(40))))
    assert {reply.attempts for reply in replies} == {2}
    assert len({round(reply.elapsed, 3) for reply in replies}) > 10
