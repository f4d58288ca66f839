"""The bounds of schemas that the fields of models keep: those of one type, and those of two that both apply."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Any, Final

from pydantic_core import SchemaError, SchemaValidator, core_schema

from pochoir.ir import Limits
from pochoir.lower.context import Context
from pochoir.resolve import shapes
from pochoir.schemas import KEYWORDS, LIMITED_KINDS, LIMITS, LimitedType

FRACTIONS: Final = ("float", "decimal_number")
"""The kinds of numbers whose bounds are not rounded."""


@cache
def compiles(pattern: str) -> bool:
    """Return whether the regular expressions of pydantic support a pattern.

    The engine itself is asked (Rust's `regex`, without look-around and back-references), because importing a module
    with an unsupported pattern would fail.
    """
    try:
        pattern.encode()  # a lone surrogate compiles, but fails where the pattern is used
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (SchemaError, UnicodeError):
        return False
    return True


def limits_of_kind(context: Context, pointer: str, kind: str) -> Limits | None:
    """Return the bounds of a schema for a kind of a `Plain` type."""
    return limits_of(context, pointer, LIMITED_KINDS[kind], is_whole=kind not in FRACTIONS)


def limits_of(context: Context, pointer: str, type_: LimitedType, *, is_whole: bool = True) -> Limits | None:
    """Return the bounds of a schema for a type; those of integers are integers."""
    limits = shapes.whole(context.tree, pointer).limits(type_)
    if limits is None:
        return None
    found: dict[str, Any] = {name: getattr(limits, name) for name in LIMITS[type_].values()}
    for name, value in found.items():
        if isinstance(value, str):
            found[name] = _pattern(context, f"{pointer}/pattern", value)
        elif value is not None and is_whole:
            found[name] = _whole(name, value)
    limits = replace(limits, **found)
    return None if limits == Limits() else limits


def _whole(name: str, value: int | float) -> int | None:
    """Return the integer bound that admits the same integers as a bound, because pydantic has no others for them."""
    if isinstance(value, int):
        return value
    match name:
        case "multiple_of":
            # An integer is a multiple of 5/2 if it is one of 5.
            return Fraction(str(value)).numerator
        case "le" | "gt" | "max_length":
            return floor(value)
        case _:
            return ceil(value)


def _pattern(context: Context, pointer: str, pattern: str) -> str | None:
    if compiles(pattern):
        return pattern
    message = "pydantic's regular expressions do not know this pattern; the client will not check it"
    context.warn("pattern-not-supported", pointer, message, "write it without look-around and back-references")
    return None


def both(type_: LimitedType, one: Limits | None, other: Limits | None) -> Limits | None:
    """Return the limits that keep both."""
    if one is None or other is None:
        return one or other
    merged: dict[str, Any] = {}
    for keyword, name in LIMITS[type_].items():
        given = [each for each in (getattr(one, name), getattr(other, name)) if each is not None]
        merged[name] = KEYWORDS[keyword].merge(*given) if len(given) > 1 else next(iter(given), None)
    others: dict[str, Any] = dict(one.others)
    for keyword, value in other.others:
        others[keyword] = KEYWORDS[keyword].merge(others[keyword], value) if keyword in others else value
    return Limits(**merged, others=tuple(others.items()))
