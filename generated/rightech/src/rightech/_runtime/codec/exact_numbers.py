"""Give the decimals of a response the digits of its numbers, which pydantic reads as floats."""

from decimal import Decimal
from typing import Final, cast

from pydantic import BaseModel

from .json_reader import ExactFloat
from .required import wire_name
from .text_forms import decimal_of

__all__ = ["restored"]

_DEEPEST: Final = 200
_CHANGED: Final = frozenset[type]({ExactFloat, list, dict})
"""The classes of JSON values that are numbers with digits, or may contain some."""


def restored(value: object, tree: object, depth: int = 0) -> object:
    """Return a value with the digits of the tree that it was read from; other numbers become plain floats.

    Args:
        value: the value as it was read; lists, dictionaries and models in it are changed in place.
        tree: the JSON value with its exact numbers.
        depth: the nesting depth.
    """
    if isinstance(tree, ExactFloat):
        if isinstance(value, Decimal):
            found = decimal_of(tree.text)
            return value if found is None else found
        return float(value) if isinstance(value, ExactFloat) else value
    if depth > _DEEPEST:
        return value
    if isinstance(tree, list):
        return _items(value, cast("list[object]", tree), depth)
    if isinstance(tree, dict):
        _members(value, cast("dict[str, object]", tree), depth)
    return value


def _items(value: object, tree: list[object], depth: int) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    items = cast("list[object] | tuple[object, ...]", value)
    made = [*items]
    for index, part in enumerate(tree[: len(made)]):
        if type(part) in _CHANGED:
            made[index] = restored(made[index], part, depth + 1)
    if isinstance(items, tuple):
        return tuple(made)
    items[:] = made
    return items


def _members(value: object, tree: dict[str, object], depth: int) -> None:
    fields: dict[str, str] = {}
    if isinstance(value, BaseModel):
        fields = {wire_name(name, field): name for name, field in type(value).model_fields.items()}
        named = cast("dict[str, object]", value.__dict__)
        extra: dict[str, object] = value.__pydantic_extra__ or {}
    elif isinstance(value, dict):
        named = extra = cast("dict[str, object]", value)
    else:
        return
    for key, part in tree.items():
        if type(part) in _CHANGED:
            holder, name = (named, fields[key]) if key in fields else (extra, key)
            if name in holder:
                holder[name] = restored(holder[name], part, depth + 1)
