"""JSON equality, which differs from Python's: ``true`` is not ``1``. Exact multiples of numbers."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, cast
from uuid import UUID

from .text_forms import base64_text, is_bytes

__all__ = ["all_different", "is_multiple", "may_repeat", "same_json", "whole_number", "with_integers"]

_LONGEST: Final = 400
"""The maximum number of digits of a ``Decimal`` that is checked for ``multipleOf``."""


def same_json(one: object, other: object) -> bool:
    """Return whether two JSON values are equal: numbers by value, booleans distinct from numbers."""
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


def is_multiple(value: float | Decimal, step: float) -> bool:
    """Return whether a number is a multiple, calculated in decimal: 0.3 is a multiple of 0.1."""
    from fractions import Fraction

    if isinstance(value, Decimal) and (not value.is_finite() or abs(value.adjusted()) > _LONGEST):
        return True
    if isinstance(value, float) and value - value != 0:
        return True
    return Fraction(str(value)) % Fraction(str(step)) == 0


def all_different(items: Iterable[object]) -> bool:
    """Return whether no two items are equal; it takes as long as reading them, however many a server sends."""
    seen: set[Hashable] = set()
    for item in items:
        key = _key(item)
        if key in seen:
            return False
        seen.add(key)
    return True


def may_repeat(items: Iterable[object]) -> bool:
    """Return whether an item may be equal in JSON to a decimal, which is a number or text there."""
    decimals: set[Decimal] = set()
    others: list[Decimal] = []
    for item in items:
        if isinstance(item, Decimal):
            decimals.add(item)
        elif isinstance(item, (str, float)):
            with suppress(InvalidOperation):
                others.append(Decimal(str(item)))
    return any(other in decimals for other in others)


def _key(value: object) -> Hashable:
    """Return a key that is the same for equal JSON values. Models are compared as the objects they are sent as."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, (list, tuple)):
        return "array", tuple(map(_key, cast("Sequence[object]", value)))
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value)
        return "object", frozenset((name, _key(member)) for name, member in members.items())
    # The items of a tuple may have different types: these are equal to the text that they are in JSON.
    if is_bytes(value):
        return base64_text(value)
    if isinstance(value, (date, UUID)):
        return value.isoformat().replace("+00:00", "Z") if isinstance(value, date) else str(value)
    if isinstance(value, Hashable):
        return value
    dump = getattr(value, "model_dump", None)
    return _key(dump(by_alias=True, exclude_unset=True)) if dump is not None else id(value)


def whole_number(number: float) -> int:
    """Return the integer that a whole number in JSON writes: 1e30 is 10**30, although the float is not."""
    return int(Decimal(getattr(number, "text", "") or repr(number)))


def with_integers(tree: object) -> object:
    """Return a JSON value in which whole numbers such as 1.0 are integers, as they are in JSON."""
    if isinstance(tree, float) and tree.is_integer():
        return whole_number(tree)
    if isinstance(tree, list):
        return [with_integers(each) for each in cast("Sequence[object]", tree)]
    if isinstance(tree, dict):
        return {key: with_integers(each) for key, each in cast("Mapping[str, object]", tree).items()}
    return tree
