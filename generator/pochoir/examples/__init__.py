"""Create an example value from a schema. The same schema always gives the same value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

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
FORMATS: Final[Mapping[str, str]] = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "P1D",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "alex@example.com",
    "idn-email": "alex@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "iri": "https://example.com/",
    "uri-reference": "/path",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "dGV4dA==",
    "binary": "",
    "regex": "^a$",
    "json-pointer": "/a",
}
"""An example for each `format` of strings."""


def synthesise(tree: Tree, pointer: str, direction: Direction, tags: Tags = NO_TAGS) -> Json:
    """Return an example value of the schema at `pointer`.

    Examples, defaults and constants of the schema itself are preferred. Recursive schemas end in an empty list or
    object, or in null where it is allowed.

    Args:
        tree: the resolved description.
        pointer: JSON pointer of the schema.
        direction: `request` leaves out `readOnly` members, `reply` leaves out `writeOnly` members.
        tags: the values that identify objects in unions, by pointer and wire name.
    """
    return _value(_Synthesis(tree, direction, tags), pointer, ())


@dataclass(slots=True)
class _Synthesis:
    """The state of one example. `left` limits the number of values, because schemas can expand without end."""

    tree: Tree
    direction: Direction
    tags: Tags
    left: int = MAX_VALUES


def _value(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    schema = shapes.whole(synthesis.tree, pointer)
    given = _preferred(synthesis.tree.schema(pointer), schema)
    if given:
        return given[0]
    synthesis.left -= 1
    if pointer in trail or synthesis.left < 0 or len(trail) > MAX_DEPTH:
        return None if shapes.is_nullable(synthesis.tree, pointer) else _empty(synthesis.tree, pointer)
    trail = (*trail, pointer)
    extending = next((each for each in families(synthesis.tree).get(pointer, ()) if each not in trail), None)
    if extending is not None:
        return _value(synthesis, extending, trail)
    match shapes.kind(synthesis.tree, pointer):
        case "enum":
            return shapes.literals(schema)[0]
        case "same":
            return _value(synthesis, shapes.same(synthesis.tree, pointer), trail)
        case "object":
            return _object(synthesis, pointer, trail)
        case "list":
            return _list(synthesis, pointer, trail)
        case "map":
            return _map(synthesis, pointer, trail)
        case "union":
            return _union(synthesis, pointer, trail)
        case "plain":
            return _plain(synthesis.tree, pointer)


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


def _object(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    found = shapes.members(synthesis.tree, pointer)
    excluded: reach.OneWay = "readOnly" if synthesis.direction == "request" else "writeOnly"
    depth = sum(1 for each in trail if shapes.kind(synthesis.tree, each) == "object")
    made: dict[str, Json] = {}
    for wire, place in found.properties.items():
        required = wire in found.required
        end = synthesis.tree.resolved(place)
        if reach.is_one_way(synthesis.tree, place, excluded):
            continue
        if not required and (depth > FULL_DEPTH or place in trail or end in trail):
            continue
        tagged = synthesis.tags.get((pointer, wire))
        made[wire] = tagged[0] if tagged else _value(synthesis, place, trail)
    return made


def _list(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
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
        value = _value(synthesis, item, trail)
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
    return {"key": _value(synthesis, value, trail)}


def _union(synthesis: _Synthesis, pointer: str, trail: tuple[str, ...]) -> Json:
    options = shapes.options(synthesis.tree, pointer)
    for option in options:
        if synthesis.tree.resolved(option) not in trail:
            return _value(synthesis, option, trail)
    if options:
        return _empty(synthesis.tree, synthesis.tree.resolved(options[0]))
    schema = shapes.whole(synthesis.tree, pointer)
    return _scalar(schema, next(iter(schema.types), "object"))


def _plain(tree: Tree, pointer: str) -> Json:
    schema = shapes.whole(tree, pointer)
    if schema.types:
        return _scalar(schema, schema.types[0])
    if schema.type:
        return None
    return _scalar(schema, "string") if schema.has("format", "pattern") else {}


def _scalar(schema: Keywords, kind: str) -> Json:
    match kind:
        case "string":
            return _string(schema)
        case "integer":
            return int(_number(schema, 1))
        case "number":
            return _number(schema, 1.5)
        case "boolean":
            return True
        case "array":
            return []
        case _:
            return {}


def _string(schema: Keywords) -> str:
    text = FORMATS.get(schema.format, "text")
    if schema.pattern is not None:
        text = _sample(schema.pattern) or text
    least, most = schema.bound("minLength"), schema.bound("maxLength")
    if isinstance(least, int) and len(text) < least <= 10_000:
        text = (text or "x") * least
        text = text[:least]
    if isinstance(most, int) and 0 <= most < len(text):
        text = text[:most]
    return text


SAMPLES: Final = (
    "text", "a", "A", "1", "12", "AB", "ab", "ABC", "abc", "123", "1234", "ABCD", "12345", "123456", "A1", "a1",
    "10:30", "09:30:00", "2026-01-31", "2026-01-31T09:30:00Z", "1.0", "1.0.0", "fr", "FR", "fr-FR", "en_US", "EUR",
    "75", "75001", "+33612345678", "0612345678", "alex@example.com", "https://example.com/", "/path", "#a1b2c3", "a-b",
    "58238a935baa56173b24f0e4", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "00000000000000", "0x1", "",
)  # fmt: skip
"""Strings that are tried against a `pattern`."""
_NESTED: Final = re.compile(r"\([^()]*([+*]|\{\d*,)[^()]*\)+([+*]|\{)")


def _sample(pattern: str) -> str | None:
    """Return a string that matches a pattern; None if no sample does, or if matching could take exponential time."""
    if len(pattern) > 200 or _NESTED.search(pattern):
        return None
    runs = (letter * length for length in range(1, 19) for letter in "1aA")
    try:
        compiled = re.compile(pattern)
        return next((text for text in (*SAMPLES, *runs) if compiled.search(text)), None)
    except (re.error, RecursionError, OverflowError):
        return None


def _number(schema: Keywords, value: float) -> float:
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
