"""Create an example value from a schema. The same schema always gives the same value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pochoir import naming
from pochoir.examples import names, patterns, telling
from pochoir.examples.completing import completed
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
    """The state of one example. `left` limits the number of values, because schemas can expand without end."""

    tree: Tree
    direction: Direction
    tags: Tags
    left: int = MAX_VALUES


def _value(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...], name: str = "") -> Json:
    schema = shapes.whole(synthesis.tree, pointer)
    given = _preferred(synthesis.tree.schema(pointer), schema)
    if given and (schema.enum is not None or schema.has("const")):
        return given[0]
    if given:
        below = (*trail, pointer)
        return completed(
            synthesis.tree,
            pointer,
            given[0],
            synthesis.direction,
            lambda place, wire: _value(synthesis, place, below, wire),
        )
    synthesis.left -= 1
    if _returns(synthesis.tree, pointer, trail) or synthesis.left < 0 or len(trail) > MAX_DEPTH:
        return None if shapes.is_nullable(synthesis.tree, pointer) else _empty(synthesis.tree, pointer)
    trail = (*trail, pointer)
    extending = next((each for each in families(synthesis.tree).get(pointer, ()) if each not in trail), None)
    if extending is not None:
        return _value(synthesis, extending, trail, name)
    match shapes.kind(synthesis.tree, pointer):
        case "enum":
            return shapes.literals(schema)[0]
        case "same":
            return _value(synthesis, shapes.same(synthesis.tree, pointer), trail, name)
        case "object":
            return _object(synthesis, pointer, trail)
        case "list":
            return _list(synthesis, pointer, trail, name)
        case "map":
            return _map(synthesis, pointer, trail)
        case "union":
            return _union(synthesis, pointer, trail, name)
        case "plain":
            return _plain(synthesis.tree, pointer, name)


def _preferred(own: Keywords, whole: Keywords) -> list[Json]:
    """Return the values that a schema gives and that match its type: examples, enum, const, default.

    Args:
        own: the schema itself, of which its examples and its default are taken.
        whole: the schema together with all that it is made of.
    """
    found = (*own.examples, *(whole.enum or ()), whole.const, own.default)
    types = whole.types
    return [
        value for value in found if value is not None and (not types or any(_has_type(value, name) for name in types))
    ]


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


def _empty(tree: Tree, pointer: str) -> Json:
    return [] if shapes.kind(tree, pointer) == "list" else {}


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
        value = tagged[0] if tagged else _value(synthesis, place, trail, wire)
        if required or few is None or value not in ({}, []):
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
    distinct = schema.unique_items
    while len(made) < min(wanted, 10):
        value = _value(synthesis, item, trail, naming.singular(name))
        made.append(_distinct(synthesis.tree, item, value, len(made)) if distinct and value in made else value)
    return made


def _distinct(tree: Tree, pointer: str, value: Json, count: int) -> Json:
    """Return a value that differs from the `count` items before it, for an array with `uniqueItems`."""
    values = shapes.literals(shapes.whole(tree, tree.resolved(pointer)))
    if len(values) > count:
        return values[count]
    if isinstance(value, str):
        return f"{value}{count + 1}"
    return value + count if isinstance(value, int | float) else value


def _map(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    value = shapes.place(synthesis.tree, pointer, "additionalProperties")
    if not value:
        return {"key": {}}
    if synthesis.tree.schema(value).boolean is not None or synthesis.tree.resolved(value) in trail:
        return {}
    return {"key": _value(synthesis, value, trail, "value")}


def _union(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...], name: str) -> Json:
    options = shapes.options(synthesis.tree, pointer)
    for option in options:
        if synthesis.tree.resolved(option) not in trail:
            return _value(synthesis, option, trail, name)
    schema = shapes.whole(synthesis.tree, pointer)
    return _scalar(synthesis.tree, schema, next(iter(schema.types), "object"), name)


def _plain(tree: Tree, pointer: str, name: str) -> Json:
    schema = shapes.whole(tree, pointer)
    if schema.types:
        return _scalar(tree, schema, schema.types[0], name)
    if schema.type:
        return None
    return _scalar(tree, schema, "string", name) if schema.has("format", "pattern") else {}


def _scalar(tree: Tree, schema: Keywords, kind: str, name: str) -> Json:
    match kind:
        case "string":
            return _string(tree, schema, name)
        case "integer" | "number":
            return _number(tree, schema, kind == "integer", name)
        case "boolean":
            return True
        case "array":
            return []
        case _:
            return {}


def _string(tree: Tree, schema: Keywords, name: str) -> str:
    text = names.FORMATS.get(schema.format)
    if text is None:
        text = _named(tree, schema, name)
    least, most = schema.bound("minLength"), schema.bound("maxLength")
    if schema.pattern is not None:
        bounds = int(least or 0), int(10_000 if most is None else most)
        found = patterns.sample(schema.pattern, text, *bounds)
        if found is not None:
            return found
    if isinstance(least, int) and len(text) < least <= 10_000:
        text = (text or "x") * least
        text = text[:least]
    if isinstance(most, int) and 0 <= most < len(text):
        text = text[:most]
    return text


def named(name: str) -> str:
    """Return an example text for a name without a schema."""
    return names.string(name) or next(names.placeholders(name))


def _named(tree: Tree, schema: Keywords, name: str) -> str:
    """Return a text for a name: the example of another member of that name, or what the name suggests."""
    if not name:
        return "text"
    near = names.neighbours(tree).get(name)
    suggested = near if isinstance(near, str) else names.string(name, schema.description)
    # What would have to be cut or filled to fit is no example.
    most, least = schema.bound("maxLength"), schema.bound("minLength")
    for text in (suggested, *names.placeholders(name)):
        if text is not None and (most is None or len(text) <= most) and (least is None or len(text) >= least):
            return text
    return "text"


def _number(tree: Tree, schema: Keywords, whole: bool, name: str) -> float:
    near = names.neighbours(tree).get(name)
    known = near if isinstance(near, int if whole else int | float) else names.number(name, whole)
    value: float = known if known is not None and schema.format != "date" else 1 if whole else 1.5
    found = _within(schema, value)
    return int(found) if whole else found


def _within(schema: Keywords, value: float) -> float:
    """Return the number within the bounds of a schema that is nearest to a value."""
    lowest, highest = schema.bound("minimum"), schema.bound("maximum")
    above, below = schema.bound("exclusiveMinimum"), schema.bound("exclusiveMaximum")
    step = schema.bound("multipleOf") or 1
    if lowest is not None and value < lowest:
        value = lowest
    if above is not None and value <= above:
        value = above + step
    if highest is not None and value > highest:
        value = highest
    if below is not None and value >= below:
        value = below - step
    if schema.has("multipleOf"):
        value = -(-value // step) * step
    return value
