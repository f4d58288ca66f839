"""Give class names to schemas."""

from collections.abc import Collection, Mapping
from typing import Final

from pochoir import naming
from pochoir.extensions.names import NAME
from pochoir.literals import ClassName
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.resolve.walk import Place

LONGEST: Final = 45
"""Maximum length of the name of an inline schema that is made of all levels above it."""
SHORT_ENUM: Final = 5
"""Maximum number of values of an enum that is written inline in a signature."""
SHORT_UNION: Final = 3
"""Maximum number of alternatives of a union that is written inline."""


def names(
    tree: Tree, places: Mapping[str, Place], kept: Mapping[str, str], taken: Collection[str]
) -> dict[str, ClassName]:
    """Name components, schemas with a pinned name, inline objects, enums, long unions, and targets of references.

    Args:
        tree: the document.
        places: every schema, by pointer.
        kept: names that are kept from the last release, by pointer; those that the document pins come first.
        taken: names that are not available, unless the document pins them.

    Returns:
        The class name by pointer.
    """
    written = [pointer for pointer in places if pointer not in tree.joined]
    targets = {target for pointer in written if (target := tree.target(pointer)) is not None}
    named = [place for place in places.values() if _needs_name(tree, place, place.pointer in targets)]
    components = [_name_request(tree, place, kept) for place in named if place.role == "component"]
    short = {place.pointer for place in named if _shorter(place)}
    own = [each for each in components if each.key not in short]
    inside = [place for place in named if place.role != "component"]
    alone = [place for place in inside if place.whole or place.pointer in short]
    requests = [
        *own,
        *naming.apart((each for each in components if each.key in short), others=own),
        *(_name_request(tree, place, kept) for place in inside if not (place.whole or place.pointer in short)),
        *naming.apart(_name_request(tree, place, kept) for place in alone),
    ]
    pins = {_pin(tree, place) for place in named}
    return naming.classes(requests, taken=[name for name in taken if name not in pins])


def _needs_name(tree: Tree, place: Place, is_target: bool) -> bool:
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
        values = shapes.whole(tree, place.pointer).enum or ()
        return is_target or place.role != "parameter" or len(values) > SHORT_ENUM
    if kind == "union":
        return is_target or len(shapes.options(tree, place.pointer)) > SHORT_UNION
    return kind == "object" or (is_target and kind in ("list", "map"))


def _name_request(tree: Tree, place: Place, kept: Mapping[str, str]) -> naming.NameRequest:
    texts = (*_shorter(place), *place.texts)
    pin = _pin(tree, place) or kept.get(place.pointer, "")
    if place.whole:
        return naming.NameRequest(place.pointer, (*texts, place.whole), pin, rank=2)
    return naming.NameRequest(place.pointer, texts, pin, rank=0 if place.role == "component" else 1)


def _shorter(place: Place) -> tuple[str, ...]:
    """Return shorter texts for a name.

    Names of components are without their namespaces, and so are those below them. A name that is too long is without
    levels between the first and the last ones.
    """
    first, *others = place.levels or ("",)
    if place.role == "component":
        return naming.short_names(place.texts[0], LONGEST)
    texts = tuple(each + "".join(others) for each in naming.short_names(first, LONGEST))
    if len((*texts, place.texts[0])[0]) <= LONGEST:
        return texts
    first = (*naming.short_names(first, LONGEST), first)[0]
    return (*(first + "".join(others[at:]) for at in reversed(range(1, len(others)))), *texts)


def _pin(tree: Tree, place: Place) -> str:
    """Return the class name pinned on a schema. A name in lower case on a property is that of the field."""
    pin = NAME.of(tree.schema(place.pointer).keywords, "schema") or ""
    return pin if place.role == "component" or not pin[:1].islower() else ""
