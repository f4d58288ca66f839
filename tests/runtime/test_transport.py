"""Requests and responses of both drivers, over a real socket."""

import gzip
import logging
import zlib
from io import BytesIO

import pytest
from flavours import GET, HEAD, OK, Flavour, call, calls
from sample import errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import Binary, BinaryBody, Json, Operation, Retry
from sample._runtime.codec.values import JsonValue

from upstream.raw import Exchange, RawServer, gzip_bomb, head, reply, reply_json, sending

pytestmark = [pytest.mark.parametrize("flavour", ["sync", "async"]), pytest.mark.usefixtures("quick")]

FILE: Operation[bytes] = Operation(id="file", method="GET", path="/f", replies={"200": Binary()}, retry=Retry.SAFE)
UPLOAD: Operation[JsonValue] = Operation(
    id="upload",
    method="PUT",
    path="/f",
    body=BinaryBody(required=True),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.IDEMPOTENT,
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
        from flavours import SECURE

        call(flavour, SECURE, Arguments(path={"n": 1}), base_url=server.url)
        assert server.received[1].headers["access-token"] == secret
    assert secret not in caplog.text
    assert "pass-12345678" not in caplog.text
    assert "GET http://127.0.0.1" in caplog.text


def test_others_still_log_what_they_do_with_the_library(flavour: Flavour, caplog: pytest.LogCaptureFixture) -> None:
    import httpcore2
    import sample._runtime.http.transport

    assert sample._runtime.http.transport
    with caplog.at_level(logging.DEBUG), RawServer(OK) as server:
        httpcore2.request("GET", server.url)
    assert "receive_response_headers" in caplog.text


def test_no_cookie_is_kept(flavour: Flavour) -> None:
    with RawServer(reply_json(1, **{"Set-Cookie": "sid=1; Path=/"})) as server:
        calls(flavour, [(GET, Arguments())] * 2, base_url=server.url)
        assert "cookie" not in server.received[1].headers
