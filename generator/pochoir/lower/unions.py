"""What tells the models of a union apart: a member that is in them, and the models that each of its values leads to.

A member's own values (`const`, `enum`) decide. Where a `discriminator` names a member that may hold any text, its
mapping decides, and where that is silent the name of the schema. Without a `discriminator` the member that tells the
most models apart by its own values is taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pochoir import pointers
from pochoir.ir import Discriminator, Json, Tag
from pochoir.literals import ClassName
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree

Scalar: TypeAlias = str | int | bool
Tags: TypeAlias = Mapping[tuple[str, str], tuple[Scalar, ...]]
"""By the pointer of a model and the wire name of a member: the values by which unions know the model."""

_COMPONENTS: Final = ("/components/schemas", "/definitions")
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DEEPEST: Final = 20


@dataclass(slots=True)
class _Options:
    """What the options of a union come down to.

    `objects` are the object schemas, `others` says that another option may hold an object, `mapping` leads from values
    to object schemas as the discriminators say.
    """

    objects: list[str] = field(default_factory=list[str])
    others: bool = False
    mapping: dict[str, str] = field(default_factory=dict[str, str])


def discriminator(tree: Tree, names: Mapping[str, ClassName], pointer: str) -> Discriminator | None:
    """Return what tells the options of the union at `pointer` apart.

    A `Discriminator` without a name says that nothing but their members does; None, that at most one holds an object.
    """
    options = _options(tree, pointer)
    models = [place for place in options.objects if place in names]
    if len(models) + options.others < 2:
        return None
    wire, values = _told_apart(tree, pointer, options, models)
    leading: dict[tuple[type, Scalar], list[ClassName]] = {}
    for place in models:
        for value in values.get(place, ()):
            leading.setdefault((type(value), value), []).append(names[place])
    tags = tuple(Tag(value, tuple(found)) for (_, value), found in leading.items())
    return Discriminator(wire if tags else "", tags)


def tags(tree: Tree, places: Iterable[str]) -> Tags:
    """Return the values by which the unions among the schemas at `places` know their models."""
    found: dict[tuple[str, str], tuple[Scalar, ...]] = {}
    for pointer in places:
        if shapes.kind(tree, pointer) != "union":
            continue
        options = _options(tree, pointer)
        wire, values = _told_apart(tree, pointer, options, options.objects)
        for place, each in values.items():
            known = found.get((place, wire), ())
            found[place, wire] = (*known, *(value for value in each if not _holds(known, value)))
    return found


def _options(tree: Tree, pointer: str) -> _Options:
    """Return the options of a union, those of unions among them included."""
    found = _Options()
    seen: set[str] = set()
    stack = [pointer]
    while stack:
        place = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        match shapes.kind(tree, place):
            case "object":
                found.objects.append(place)
            case "union":
                found.mapping = {**_mapping(tree, place), **found.mapping}
                stack += reversed([shapes.end(tree, option) for option in shapes.options(tree, place)])
            case "map":
                found.others = True
            case _:
                pass
    return found


def _told_apart(
    tree: Tree, pointer: str, options: _Options, models: list[str]
) -> tuple[str, dict[str, tuple[Scalar, ...]]]:
    """Return the wire name of the member that tells models apart, "" if none does, and its values in each of them."""
    documented = tree.schema(pointer).get("discriminator")
    wire = documented.get("propertyName") if isinstance(documented, dict) else None
    if isinstance(wire, str):
        values = _documented(tree, wire, options, models)
        if _separates(values, models):
            return wire, values
    found = _inferred(tree, models)
    return found if found is not None else ("", {})


def _documented(tree: Tree, wire: str, options: _Options, models: list[str]) -> dict[str, tuple[Scalar, ...]]:
    """Return the values of the member that a `discriminator` names, in each model that has some."""
    own = {place: _own(tree, place, wire) for place in models}
    found: dict[str, tuple[Scalar, ...]] = {}
    for place in models:
        values_here = own[place]
        mapped = tuple(
            value
            for key, target in options.mapping.items()
            if target == place
            for value in _as_member(tree, place, wire, key)
        )
        named = tuple(value for value in (_name(place),) if value and _is_text(tree, place, wire))
        if values_here is None:
            values = mapped or named
        elif any(_holds(own[other] or (), value) for other in models if other != place for value in values_here):
            # A list that several models have in common, from the schema they refine: it tells none of them apart.
            values = _both(values_here, mapped) or _both(values_here, (_name(place),)) or values_here
        else:
            values = values_here
        if values:
            found[place] = values
    return found


def _inferred(tree: Tree, models: list[str]) -> tuple[str, dict[str, tuple[Scalar, ...]]] | None:
    """Return the member whose own values tell the most models apart."""
    wires = dict.fromkeys(wire for place in models for wire in shapes.members(tree, place).properties)
    best: tuple[tuple[int, int, int, int], str, dict[str, tuple[Scalar, ...]]] | None = None
    for wire in wires:
        values = {place: own for place in models if (own := _own(tree, place, wire))}
        every = [value for own in values.values() for value in own]
        distinct = {(type(value), value) for value in every}
        required = sum(wire in shapes.members(tree, place).required for place in values)
        # A list of values that may be left out describes a model, and does not tell which it is.
        listing = len(every) > len(values) and required < len(values)
        alone = len(values) == 1 and required == len(every) == 1
        if listing or not (alone or len(values) > 1) or not _separates(values, models):
            continue
        weight = (len(values), len(distinct) - len(every), -len(every), required)
        if best is None or weight > best[0]:
            best = (weight, wire, values)
    return (best[1], best[2]) if best is not None else None


def _separates(values: Mapping[str, tuple[Scalar, ...]], models: list[str]) -> bool:
    """Tell whether some value leads to some of the models only."""
    return any(
        not all(_holds(values.get(place, ()), value) for place in models) for own in values.values() for value in own
    )


def _own(tree: Tree, model: str, wire: str) -> tuple[Scalar, ...] | None:
    """Return the values that a model lists for a member; None when it lists none."""
    place = shapes.members(tree, model).properties.get(wire)
    return listed(tree, place) if place is not None else None


def listed(tree: Tree, pointer: str, depth: int = 0) -> tuple[Scalar, ...] | None:
    """Return the values that a schema and all it is refined from list, None when they list none."""
    schema = tree.schema(pointer)
    found: tuple[Scalar, ...] | None = None
    if "const" in schema:
        value = schema["const"]
        found = (value,) if isinstance(value, str | int | bool) else None
    elif "enum" in schema:
        found = shapes.literals(schema) or None
    for part in _parts(tree, pointer) if depth < _DEEPEST else ():
        others = listed(tree, part, depth + 1)
        if others is not None:
            found = others if found is None else _both(found, others) or found
    return found


def _parts(tree: Tree, pointer: str) -> Iterator[str]:
    """Yield the schemas that a scalar is refined from: a `$ref`, `allOf`, the one alternative beside null."""
    target = tree.target(pointer)
    if target is not None:
        yield target
    branches = tree.schema(pointer).get("allOf")
    yield from (pointers.join(pointer, "allOf", at) for at in range(len(branches) if isinstance(branches, list) else 0))
    alternatives = shapes.options(tree, pointer)
    if len(alternatives) == 1:
        yield alternatives[0]


def _as_member(tree: Tree, model: str, wire: str, key: str) -> tuple[Scalar, ...]:
    """Return a key of a mapping as the value that the member has in JSON: keys are texts whatever the member is."""
    place = shapes.members(tree, model).properties.get(wire)
    types = shapes.type_names(tree.schema(shapes.end(tree, place))) if place is not None else []
    if types == ["integer"]:
        return (int(key),) if _INTEGER.fullmatch(key) else ()
    if types == ["boolean"]:
        return (key == "true",) if key in ("true", "false") else ()
    return (key,)


def _is_text(tree: Tree, model: str, wire: str) -> bool:
    """Tell whether a member may hold a text, as far as the model describes it."""
    place = shapes.members(tree, model).properties.get(wire)
    types = shapes.type_names(tree.schema(shapes.end(tree, place))) if place is not None else []
    return not types or "string" in types


def _mapping(tree: Tree, pointer: str) -> dict[str, str]:
    """Return the mapping of the `discriminator` of a union: the pointer of an object schema by value."""
    documented = tree.schema(pointer).get("discriminator")
    given = documented.get("mapping") if isinstance(documented, dict) else None
    found: dict[str, str] = {}
    for value, target in given.items() if isinstance(given, dict) else ():
        if isinstance(target, str):
            found[value] = shapes.end(tree, _mapped(tree, target))
    return found


def _mapped(tree: Tree, target: str) -> str:
    """Return the pointer of a schema that a mapping names: by its name alone, or by a reference."""
    named = pointers.join(_COMPONENTS[0], target)
    if tree.has(named):
        return named
    return pointers.of_reference(target) or named


def _name(pointer: str) -> str:
    """Return the name that a schema has in the document, "" when it has none."""
    above, _, key = pointer.rpartition("/")
    return key.replace("~1", "/").replace("~0", "~") if above in _COMPONENTS else ""


def _both(left: tuple[Scalar, ...], right: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    return tuple(value for value in left if _holds(right, value))


def _holds(values: tuple[Scalar, ...], value: Json) -> bool:
    """Tell whether a value is among others; true is not 1."""
    return any(value == other and type(value) is type(other) for other in values)
