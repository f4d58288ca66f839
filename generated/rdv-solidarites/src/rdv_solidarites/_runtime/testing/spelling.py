"""Detect misspelled fields: undescribed names that are similar to a missing one."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from .checking import Checker
from .mismatch import Fault

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["misspelt"]

_NEAR: Final = 0.75
_DEEPEST: Final = 50


def misspelt(checker: Checker, schema: "JsonValue", value: "JsonValue", place: str, depth: int = 0) -> Iterator[Fault]:
    """Yield undescribed fields whose name is similar to a missing one."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from misspelt(checker, checker.items(schema), item, f"{place}/{index}", depth + 1)
    elif isinstance(value, dict):
        names = checker.names(schema)
        missing = [name for name in names if name not in value]
        for name, member in value.items():
            if name in names:
                yield from misspelt(checker, checker.member(schema, name), member, f"{place}/{name}", depth + 1)
            elif near := get_close_matches(name, missing, 1, _NEAR):
                yield Fault(place, f"a field {near[0]!r}", f"{name!r}, which is not described")
