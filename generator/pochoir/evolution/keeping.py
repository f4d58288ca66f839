"""Keep the names of a release: what was released under a name is not renamed by an addition next to it.

A name is made from a text of the description and of its neighbors, so that an addition can take it. What has not
changed itself (the same method, path and operationId; the same parameter, property or schema) gets the name that it was
released with, as if the description had pinned it. A name that the description does pin comes first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pochoir import ir
from pochoir.evolution.reading import component, operation_key, parameter_key, resource_key
from pochoir.evolution.surface import Model, Surface
from pochoir.pointers import tokens

Place: TypeAlias = tuple[str, str]
"""The pointer of a thing in the description and what is named there, a key of `_PINS`.

Some names have no place for a pin: a resource (`resource`) and its class (`resource-class`), by the key of the
resource, and the union of a family (`family`), by the pointer of the parent.
"""
_PINS: Final[Mapping[str, str]] = {
    "class": "x-pochoir-name",
    "method": "x-pochoir-method",
    "argument": "x-pochoir-name",
    "field": "x-pochoir-name",
}


def moved(released: Surface, api: ir.Api) -> dict[Place, str]:
    """Return the names that are to be kept and would be others now, by what they name."""
    wanted: dict[Place, set[str]] = {}
    changed: set[Place] = set()
    for place, name, now in _names(released, api):
        wanted.setdefault(place, set()).add(name)
        if name != now:
            changed.add(place)
    # What several operations or models share has one name in all of them, or is left as it is.
    return {place: next(iter(wanted[place])) for place in sorted(changed) if len(wanted[place]) == 1}


def classes(released: Surface) -> dict[str, str]:
    """Return the name of the class that each schema had in a release, by the pointer of the schema."""
    return {place: name for name, model in released.models.items() for place in _places(name, model)}


def _places(name: str, model: Model) -> tuple[str, ...]:
    return (model.at or component(name), *model.also)


def pinned(tree: "dict[str, ir.Json]", names: Mapping[Place, str]) -> "dict[str, ir.Json]":
    """Return a document with names as its pins, except where it has some. Only what leads to them is copied."""
    for (pointer, kind), name in names.items():
        if kind not in _PINS:
            continue
        changed = _pinned(tree, list(tokens(pointer)), _PINS[kind], name)
        tree = changed if isinstance(changed, dict) else tree
    return tree


def _names(released: Surface, api: ir.Api) -> Iterator[tuple[Place, str, str]]:
    """Yield the place of each name that was released, the name, and the name that it has now."""
    for resource in api.resources:
        key = resource_key(resource)
        if key in released.resources:
            yield (key, "resource"), released.resources[key].name, str(resource.name)
            yield (key, "resource-class"), released.resources[key].class_name, str(resource.class_name)
        for operation in resource.operations:
            before = released.operations.get(operation_key(operation))
            # Another operationId is a new name that somebody wants; those of variants are in the description anyway.
            if before is None or before.id != operation.id or operation.fixed:
                continue
            owner, _, name = before.call.rpartition(".")
            if owner == resource.name:
                yield (operation.pointer, "method"), name, str(operation.name)
            for parameter in operation.parameters:
                known = before.parameters.get(parameter_key(parameter))
                if known is not None and parameter.pointer:
                    yield (parameter.pointer, "argument"), known.name, str(parameter.name)
    yield from _models(released, api)


def _models(released: Surface, api: ir.Api) -> Iterator[tuple[Place, str, str]]:
    """Yield the names of models. The union of a family has the place of the parent, which is a class."""
    now = Counter(model.pointer for model in api.models)
    users = {model.pointer: {model.pointer, *model.also} for model in api.models}
    listed: list[tuple[str, bool, str]] = []
    for name, each in released.models.items():
        places = _places(name, each)
        # Where a class had several schemas, the name goes to the class that most of them have now.
        place = max(places, key=lambda place: len(users.get(place, set[str]()).intersection(places)))
        listed.append((place, bool(each.alias), name))
    shared = Counter(place for place, _, _ in listed)
    before = {(place, is_alias and shared[place] > 1): name for place, is_alias, name in listed}
    for model in api.models:
        is_family = model.alias is not None and now[model.pointer] > 1
        kept = before.get((model.pointer, is_family))
        if kept is not None and is_family:
            yield (model.pointer, "family"), kept, str(model.name)
        elif kept is not None:
            yield from _model(released, kept, model)


def _model(released: Surface, name: str, model: ir.Model) -> Iterator[tuple[Place, str, str]]:
    yield (model.pointer, "class"), name, str(model.name)
    members = released.models[name].members
    for field in model.fields:
        known = members.get(field.wire)
        if known is not None and field.pointer:
            yield (field.pointer, "field"), known.name, str(field.name)


def _pinned(node: ir.Json, path: list[str], extension: str, name: str) -> ir.Json:
    if isinstance(node, dict):
        if not path:
            return node if any(key in node for key in _PINS.values()) else {**node, extension: name}
        token, *rest = path
        return {**node, token: _pinned(node[token], rest, extension, name)} if token in node else node
    if isinstance(node, list) and path and path[0].isdecimal() and int(path[0]) < len(node):
        at = int(path[0])
        return [*node[:at], _pinned(node[at], path[1:], extension, name), *node[at + 1 :]]
    return node
