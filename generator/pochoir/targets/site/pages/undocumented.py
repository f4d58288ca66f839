"""Whether anything is known about a body."""

from collections.abc import Collection
from typing import Final

from pochoir import ir
from pochoir.resolve.tree import Tree

_SILENT: Final = frozenset({"title", "description", "type", "items", "oneOf", "anyOf", "additionalProperties"})
"""Keywords that say nothing of the content of a body, unless a schema in them does."""


def is_undocumented(tree: Tree, schema: str, examples: Collection[ir.Example]) -> bool:
    """Return whether neither a schema nor the examples say anything about a body."""
    shown = (each for each in examples if not each.synthetic and each.value not in ({}, []))
    return next(shown, None) is None and _allows_anything(tree, schema, frozenset())


def _allows_anything(tree: Tree, pointer: str, seen: frozenset[str]) -> bool:
    """Return whether a schema allows any object, a list of any, or one of these."""
    place = tree.resolved(pointer)
    schema = tree.schema(place)
    if place in seen or {key for key in schema.keywords if not key.startswith("x-")} - _SILENT:
        return False
    if not {*schema.types} <= {"object", "array"} or schema.additional is False:
        return False
    return all(_allows_anything(tree, each.pointer, seen | {place}) for each in schema.subschemas())
