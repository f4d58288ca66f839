"""Merge two values of one keyword into the value that satisfies both, as `allOf` requires.

Each function returns None if there is no such value.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, TypeGuard

from pochoir.equality import same_json
from pochoir.ir import Json

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def fits(value: object, types: Sequence[str]) -> bool:
    """Return whether a value has one of some types of JSON Schema. Everything fits an unknown type, and no types."""
    for name in types or ("any",):
        classes = _TYPES.get(name)
        if classes is None or (isinstance(value, classes) and (bool in classes or not isinstance(value, bool))):
            return True
        if name == "integer" and isinstance(value, float) and value.is_integer():
            return True
    return False


def nearest(one: Json, other: Json) -> Json:
    """Return the second value unless it is None, for keywords whose values cannot be merged."""
    return other if other is not None else one


def both_types(one: Json, other: Json) -> Json:
    """Return the types in both values of `type`. An integer is a number."""
    first = one if isinstance(one, list) else [one]
    second = other if isinstance(other, list) else [other]
    both: list[Json] = [name for name in first if name in second or (name == "integer" and "number" in second)]
    both += [name for name in second if name == "integer" and "number" in first and name not in both]
    if not both or (both == ["null"] and ["null"] not in (first, second)):
        return None
    return both if len(both) > 1 else both[0]


def both_values(one: Json, other: Json) -> Json:
    """Return the values in both enums."""
    first, second = one if isinstance(one, list) else [], other if isinstance(other, list) else []
    both: list[Json] = [value for value in first if any(same_json(value, each) for each in second)]
    return both or None


def of_types(values: Json, types: Json) -> list[Json]:
    """Return the values of an enum that have one of the types in a value of `type`, and null, which is read apart."""
    names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
    return [value for value in values if value is None or fits(value, names)] if isinstance(values, list) else []


def all_names(one: Json, other: Json) -> Json:
    """Return the names in either list, each once."""
    first, second = one if isinstance(one, list) else [], other if isinstance(other, list) else []
    return [*first, *(name for name in second if name not in first)]


def either(one: Json, other: Json) -> Json:
    """Return whether one of two switches is on."""
    return one is True or other is True


def largest(one: Json, other: Json) -> Json:
    """Return the larger of two lower bounds."""
    return max(one, other) if _is_number(one) and _is_number(other) else nearest(one, other)


def smallest(one: Json, other: Json) -> Json:
    """Return the smaller of two upper bounds."""
    return min(one, other) if _is_number(one) and _is_number(other) else nearest(one, other)


def common_step(one: Json, other: Json) -> Json:
    """Return the smallest common multiple of two steps."""
    if not _is_number(one) or not _is_number(other) or one <= 0 or other <= 0:
        return nearest(one, other)
    first, second = Fraction(str(one)), Fraction(str(other))
    both = Fraction(lcm(first.numerator * second.denominator, second.numerator * first.denominator))
    both /= first.denominator * second.denominator
    return both.numerator if both.denominator == 1 else float(both)


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
