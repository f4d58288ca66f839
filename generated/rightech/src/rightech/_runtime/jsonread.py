"""Read JSON: strictly, or as far as it goes with everything that is no JSON named."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from .values import JsonValue

__all__ = ["Undecodable", "parse_json", "read_json"]

_BOM: Final = b"\xef\xbb\xbf"
_BOM_NOTE: Final = "a byte order mark"

_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""What half of a surrogate pair is written with."""

_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""Every escape of a JSON string; the group is half of a surrogate pair."""


class Undecodable(Exception):
    """The content is not what its media type says; the message tells why, without showing it.

    Attributes:
        cut: whether the content ends too early, or cannot be read at all.
    """

    def __init__(self, message: str, *, cut: bool = False) -> None:
        super().__init__(message)
        self.cut = cut


def parse_json(content: bytes) -> "JsonValue":
    """Read JSON as RFC 8259 and I-JSON define it, in UTF-8; a byte order mark is ignored.

    Raises:
        Undecodable: no JSON, more than one value, NaN, a number out of range, a name twice in an object, half of a
            surrogate pair, or nested too deep.
    """
    value, oddities = read_json(content)
    wrong = [each for each in oddities if each != _BOM_NOTE]
    if wrong:
        raise Undecodable(wrong[0])
    return value


def read_json(content: bytes, charset: str = "") -> "tuple[JsonValue, tuple[str, ...]]":
    """Read JSON as servers write it, and name everything in it that JSON does not allow.

    NaN and infinities are floats, the last of two members with the same name wins, half of a surrogate pair becomes
    U+FFFD, and what follows an object or an array is left out.

    Args:
        content: the bytes.
        charset: the charset that the server names, for content that is not UTF-8.

    Raises:
        Undecodable: this is no JSON.
    """
    reader = _Reader()
    text = reader.decoded(content, charset)
    if _HALF.search(content) is not None:
        whole = _ESCAPE.sub(lambda escape: r"\ufffd" if escape[1] else escape[0], text)
        if whole != text:
            reader.note("half of a surrogate pair")
            text = whole
    try:
        return reader.parsed(text), tuple(reader.oddities)
    except json.JSONDecodeError as error:
        raise Undecodable(f"no JSON: {error.msg}, character {error.pos}", cut=_is_cut(text, error)) from None
    except RecursionError:
        raise Undecodable("nested too deep", cut=True) from None


class _Reader:
    """Reads one JSON text and keeps a note of what JSON does not allow."""

    def __init__(self) -> None:
        self.oddities: list[str] = []

    def note(self, oddity: str) -> None:
        if oddity not in self.oddities:
            self.oddities.append(oddity)

    def decoded(self, content: bytes, charset: str) -> str:
        if content.startswith(_BOM):
            self.note(_BOM_NOTE)
        found: str = json.detect_encoding(content)
        if found.startswith("utf-8"):
            try:
                return content.decode("utf-8-sig")
            except UnicodeDecodeError:
                found = charset or "utf-8"
        self.note("content that is not UTF-8")
        try:
            return content.decode(found, errors="replace")
        except LookupError:
            return content.decode(errors="replace")

    def parsed(self, text: str) -> "JsonValue":
        try:
            return self._parsed(text, self._decoder(int))
        except json.JSONDecodeError:
            raise
        except ValueError:
            return self._parsed(text, self._decoder(self._integer))

    def _parsed(self, text: str, decoder: json.JSONDecoder) -> "JsonValue":
        try:
            return cast("JsonValue", decoder.decode(text))
        except json.JSONDecodeError as error:
            if error.msg != "Extra data":
                raise
            value = cast("JsonValue", decoder.raw_decode(text, len(text) - len(text.lstrip(" \t\r\n")))[0])
            if not isinstance(value, (dict, list)):
                raise
            self.note("something after the JSON value")
            return value

    def _decoder(self, integer: Callable[[str], object]) -> json.JSONDecoder:
        return json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._number,
            parse_int=integer,
        )

    def _object(self, pairs: "list[tuple[str, JsonValue]]") -> "dict[str, JsonValue]":
        value = dict(pairs)
        if len(value) != len(pairs):
            self.note("the same name twice in an object")
        return value

    def _constant(self, text: str) -> float:
        self.note(f"{text}, which is no JSON")
        return float(text)

    def _number(self, text: str) -> float:
        number = float(text)
        if number in (float("inf"), float("-inf")):
            self.note("a number out of range")
        return number

    def _integer(self, text: str) -> int | str:
        try:
            return int(text)
        except ValueError:
            self.note("a number with too many digits")
            return text


def _is_cut(text: str, error: json.JSONDecodeError) -> bool:
    """Return whether a JSON text ends before its value does."""
    if text.lstrip(" \t\r\n\ufeff")[:1] not in tuple('{["'):
        return False
    rest = text[error.pos :].strip(" \t\r\n")
    if not rest or error.msg.startswith("Unterminated string"):
        return True
    if error.msg.startswith("Invalid \\u"):
        return len(rest) < len("\\uXXXX") and not rest.endswith('"')
    return any(word.startswith(rest) for word in ("true", "false", "null", "NaN", "-Infinity"))
