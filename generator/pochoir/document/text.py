"""Decode files, and convert character indices to lines and columns."""

import codecs
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from pochoir.problems import Location, Problem, Refused

_BOMS = (
    # UTF-32 first: its little-endian byte order mark starts with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SCALAR = re.compile(r"[^ \t\r\n,}\]#]+")
_SHOWN_BYTES = 200
_BLOCK = 1024
"""Every so many bytes it is known how many characters there are before, so that long lines are not counted again."""
_CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that do not begin a character."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file. Positions in it are indices in `content`.

    Attributes:
        file: the name of the file.
        content: its characters; if it is `encoded`, a character for each byte of its UTF-8.
        appended: the texts of overlays, whose content follows in `content`, with the index at which each begins.
        encoded: whether the characters of `content` are bytes. A string with an emoji takes four bytes per character.
    """

    file: str
    content: str
    appended: "tuple[tuple[int, Text], ...]" = ()
    encoded: bool = False
    _starts: "array[int]" = field(default_factory=lambda: array("Q"), repr=False, compare=False)
    _begun: "array[int]" = field(default_factory=lambda: array("Q"), repr=False, compare=False)

    def location(self, index: int) -> Location:
        """Return the 1-based line and column of the character at `index`, which is clamped to the text."""
        for start, text in reversed(self.appended):
            if index >= start:
                return text.location(index - start)
        if not self._starts:
            self._starts.extend(_line_starts(self.content))
        index = max(0, min(index, len(self.content)))
        line = bisect_right(self._starts, index) - 1
        start = self._starts[line]
        shown = _line(self.content, start, encoded=self.encoded)
        column = index - start
        if self.encoded and not shown.isascii():
            column = self._characters(index) - self._characters(start)
        return Location(self.file, line + 1, column + 1, shown)

    def _characters(self, index: int) -> int:
        """Return how many characters begin before an index of `encoded` content."""
        if not self._begun:
            blocks = range(0, len(self.content) + 1, _BLOCK)
            self._begun.extend(accumulate((_begun(self.content[at : at + _BLOCK]) for at in blocks), initial=0))
        return self._begun[index // _BLOCK] + _begun(self.content[index - index % _BLOCK : index])

    def scalar(self, index: int) -> str:
        """Return the scalar at `index` as it is spelled, with quotes if there are any."""
        for start, text in reversed(self.appended):
            if index >= start:
                return text.scalar(index - start)
        found = _SCALAR.match(self.content, index)
        written = found[0] if found else ""
        return decoded(written) if self.encoded else written

    def followed_by(self, other: "Text") -> "Text":
        """Return this text with that of an overlay at its end."""
        content = f"{self.content}\n{other.content}"
        appended = (*self.appended, (len(self.content) + 1, other))
        return replace(self, content=content, appended=appended, _starts=array("Q"), _begun=array("Q"))

    def compact(self) -> "Text":
        """Return the same text with `encoded` content, unless it is ASCII, of which each byte is a character."""
        if self.content.isascii():
            return self
        content = self.content.encode("utf-8", "surrogatepass").decode("latin-1")
        return replace(self, content=content, encoded=True, _starts=array("Q"), _begun=array("Q"))


def _line_starts(content: str) -> Iterator[int]:
    """Yield the index of the first character of each line."""
    yield 0
    if "\r" in content:
        yield from (match.end() for match in _LINE_END.finditer(content))
        return
    start = content.find("\n") + 1
    while start:
        yield start
        start = content.find("\n", start) + 1


@lru_cache(maxsize=64)
def _line(content: str, start: int, *, encoded: bool) -> str:
    """Return the line that starts at `start`. Cached, because findings in a file of one long line share that line."""
    end = _LINE_END.search(content, start)
    line = content[start : end.start() if end else len(content)]
    return decoded(line) if encoded else line


def _begun(content: str) -> int:
    """Return how many characters begin in a part of `encoded` content."""
    return len(content.encode("latin-1").translate(None, _CONTINUATION))


def decoded(content: str) -> str:
    """Return the characters of a part of `encoded` content, which neither begins nor ends within one."""
    return content.encode("latin-1").decode("utf-8", "surrogatepass")


def decode(file: str, data: bytes) -> Text:
    """Decode a file as UTF-8, or as UTF-16 or UTF-32 if it starts with a byte order mark.

    Args:
        file: the name of the file, for the error.
        data: its bytes.

    Raises:
        Refused: code `encoding`, with the position of the first invalid byte.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    start = next((len(bom) for bom, _ in _BOMS if data.startswith(bom)), 0)
    try:
        return Text(file, data[start:].decode(encoding))
    except UnicodeDecodeError as error:
        raise Refused((_undecodable(file, data[start:], start, encoding, error),)) from None


def _undecodable(file: str, data: bytes, offset: int, encoding: str, error: UnicodeDecodeError) -> Problem:
    """Build the finding about the first byte that is not valid in `encoding`."""
    before = data[: error.start].decode(encoding, "replace")
    after = data[error.start : error.start + _SHOWN_BYTES].decode(encoding, "replace")
    found = Text(file, before + after).location(len(before))
    byte = data[error.start] if error.start < len(data) else 0
    return Problem(
        "error",
        "encoding",
        "",
        f"byte 0x{byte:02X} at offset {offset + error.start} is not {encoding.upper()}",
        "save the file as UTF-8",
        location=found,
    )
