"""Create an example value from a schema. The same schema always gives the same value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pochoir import formats, naming
from pochoir.equality import all_different
from pochoir.examples import telling
from pochoir.examples.completing import completed
from pochoir.examples.scalars import distinct, plain, scalar
from pochoir.ir import Json
from pochoir.resolve import reach, shapes
from pochoir.resolve.families import families
from pochoir.resolve.tree import Tree
from pochoir.schemas import Keywords

Direction: TypeAlias = Literal["request", "reply"]
Tags: TypeAlias = Mapping[tuple[str, str], tuple[str | int | bool, ...]]
NO_TAGS: Final[Tags] = {}
MAX_VALUES: Final = 2_000
"""Number of values in the largest example."""
MAX_DEPTH: Final = 60
"""Number of nested schemas in the deepest example."""
MAX_ITEMS: Final = 100
"""Number of items in the longest list."""
FULL_DEPTH: Final = 2
"""Depth of objects down to which optional members are included."""


def synthesise(tree: Tree, pointer: str, direction: Direction, tags: Tags = NO_TAGS, name: str = "") -> Json:
    """Return an example value of the schema at `pointer`.

    Examples, defaults and constants of the schema itself are preferred, then the examples of others with its name, then
    what its name suggests. Recursive schemas end in an empty list or object, or in null where it is allowed. A large
    request has its required members and a few that tell something.

    Args:
        tree: the resolved description.
        pointer: JSON pointer of the schema.
        direction: `request` leaves out `readOnly` members, `reply` leaves out `writeOnly` members.
        tags: the values that identify objects in unions, by pointer and wire name.
        name: the name of the parameter or member that has the schema.
    """
    return _value(_Synthesis(tree, direction, tags), pointer, (), name)


def complete(tree: Tree, pointer: str, value: Json, direction: Direction, tags: Tags = NO_TAGS) -> Json:
    """Return a written example of the schema at `pointer` with the required members that only its direction has."""
    synthesis = _Synthesis(tree, direction, tags)
    return completed(tree, pointer, value, direction, lambda place, wire: _value(synthesis, place, (), wire))


@dataclass(slots=True)
class _Synthesis:
    """The state of one example.

    Attributes:
        left: limits the number of values, because schemas can expand without end.
        is_cut: whether an object without its required members is in what was made last, because it contains itself.
    """

    tree: Tree
    direction: Direction
    tags: Tags
    left: int = MAX_VALUES
    is_cut: bool = False

    def attempt(self, pointer: str, trail: tuple[str, ...], name: str = "") -> tuple[Json, bool]:
        """Return a value that may be left out, and whether it is whole. It does not count as cut."""
        before, self.is_cut = self.is_cut, False
        value = _value(self, pointer, trail, name)
        is_whole, self.is_cut = not self.is_cut, before
        return value, is_whole


def _value(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...], name: str = "") -> Json:
    tree = synthesis.tree
    if (pointer, name) in tree.samples:
        return tree.samples[pointer, name]
    schema, kind = shapes.whole(tree, pointer), shapes.kind(tree, pointer)
    given = _preferred(tree.schema(pointer), schema)
    is_fixed = schema.enum is not None or schema.has("const")
    if kind == "plain" or (given and is_fixed):
        value = given[0] if given else plain(tree, pointer, name)
        if not isinstance(value, dict | list):
            tree.samples[pointer, name] = value
        return value
    if given:
        below = (*trail, pointer)
        return completed(
            tree, pointer, given[0], synthesis.direction, lambda place, wire: _value(synthesis, place, below, wire)
        )
    synthesis.left -= 1
    if _returns(tree, pointer, trail) or synthesis.left < 0 or len(trail) > MAX_DEPTH:
        return _end(synthesis, pointer)
    trail = (*trail, pointer)
    extending = next((each for each in families(tree).get(pointer, ()) if each not in trail), None)
    if extending is not None:
        return _value(synthesis, extending, trail, name)
    match kind:
        case "enum":
            return schema.literals[0]
        case "same":
            return _value(synthesis, shapes.same(tree, pointer), trail, name)
        case "object":
            return _object(synthesis, pointer, trail)
        case "list":
            return _list(synthesis, pointer, trail, name)
        case "map":
            return _map(synthesis, pointer, trail)
        case "union":
            return _union(synthesis, pointer, trail, name)


def _end(synthesis: _Synthesis, pointer: str) -> Json:
    """Return the shortest value of a schema: null, or an empty list or object."""
    tree = synthesis.tree
    if shapes.is_nullable(tree, pointer):
        return None
    end = shapes.end(tree, pointer)
    if shapes.kind(tree, end) == "list":
        return []
    synthesis.is_cut |= bool(shapes.members(tree, end).required)
    return {}


def _preferred(own: Keywords, whole: Keywords) -> list[Json]:
    """Return the values that a schema gives and that match its type: examples, enum, const, default.

    Args:
        own: the schema itself, of which its examples and its default are taken.
        whole: the schema together with all that it is made of.
    """
    found = (*own.examples, *(whole.enum or ()), whole.const, own.default)
    types = whole.types
    return [
        value
        for value in found
        if value is not None and (not types or any(_has_type(value, name) for name in types)) and _fits(whole, value)
    ]


def _fits(schema: Keywords, value: Json) -> bool:
    """Return whether a value has the format of its schema, and no equal items where these have to differ."""
    if isinstance(value, str) and schema.format in formats.KINDS:
        return formats.CHECKS[formats.KINDS[schema.format]](value)
    return not (isinstance(value, list) and schema.unique_items) or all_different(value)


def _has_type(value: Json, name: str) -> bool:
    """Return whether a value has the JSON Schema type `name`."""
    match name:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def _returns(tree: Tree, pointer: str, trail: tuple[str, ...]) -> bool:
    """Return whether a schema is one of those that contain it, or a union of these with null."""
    if pointer in trail:
        return True
    match shapes.kind(tree, pointer):
        case "same":
            return shapes.end(tree, pointer) in trail
        case "union":
            options = shapes.options(tree, pointer)
            return bool(options) and all(shapes.end(tree, option) in trail for option in options)
        case _:
            return False


def _object(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    found = shapes.members(synthesis.tree, pointer)
    excluded: reach.OneWay = "readOnly" if synthesis.direction == "request" else "writeOnly"
    depth = sum(1 for each in trail if shapes.kind(synthesis.tree, each) == "object")
    few = telling.few(synthesis.tree, pointer, found, depth) if synthesis.direction == "request" else None
    made: dict[str, Json] = {}
    for wire, place in found.properties.items():
        required = wire in found.required
        end = synthesis.tree.resolved(place)
        if reach.is_one_way(synthesis.tree, place, excluded):
            continue
        if not required and (depth > FULL_DEPTH or place in trail or _returns(synthesis.tree, end, trail)):
            continue
        if not required and few is not None and wire not in few:
            continue
        tagged = synthesis.tags.get((pointer, wire))
        if tagged or required:
            made[wire] = tagged[0] if tagged else _value(synthesis, place, trail, wire)
            continue
        value, is_whole = synthesis.attempt(place, trail, wire)
        if is_whole and (few is None or value not in ({}, [])):
            made[wire] = value
    return made


def _list(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...], name: str) -> Json:
    schema = shapes.whole(synthesis.tree, pointer)
    made = [_value(synthesis, place, trail) for place in synthesis.tree.schema(pointer).listed("prefixItems")]
    least, item = schema.bound("minItems"), shapes.place(synthesis.tree, pointer, "items")
    wanted = max(least if isinstance(least, int) else 1, len(made))
    if not item or schema.bound("maxItems") == 0:
        return made
    if synthesis.tree.resolved(item) in trail and not (isinstance(least, int) and least > len(made)):
        return made
    if wanted > len(made) and not least:
        value, is_whole = synthesis.attempt(item, trail, naming.singular(name))
        return [*made, value] if is_whole else made
    while len(made) < min(wanted, MAX_ITEMS):
        value = _value(synthesis, item, trail, naming.singular(name))
        if schema.unique_items and value in made:
            value = distinct(shapes.whole(synthesis.tree, synthesis.tree.resolved(item)), value, len(made))
        made.append(value)
    return made


def _map(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    value = shapes.place(synthesis.tree, pointer, "additionalProperties")
    if not value:
        return {"key": {}}
    if synthesis.tree.schema(value).boolean is not None or synthesis.tree.resolved(value) in trail:
        return {}
    made, is_whole = synthesis.attempt(value, trail, "value")
    return {"key": made} if is_whole else {}


def _union(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...], name: str) -> Json:
    options = shapes.options(synthesis.tree, pointer)
    usable = [option for option in options if synthesis.tree.resolved(option) not in trail]
    for option in usable:
        value, is_whole = synthesis.attempt(option, trail, name)
        if is_whole or option == usable[-1]:
            synthesis.is_cut |= not is_whole
            return value
    schema = shapes.whole(synthesis.tree, pointer)
    return scalar(synthesis.tree, schema, next(iter(schema.types), "object"), name)
