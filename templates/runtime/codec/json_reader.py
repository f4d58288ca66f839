"""Parse JSON, strictly, or leniently with a list of everything that JSON does not allow."""

import json
import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Self, cast

if TYPE_CHECKING:
    from .values import JsonValue

__all__ = ["ExactFloat", "Undecodable", "is_strict_json", "parse_json", "read_json"]

_BOM: Final = b"\xef\xbb\xbf"
_BOM_NOTE: Final = "a byte order mark"

_STARTS: Final = frozenset(bytes([character]) for character in b'{["')
"""The first byte of nearly all JSON texts."""

_EXACT: Final = 2.0**53
"""The number from which not every integer is a float."""

_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""Matches the escape of a surrogate."""

_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""Matches every escape of a JSON string; the group is an unpaired surrogate."""


class ExactFloat(float):
    """A number of JSON as a float, and its text, which may have more digits."""

    __slots__ = ("text",)

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number that a text of JSON writes."""
        found = cls(text)
        found.text = text
        return found


def _large_exact(text: str) -> float:
    """Return the number that a text writes; with its text if it may be an integer that a float cannot hold."""
    number = float(text)
    return number if -_EXACT < number < _EXACT else ExactFloat.of(text)


class Undecodable(Exception):
    """The content cannot be decoded as its media type; the message says why, without showing the content.

    Attributes:
        cut: whether the content is truncated, or cannot be read at all.
    """

    def __init__(self, message: str, *, cut: bool = False) -> None:
        super().__init__(message)
        self.cut = cut


def _check_names(pairs: "list[tuple[str, object]]") -> None:
    if len(dict(pairs)) != len(pairs):
        raise ValueError


def _check_number(text: str) -> None:
    """Refuse what is no number in JSON: NaN, an infinity, or a number out of range."""
    if not math.isfinite(float(text)):
        raise ValueError


_CHECK: Final = json.JSONDecoder(
    object_pairs_hook=_check_names, parse_constant=_check_number, parse_float=_check_number, parse_int=len
)
"""Reads JSON and keeps nothing of it: a tree would leave Python as many objects to look for cycles in as the models."""


def is_strict_json(content: bytes) -> bool:
    """Return whether bytes are JSON as ``parse_json`` accepts it, without a byte order mark."""
    try:
        _CHECK.decode(content.decode())
    except (ValueError, RecursionError):
        return False
    return _HALF.search(content) is None


def parse_json(content: bytes) -> "JsonValue":
    """Parse JSON as defined by RFC 8259 and I-JSON (RFC 7493), in UTF-8; a byte order mark is ignored.

    Raises:
        Undecodable: not JSON, more than one value, NaN, a number out of range, a duplicate name in an object, an
            unpaired surrogate, a control character in a string, or nested too deeply.
    """
    value, oddities = read_json(content)
    wrong = [each for each in oddities if each != _BOM_NOTE]
    if wrong:
        raise Undecodable(wrong[0])
    return value


def read_json(content: bytes, charset: str = "", *, exact: bool = False) -> "tuple[JsonValue, tuple[str, ...]]":
    """Parse JSON leniently, and return the value with a list of everything that JSON does not allow.

    NaN and infinities become floats, the last of several members with the same name wins, an unpaired surrogate becomes
    U+FFFD, a control character in a string is kept, and data after an object or an array is ignored.

    Args:
        content: the bytes to parse.
        charset: the declared charset, used for content that is not UTF-8.
        exact: whether floats are ``ExactFloat``, which keep their digits.

    Raises:
        Undecodable: the content is not JSON.
    """
    reader = _Reader(exact)
    text = reader.decoded(content, charset)
    if _HALF.search(content) is not None:
        whole = _ESCAPE.sub(lambda escape: r"\ufffd" if escape[1] else escape[0], text)
        if whole != text:
            reader.note("an unpaired surrogate")
            text = whole
    try:
        return reader.parsed(text), tuple(reader.oddities)
    except json.JSONDecodeError as error:
        raise Undecodable(f"not JSON: {error.msg} at character {error.pos}", cut=_is_cut(text, error)) from None
    except RecursionError:
        raise Undecodable("nested too deeply", cut=True) from None


class _Reader:
    """Parses one JSON text and records what JSON does not allow."""

    def __init__(self, exact: bool) -> None:
        self.oddities: list[str] = []
        self._float: Callable[[str], float] = ExactFloat.of if exact else _large_exact

    def note(self, oddity: str) -> None:
        if oddity not in self.oddities:
            self.oddities.append(oddity)

    def decoded(self, content: bytes, charset: str) -> str:
        if content.startswith(_BOM):
            self.note(_BOM_NOTE)
        # Every UTF-8 text begins like this; other encodings have a null byte or a byte order mark.
        found: str = "utf-8" if content[:1] in _STARTS and b"\0" not in content[:4] else json.detect_encoding(content)
        if found.startswith("utf-8"):
            try:
                return content.removeprefix(_BOM).decode()
            except UnicodeDecodeError:
                found = charset or "utf-8"
        self.note("content that is not UTF-8")
        try:
            return content.decode(found, errors="replace")
        except (LookupError, UnicodeError):
            return content.decode(errors="replace")

    def parsed(self, text: str) -> "JsonValue":
        integer: Callable[[str], object] = int
        strict = True
        while True:
            try:
                return self._parsed(text, self._decoder(integer, strict))
            except json.JSONDecodeError as error:
                if not strict or not error.msg.startswith("Invalid control character"):
                    raise
                self.note("a control character that is not escaped")
                strict = False
            except ValueError:
                if integer is not int:
                    raise
                integer = self._integer

    def _parsed(self, text: str, decoder: json.JSONDecoder) -> "JsonValue":
        try:
            return cast("JsonValue", decoder.decode(text))
        except json.JSONDecodeError as error:
            if error.msg != "Extra data":
                raise
            value = cast("JsonValue", decoder.raw_decode(text, len(text) - len(text.lstrip(" \t\r\n")))[0])
            if not isinstance(value, (dict, list)):
                raise
            self.note("data after the JSON value")
            return value

    def _decoder(self, integer: Callable[[str], object], strict: bool) -> json.JSONDecoder:
        return json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._number,
            parse_int=integer,
            strict=strict,
        )

    def _object(self, pairs: "list[tuple[str, JsonValue]]") -> "dict[str, JsonValue]":
        value = dict(pairs)
        if len(value) != len(pairs):
            self.note("a duplicate name in an object")
        return value

    def _constant(self, text: str) -> float:
        self.note(f"{text}, which JSON does not allow")
        return float(text)

    def _number(self, text: str) -> float:
        number = self._float(text)
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
    """Return whether a JSON text is truncated."""
    if text.lstrip(" \t\r\n\ufeff")[:1] not in tuple('{["'):
        return False
    rest = text[error.pos :].strip(" \t\r\n")
    if not rest or error.msg.startswith("Unterminated string"):
        return True
    if error.msg.startswith("Invalid \\u"):
        return len(rest) < len("\\uXXXX") and not rest.endswith('"')
    return any(word.startswith(rest) for word in ("true", "false", "null", "NaN", "-Infinity"))
