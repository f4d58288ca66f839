"""Find the member that distinguishes the models of a union, and the models for each of its values.

The values are those of `const` or `enum` of the member. If a `discriminator` names a member without them, its mapping
is used, or else the names of the schemas. Without a `discriminator`, it is the member that distinguishes most models.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pochoir import pointers
from pochoir.examples import Tags
from pochoir.ir import Discriminator, Json, Tag
from pochoir.literals import ClassName
from pochoir.resolve import shapes
from pochoir.resolve.families import families, heading, own_name
from pochoir.resolve.tree import Tree

Scalar: TypeAlias = str | int | bool
"""The values that identify a model in unions, by the pointer of the model and the wire name of a member."""

_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DEEPEST: Final = 20


@dataclass(slots=True)
class _Options:
    """The options of a union, with those of unions among them.

    `objects` are the object schemas, `others` is true if another option may be an object, and `mapping` gives the
    object schemas by value, from the discriminators. `named` are the names by which references give them.
    """

    objects: list[str] = field(default_factory=list[str])
    others: bool = False
    mapping: dict[str, str] = field(default_factory=dict[str, str])
    named: dict[str, str] = field(default_factory=dict[str, str])


def discriminator(tree: Tree, names: Mapping[str, ClassName], pointer: str) -> Discriminator | None:
    """Return the discriminator of the union at `pointer`.

    Without a name, models are distinguished by their members. None means that at most one option is an object.
    """
    options = _options(tree, pointer)
    models = [place for place in options.objects if place in names]
    if len(models) + options.others < 2:
        return None
    wire, values = _discriminating_member(tree, pointer, options, models)
    tags = _tags(names, models, values)
    default = _default(tree, pointer)
    return Discriminator(wire if tags else "", tags, default=names.get(default) if default in models and tags else None)


def _default(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema of values that are not in the mapping; "" if the union names none."""
    documented = tree.schema(pointer).discriminator
    return shapes.end(tree, _mapped(tree, documented.default)) if documented is not None and documented.default else ""


def of_family(tree: Tree, names: Mapping[str, ClassName], parent: str) -> Discriminator:
    """Return the discriminator of a parent and the schemas that extend it."""
    wire, values = _of_family(tree, parent)
    tags = _tags(names, [place for place in values if place in names], values)
    default = _default(tree, heading(tree, parent))
    if tags and default in names and default in (*families(tree)[parent], parent):
        return Discriminator(wire, tags, default=names[default])
    return Discriminator(wire, tags, names.get(parent) if shapes.kind(tree, parent) == "object" else None)


def _of_family(tree: Tree, parent: str) -> tuple[str, dict[str, tuple[Scalar, ...]]]:
    """Return the wire name of the `discriminator` of a parent, and its values in each schema that extends it.

    The parent itself has one if the mapping or its name gives one that no other has.
    """
    head = heading(tree, parent)
    documented = tree.schema(head).discriminator
    wire = documented.property_name if documented is not None else None
    models = [place for place in (*families(tree)[parent], parent) if shapes.kind(tree, place) == "object"]
    if wire is None:
        return "", {}
    values = _documented(tree, wire, _Options(models, mapping=_mapping(tree, head)), models)
    own = values.pop(parent, ())
    if own and not any(_holds(each, value) for each in values.values() for value in own):
        values[parent] = own
    return wire, values


