"""Bytes of a file to text, and places in that text."""

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from pochoir.problems import Location, Problem, Refused

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SHOWN_BYTES = 200


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one file under the name `file`; a place in it is the index of a character."""

    file: str
    content: str
    _starts: list[int] = field(default_factory=list[int], repr=False, compare=False)

    def location(self, index: int) -> Location:
        """The line and column, 1-based, of the character at `index` (clamped to the text)."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(match.end() for match in _LINE_END.finditer(self.content))
        index = max(0, min(index, len(self.content)))
        line = bisect_right(self._starts, index) - 1
        return Location(self.file, line + 1, index - self._starts[line] + 1, _line(self.content, self._starts[line]))


@lru_cache(maxsize=64)
def _line(content: str, start: int) -> str:
    """The line that begins at `start`. Remembered: every finding in a file of one line shares that line."""
    end = _LINE_END.search(content, start)
    return content[start : end.start() if end else len(content)]


def decode(file: str, data: bytes) -> Text:
    """Text of `data`: UTF-8, or UTF-16 or UTF-32 when a byte order mark says so.

    Raises:
        Refused: `encoding`, naming the first byte that does not belong.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    start = next((len(mark) for mark, _ in _BOMS if data.startswith(mark)), 0)
    try:
        return Text(file, data[start:].decode(encoding))
    except UnicodeDecodeError as error:
        raise Refused((_undecodable(file, data[start:], start, encoding, error),)) from None


def _undecodable(file: str, data: bytes, offset: int, encoding: str, error: UnicodeDecodeError) -> Problem:
    """The finding that says which byte of which line is not `encoding`."""
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
