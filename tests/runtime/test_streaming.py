"""Downloads: piece by piece, whole or not at all, and never to a place that the server names."""

import gzip
import os
import threading
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from flavours import Flavour
from sample import errors
from sample._runtime.base.drift import Drift
from sample._runtime.base.wire import RawReply
from sample._runtime.streaming.streamed_reply import AsyncStreamedReply, StreamedReply
from streams import Both

from upstream.raw import Exchange, RawServer, Script, head, reply, reply_json

BIG = os.urandom(65536) * 32


def save(path: Path, reply: StreamedReply | AsyncStreamedReply) -> object:
    """Save a reply."""
    return reply.save(path)


@pytest.fixture(params=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Both[object]:
    """Both kinds of client."""
    flavour: Flavour = request.param
    return Both(flavour)


def cut(exchange: Exchange) -> None:
    exchange.send(head(200, {"Content-Type": "application/octet-stream", "Content-Length": "1000"}) + b"x" * 500)
    exchange.close()


def test_a_body_comes_in_pieces(both: Both[object]) -> None:
    with RawServer(reply(BIG, media_type="application/octet-stream")) as server:
        read = both.download(server.url, lambda reply: reply.iter_bytes(), max_reply_bytes=1000)
        pieces = cast("list[bytes]", read)
        assert len(pieces) > 10
        assert b"".join(pieces) == BIG
        assert both.download(server.url, lambda reply: (reply.status, reply.request_id, reply.attempts)) == (
            200,
            None,
            1,
        )


def test_a_body_comes_while_the_server_still_sends(both: Both[object]) -> None:
    seen = threading.Event()

    def slow(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/octet-stream", "Content-Length": "10"}) + b"first")
        seen.wait(5)
        exchange.send(b"later")

    def note(piece: bytes) -> bool:
        seen.set()
        return True

    def noting(reply: StreamedReply | AsyncStreamedReply) -> object:
        if isinstance(reply, StreamedReply):
            return (piece for piece in reply.iter_bytes() if note(piece))
        return (piece async for piece in reply.iter_bytes() if note(piece))

    with RawServer(slow) as server:
        found = both.download(server.url, noting)
    assert found == [b"first", b"later"]


def test_the_deadline_ends_with_the_head(both: Both[object]) -> None:
    def slow(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/octet-stream", "Content-Length": "10"}))
        exchange.drip(b"0123456789", 0.08)

    with RawServer(slow) as server:
        assert both.download(server.url, lambda reply: reply.read(), deadline=0.4) == b"0123456789"


def test_a_piece_that_does_not_come_is_reported(both: Both[object]) -> None:
    def stalls(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/octet-stream", "Content-Length": "10"}) + b"01")
        exchange.wait(5)

    with RawServer(stalls) as server, pytest.raises(errors.Timeout) as caught:
        both.download(server.url, lambda reply: reply.read(), timeout=0.2)
    assert (caught.value.operation, caught.value.status, len(server.received)) == ("getFile", 200, 1)


def test_a_body_that_is_cut_is_an_error_and_no_file_is_left(both: Both[object], tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with RawServer(cut) as server:
        for path in (tmp_path / "new", tmp_path / "old"):
            with pytest.raises(errors.TransportError) as caught:
                both.download(server.url, partial(save, path))
            assert caught.value.operation == "getFile"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old", b"old")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\\\x", "evil.txt"])
def test_a_file_is_saved_where_the_caller_says(
    both: Both[object], tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = reply(BIG, media_type="application/octet-stream", Content_Disposition=f'attachment; filename="{name}"')
    folder = tmp_path / "deep" / "folder"
    folder.mkdir(parents=True)
    with RawServer(script) as server:
        assert both.download(server.url, lambda reply: reply.save(folder / "mine")) == folder / "mine"
        with pytest.raises(errors.InvalidArgument, match="including its name"):
            both.download(server.url, lambda reply: reply.save(folder))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder / "mine"]
    assert (folder / "mine").read_bytes() == BIG


def test_a_file_may_have_a_limit(both: Both[object], tmp_path: Path) -> None:
    bomb = reply(gzip.compress(b" " * 20_000_000), media_type="application/octet-stream", Content_Encoding="gzip")
    with RawServer(bomb) as server:
        with pytest.raises(errors.ReplyTooLarge):
            both.download(server.url, lambda reply: reply.save(tmp_path / "x", limit=1_000_000))
        with pytest.raises(errors.ReplyTooLarge):
            both.download(server.url, lambda reply: reply.read(), max_reply_bytes=1_000_000)
    assert list(tmp_path.iterdir()) == []


def test_a_body_is_read_once(both: Both[object]) -> None:
    replies: list[StreamedReply | AsyncStreamedReply] = []

    def once(reply: StreamedReply | AsyncStreamedReply) -> object:
        replies.append(reply)
        return reply.read()

    with RawServer(reply(b"abc", media_type="application/octet-stream")) as server:
        assert both.download(server.url, once) == b"abc"
        with pytest.raises(errors.Error, match="already read"):
            both.download(server.url, lambda _: replies[0].read())


def test_lines(both: Both[object]) -> None:
    body = b'{"a": 1}\n{"a": 2}\r\n\xc3\xa9\n\nlast'
    with RawServer(reply(body, media_type="application/x-ndjson"), reply(b"\xff\n", media_type="text/csv")) as server:
        lines = both.download(server.url, lambda reply: reply.iter_lines())
        assert lines == ['{"a": 1}', '{"a": 2}', "é", "", "last"]
        drifts: list[Drift] = []
        assert both.download(server.url, lambda reply: reply.iter_lines(), on_drift=drifts.append) == ["\ufffd"]
        assert [drift.expected for drift in drifts] == ["text in utf-8"]
        with pytest.raises(errors.DriftError):
            both.download(server.url, lambda reply: reply.iter_lines(), strict=True)


def test_a_line_has_a_limit(both: Both[object]) -> None:
    long = reply(b"x" * 1_000_000, media_type="application/x-ndjson")
    with RawServer(long) as server, pytest.raises(errors.ReplyTooLarge, match="line"):
        both.download(server.url, lambda reply: reply.iter_lines(), max_reply_bytes=500_000)


def test_what_is_no_success_is_an_error_as_ever(both: Both[object]) -> None:
    scripts: list[Script] = [reply_json({"message": "no"}, 404), reply(status=503), reply(BIG, media_type="image/png")]
    with RawServer(*scripts) as server:
        with pytest.raises(errors.NotFound, match="no"):
            both.download(server.url, lambda reply: reply.read())
        assert both.download(server.url, lambda reply: reply.read()) == BIG
        assert server.targets() == ["GET /file"] * 3


@pytest.mark.parametrize("script", [reply(b"<html>log in</html>", media_type="text/html"), reply_json({"error": "no"})])
def test_json_or_a_page_in_the_place_of_a_file_is_reported_or_raised(
    both: Both[object], tmp_path: Path, script: Script
) -> None:
    drifts: list[Drift] = []
    with RawServer(script) as server:
        both.download(server.url, partial(save, tmp_path / "kept"), on_drift=drifts.append)
        assert len(drifts) == 1 and (tmp_path / "kept").exists()
        with pytest.raises(errors.DriftError):
            both.download(server.url, partial(save, tmp_path / "refused"), strict=True)
    assert not (tmp_path / "refused").exists()


def test_what_is_described_as_json_is_not_streamed_but_read(both: Both[object]) -> None:
    with RawServer(reply_json({"later": True}, 202)) as server:
        assert both.download(server.url, lambda reply: reply.read()) == b'{"later": true}'


def test_leaving_early_breaks_the_connection_and_reading_to_the_end_keeps_it(both: Both[object]) -> None:
    with RawServer(reply(BIG, media_type="application/octet-stream")) as server:
        both.download(server.url, lambda reply: reply.status)
        assert server.connections == 1
        both.download(server.url, lambda reply: reply.read())
        assert server.connections == 2


def test_a_hook_that_fails_leaves_nothing_open(both: Both[object], recwarn: pytest.WarningsRecorder) -> None:
    def fails(reply: RawReply) -> None:
        assert reply.rest is not None
        raise ZeroDivisionError

    with RawServer(reply(BIG, media_type="application/octet-stream")) as server, pytest.raises(ZeroDivisionError):
        both.download(server.url, lambda reply: reply.read(), after_reply=fails)
    assert not recwarn


@pytest.mark.parametrize("coded", [False, True])
def test_saving_reports_its_progress(both: Both[object], tmp_path: Path, coded: bool) -> None:
    body = gzip.compress(BIG) if coded else BIG
    fields = {"Content_Encoding": "gzip"} if coded else {}
    seen: list[tuple[int, int | None]] = []
    with RawServer(reply(body, 200, "application/octet-stream", **fields)) as server:
        both.download(
            server.url,
            lambda reply: reply.save(tmp_path / "f", progress=lambda done, total: seen.append((done, total))),
        )
    assert len(seen) > 1
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (len(BIG), None if coded else len(BIG))
