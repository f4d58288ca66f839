"""Moments as APIs count them: date-times of a caller as whole milliseconds or seconds since 1970."""

from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from .errors import InvalidArgument

__all__ = ["milliseconds", "seconds"]

T = TypeVar("T")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(value: T | datetime, name: str) -> T | int:
    """Give a date-time as milliseconds since 1970, rounded down; anything else as it is.

    Raises:
        InvalidArgument: the date-time is naive: nobody knows which moment it is.
    """
    return _count(value, name, timedelta(milliseconds=1))


def seconds(value: T | datetime, name: str) -> T | int:
    """Give a date-time as seconds since 1970, rounded down; anything else as it is.

    Raises:
        InvalidArgument: the date-time is naive: nobody knows which moment it is.
    """
    return _count(value, name, timedelta(seconds=1))


def _count(value: T | datetime, name: str, unit: timedelta) -> T | int:
    if not isinstance(value, datetime):
        return value
    if value.utcoffset() is None:
        raise InvalidArgument(f"{name}: this date-time has no time zone; give it one, such as datetime.UTC")
    return (value - _EPOCH) // unit
