"""Find the first error of JSON syntax; the messages of the standard library depend on the version of Python."""

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PIECES: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
"""A string up to its closing quote, or to what must not be in it."""

_SCALAR: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null|NaN|-?Infinity")
_CLOSING: Final = {"{": "}", "[": "]"}

_Expected: TypeAlias = Literal["value", "value or end", "key", "key or end", "colon", "comma or end"]


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is not JSON."""

    index: int
    message: str
    hint: str = ""


class _FaultError(Exception):
    def __init__(self, index: int, message: str, hint: str = "") -> None:
        self.fault = Fault(index, message, hint)


def find_fault(content: str) -> Fault | None:
    """Return the first fault of a text; ``None`` when it is JSON, or one of the constants NaN and Infinity in it."""
    try:
        _read(content)
    except _FaultError as error:
        fault = error.fault
        if fault.index < len(content.rstrip()):
            return fault
        return Fault(len(content), f"unexpected end of file: {fault.message}", "check that the file is complete")
    return None


def _read(content: str) -> None:
    """Read a whole text, without recursion.

    Raises:
        _FaultError: it is no JSON.
    """
    open_signs: list[str] = []
    expected: _Expected = "value"
    index = _skip(content, 0)
    while open_signs or expected != "comma or end":
        sign = content[index : index + 1]
        if expected.endswith("or end") and open_signs and sign == _CLOSING[open_signs[-1]]:
            open_signs.pop()
            expected = "comma or end"
            index += 1
        elif expected.startswith("value"):
            expected, index = _value(content, index, open_signs)
        elif expected.startswith("key"):
            expected, index = "colon", _key(content, index)
        elif expected == "colon":
            if sign != ":":
                raise _FaultError(index, "expected ':' after the key")
            expected, index = "value", index + 1
        else:
            expected, index = _comma(content, index, open_signs[-1])
        index = _skip(content, index)
    if index < len(content):
        raise _FaultError(index, "unexpected text after the end of the value")


def _value(content: str, index: int, open_signs: list[str]) -> tuple[_Expected, int]:
    sign = content[index : index + 1]
    if sign == '"':
        return "comma or end", _string(content, index)
    if sign in ("{", "["):
        open_signs.append(sign)
        return "key or end" if sign == "{" else "value or end", index + 1
    found = _SCALAR.match(content, index)
    if found is None:
        raise _FaultError(index, "expected a value")
    return "comma or end", found.end()


def _key(content: str, index: int) -> int:
    if content[index : index + 1] != '"':
        raise _FaultError(index, "expected a key in double quotes")
    return _string(content, index)


def _comma(content: str, index: int, opened: str) -> tuple[_Expected, int]:
    closing = _CLOSING[opened]
    if content[index : index + 1] != ",":
        raise _FaultError(index, f"expected ',' or '{closing}'")
    if content.startswith(closing, _skip(content, index + 1)):
        raise _FaultError(index, f"a comma before '{closing}'", "remove the comma")
    return "key" if opened == "{" else "value", index + 1


def _string(content: str, start: int) -> int:
    """Return the index after a string."""
    found = _PIECES.match(content, start)
    end = found.end() if found else start
    sign = content[end : end + 1]
    if sign == '"':
        return end + 1
    if not sign or (sign == "\\" and end + 1 == len(content)):
        raise _FaultError(len(content), "the string is not terminated")
    if sign == "\\":
        raise _FaultError(end, "expected an escape such as \\n, \\\\ or \\u00e9", "write a backslash as \\\\")
    raise _FaultError(end, "a control character in a string", "write it as an escape: a new line is \\n")


def _skip(content: str, index: int) -> int:
    """Return the index after white space."""
    found = _SPACE.match(content, index)
    return found.end() if found else index
