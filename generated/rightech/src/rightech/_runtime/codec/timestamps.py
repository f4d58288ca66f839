"""Convert date-times to Unix timestamps, in whole milliseconds or seconds, and times of day to text."""

from datetime import UTC, datetime, time, timedelta
from typing import Final, TypeVar

from ..base.errors import InvalidArgument

__all__ = ["milliseconds", "seconds", "time_of_day"]

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


def time_of_day(value: T | time, name: str) -> T | str:
    """Return a time as ``08:30``, or ``08:30:15`` if it has seconds; other values unchanged.

    Raises:
        InvalidArgument: the time has a time zone or a fraction of a second.
    """
    if not isinstance(value, time):
        return value
    if value.tzinfo is not None or value.microsecond:
        surplus = "a time zone" if value.tzinfo is not None else "a fraction of a second"
        raise InvalidArgument(f"{name}: the time has {surplus}, which is not sent; remove it with replace()")
    return value.isoformat("seconds" if value.second else "minutes")


def _count(value: T | datetime, name: str, unit: timedelta) -> T | int:
    if not isinstance(value, datetime):
        return value
    if value.utcoffset() is None:
        raise InvalidArgument(f"{name}: the datetime has no time zone; set its tzinfo, for example to datetime.UTC")
    return (value - _EPOCH) // unit
