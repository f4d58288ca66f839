"""WebSocket frames of hostile servers, without a network."""

import pytest
from sample._runtime.websocket.frames import Frames
from sample._runtime.websocket.messages import ConnectionLost

START, GO_ON, END = b"\x01\x00", b"\x00\x00", b"\x80\x00"


def test_an_endless_message_of_empty_fragments_ends() -> None:
    frames = Frames(1000)
    assert list(frames.feed(START + GO_ON * 900)) == []
    with pytest.raises(ConnectionLost, match="more than 1000 empty fragments of one message in a row"):
        list(frames.feed(GO_ON * 200))


def test_some_empty_fragments_are_passed_over() -> None:
    frames = Frames(1000)
    for _ in range(20):
        assert list(frames.feed(START + GO_ON * 500 + b"\x80\x02hi")) == ["hi"]
    assert list(frames.feed(START + END)) == []


def test_binary_messages_are_whole_and_bounded() -> None:
    frames = Frames(10)
    assert list(frames.feed(b"\x82\x02{}" + b"\x02\x01\xff" + b"\x80\x01\x00" + b"\x81\x02hi")) == [
        b"{}",
        b"\xff\x00",
        "hi",
    ]
    with pytest.raises(ConnectionLost, match="larger than 10 bytes"):
        list(frames.feed(b"\x82\x0b" + b"x" * 11))