def tags(tree: Tree, places: Iterable[str]) -> Tags:
    """Return the values that identify the models in the unions among the schemas at `places`, and in families."""
    found: dict[tuple[str, str], tuple[Scalar, ...]] = {}
    others: set[tuple[str, str]] = set()  # have any other value, as `defaultMapping` says: they are not narrowed
    separated: list[tuple[str, dict[str, tuple[Scalar, ...]]]] = []
    for pointer in (each for each in places if shapes.kind(tree, each) == "union"):
        options = _options(tree, pointer)
        separated.append(_discriminating_member(tree, pointer, options, options.objects))
        others.add((_default(tree, pointer), separated[-1][0]))
    for parent in families(tree):
        wire, values = _of_family(tree, parent)
        values.pop(parent, None)  # objects with any other value are read as the parent
        separated.append((wire, values))
        others.add((_default(tree, heading(tree, parent)), wire))
    for wire, values in separated:
        for place, each in values.items():
            known = found.get((place, wire), ())
            found[place, wire] = (*known, *(value for value in each if not _holds(known, value)))
    return {key: values for key, values in found.items() if key not in others}


def _tags(
    names: Mapping[str, ClassName], models: list[str], values: Mapping[str, tuple[Scalar, ...]]
) -> tuple[Tag, ...]:
    leading: dict[tuple[type, Scalar], list[ClassName]] = {}
    for place in models:
        for value in values.get(place, ()):
            leading.setdefault((type(value), value), []).append(names[place])
    return tuple(Tag(value, tuple(found)) for (_, value), found in leading.items())


def _options(tree: Tree, pointer: str) -> _Options:
    """Return the options of a union, including those of nested unions."""
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
                extending = [each for each in families(tree).get(place, ()) if shapes.kind(tree, each) == "object"]
                if extending:
                    found.mapping = {**_mapping(tree, heading(tree, place)), **found.mapping}
                found.objects += [each for each in (place, *extending) if each not in found.objects]
            case "union":
                inner = [shapes.end(tree, option) for option in shapes.options(tree, place)]
                for option, end in zip(shapes.options(tree, place), inner, strict=True):
                    # The value is the name in the reference, whatever that leads to.
                    found.named.setdefault(end, own_name(tree, tree.target(option) or end))
                if any(shapes.admits_anything(tree, option) for option in inner):
                    # Its type is any JSON, also as an option of another union.
                    found.others = found.others or place != pointer
                    continue
                found.mapping = {**_mapping(tree, place), **found.mapping}
                stack += reversed(inner)
            case "map":
                found.others = True
            case _:
                pass
    return found


def _discriminating_member(
    tree: Tree, pointer: str, options: _Options, models: list[str]
) -> tuple[str, dict[str, tuple[Scalar, ...]]]:
    """Return the wire name of the member that distinguishes models, or "", and its values in each model."""
    documented = tree.schema(pointer).discriminator
    wire = documented.property_name if documented is not None else None
    if wire is not None:
        values = _documented(tree, wire, options, models)
        if _separates(values, models):
            return wire, values
    found = _inferred(tree, models)
    return found if found is not None else ("", {})


def _documented(tree: Tree, wire: str, options: _Options, models: list[str]) -> dict[str, tuple[Scalar, ...]]:
    """Return the values of the member named by a `discriminator`, for each model that has some."""
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
        name = options.named.get(place) or own_name(tree, place)
        named = (name,) if name and _is_text(tree, place, wire) else ()
        if values_here is None:
            values = mapped or named
        elif any(_holds(own[other] or (), value) for other in models if other != place for value in values_here):
            # Several models inherit this list of values from a common schema, so it does not distinguish them.
            values = _both(values_here, mapped) or _both(values_here, (name,)) or values_here
        else:
            values = values_here
        if values:
            found[place] = values
    return found


