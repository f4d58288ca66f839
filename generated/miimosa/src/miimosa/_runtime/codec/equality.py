"""JSON equality, which differs from Python's: ``true`` is not ``1``."""

from collections.abc import Mapping, Sequence
from typing import cast

__all__ = ["same_json", "with_integers"]


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


def with_integers(tree: object) -> object:
    """Return a JSON value in which whole numbers such as 1.0 are integers, as they are in JSON."""
    if isinstance(tree, float) and tree.is_integer():
        return int(tree)
    if isinstance(tree, list):
        return [with_integers(each) for each in cast("Sequence[object]", tree)]
    if isinstance(tree, dict):
        return {key: with_integers(each) for key, each in cast("Mapping[str, object]", tree).items()}
    return tree
