"""The examples that a description gives for members, by their names."""

from collections.abc import Mapping
from typing import Final

from pochoir.ir import Json
from pochoir.resolve.families import named
from pochoir.resolve.tree import Tree

_VAGUE: Final = frozenset(
    (
        *("code", "content", "data", "description", "detail", "key", "label", "message", "name"),
        *("reason", "state", "status", "text", "title", "type", "url", "value"),
    )
)
"""Names whose meaning depends on the object that they are in."""


def neighbours(tree: Tree) -> Mapping[str, Json]:
    """Return the first example of a text or number for each name of a member in the named schemas."""
    if tree.neighbours is None:
        tree.neighbours = _neighbours(tree)
    return tree.neighbours


def _neighbours(tree: Tree) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for pointer in named(tree):
        for name, place in tree.schema(pointer).properties.items():
            if name not in _VAGUE and name not in found:
                for value in tree.schema(place).examples[:1]:
                    if isinstance(value, str | int | float) and not isinstance(value, bool):
                        found[name] = value
    return found