def _inferred(tree: Tree, models: list[str]) -> tuple[str, dict[str, tuple[Scalar, ...]]] | None:
    """Return the member whose values distinguish the most models."""
    # By member, so that unions of hundreds of models with a member each take no longer than they have members.
    found: dict[str, dict[str, tuple[Scalar, ...]]] = {}
    for place in models:
        for wire, member in shapes.members(tree, place).properties.items():
            own = listed(tree, member) if wire else None  # "" means that no member distinguishes models
            found.setdefault(wire, {}).update({place: own} if own else {})
    best: tuple[tuple[int, int, int, int], str, dict[str, tuple[Scalar, ...]]] | None = None
    for wire, values in found.items():
        every = [value for own in values.values() for value in own]
        distinct = {(type(value), value) for value in every}
        required = sum(wire in shapes.members(tree, place).required for place in values)
        # An optional member with several values does not identify a model.
        listing = len(every) > len(values) and required < len(values)
        alone = len(values) == 1 and required == len(every) == 1
        if listing or not (alone or len(values) > 1) or not _separates(values, models):
            continue
        weight = (len(values), len(distinct) - len(every), -len(every), required)
        if best is None or weight > best[0]:
            best = (weight, wire, values)
    return (best[1], best[2]) if best is not None else None


def _separates(values: Mapping[str, tuple[Scalar, ...]], models: list[str]) -> bool:
    """Return whether some value belongs to some of the models only."""
    return any(
        not all(_holds(values.get(place, ()), value) for place in models) for own in values.values() for value in own
    )


def _own(tree: Tree, model: str, wire: str) -> tuple[Scalar, ...] | None:
    """Return the values that a model lists for a member, or None."""
    place = shapes.members(tree, model).properties.get(wire)
    return listed(tree, place) if place is not None else None


def listed(tree: Tree, pointer: str, depth: int = 0) -> tuple[Scalar, ...] | None:
    """Return the values listed by a schema and its parts, or None."""
    schema = tree.schema(pointer)
    found: tuple[Scalar, ...] | None = None
    if schema.has("const"):
        found = (schema.const,) if isinstance(schema.const, str | int | bool) else None
    elif schema.has("enum"):
        found = schema.literals or None
    for part in _parts(tree, pointer) if depth < _DEEPEST else ():
        others = listed(tree, part, depth + 1)
        if others is not None:
            found = others if found is None else _both(found, others) or found
    return found


def _parts(tree: Tree, pointer: str) -> Iterator[str]:
    """Yield the parts of a scalar schema: the target of `$ref`, branches of `allOf`, the alternative to null."""
    target = tree.target(pointer)
    if target is not None:
        yield target
    yield from tree.schema(pointer).all_of
    alternatives = shapes.options(tree, pointer)
    if len(alternatives) == 1:
        yield alternatives[0]


def _as_member(tree: Tree, model: str, wire: str, key: str) -> tuple[Scalar, ...]:
    """Return the value of the member for a key of a mapping. Keys are strings, whatever the type of the member."""
    place = shapes.members(tree, model).properties.get(wire)
    types = tree.schema(shapes.end(tree, place)).types if place is not None else ()
    if types == ("integer",):
        return (int(key),) if _INTEGER.fullmatch(key) else ()
    if types == ("boolean",):
        return (key == "true",) if key in ("true", "false") else ()
    return (key,)


def _is_text(tree: Tree, model: str, wire: str) -> bool:
    """Return whether a member may be a string."""
    place = shapes.members(tree, model).properties.get(wire)
    types = tree.schema(shapes.end(tree, place)).types if place is not None else ()
    return not types or "string" in types


def _mapping(tree: Tree, pointer: str) -> dict[str, str]:
    """Return the mapping of the `discriminator` of a union: the pointers of object schemas by value."""
    documented = tree.schema(pointer).discriminator
    if documented is None:
        return {}
    return {value: shapes.end(tree, _mapped(tree, target)) for value, target in documented.mapping.items()}


def _mapped(tree: Tree, target: str) -> str:
    """Return the pointer of the schema in a mapping, which is a name or a reference."""
    named = pointers.join("/components/schemas", target)
    if tree.has(named):
        return named
    return tree.moved(pointers.of_reference(target) or named)


def _both(left: tuple[Scalar, ...], right: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    return tuple(value for value in left if _holds(right, value))


def _holds(values: tuple[Scalar, ...], value: Json) -> bool:
    """Return whether a value is among others, compared as JSON."""
    return any(value == other and type(value) is type(other) for other in values)
