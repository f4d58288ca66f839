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
