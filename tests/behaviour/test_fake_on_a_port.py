"""A fake on a port, called by plain HTTP clients, by raw bytes, and by the clients of the packages."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest

from behaviour.example_calls import Example, called, called_async, examples, fake_of
from behaviour.installed import DISTRIBUTIONS, ROOT
from behaviour.test_test_kit import is_shadowed

PACKAGES = [name.replace("-", "_") for name in DISTRIBUTIONS]
BEARER = {"authorization": "Bearer fake-token"}
RDV = {"access-token": "fake-access_token", "client": "fake-client", "uid": "fake-uid"}
NEW = {"id": "greenhouse-09", "model": "58238a935baa56173b24f0e5", "name": "Greenhouse 9"}


@contextmanager
def served() -> Generator[tuple[Any, httpx2.Client]]:
    """A fake of Rightech on a port, and a plain client of it."""
    fake = fake_of("rightech", "Rightech")
    with fake.serve() as server, httpx2.Client(base_url=server.url, trust_env=False) as plain:
        yield fake, plain


def exchange(fake: Any, sent: bytes) -> bytes:
    """Send some bytes, half-close the connection, and return all that the server sends."""
    with fake.serve() as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def get(path: str, more: str = "", version: str = "1.1") -> bytes:
    """A request as bytes."""
    return f"GET {path} HTTP/{version}\r\nHost: a\r\nAuthorization: Bearer fake-token\r\n{more}\r\n".encode()


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("package", PACKAGES)
def test_every_example_call_gets_its_response_over_the_network(package: str, kind: str) -> None:
    refusal = import_module(f"{package}.errors").ApiError
    with asyncio.Runner() as runner:
        for example in [each for each in examples() if each.package == package]:
            fake = fake_of(package, example.client)
            with fake.serve() as server, suppress(refusal):
                options = {"base_url": server.url, "strict": True, "retries": 0}
                if kind == "sync":
                    with fake.client(**options) as client:
                        called(example, client)
                else:
                    runner.run(awaited(example, fake.async_client(**options)))
            served = (fake.mismatches or fake.requests)[0].operation
            assert served == example.name or is_shadowed(example, served), fake.mismatches
            assert not fake.mismatches or served != example.name, fake.mismatches


async def awaited(example: Example, client: Any) -> None:
    """Make an example call, and close the client."""
    async with client:
        await called_async(example, client)


def test_what_a_plain_client_creates_can_be_read_and_is_gone_after_its_deletion() -> None:
    fake = fake_of("rdv_solidarites", "RdvSolidarites")
    absence = {**dict.fromkeys(("organisation_id", "agent_id"), 1), "title": "Pont", "first_day": "2021-05-14"}
    absence |= {"start_time": "08:00", "end_day": "2021-05-14", "end_time": "18:00"}
    with fake.serve() as server, httpx2.Client(base_url=server.url, headers=RDV, trust_env=False) as plain:
        made = plain.post("/api/v1/absences", json=absence)
        assert made.is_success, made.headers
        path = f"/api/v1/absences/{made.json()['absence']['id']}"
        assert plain.get(path).json()["absence"]["title"] == "Pont"
        assert plain.delete(path).is_success
        assert plain.get(path).status_code == 404
    assert [each.method for each in fake.requests] == ["POST", "GET", "DELETE", "GET"]


def test_a_body_in_chunks_is_read() -> None:
    with served() as (fake, plain):
        pieces = (f'{{"id": "{NEW["id"]}", "model": "{NEW["model"]}", '.encode(), b'"name": "Greenhouse 9"}')
        made = plain.post("/objects", content=iter(pieces), headers={**BEARER, "content-type": "application/json"})
        assert made.is_success, made.headers
        assert fake.requests[0].headers["transfer-encoding"] == "chunked"
        assert fake.requests[0].body == NEW


def test_head_has_the_fields_of_get_and_no_content() -> None:
    with served() as (_, plain):
        whole, head = (plain.request(method, "/objects", headers=BEARER) for method in ("GET", "HEAD"))
        assert head.content == b""
        assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


def test_requests_of_one_connection_are_answered_in_turn() -> None:
    fake = fake_of("rightech", "Rightech")
    answer = exchange(fake, get("/api/v1/objects") + get("/api/v1/models") + get("/api/v1/users", version="1.0"))
    assert answer.count(b"HTTP/1.1 200") == 3
    assert [each.operation for each in fake.requests] == ["objects.list", "models.list", "users.list"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        (b"GET nonsense HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nBad Name: 1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\nshort", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 600_000 + b"\r\n\r\n", 431),
    ],
    ids=range(11),
)
def test_what_is_not_http_is_refused_and_ends_the_connection(sent: bytes, status: int) -> None:
    answer = exchange(fake_of("rightech", "Rightech"), sent + get("/api/v1/objects"))
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert answer.count(b"HTTP/1.1") == 1
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize(
    ("target", "status"),
    [("http://b/api/v1/objects", 200), ("http://b?x=1", 404), ("*", 404), ("/api/v1/objects?only=a", 200)],
)
def test_each_form_of_a_target_is_read(target: str, status: int) -> None:
    answer = exchange(fake_of("rightech", "Rightech"), get(target))
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer


def test_a_client_that_waits_before_its_body_gets_100_continue() -> None:
    fake = fake_of("rightech", "Rightech")
    head = b"POST /api/v1/objects HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer fake-token\r\nExpect: 100-continue\r\n"
    head += b"Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    with fake.serve() as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(head)
        assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"{}")
        assert connection.recv(65536).startswith(b"HTTP/1.1 400 ")
    assert "body/" in str(fake.mismatches[0])


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/objects", {}, 401),
        ("GET", "/objects", {"authorization": "Bearer other"}, 401),
        ("GET", "/nothing/at/all/here", BEARER, 404),
        ("GET", "/models/58238a935baa56173b24f0e5?nonsense=1", BEARER, 400),
        ("POST", "/objects", BEARER, 400),
        ("POST", "/objects", {**BEARER, "content-type": "text/plain"}, 415),
    ],
)
def test_a_request_that_does_not_match_is_refused_with_the_reason(
    method: str, path: str, headers: dict[str, str], status: int
) -> None:
    with served() as (fake, plain):
        answer = plain.request(method, path, headers=headers, content=b"x" if "content-type" in headers else None)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
        assert "expected" in answer.headers["fake-mismatch"]
        assert fake.requests == []
        with pytest.raises(AssertionError, match="expected"):
            fake.check()


def test_a_method_that_the_path_does_not_have_is_refused_with_those_it_has() -> None:
    with served() as (_, plain):
        answer = plain.put("/objects", headers=BEARER)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_a_refusal_has_the_status_and_the_body_of_the_description() -> None:
    fake = fake_of("rdv_solidarites", "RdvSolidarites")
    with fake.serve() as server, httpx2.Client(base_url=server.url, trust_env=False) as plain:
        denied = plain.get("/api/v1/absences")
        malformed = plain.post("/api/v1/absences", json={}, headers=RDV)
    assert (denied.status_code, list(denied.json())) == (401, ["errors"])
    assert (malformed.status_code, malformed.json()) == (400, {})


def test_a_slow_response_holds_no_other_up() -> None:
    fake = fake_of("rightech", "Rightech")
    fake.objects.list.delays(3600)
    with fake.serve() as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as slow:
        slow.sendall(get("/api/v1/objects"))
        assert httpx2.get(f"{server.url}/models", headers=BEARER, trust_env=False).is_success
    assert len(fake.requests) == 2 or fake.models.list.requests


def test_many_requests_at_once_are_all_answered() -> None:
    with served() as (fake, plain):
        statuses: list[int] = []
        threads = [
            threading.Thread(target=lambda: statuses.append(plain.get("/objects", headers=BEARER).status_code))
            for _ in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [200] * 20
        assert len(fake.requests) == 20


def test_scripts_hold_on_a_port_too() -> None:
    errors = import_module("rightech.errors")
    with served() as (fake, plain):
        fake.objects.list.replies(503, {"a": 1}, headers={"x-a": "é"}, times=1).fails(errors.ConnectError, times=1)
        fake.objects.list.breaks(times=1)
        scripted = plain.get("/objects", headers=BEARER)
        assert (scripted.status_code, scripted.json(), scripted.headers["x-a"]) == (503, {"a": 1}, "é")
        with pytest.raises(httpx2.TransportError):
            plain.get("/objects", headers=BEARER)
        assert plain.get("/objects", headers=BEARER).content == b'{"cut off": '
        fake.objects.list.fails(errors.Timeout)
        with pytest.raises(httpx2.ReadTimeout):
            plain.get("/objects", headers=BEARER, timeout=0.05)


def test_a_script_that_is_not_http_is_the_fault_of_the_fake() -> None:
    with served() as (fake, plain):
        fake.objects.list.replies({}, headers={"x-a": "1\r\nx-b: 2"})
        assert plain.get("/objects", headers=BEARER).status_code == 500


def test_a_fake_that_stopped_has_freed_its_port_and_its_threads() -> None:
    fake = fake_of("rightech", "Rightech")
    before = threading.enumerate()
    with fake.serve() as server:
        with pytest.raises(OSError, match="in use"):
            fake.serve(server.port)
        idle = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        httpx2.get(f"{server.url}/objects", headers=BEARER, trust_env=False)
    with idle:
        assert idle.recv(1) == b""
    assert threading.enumerate() == before
    server.close()
    with fake.serve(server.port) as again:
        assert again.port == server.port


def test_a_fake_can_listen_on_another_address() -> None:
    with fake_of("emjpm", "Emjpm").serve(host="::1") as server:
        assert httpx2.get(f"{server.url}/nothing", trust_env=False).status_code == 404
        assert server.url.startswith(f"http://[::1]:{server.port}")


# WebSockets --------------------------------------------------------------------------------------------------------


def test_a_client_gets_what_the_test_sends_to_a_websocket() -> None:
    fake = fake_of("rightech", "Rightech")
    with fake.serve() as server, fake.client(base_url=server.url) as client:
        fake.event_stream.sends({"event": "early"})
        with client.event_stream() as events:
            assert next(events).event == "early"
            fake.event_stream.sends({"event": "a"}).sends({"event": "é" * 40_000})
            assert [next(events).event for _ in range(2)] == ["a", "é" * 40_000]
            assert fake.event_stream.connections == 1
            fake.event_stream.closes()
            assert "Reconnected" in repr(next(events))


def test_an_engine_io_client_logs_in_and_gets_named_events() -> None:
    fake = fake_of("rightech", "Rightech")

    async def first() -> Any:
        client = fake.async_client(base_url=server.url, login="a", password="b")
        async with client, client.live_events() as events:
            fake.live_events.sends({"x": 1}, event="tick")
            return await anext(events)

    with fake.serve() as server:
        event = asyncio.run(first())
        assert (event.name, event.data) == ("tick", {"x": 1})
        assert [each.operation for each in fake.requests] == ["auth.create_session"]
    with pytest.raises(ValueError, match="have no name"):
        fake.event_stream.sends({}, event="tick")


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 101),
        ({"Authorization": "Bearer other"}, 401),
        ({"Sec-WebSocket-Key": "short"}, 400),
        ({"Sec-WebSocket-Version": "8"}, 426),
        ({"Upgrade": "h2c"}, 404),
    ],
)
def test_a_handshake_is_checked(more: dict[str, str], status: int) -> None:
    fields = {
        "Host": "a",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        "Authorization": "Bearer fake-token",
    } | more
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    answer = exchange(fake_of("rightech", "Rightech"), f"GET /events/stream HTTP/1.1\r\n{lines}\r\n".encode())
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer
    if status == 101:
        assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in answer


# The command -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be asked to end there")
@pytest.mark.slow
def test_a_fake_is_served_by_a_command_until_it_is_interrupted() -> None:
    paths = os.pathsep.join(str(each) for each in Path(ROOT, "generated").glob("*/src"))
    command = [sys.executable, "-m", "emjpm.testing", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        output, errors = cast("Any", run.stdout), cast("Any", run.stderr)
        url = output.readline().split()[2].rstrip(",")
        credentials = dict(line.split(": ") for line in (output.readline().strip(),))
        assert credentials
        assert httpx2.get(f"{url}/nonsense", trust_env=False).status_code == 404
        assert errors.readline().startswith("GET /nonsense: 404, GET /nonsense: path: expected a path")
        run.send_signal(signal.SIGTERM)
        assert run.wait(20) == 0


def test_the_command_says_which_port_cannot_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    testing = import_module("emjpm.testing")
    main = import_module("emjpm._runtime.testing.command").main
    with fake_of("emjpm", "Emjpm").serve() as server, pytest.raises(SystemExit):
        main(testing.FakeEmjpm, "emjpm", ["--port", str(server.port)])
    assert f"cannot listen on 127.0.0.1, port {server.port}" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_session_cookie_that_a_sign_in_sets_is_used_by_the_calls_after_it(kind: str) -> None:
    package = import_module("rightech")
    fake = fake_of("rightech", "Rightech")

    async def asynchronous() -> None:
        async with package.AsyncRightech(base_url=server.url, trust_env=False) as client:
            await client.auth.create_session(login="api-user", password="a-password")
            await client.objects.list().first()

    with fake.serve() as server:
        if kind == "async":
            asyncio.run(asynchronous())
        else:
            with package.Rightech(base_url=server.url, trust_env=False) as client:
                client.auth.create_session(login="api-user", password="a-password")
                client.objects.list().first()
    assert [each.operation for each in fake.requests] == ["auth.create_session", "objects.list"]
    assert fake.requests[1].headers["cookie"].startswith("sid=given-by-the-fake")
