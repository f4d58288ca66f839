"""Faults of networks and servers, through both drivers, over a real socket."""

import gzip
import logging
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from either import GET, HEAD, POST, Flavour, call, calls
from sample import Timeout, errors
from sample._runtime.operation import Binary, BinaryBody, Json, Operation, Retry
from sample._runtime.request import Arguments
from sample._runtime.values import JsonValue
from upstream.raw import Exchange, RawServer, Script, gzip_bomb, head, reply, reply_json

pytestmark = pytest.mark.parametrize("flavour", ["sync", "async"])

OK = reply_json({"ok": True})
FILE: Operation[bytes] = Operation(id="file", method="GET", path="/f", replies={"200": Binary()}, retry=Retry.SAFE)
UPLOAD: Operation[JsonValue] = Operation(
    id="upload",
    method="PUT",
    path="/f",
    body=BinaryBody(required=True),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.IDEMPOTENT,
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sample._runtime.retry._FIRST", 0.01)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def sending(data: bytes, close: bool = True) -> Script:
    def script(exchange: Exchange) -> None:
        exchange.send(data)
        if close:
            exchange.close()

    return script


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


def test_no_connection_in_time(flavour: Flavour) -> None:
    # A backlog that is full: the system takes no further connection.
    with socket.socket() as server, socket.socket() as first, socket.socket() as second:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for client in (first, second):
            client.setblocking(False)
            client.connect_ex(server.getsockname())
        time.sleep(0.05)
        started = time.monotonic()
        with pytest.raises(errors.ConnectTimeout) as caught:
            call(flavour, POST, base_url=f"http://127.0.0.1:{server.getsockname()[1]}", timeout=Timeout(connect=0.1))
        assert caught.value.attempts == 3
        assert isinstance(caught.value, errors.Timeout)
        assert time.monotonic() - started < 2


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
        started = time.monotonic()
        with pytest.raises(errors.Timeout):
            call(flavour, GET, base_url=server.url, deadline=0.4, timeout=5)
        assert 0.3 < time.monotonic() - started < 1


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


SMUGGLED = head(200, {"Content-Type": "application/json", "Content-Length": "9"}) + b'{"bad":1}'


@pytest.mark.parametrize(
    "data",
    [
        head(200, {"Content-Type": "application/json", "Content-Length": "4"}) + b"true" + SMUGGLED,
        head(200, {"Content-Type": "application/json", "Transfer-Encoding": "chunked"})
        + b"4\r\ntrue\r\n0\r\n\r\n"
        + SMUGGLED,
        head(200, {"Content-Type": "application/json", "Transfer-Encoding": "chunked", "Content-Length": "50"})
        + b"4\r\ntrue\r\n0\r\n\r\n",
    ],
)
def test_what_follows_a_reply_is_never_the_next_reply(flavour: Flavour, data: bytes) -> None:
    with RawServer(sending(data, close=False), OK) as server:
        replies = calls(flavour, [(GET, Arguments()), (GET, Arguments())], base_url=server.url)
        assert [reply.data for reply in replies] == [True, {"ok": True}]
        assert [request.connection for request in server.received] == [1, 2]


@pytest.mark.parametrize("operation", [HEAD, FILE])
def test_a_reply_without_a_body_is_not_read(flavour: Flavour, operation: Operation[bytes] | Operation[None]) -> None:
    with RawServer(
        reply(b"", 200, Content_Type="x")
        if operation is FILE
        else sending(head(200, {"Content-Length": "9"}), close=False)
    ) as server:
        assert not call(flavour, operation, base_url=server.url).data


@pytest.mark.parametrize("coding", ["gzip", "deflate", "GZIP"])
def test_compressed(flavour: Flavour, coding: str) -> None:
    body = zlib.compress(b'{"ok": true}') if coding == "deflate" else gzip.compress(b'{"ok": true}')
    with RawServer(reply(body, Content_Encoding=coding)) as server:
        assert call(flavour, GET, base_url=server.url).data == {"ok": True}
        assert server.received[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_bomb(flavour: Flavour) -> None:
    with RawServer(reply(gzip_bomb(20), Content_Encoding="gzip")) as server:
        with pytest.raises(errors.ReplyTooLarge) as caught:
            call(flavour, FILE, base_url=server.url, max_reply_bytes=5_000_000)
        assert (caught.value.attempts, caught.value.status) == (1, 200)


def test_a_body_without_end(flavour: Flavour) -> None:
    def endless(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/json"}))
        while True:
            exchange.send(b" " * 65536)

    with RawServer(endless) as server, pytest.raises(errors.ReplyTooLarge):
        call(flavour, GET, base_url=server.url, max_reply_bytes=1_000_000, retries=0)


class Failing(BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= 65536:
            raise OSError("the disk is gone")
        return super().read(size)


class OneShot(BytesIO):
    def seekable(self) -> bool:
        return False


def test_a_file_that_fails_half_way_is_no_success(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        with pytest.raises(OSError, match="the disk is gone"):
            call(flavour, UPLOAD, Arguments(body=Failing(b"x" * 200_000)), base_url=server.url)
        assert not server.received


def test_files_are_sent_whole_each_time_or_once(flavour: Flavour) -> None:
    file = BytesIO(b"0123456789")
    file.seek(3)
    with RawServer(reply(status=503), OK) as server:
        call(flavour, UPLOAD, Arguments(body=file), base_url=server.url)
        assert [request.body for request in server.received] == [b"3456789"] * 2
    with RawServer(reply(status=503), OK) as server:
        with pytest.raises(errors.ServiceUnavailable):
            call(flavour, UPLOAD, Arguments(body=OneShot(b"once")), base_url=server.url)
        assert [request.body for request in server.received] == [b"once"]


def test_a_large_body_arrives_whole(flavour: Flavour) -> None:
    body = bytes(range(256)) * 8192
    with RawServer(OK) as server:
        call(flavour, UPLOAD, Arguments(body=body), base_url=server.url)
        assert server.received[0].body == body


def test_what_is_sent(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        call(flavour, GET, base_url=f"{server.url}/v1/")
        request = server.received[0]
    assert request.target == "/v1/x"
    assert [name for name, _ in request.fields] == ["Host", "Accept", "Accept-Encoding", "User-Agent"]
    assert request.headers["host"] == f"127.0.0.1:{server.port}"


def test_nothing_secret_is_logged_even_by_the_library(flavour: Flavour, caplog: pytest.LogCaptureFixture) -> None:
    secret = "tok-12345678"
    answer = reply_json(
        {"data": {"id": 1, "email": "x"}}, access_token=secret, client="c", uid="u", Set_Cookie=f"s={secret}"
    )
    with caplog.at_level(logging.DEBUG), RawServer(answer, OK) as server:
        from either import SECURE

        call(flavour, SECURE, Arguments(path={"n": 1}), base_url=server.url)
        assert server.received[1].headers["access-token"] == secret
    assert secret not in caplog.text
    assert "pass-12345678" not in caplog.text
    assert "GET http://127.0.0.1" in caplog.text


def test_others_still_log_what_they_do_with_the_library(flavour: Flavour, caplog: pytest.LogCaptureFixture) -> None:
    import httpcore2
    import sample._runtime.transport

    assert sample._runtime.transport
    with caplog.at_level(logging.DEBUG), RawServer(OK) as server:
        httpcore2.request("GET", server.url)
    assert "receive_response_headers" in caplog.text


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that signs itself, for localhost; a key and a certificate in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here")
    folder = tmp_path_factory.mktemp("tls")
    key, path = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        + ["-keyout", str(key), "-out", str(path), "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True,
        capture_output=True,
    )
    whole = folder / "whole.pem"
    whole.write_bytes(key.read_bytes() + path.read_bytes())
    return whole


def test_certificates_are_checked(flavour: Flavour, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with RawServer(OK, context=context) as server:
        with pytest.raises(errors.ConnectError) as caught:
            call(flavour, GET, base_url=f"https://localhost:{server.port}")
        assert caught.value.permanent
        assert caught.value.attempts == 1
        with pytest.raises(errors.ConnectError):
            call(flavour, GET, base_url=f"https://127.0.0.1:{server.port}", verify=str(certificate))
        assert not server.received
        trusted = ssl.create_default_context(cafile=str(certificate))
        for verify in (trusted, str(certificate)):
            call(flavour, GET, base_url=f"https://localhost:{server.port}", verify=verify)


def test_a_proxy_of_the_environment(flavour: Flavour, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine api.test login me password zq-netrc\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with RawServer(OK) as server:
        monkeypatch.setenv("http_proxy", server.url.replace("//", "//user:zq@"))
        call(flavour, GET, base_url="http://api.test")
        request = server.received[0]
        assert request.target == "http://api.test/x"
        assert request.headers["proxy-authorization"].startswith("Basic ")
        assert "authorization" not in request.headers
        monkeypatch.setenv("no_proxy", "api.test, 127.0.0.1")
        call(flavour, GET, base_url=server.url)
        assert server.received[1].target == "/x"
        monkeypatch.setenv("no_proxy", "")
        call(flavour, GET, base_url=server.url, trust_env=False)
        assert server.received[2].target == "/x"
        call(flavour, GET, base_url="http://other.test", proxy=server.url, trust_env=False)
        assert server.received[3].target == "http://other.test/x"
