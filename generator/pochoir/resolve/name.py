"""A class name for every schema that deserves one."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir import naming
from pochoir.extensions.names import NAME
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.resolve.walk import Place

SHORT_ENUM: Final = 5
"""Values of the longest enum of a parameter that is written out in the signature."""
SHORT_UNION: Final = 3
"""Alternatives of the longest union that is written out where it stands."""


def names(tree: Tree, places: Mapping[str, Place], sent: frozenset[str]) -> dict[str, ClassName]:
    """Name the schemas: components, pinned ones, inline objects, enums and long unions, targets of references.

    Args:
        tree: the document.
        places: every schema, by pointer.
        sent: schemas that a request can hold: they bring a second class, `<Name>Input`, with them.

    Returns:
        Class name by pointer.
    """
    written = [pointer for pointer in places if pointer not in tree.joined]
    targets = {target for pointer in written if (target := tree.target(pointer)) is not None}
    named = [place for place in places.values() if _deserves(tree, place, place.pointer in targets)]
    own = [_name_request(tree, place) for place in named if not place.whole]
    requests = [*own, *naming.apart(_name_request(tree, place) for place in named if place.whole)]
    first = naming.classes(requests)
    inputs = {name for pointer, name in first.items() if pointer in sent}

    def derived(name: str) -> Iterable[str]:
        return (name, f"{name}Input") if name in inputs else (name,)

    return naming.classes(requests, derived=derived)


def _deserves(tree: Tree, place: Place, is_target: bool) -> bool:
    if place.role == "component":
        return True
    if place.pointer in tree.absorbed:
        return is_target
    if _pin(tree, place):
        return True
    if place.role == "branch":
        return is_target
    kind = shapes.kind(tree, place.pointer)
    if kind == "enum":
        values: Json = shapes.whole(tree, place.pointer).get("enum")
        return is_target or place.role != "parameter" or len(values if isinstance(values, list) else []) > SHORT_ENUM
    if kind == "union":
        return is_target or len(shapes.options(tree, place.pointer)) > SHORT_UNION
    return kind == "object" or (is_target and kind in ("list", "map"))


def _name_request(tree: Tree, place: Place) -> naming.NameRequest:
    if place.whole:
        return naming.NameRequest(place.pointer, (*place.texts, place.whole), _pin(tree, place), rank=2)
    return naming.NameRequest(place.pointer, place.texts, _pin(tree, place), rank=0 if place.role == "component" else 1)


def _pin(tree: Tree, place: Place) -> str:
    """The class name pinned on a schema; on a property, a pin in small letters names the field instead."""
    pin = NAME.of(tree.schema(place.pointer), "schema") or ""
    return pin if place.role == "component" or not pin[:1].islower() else ""
