"""Read parts of a value as far as they match: lists, maps, tuples, decimals, bytes, and other single values."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast, get_args

from pydantic import ValidationError

from ..base.scalars import raw
from .budget import Work
from .date_times import local_date_time
from .exact import equal_to, number_of
from .expectations import Report, expected_of, got_of, token
from .forms import Form
from .validators import valid

__all__ = ["Read", "decimal_or_bytes", "items_of", "members_of", "scalar_of", "tuple_of"]

Read: TypeAlias = Callable[[object, object, str], object]
"""Reads a JSON value as a type: its arguments are the type, the value and its JSON pointer."""


def items_of(annotation: object, tree: list[object], pointer: str, work: Work, read: Read) -> list[object]:
    """Return the items of a list; those that match are validated together."""
    found: list[object] = []
    for start, end in work.chunks(tree):
        together = valid(annotation, tree[start:end]) if end - start > 1 else None
        if together is not None:
            found += cast("list[object]", together)
            continue
        for index in range(start, end):
            found.append(read(get_args(annotation)[0], tree[index], f"{pointer}/{index}"))
    return found


def members_of(annotation: object, tree: dict[str, object], pointer: str, work: Work, read: Read) -> dict[str, object]:
    """Return the members of a dictionary; those that match are validated together."""
    found: dict[str, object] = {}
    keys, values = [*tree], [*tree.values()]
    for start, end in work.chunks(values):
        part = dict(zip(keys[start:end], values[start:end], strict=True))
        together = valid(annotation, part) if end - start > 1 else None
        if together is not None:
            found |= cast("dict[str, object]", together)
            continue
        for key, value in part.items():
            found[key] = read(get_args(annotation)[1], value, f"{pointer}/{token(key)}")
    return found


def scalar_of(
    annotation: object, tree: object, pointer: str, report: Report, failure: ValidationError | None
) -> object:
    """Return the equal number or enumeration value in JSON terms, otherwise the value unchanged."""
    equal = equal_to(annotation, tree)
    if equal is not None:
        return equal
    moment = local_date_time(annotation, tree)
    if moment is not None:
        report(pointer, "datetime with an offset", "a string without one", tree)
        return moment
    report(pointer, expected_of(annotation, failure), got_of(tree), tree)
    number = number_of(annotation, tree)
    return raw(tree) if number is None else number


def decimal_or_bytes(
    form: Form, annotation: object, tree: object, pointer: str, report: Report, failure: ValidationError | None
) -> object:
    """Return the decimal or the bytes of a value that breaks only a constraint, otherwise the value unchanged."""
    report(pointer, expected_of(annotation, failure), got_of(tree), tree)
    value = form.read(tree)
    return tree if value is None else value


def tuple_of(types: Sequence[object], tree: list[object], pointer: str, report: Report, read: Read) -> object:
    """Return the items of an array, each with the type of its position; an array of another length stays unchanged.

    Args:
        types: the types of the items.
        tree: the array.
        pointer: its JSON pointer.
        report: called for another length.
        read: reads an item of a type at a pointer.
    """
    if len(tree) != len(types):
        report(pointer, f"{len(types)} item{'' if len(types) == 1 else 's'}", got_of(tree), tree)
        return raw(tree)
    pairs = enumerate(zip(types, tree, strict=True))
    return tuple(read(type_, item, f"{pointer}/{at}") for at, (type_, item) in pairs)
