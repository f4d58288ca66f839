"""Recognise texts of the formats that clients read as more than text."""

import re
from base64 import b64decode, b64encode
from datetime import date, datetime
from typing import Final

__all__ = ["is_base64", "is_date", "is_date_time", "is_decimal", "is_uuid"]

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?")


def is_base64(text: str) -> bool:
    """Return whether a text is Base64 (RFC 4648, 4), with the line breaks of RFC 2045 and no bits that are lost."""
    plain = text.replace("\r", "").replace("\n", "")
    try:
        return b64encode(b64decode(plain, validate=True)).decode() == plain
    except ValueError:
        return False


def is_date(text: str) -> bool:
    """Return whether a text is a date of RFC 3339."""
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_date_time(text: str) -> bool:
    """Return whether a text is a date-time of RFC 3339, but for a leap second, which Python cannot represent."""
    try:
        return _DATE_TIME.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def is_decimal(text: str) -> bool:
    """Return whether a text is a number in the grammar of JSON."""
    return _DECIMAL.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Return whether a text is a UUID of RFC 9562, with its hyphens."""
    return _UUID.fullmatch(text) is not None
