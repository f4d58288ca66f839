"""Split a multipart response into the contents of its parts (RFC 2046, 5.1)."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

from ..base.errors import ProtocolError, ReplyTooLarge

__all__ = ["Parts", "boundary_of"]

_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_LENGTH: Final = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*([0-9]{1,15})[ \t]*\r?$")


def boundary_of(content_type: str) -> bytes:
    """Return the boundary of a media type.

    Raises:
        ProtocolError: it has none.
    """
    message = Message()
    message["Content-Type"] = content_type
    found = message.get_param("boundary")
    if not isinstance(found, str) or not found or not found.isascii():
        raise ProtocolError("the multipart response has no boundary")
    return found.encode()


class Parts:
    """Splits bytes into the contents of parts, none of which may be larger than ``most`` bytes.

    A part is given as soon as the delimiter after it arrives, or as many bytes as its ``Content-Length`` says.
    """

    def __init__(self, most: int, boundary: bytes) -> None:
        self._most = most
        self._delimiter = b"\n--" + boundary
        # As if a line ended before the first delimiter.
        self._pending = bytearray(b"\n")
        self._inside = False
        self._given = False
        self._searched = 0
        self.closed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the contents of the parts that this chunk completes.

        Raises:
            ReplyTooLarge: a part is too large.
        """
        self._pending += data
        while not self.closed:
            early = self._counted()
            if early is not None:
                yield early
            found = self._next()
            if found is None:
                break
            if found:
                yield self._content(found)
        if len(self._pending) > self._most + len(self._delimiter) + 2:
            raise ReplyTooLarge(f"a part of the response is larger than {self._most} bytes (max_reply_bytes)")

    def take(self) -> bytes:
        """Return the content of a part without a delimiter after it; nothing after the last delimiter."""
        rest = bytes(self._pending) if self._inside and not self.closed and not self._given else b""
        self._pending.clear()
        return self._content(rest) if rest.strip() else b""

    def _counted(self) -> bytes | None:
        """Return the content of the present part if its length is known and all of it is there."""
        head = _HEAD_END.search(self._pending) if self._inside and not self._given else None
        length = None if head is None else _LENGTH.search(self._pending, 0, head.end())
        if head is None or length is None or len(self._pending) < head.end() + int(length[1]):
            return None
        self._given = True
        return bytes(self._pending[head.end() : head.end() + int(length[1])])

    def _next(self) -> bytes | None:
        """Return what is before the next delimiter, ``b""`` if it was given; ``None`` if the delimiter is not there."""
        at = self._pending.find(self._delimiter, self._searched)
        end = at + len(self._delimiter)
        line = self._pending.find(b"\n", end) if at >= 0 else -1
        closes = at >= 0 and bytes(self._pending[end : end + 2]) == b"--"
        if line < 0 and not closes:
            self._searched = at if at >= 0 else max(0, len(self._pending) - len(self._delimiter))
            return None
        before = bytes(self._pending[:at]).removesuffix(b"\r") if self._inside and not self._given else b""
        # The line end stays: an empty header is two of them.
        del self._pending[: len(self._pending) if closes else line]
        self.closed, self._inside, self._given, self._searched = closes, True, False, 0
        return before

    @staticmethod
    def _content(part: bytes) -> bytes:
        """Return a part without its header."""
        head = _HEAD_END.search(part)
        return part[head.end() :] if head is not None else b""
