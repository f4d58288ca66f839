"""Give the decimals of a response the digits of its numbers, which pydantic reads as floats."""

from decimal import Decimal
from typing import Final, cast

from pydantic import BaseModel

from .decimals import decimal_of
from .json_reader import ExactFloat
from .lenient import Report, read

__all__ = ["read_exactly"]

_DEEPEST: Final = 200
_CHANGED: Final = frozenset[type]({ExactFloat, list, dict})
"""What has numbers."""


def read_exactly(
    annotation: object, tree: object, pointer: str, report: Report, content: bytes | None = None
) -> object:
    """Return a JSON tree with ``ExactFloat`` numbers as the annotated type, as far as it matches, as ``read`` does."""
    return restored(read(annotation, tree, pointer, report, content), tree)


def restored(value: object, tree: object, depth: int = 0) -> object:
    """Return a value with the digits of the tree that it was read from; numbers that are no decimals are floats.

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
        _items(value, cast("list[object]", tree), depth)
    elif isinstance(tree, dict):
        _members(value, cast("dict[str, object]", tree), depth)
    return value


def _items(value: object, tree: list[object], depth: int) -> None:
    if isinstance(value, list):
        items = cast("list[object]", value)
        for index, part in enumerate(tree[: len(items)]):
            if type(part) in _CHANGED:
                items[index] = restored(items[index], part, depth + 1)


def _members(value: object, tree: dict[str, object], depth: int) -> None:
    fields: dict[str, str] = {}
    if isinstance(value, BaseModel):
        fields = {field.alias or name: name for name, field in type(value).model_fields.items()}
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
