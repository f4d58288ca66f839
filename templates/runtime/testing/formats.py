"""The formats that are checked; all other formats are accepted."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ..codec.date_times import date_time
from ..codec.text_forms import bytes_of, decimal_of

__all__ = ["WORDS", "has_format", "out_of_format"]

WORDS: Final[Mapping[str, str]] = {
    "date": "a date (2026-01-31)",
    "date-time": "a date and time (2026-01-31T09:30:00Z)",
    "uuid": "a UUID",
    "email": "an e-mail address",
    "decimal": "a decimal (1.10)",
    "byte": "text in Base64",
}
"""The formats in words, for messages."""
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _date(text: str) -> bool:
    return date.fromisoformat(text).isoformat() == text


def _date_time(text: str) -> bool:
    return date_time(text).tzinfo is not None


def _email(text: str) -> bool:
    user, _, host = text.rpartition("@")
    return bool(user and host) and not any(character.isspace() for character in text)


def _uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "date": _date,
    "date-time": _date_time,
    "uuid": _uuid,
    "email": _email,
    "decimal": lambda text: decimal_of(text) is not None,
    "byte": lambda text: bytes_of(text) is not None,
}


def has_format(form: str, text: str) -> bool:
    """Return whether a text has a format; true for unknown formats."""
    check = _CHECKS.get(form)
    try:
        return check is None or check(text)
    except ValueError:
        return False


_BITS: Final[Mapping[str, int]] = {"int32": 32, "int64": 64}
"""The signed integers of the format registry of OpenAPI."""


def out_of_format(form: str, number: float) -> str | None:
    """Return what is expected if a number is out of the range of its format; otherwise ``None``."""
    bits = _BITS.get(form)
    if bits is None or -(2 ** (bits - 1)) <= number < 2 ** (bits - 1):
        return None
    return f"an integer of {bits} bits"
