"""Faults of networks and servers, through both drivers, over a real socket."""

import socket
import time
from typing import Any
from unittest.mock import Mock

import httpcore2
import pytest
from flavours import GET, OK, POST, Flavour, call, calls
from sample import Timeout, errors
from sample._runtime.base.arguments import Arguments

from upstream.raw import Exchange, RawServer, Script, head, sending

pytestmark = [pytest.mark.parametrize("flavour", ["sync", "async", "trio"]), pytest.mark.usefixtures("quick")]

HOSTS = ["192.0.2.1", "192.0.2.2", "127.0.0.1"]


def resetting(data: bytes = b"") -> Script:
    def script(exchange: Exchange) -> None:
        if data:
            exchange.send(data)
            time.sleep(0.05)
        exchange.reset()

    return script


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def test_refused(flavour: Flavour) -> None:
    url = f"http://127.0.0.1:{closed_port()}"
    for operation in (GET, POST):
        with pytest.raises(errors.ConnectError) as caught:
            call(flavour, operation, base_url=url)
        assert caught.value.attempts == 3
        assert not caught.value.sent
        assert f"{operation.method} {url}/x" in str(caught.value)
        assert caught.value.__cause__ is not None


def test_unknown_host(flavour: Flavour, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*arguments: object, **options: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(errors.ConnectError) as caught:
        call(flavour, POST, base_url="http://unknown.test")
    assert caught.value.attempts == 3


def test_every_address_of_a_host_gets_a_part_of_the_time(flavour: Flavour, monkeypatch: pytest.MonkeyPatch) -> None:
    if flavour != "sync":
        pytest.skip("anyio races the addresses")
    parts: list[float] = []
    connect = httpcore2.SyncBackend.connect_tcp

    def slow(self: httpcore2.SyncBackend, host: str, port: int, timeout: float, *rest: Any) -> httpcore2.NetworkStream:
        parts.append(timeout)
        if host != "127.0.0.1":
            raise httpcore2.ConnectTimeout
        return connect(self, host, port, timeout, *rest)

    with RawServer(OK) as server:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, server.port)) for host in HOSTS]
        monkeypatch.setattr(socket, "getaddrinfo", Mock(return_value=found))
        monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", slow)
        call(flavour, GET, base_url=f"http://api.test:{server.port}", allow_http=True, timeout=60)
    assert [round(part) for part in parts] == [20, 30, 60]


def test_no_connection_in_time(flavour: Flavour) -> None:
    # A backlog that is full: the system takes no further connection.
    with socket.socket() as server, socket.socket() as first, socket.socket() as second:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for client in (first, second):
            client.setblocking(False)
            client.connect_ex(server.getsockname())
        time.sleep(0.05)
        with pytest.raises(errors.ConnectTimeout) as caught:
            call(flavour, POST, base_url=f"http://127.0.0.1:{server.getsockname()[1]}", timeout=Timeout(connect=0.1))
        assert caught.value.attempts == 3
        assert isinstance(caught.value, errors.Timeout)


@pytest.mark.parametrize(
    "broken", [resetting(), resetting(head()), resetting(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")]
)
def test_reset(flavour: Flavour, broken: Script) -> None:
    with RawServer(broken, OK) as server:
        assert call(flavour, GET, base_url=server.url).data == {"ok": True}
        assert len(server.received) == 2
    with RawServer(broken, OK) as server:
        with pytest.raises(errors.TransportError) as caught:
            call(flavour, POST, base_url=server.url)
        assert len(server.received) == 1
        assert caught.value.sent


def test_a_connection_the_server_closed_meanwhile(flavour: Flavour) -> None:
    with RawServer(OK, lambda exchange: exchange.close(), OK) as server:
        replies = calls(flavour, [(GET, Arguments()), (GET, Arguments())], base_url=server.url)
        assert [reply.attempts for reply in replies] == [1, 2]
        assert [request.connection for request in server.received] == [1, 1, 2]


def test_connections_are_kept(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        calls(flavour, [(GET, Arguments())] * 3, base_url=server.url)
        assert server.connections == 1


def slow_head(exchange: Exchange) -> None:
    exchange.drip(head(200, {"X": "y" * 500}), 0.05)


def slow_body(exchange: Exchange) -> None:
    exchange.send(head(200, {"Content-Length": "500"}))
    exchange.drip(b" " * 500, 0.05)


def slow_interim(exchange: Exchange) -> None:
    exchange.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 50, 0.05)


@pytest.mark.parametrize("slow", [slow_head, slow_body, slow_interim])
def test_the_deadline_ends_what_no_read_timeout_ends(flavour: Flavour, slow: Script) -> None:
    with RawServer(slow) as server:
        with pytest.raises(errors.Timeout) as caught:
            call(flavour, GET, base_url=server.url, deadline=0.4, timeout=5)
        assert caught.value.limit == "deadline"


def test_no_answer(flavour: Flavour) -> None:
    with RawServer(lambda exchange: exchange.wait(5)) as server:
        with pytest.raises(errors.Timeout) as caught:
            call(flavour, GET, base_url=server.url, timeout=0.1, retries=1)
        assert caught.value.attempts == 2


@pytest.mark.parametrize(
    "data",
    [
        head(200, {"Transfer-Encoding": "chunked"}) + b"5\r\n[1,2,",
        head(200, {"Transfer-Encoding": "chunked"}) + b"zz\r\n",
        head(200, {"Content-Length": "100"}) + b"[1]",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 2x0 OK\r\n\r\n",
        head(101, {"Upgrade": "websocket", "Connection": "Upgrade"}),
        head(200, {"X-Big": "y" * 200_000}),
        head(200, {f"X-{n}": "yyyyyyyyyy" for n in range(10_000)}),
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
        head(200, {"Content-Encoding": "gzip", "Content-Length": "4"}) + b"nope",
        head(200, {"Content-Encoding": "gzip, gzip, gzip, gzip", "Content-Length": "0"}),
        b"",
    ],
    ids=lambda data: repr(data[:40]),
)
def test_what_is_no_http(flavour: Flavour, data: bytes) -> None:
    with RawServer(sending(data)) as server:
        with pytest.raises(errors.TransportError) as caught:
            call(flavour, GET, base_url=server.url, retries=0, deadline=5)
        assert type(caught.value) in (errors.ProtocolError, errors.TransportError)


def test_half_a_body_that_http_cannot_see(flavour: Flavour) -> None:
    data = head(200, {"Content-Type": "application/json", "Connection": "close", "X-Request-Id": "r1"}) + b'{"a": [1, 2'
    with RawServer(sending(data)) as server, pytest.raises(errors.DecodeError) as caught:
        call(flavour, GET, base_url=server.url)
    error = caught.value
    assert (error.status, error.content_type, error.request_id, error.excerpt) == (
        200,
        "application/json",
        "r1",
        b'{"a": [1, 2',
    )
