"""Live events against a server on this machine: in threads and in tasks, through cuts, refusals and slow callers."""

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import pytest
from engines import engine_of
from sample._runtime.auth.login import log_in
from sample._runtime.base.api import Api
from sample._runtime.base.credentials import CredentialSource, Expiry, Login
from sample._runtime.base.errors import ConnectError, CredentialMissing, Error, Forbidden, InvalidArgument, LoginFailed
from sample._runtime.base.operation import Json, JsonBody, Operation
from sample._runtime.base.security import ApiKey, Bearer
from sample._runtime.call.client import AsyncClient, SyncClient
from sample._runtime.codec.values import JsonValue
from sample._runtime.websocket.async_events import AsyncEvents
from sample._runtime.websocket.engineio import Heartbeat, LiveEvent
from sample._runtime.websocket.events import Events
from sample._runtime.websocket.flow import Socket
from sample._runtime.websocket.messages import Reconnected

from upstream import rightech
from upstream.raw import RawServer, reply, reply_json
from upstream.recorder import Fault
from upstream.rightech_data import Heartbeat as Beat
from upstream.rightech_data import RightechState
from upstream.rightech_socket import Sockets
from upstream.serve import serve

SIGN_IN: Operation[JsonValue] = Operation(
    id="createSession",
    method="POST",
    path="/auth",
    body=JsonBody(required=True),
    replies={"200": Json(lambda: JsonValue)},
)
API = Api(
    name="sample",
    package="sample",
    version="1",
    schemes={
        "session": ApiKey("sid", location="cookie", argument="session", variable=""),
        "token": Bearer(argument="token", variable=""),
    },
)
LIVE: Socket[LiveEvent[JsonValue]] = Socket(
    name="live",
    path="/socket.io/",
    query={"EIO": "3", "transport": "websocket"},
    protocol="engine.io-3",
    security=(("session",),),
    login=Login(
        operation=lambda: SIGN_IN,
        log_in=log_in,
        secrets={"login": "login", "password": "password"},
        variables={"login": "", "password": ""},
        sources=(CredentialSource("session", "cookie", "sid"),),
        expiry=Expiry("cookie", "sid", fallback=86400),
    ),
    heartbeat=Heartbeat(),
    message=lambda: JsonValue,
)
STREAM: Socket[JsonValue] = Socket(
    name="stream", path="/events/stream", security=(("token",),), message=lambda: dict[str, JsonValue]
)
_PATIENCE = 60.0
Step: TypeAlias = Callable[[int], None]


