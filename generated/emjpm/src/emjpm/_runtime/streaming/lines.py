"""Split chunks of bytes into lines, and lines into server-sent events (HTML, 9.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..base.errors import ProtocolError, ReplyTooLarge

__all__ = ["EventReader", "Lines", "RawEvent"]

_END: Final = re.compile(rb"\r\n|\n|\r")
_BOM: Final = b"\xef\xbb\xbf"


class Lines:
    """Splits bytes into lines that end with LF, CR LF or CR; none may be longer than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pending: list[bytes] = []
        self._size = 0
        self._after_return = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the lines completed by this chunk.

        Raises:
            ReplyTooLarge: a line is too long.
        """
        if self._after_return and data:
            # A line is yielded at CR: the LF may arrive much later.
            self._after_return = False
            data = data.removeprefix(b"\n")
        self._after_return = self._after_return or data.endswith(b"\r")
        *lines, rest = _END.split(data)
        for line in lines:
            self._hold(line)
            yield self.take()
        self._hold(rest)

    def take(self) -> bytes:
        """Return the bytes after the last end of a line."""
        line = b"".join(self._pending)
        self._pending, self._size = [], 0
        return line

    def _hold(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._most:
            raise ReplyTooLarge(f"a line of the response is longer than {self._most} bytes (max_reply_bytes)")
        if part:
            self._pending.append(part)


@dataclass(frozen=True, slots=True)
class RawEvent:
    """One undecoded event; ``id`` is the last id received so far."""

    name: str
    data: str
    id: str
    retry: int | None
    broken: bool = False
    """Whether invalid UTF-8 was replaced by U+FFFD."""


class EventReader:
    """Parses events; comments, which keep a connection open, and unknown fields are skipped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lines = Lines(most)
        self._first = True
        self._id = ""
        self._retry: int | None = None
        self._clear()

    def feed(self, data: bytes) -> Iterator[RawEvent]:
        """Yield the events completed by this chunk.

        Raises:
            ReplyTooLarge: an event is too large.
        """
        for line in self._lines.feed(data):
            if self._first:
                self._first, line = False, line.removeprefix(_BOM)
            if line:
                self._take(line)
            else:
                event = RawEvent(self._name or "message", self._text(), self._id, self._retry, self._broken)
                whole = bool(self._data)
                self._clear()
                if whole:
                    yield event

    def end(self, last: str = "") -> RawEvent | None:
        """Return the event that has no empty line after it, since the stream ended; ``None`` if there is none.

        The HTML standard discards such an event, but servers send them, and nothing that is received should be lost.

        Args:
            last: the data that marks the end of the stream, accepted without a final empty line.

        Raises:
            ProtocolError: the stream ended within an event that has no data yet.
        """
        rest = self._lines.take()
        if rest:
            self._take(rest.removeprefix(_BOM) if self._first else rest)
        if self._text() == last and last:
            return None
        if self._data:
            return RawEvent(self._name or "message", self._text(), self._id, self._retry, self._broken)
        if rest and not rest.startswith(b":"):
            raise ProtocolError("the stream ended within an event")
        return None

    def _text(self) -> str:
        return "\n".join(self._data)

    def _clear(self) -> None:
        self._name = ""
        self._data: list[str] = []
        self._size = 0
        self._broken = False

    def _take(self, line: bytes) -> None:
        text = line.decode(errors="replace")
        self._broken = self._broken or ("\ufffd" in text and text.encode() != line)
        field, _, value = text.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._size += len(line)
            if self._size > self._most:
                raise ReplyTooLarge(f"an event is larger than {self._most} bytes (max_reply_bytes)")
            self._data.append(value)
        elif field == "event":
            self._name = value
        elif field == "id" and "\0" not in value:
            self._id = value
        elif field == "retry" and value.isascii() and value.isdigit():
            self._retry = int(value[:9])
