"""Equality of JSON values. It differs from that of Python: `true` is not equal to `1`."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import cast

__all__ = ["all_different", "key_of", "same_json"]


def same_json(one: object, other: object) -> bool:
    """Return whether two values are equal as JSON. Numbers are compared by value; a boolean never equals a number."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == other
    if isinstance(one, list) and isinstance(other, list):
        items, others = cast("Sequence[object]", one), cast("Sequence[object]", other)
        return len(items) == len(others) and all(map(same_json, items, others))
    if isinstance(one, dict) and isinstance(other, dict):
        members, theirs = cast("Mapping[str, object]", one), cast("Mapping[str, object]", other)
        return members.keys() == theirs.keys() and all(same_json(value, theirs[key]) for key, value in members.items())
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return one is None and other is None


def key_of(value: object) -> Hashable:
    """Return a key that is the same for equal JSON values only."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, list):
        return "array", tuple(map(key_of, cast("Sequence[object]", value)))
    if isinstance(value, dict):
        members = cast("Mapping[str, object]", value)
        return "object", frozenset((name, key_of(member)) for name, member in members.items())
    assert isinstance(value, Hashable)
    return value


def all_different(values: Iterable[object]) -> bool:
    """Return whether no two JSON values are equal."""
    keys = [key_of(value) for value in values]
    return len(set(keys)) == len(keys)