@dataclass
class Server:
    """A running server: its URL, its state, its sockets."""

    url: str
    state: RightechState
    sockets: list[Sockets]

    def emit(self, number: int) -> None:
        """Send an event to whoever listens, once somebody does."""
        self.listening().emit("object-online", {"n": number})

    def listening(self) -> Sockets:
        """The sockets, once somebody listens: a client may know of its connection before the server does."""
        self.until(lambda: bool(self.sockets[0].connections))
        return self.sockets[0]

    def until(self, met: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until the server sees something."""
        end = time.monotonic() + seconds
        while not met():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.01)


@pytest.fixture
def server() -> Iterator[Server]:
    """A fresh server."""
    state, sockets = RightechState(heartbeat=Beat(interval=100, timeout=400)), list[Sockets]()
    with serve(rightech.application(state, sockets)) as url:
        yield Server(url, state, sockets)


def listen(
    flavour: str, server: Server, step: Step, count: int, target: Socket[object] = LIVE, **credentials: str
) -> list[object]:
    """Take some events; `step` is called with 0 at the start, then with the number of each."""
    given = credentials or {"login": server.state.login, "password": server.state.password}
    base_url = server.url + "/api/v1"
    taken: list[object] = []
    if flavour == "sync":
        with (
            SyncClient(API, credentials=given, base_url=base_url, options={}) as client,
            Events(engine_of(client), target) as events,
        ):
            guard = threading.Timer(_PATIENCE, events.close)
            guard.daemon = True
            guard.start()
            step(0)
            for event in events:
                taken.append(event)
                if len(taken) == count:
                    break
                step(len(taken))
        return taken

    async def main() -> None:
        client = AsyncClient(API, credentials=given, base_url=base_url, options={})
        async with client, AsyncEvents(engine_of(client), target) as events:
            await asyncio.to_thread(step, 0)
            async for event in events:
                taken.append(event)
                if len(taken) == count:
                    break
                await asyncio.to_thread(step, len(taken))

    asyncio.run(asyncio.wait_for(main(), _PATIENCE))
    return taken


both = pytest.mark.parametrize("flavour", ["sync", "async"])


@both
def test_events_with_a_fresh_cookie(flavour: str, server: Server) -> None:
    taken = listen(flavour, server, server.emit, 3)
    assert taken == [LiveEvent("object-online", {"n": n}, ({"n": n},)) for n in range(3)]
    [signed_in] = server.state.received("POST", "/api/v1/auth")
    assert b"mot-de-passe" in signed_in.body
    server.until(lambda: not server.sockets[0].connections)  # the line is closed when the caller leaves


@both
def test_pings_go_out_on_time_while_the_caller_is_busy(flavour: str, server: Server) -> None:
    def busy(number: int) -> None:
        server.emit(number)
        time.sleep(1.0)  # twice what the server waits for a ping

    listen(flavour, server, busy, 2)
    gaps = [later - earlier for earlier, later in zip(server.state.pings, server.state.pings[1:], strict=False)]
    assert server.state.connects == 1
    assert len(server.state.pings) >= 15
    assert 0.08 < sorted(gaps)[len(gaps) // 2] < 0.13


@both
def test_a_cut_is_survived_and_reported(flavour: str, server: Server) -> None:
    def step(number: int) -> None:
        if number == 1:
            server.listening().cut()
        else:
            server.emit(number)

    first, marker, last = listen(flavour, server, step, 3)
    assert (first, last) == (
        LiveEvent("object-online", {"n": 0}, ({"n": 0},)),
        LiveEvent("object-online", {"n": 2}, ({"n": 2},)),
    )
    assert isinstance(marker, Reconnected)
    assert (marker.attempts, "closed" in marker.reason) == (1, True)
    assert 0.2 < marker.seconds < 5
    assert len(server.state.received("POST", "/api/v1/auth")) == 1  # the cookie was still good


@both
def test_a_session_that_ended_is_replaced(flavour: str, server: Server) -> None:
    def step(number: int) -> None:
        if number == 0:
            server.state.forget()
            server.listening().cut()
        else:
            server.emit(number)

    assert isinstance(listen(flavour, server, step, 2)[0], Reconnected)
    assert len(server.state.received("POST", "/api/v1/auth")) == 2


@both
def test_a_server_that_stops_answering_pings_is_left(flavour: str, server: Server) -> None:
    server.state.heartbeat = Beat(interval=100, timeout=300, silent=True, lean=True)

    def step(number: int) -> None:
        pass

    [marker] = listen(flavour, server, step, 1)
    assert isinstance(marker, Reconnected)
    assert marker.reason == "an answer to a ping did not arrive in time"


@both
def test_a_server_that_is_down_for_a_while(flavour: str, server: Server) -> None:
    def step(number: int) -> None:
        server.state.forget()
        server.state.faults.append(Fault(503, 2, path="/api/v1/auth"))
        server.listening().cut()

    [marker] = listen(flavour, server, step, 1)
    assert isinstance(marker, Reconnected)
    assert marker.attempts == 3


@both
def test_what_is_no_event_is_passed_over(flavour: str, server: Server) -> None:
    def step(number: int) -> None:
        for packet in ("6", "40", "2", "", "hello", "43[1]"):
            server.listening().send(packet)
        server.emit(number)

    assert listen(flavour, server, step, 1) == [LiveEvent("object-online", {"n": 0}, ({"n": 0},))]


@both
def test_the_stream_of_today(flavour: str, server: Server) -> None:
    [event] = listen(flavour, server, server.emit, 1, STREAM, token=server.state.issue_token())
    assert isinstance(event, dict)
    assert (event["event"], event["data"]) == ("object-online", {"n": 0})


@both
def test_refusals_are_reported_at_once(flavour: str, server: Server) -> None:
    def never(number: int) -> None:
        raise AssertionError("it connected")

    with pytest.raises(CredentialMissing, match="session or login and password"):
        listen(flavour, server, never, 1, token="t")
    assert not server.state.log
    with pytest.raises(LoginFailed):
        listen(flavour, server, never, 1, login="api-user", password="wrong")
    with pytest.raises(Forbidden) as caught:
        listen(flavour, server, never, 1, session="an-old-session")
    assert (caught.value.operation, "an-old-session" in repr(caught.value.__dict__)) == ("live", False)
    with pytest.raises(ConnectError):
        listen(flavour, replace(server, url="http://127.0.0.1:9"), never, 1, session="x")


@both
def test_a_cut_ends_it_if_described(flavour: str, server: Server) -> None:
    from sample._runtime.base.errors import ProtocolError

    with pytest.raises(ProtocolError, match="the connection was lost"):
        listen(flavour, server, lambda _: server.listening().cut(), 1, replace(LIVE, reconnect=False))


@both
def test_many_events_wait_for_a_slow_caller(flavour: str, server: Server) -> None:
    # Both sides share this process, which is busy: what is tried here is the waiting, not the watchdog.
    server.state.heartbeat = Beat(interval=100, timeout=15_000)

    def step(number: int) -> None:
        if number == 0:
            for n in range(3000):
                server.emit(n)
            time.sleep(1.0)

    taken = listen(flavour, server, step, 3000)
    assert taken == [LiveEvent("object-online", {"n": n}, ({"n": n},)) for n in range(3000)]
    assert server.state.connects == 1


def test_close_from_another_thread_ends_the_walk(server: Server) -> None:
    given = {"login": server.state.login, "password": server.state.password}
    server.state.heartbeat = Beat()  # 25 seconds: nothing but the close can end the wait
    with SyncClient(API, credentials=given, base_url=server.url + "/api/v1", options={}) as client:
        with Events(engine_of(client), LIVE) as events:
            threading.Timer(0.3, events.close).start()
            begun = time.monotonic()
            assert list(events) == []
            assert time.monotonic() - begun < 3
        with pytest.raises(InvalidArgument, match="already opened"), events:
            pass
        with pytest.raises(InvalidArgument, match="inside a with"):
            next(Events(engine_of(client), LIVE))


@pytest.mark.parametrize("coding", ["br, gzip", "klingon", "gzip"])
def test_a_refusal_that_cannot_be_decoded_is_an_error_of_the_client(coding: str) -> None:
    scripts = [reply_json({"token": "tok-12345678", "_id": "x"}), reply(b"nope", 503, Content_Encoding=coding)]
    given = {"login": "me", "password": "password1"}
    with (
        RawServer(*scripts, *scripts[1:] * 5) as server,
        SyncClient(API, credentials=given, base_url=server.url, options={"retries": 0, "deadline": 5}) as client,
        pytest.raises(Error),
        Events(engine_of(client), LIVE) as events,
    ):
        next(iter(events))


def test_without_the_extra(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wsproto", None)
    client = SyncClient(API, credentials={}, base_url=server.url, options={})
    with client, pytest.raises(ImportError, match="install the extra events"), Events(engine_of(client), LIVE):
        pass
    assert not server.state.log
