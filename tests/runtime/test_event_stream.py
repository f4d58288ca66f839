"""Server-sent events: typed, one by one, bounded, and never half of one."""

import threading
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from flavours import Flavour
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._runtime.base.drift import Drift
from sample._runtime.streaming.lines import EventReader, Lines, RawEvent
from sample._runtime.streaming.server_sent_events import Event
from streams import Both, Update

from upstream.raw import Exchange, RawServer, Script, head, reply

HEAD = head(200, {"Content-Type": "text/event-stream; charset=utf-8"})


@pytest.fixture(params=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Both[object]:
    """Both kinds of client."""
    flavour: Flavour = request.param
    return Both(flavour)


def streaming(*pieces: bytes, reset: bool = False) -> Script:
    def script(exchange: Exchange) -> None:
        exchange.send(HEAD)
        for piece in pieces:
            exchange.send(piece)
            time.sleep(0.01)
        if reset:
            exchange.reset()
        exchange.close()

    return script


def read(pieces: Sequence[bytes], most: int = 10_000) -> list[RawEvent]:
    reader = EventReader(most)
    found = [event for piece in pieces for event in reader.feed(piece)]
    last = reader.end()
    return found if last is None else [*found, last]


STREAM = (
    b"\xef\xbb\xbf: hello\n\n"
    b'event: update\nid: 7\nretry: 3000\ndata: {\ndata:"n": 1}\n\n'
    b"id: 8\n\n"
    b"unknown: x\rdata\r\r"
    b"data: \xc3\xa9\r\n\r\n"
    b": still here\n"
)
EVENTS = [
    RawEvent("update", '{\n"n": 1}', "7", 3000),
    RawEvent("message", "", "8", 3000),
    RawEvent("message", "é", "8", 3000),
]


@given(st.lists(st.integers(0, len(STREAM)), max_size=20))
def test_events_are_the_same_however_they_are_cut(cuts: list[int]) -> None:
    at = [0, *sorted(cuts), len(STREAM)]
    assert read([STREAM[start:end] for start, end in pairwise(at)]) == EVENTS


def test_a_stream_that_ends_in_an_event_without_data_is_cut() -> None:
    for rest in (b"da", b"event: x"):
        with pytest.raises(errors.ProtocolError, match="within an event"):
            read([b"data: 1\n\n", rest])
    assert len(read([b"data: 1\n\n", b": bye"])) == 1


@pytest.mark.parametrize("rest", [b"data: x\n", b"data: x", b"event: e\rdata: x", b"data: x\nda"])
def test_the_last_event_needs_no_empty_line(rest: bytes) -> None:
    assert [event.data for event in read([b"data: 1\n\n", rest])] == ["1", "x"]


@pytest.mark.parametrize("end", [b"\n", b""])
def test_the_last_event_without_an_empty_line_is_given_and_reported(both: Both[object], end: bytes) -> None:
    drifts: list[Drift] = []
    with RawServer(streaming(b'data: {"n": 1}\n\n', b'data: {"n": 2}' + end)) as server:
        assert both.listen(server.url, on_drift=drifts.append) == [Event(Update(n=1)), Event(Update(n=2))]
        assert [each.expected for each in drifts] == ["an empty line after the event"]
        with pytest.raises(errors.DriftError):
            both.listen(server.url, strict=True)


def test_a_last_event_that_is_cut_is_an_error(both: Both[object]) -> None:
    cut = streaming(b'data: {"n": 1}\n\n', b'data: {"n": ')
    with RawServer(cut) as server, pytest.raises(errors.ProtocolError, match="within an event"):
        both.listen(server.url)


def test_lines_and_events_have_a_limit() -> None:
    with pytest.raises(errors.ReplyTooLarge):
        list(Lines(10).feed(b"x" * 11))
    with pytest.raises(errors.ReplyTooLarge):
        read([b"data: 12345\n"] * 20, most=100)


def test_events_come_typed_and_one_by_one(both: Both[object]) -> None:
    with RawServer(streaming(b': hi\n\ndata: {"n": 1}\n\n', b'event: x\nid: 5\ndata: {"n": ', b"2}\n\n")) as server:
        events = both.listen(server.url)
    assert events == [Event(Update(n=1)), Event(Update(n=2), "x", "5")]
    assert server.received[0].headers["accept"] == "text/event-stream, */*;q=0.1"


def test_the_first_event_does_not_wait_for_the_second(both: Both[object]) -> None:
    received, in_time = threading.Event(), list[bool]()

    def slow(exchange: Exchange) -> None:
        exchange.send(HEAD + b'data: {"n": 1}\n\n')
        in_time.append(received.wait(10))

    with RawServer(slow) as server:
        assert len(both.listen(server.url, most=1)) == 1
        received.set()
    assert in_time == [True]


def test_comments_keep_a_stream_alive_beyond_the_deadline(both: Both[object]) -> None:
    def alive(exchange: Exchange) -> None:
        exchange.send(HEAD)
        for _ in range(8):
            exchange.send(b": alive\n\n")
            exchange.wait(0.1)
        exchange.send(b'data: {"n": 1}\n\n')
        exchange.close()

    with RawServer(alive) as server:
        assert len(both.listen(server.url, deadline=0.5, timeout=0.4)) == 1


def test_silence_is_reported(both: Both[object]) -> None:
    def silent(exchange: Exchange) -> None:
        exchange.send(HEAD + b'data: {"n": 1}\n\n')
        exchange.wait(10)

    with RawServer(silent) as server, pytest.raises(errors.Timeout) as caught:
        both.listen(server.url, timeout=0.3)
    assert caught.value.operation == "listen"


@pytest.mark.parametrize(
    "script",
    [
        streaming(b'data: {"n": 1}\n\n', reset=True),
        streaming(b'data: {"n": 1}\n\ndata: {"n"'),
    ],
)
def test_a_cut_is_reported_and_the_call_not_repeated(both: Both[object], script: Script) -> None:
    with RawServer(script) as server:
        with pytest.raises(errors.TransportError) as caught:
            both.listen(server.url)
        assert (caught.value.operation, caught.value.status) == ("listen", 200)
        assert server.targets() == ["GET /events"]


def test_leaving_early_gives_the_connection_back(both: Both[object]) -> None:
    gone = threading.Event()

    def endless(exchange: Exchange) -> None:
        exchange.send(HEAD)
        try:
            while True:
                exchange.send(b'data: {"n": 1}\n\n')
                time.sleep(0.01)
        except OSError:
            gone.set()

    waits: list[bool] = []
    with RawServer(endless) as server:
        assert len(both.listen(server.url, most=3, after=lambda: waits.append(gone.wait(5)))) == 3
    assert waits == [True]


def test_an_event_has_a_limit(both: Both[object]) -> None:
    with RawServer(streaming(b"data: " + b"x" * 1_000_000)) as server, pytest.raises(errors.ReplyTooLarge) as caught:
        both.listen(server.url, max_reply_bytes=500_000)
    assert caught.value.operation == "listen"


def test_what_does_not_match_is_reported_and_kept_or_raised(both: Both[object]) -> None:
    drifts: list[Drift] = []
    with RawServer(streaming(b'data: {"n": "one"}\n\n')) as server:
        [event] = both.listen(server.url, on_drift=drifts.append)
        assert event.data.__wire__() == {"n": "one"}
        assert [(drift.operation, drift.pointer) for drift in drifts] == [("listen", "/n")]
        with pytest.raises(errors.DriftError, match="/n"):
            both.listen(server.url, strict=True)


@pytest.mark.parametrize(
    "last", [b"data: [DONE]\n\n", b"data: [DONE]\n", b"data: [DONE]", b'data: [DONE]\n\ndata: {"n": 9}\n\n']
)
def test_a_stream_ends_where_the_server_says_that_it_is_done(both: Both[object], last: bytes) -> None:
    with RawServer(streaming(b'data: {"n": 1}\n\n', last)) as server:
        assert both.listen(server.url, strict=True) == [Event(Update(n=1))]


def test_the_end_of_a_stream_is_not_awaited_after_the_last_event(both: Both[object]) -> None:
    def open_end(exchange: Exchange) -> None:
        exchange.send(HEAD + b"data: [DONE]\n\n")
        exchange.wait(30)

    with RawServer(open_end) as server:
        assert both.listen(server.url, timeout=20) == []


def test_events_without_data_are_passed_over(both: Both[object]) -> None:
    with RawServer(streaming(b'event: ping\ndata:\n\ndata: \n\ndata: {"n": 1}\n\nid: 7\n\n')) as server:
        assert both.listen(server.url, strict=True) == [Event(Update(n=1))]


@pytest.mark.parametrize(("data", "kept"), [(b"oops", "oops"), (b'{"n": ', '{"n": '), (b"\xff", "\ufffd")])
def test_one_event_that_is_no_json_is_given_as_it_came(both: Both[object], data: bytes, kept: str) -> None:
    drifts: list[Drift] = []
    with RawServer(streaming(b"data: " + data + b'\n\ndata: {"n": 2}\n\n')) as server:
        found: list[object] = [event.data for event in both.listen(server.url, on_drift=drifts.append)]
        assert found == [kept, Update(n=2)]
        assert {drift.operation for drift in drifts} == {"listen"}
        with pytest.raises(errors.DriftError):
            both.listen(server.url, strict=True)


@pytest.mark.parametrize("media_type", ["text/plain", "application/octet-stream", ""])
def test_events_of_another_media_type_are_read_and_reported(both: Both[object], media_type: str) -> None:
    drifts: list[Drift] = []
    with RawServer(reply(b'data: {"n": 1}\n\n', media_type=media_type or None)) as server:
        assert both.listen(server.url, on_drift=drifts.append) == [Event(Update(n=1))]
    assert [drift.got for drift in drifts] == [media_type or "no media type"]


def test_a_page_in_the_place_of_events_is_reported(both: Both[object]) -> None:
    with RawServer(reply(b"<html>", media_type="text/html")) as server, pytest.raises(errors.DecodeError) as caught:
        both.listen(server.url)
    assert (caught.value.content_type, caught.value.excerpt) == ("text/html", b"<html>")


def test_a_server_that_is_busy_is_asked_again(both: Both[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sample._runtime.call.retry._FIRST", 0.01)
    with RawServer(reply(status=503), streaming(b'data: {"n": 1}\n\n')) as server:
        assert len(both.listen(server.url)) == 1
        assert len(server.received) == 2
