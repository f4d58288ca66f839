"""The formats of strings that clients read as more than text, and how to recognise their texts."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

__all__ = ["CHECKS", "KINDS", "PATTERNS", "Kind"]

Kind: TypeAlias = Literal["date", "datetime", "uuid", "decimal", "base64"]

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LINES: Final = r"[\r\n]*"
_SYMBOL: Final = rf"[A-Za-z0-9+/]{_LINES}"
_PAD: Final = f"={_LINES}"
_BASE64: Final = re.compile(
    f"{_LINES}(?:{_SYMBOL * 4})*"
    f"(?:{_SYMBOL}[AQgw]{_LINES}{_PAD}{_PAD}|{_SYMBOL}{_SYMBOL}[AEIMQUYcgkosw048]{_LINES}{_PAD})?"
)
PATTERNS: Final[Mapping[Kind, str]] = {
    "date": f"^{_DATE.pattern}$",
    "datetime": f"^{_DATE_TIME.pattern}$",
    "uuid": f"^{_UUID.pattern}$",
    "decimal": f"^{_DECIMAL.pattern}$",
    "base64": f"^{_BASE64.pattern}$",
}
"""What the texts of a kind look like, for a regular expression; a day that does not exist looks like a date, too."""


def _is_base64(text: str) -> bool:
    """Return whether a text is Base64 (RFC 4648, 4), with the line breaks of RFC 2045 and no bits that are lost."""
    plain = text.replace("\r", "").replace("\n", "")
    try:
        return b64encode(b64decode(plain, validate=True)).decode() == plain
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    """Return whether a text is a date of RFC 3339."""
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_date_time(text: str) -> bool:
    """Return whether a text is a date-time of RFC 3339, but for a leap second, which Python cannot represent."""
    try:
        return _DATE_TIME.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_decimal(text: str) -> bool:
    """Return whether a text is a number in the grammar of JSON."""
    return _DECIMAL.fullmatch(text) is not None


def _is_uuid(text: str) -> bool:
    """Return whether a text is a UUID of RFC 9562, with its hyphens."""
    return _UUID.fullmatch(text) is not None


KINDS: Final[Mapping[str, Kind]] = {
    "date": "date",
    "date-time": "datetime",
    "uuid": "uuid",
    "decimal": "decimal",
    "byte": "base64",
}
"""The kinds of types (`ir.Plain`) by the format of a string."""
CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "date": _is_date,
    "datetime": _is_date_time,
    "uuid": _is_uuid,
    "decimal": _is_decimal,
    "base64": _is_base64,
}
"""The functions that recognise the texts of each kind."""
