"""Plain (unquoted) scalars of the YAML 1.2 core schema, and those that YAML 1.1 reads differently."""

import math
import re

from pochoir.document.limits import MAX_DIGITS

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_BOOLEANS_11 = {
    word: meaning
    for meaning, lower in (("true", ("yes", "on")), ("false", ("no", "off")))
    for stem in lower
    for word in (stem, stem.capitalize(), stem.upper())
}
_OCTAL_11 = re.compile(r"[-+]?0[0-7_]*[0-7]")
_SEXAGESIMAL_11 = re.compile(r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)")
_UNDERSCORES_11 = re.compile(r"[-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?|[-+]?0x[0-9a-fA-F]*_[0-9a-fA-F_]*")
_BINARY_11 = re.compile(r"[-+]?0b[0-1_]+")


class NotANumberError(ValueError):
    """A number that JSON cannot represent, or that is too long; the message says which."""


def plain(text: str) -> Scalar:
    """Return the value of an unquoted scalar (YAML 1.2.2, section 10.3.2).

    Raises:
        NotANumberError: `.nan`, `.inf`, a float out of range, or an integer of more than `MAX_DIGITS` digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    return _number(text)


def _number(text: str) -> Scalar:
    if _INT.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return real(text)
    if _OCTAL.fullmatch(text):
        return integer(text[2:], 8)
    if _HEX.fullmatch(text):
        return integer(text[2:], 16)
    if _NOT_FINITE.fullmatch(text):
        raise NotANumberError(f"{text} is not a JSON number")
    return text


def integer(text: str, base: int = 10) -> int:
    """Parse an integer.

    Raises:
        NotANumberError: it has more than `MAX_DIGITS` digits.
    """
    if len(text) > MAX_DIGITS:
        raise NotANumberError(f"an integer of {len(text)} digits is beyond the limit of {MAX_DIGITS}")
    return int(text, base)


def real(text: str) -> float:
    """Parse a float.

    Raises:
        NotANumberError: it is out of range.
    """
    value = float(text)
    if not math.isfinite(value):
        raise NotANumberError(f"{text if len(text) < 40 else 'a number'} is beyond the range of floating-point numbers")
    return value


def yaml11_reading(text: str) -> tuple[str, str] | None:
    """Return how YAML 1.1 tools read an unquoted scalar, if they read it differently from YAML 1.2.

    Returns:
        The code of the warning and a description of the value in YAML 1.1, or None if both versions agree.
    """
    if text in _BOOLEANS_11:
        return "yaml-boolean", _BOOLEANS_11[text]
    if text[:1] not in _NUMBER_START or len(text) > MAX_DIGITS:
        return None
    if _OCTAL_11.fullmatch(text) and text.lstrip("+-0_"):
        return "yaml-number", str(int(text.replace("_", ""), 8))
    if _SEXAGESIMAL_11.fullmatch(text):
        return "yaml-number", "a number in base 60"
    if _UNDERSCORES_11.fullmatch(text):
        return "yaml-number", text.replace("_", "")
    if _BINARY_11.fullmatch(text) or _OCTAL.fullmatch(text):
        return "yaml-number", "a number" if "b" in text else "text"
    return None
