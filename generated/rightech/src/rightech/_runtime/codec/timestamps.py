"""Convert date-times to Unix timestamps, in whole milliseconds or seconds."""

from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from ..base.errors import InvalidArgument

__all__ = ["milliseconds", "seconds"]

T = TypeVar("T")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(value: T | datetime, name: str) -> T | int:
    """Return a date-time as milliseconds since the Unix epoch, rounded down; other values unchanged.

    Raises:
        InvalidArgument: the date-time is naive (has no time zone).
    """
    return _count(value, name, timedelta(milliseconds=1))


def seconds(value: T | datetime, name: str) -> T | int:
    """Return a date-time as seconds since the Unix epoch, rounded down; other values unchanged.

    Raises:
        InvalidArgument: the date-time is naive (has no time zone).
    """
    return _count(value, name, timedelta(seconds=1))


def _count(value: T | datetime, name: str, unit: timedelta) -> T | int:
    if not isinstance(value, datetime):
        return value
    if value.utcoffset() is None:
        raise InvalidArgument(f"{name}: the datetime has no time zone; set its tzinfo, for example to datetime.UTC")
    return (value - _EPOCH) // unit
