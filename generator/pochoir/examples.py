"""One valid value of a schema, made from what the schema says; always the same one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pochoir.ir import Json
from pochoir.resolve import pointers, reach, shapes
from pochoir.resolve.tree import Tree

Direction: TypeAlias = Literal["request", "reply"]
LARGEST: Final = 2_000
"""Values in the largest example."""
LONGEST: Final = 60
"""Schemas in each other in the deepest example."""
DEEP: Final = 2
"""Depth from which only required members are shown."""
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


def synthesise(tree: Tree, pointer: str, direction: Direction) -> Json:
    """Return a value of the schema at `pointer`.

    What the schema itself gives comes first: its examples, its default, its values. Members that are read only stay
    out of a request, those written only out of a reply. A schema that comes back to itself ends in what is allowed to
    be empty.
    """
    return _value(_Maker(tree, direction), pointer, ())


@dataclass(slots=True)
class _Maker:
    """What is made, for which way, and how many more values it may have: schemas can unfold without end."""

    tree: Tree
    direction: Direction
    left: int = LARGEST


def _value(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    schema = maker.tree.schema(pointer)
    given = _given(schema)
    if given:
        return given[0]
    maker.left -= 1
    if pointer in trail or maker.left < 0 or len(trail) > LONGEST:
        return None if shapes.is_nullable(maker.tree, pointer) else _empty(maker.tree, pointer)
    trail = (*trail, pointer)
    match shapes.kind(maker.tree, pointer):
        case "enum":
            return shapes.literals(schema)[0]
        case "same":
            return _value(maker, shapes.same(maker.tree, pointer), trail)
        case "object":
            return _object(maker, pointer, trail)
        case "list":
            return _list(maker, pointer, trail)
        case "map":
            return _map(maker, pointer, trail)
        case "union":
            return _union(maker, pointer, trail)
        case "plain":
            return _plain(maker, pointer, trail)


def _given(schema: Mapping[str, Json]) -> list[Json]:
    found: list[Json] = []
    for key in ("examples", "enum"):
        listed = schema.get(key)
        found += listed if isinstance(listed, list) else []
    found += [schema[key] for key in ("const", "default") if key in schema]
    types = shapes.type_names(schema)
    return [value for value in found if value is not None and (not types or any(_is(value, name) for name in types))]


def _is(value: Json, name: str) -> bool:
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


def _object(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    found = shapes.members(maker.tree, pointer)
    barred = "readOnly" if maker.direction == "request" else "writeOnly"
    depth = sum(1 for each in trail if shapes.kind(maker.tree, each) == "object")
    made: dict[str, Json] = {}
    for wire, place in found.properties.items():
        required = wire in found.required
        end = maker.tree.resolved(place)
        if reach.is_one_way(maker.tree, place, barred):
            continue
        if not required and (depth > DEEP or place in trail or end in trail):
            continue
        made[wire] = _value(maker, place, trail)
    return made


def _list(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    schema = maker.tree.schema(pointer)
    ordered = schema.get("prefixItems")
    made = [
        _value(maker, pointers.join(pointer, "prefixItems", at), trail)
        for at in range(len(ordered) if isinstance(ordered, list) else 0)
    ]
    least, item = schema.get("minItems"), pointers.join(pointer, "items")
    wanted = max(least if isinstance(least, int) else 1, len(made))
    if not maker.tree.has(item) or schema.get("maxItems") == 0:
        return made
    if maker.tree.resolved(item) in trail and not (isinstance(least, int) and least > len(made)):
        return made
    distinct = schema.get("uniqueItems") is True
    while len(made) < min(wanted, 10):
        value = _value(maker, item, trail)
        made.append(_another(maker.tree, item, value, len(made)) if distinct and value in made else value)
    return made


def _another(tree: Tree, pointer: str, value: Json, count: int) -> Json:
    values = shapes.literals(tree.schema(tree.resolved(pointer)))
    if len(values) > count:
        return values[count]
    if isinstance(value, str):
        return f"{value}{count + 1}"
    return value + count if isinstance(value, int | float) else value


def _map(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    value = pointers.join(pointer, "additionalProperties")
    if not isinstance(maker.tree.at(value), dict) or maker.tree.resolved(value) in trail:
        return {}
    return {"key": _value(maker, value, trail)}


def _union(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    options = shapes.options(maker.tree, pointer)
    for option in options:
        if maker.tree.resolved(option) not in trail:
            return _value(maker, option, trail)
    if options:
        return _empty(maker.tree, maker.tree.resolved(options[0]))
    return _scalar(maker.tree.schema(pointer), shapes.type_names(maker.tree.schema(pointer))[0])


def _plain(maker: _Maker, pointer: str, trail: tuple[str, ...]) -> Json:
    schema = maker.tree.schema(pointer)
    types = shapes.type_names(schema)
    if types:
        return _scalar(schema, types[0])
    if schema.get("type") in ("null", ["null"]):
        return None
    target = maker.tree.target(pointer)
    if target is not None:
        return _value(maker, target, trail)
    branches = schema.get("allOf")
    if isinstance(branches, list) and branches:
        return _value(maker, pointers.join(pointer, "allOf", 0), trail)
    return _scalar(schema, "string") if "format" in schema or "pattern" in schema else {}


def _scalar(schema: Mapping[str, Json], kind: str) -> Json:
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


def _string(schema: Mapping[str, Json]) -> str:
    pattern, form = schema.get("pattern"), schema.get("format")
    text = FORMATS.get(form, "text") if isinstance(form, str) else "text"
    if isinstance(pattern, str):
        text = _sample(pattern) or text
    least, most = schema.get("minLength"), schema.get("maxLength")
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
"""Texts tried in turn on a pattern."""
_NESTED: Final = re.compile(r"\([^()]*([+*]|\{\d*,)[^()]*\)+([+*]|\{)")


def _sample(pattern: str) -> str | None:
    """Return a text that a pattern matches, None when none of those tried does, or trying could take for ever."""
    if len(pattern) > 200 or _NESTED.search(pattern):
        return None
    runs = (letter * length for length in range(1, 19) for letter in "1aA")
    try:
        compiled = re.compile(pattern)
        return next((text for text in (*SAMPLES, *runs) if compiled.search(text)), None)
    except (re.error, RecursionError, OverflowError):
        return None


def _number(schema: Mapping[str, Json], value: float) -> float:
    lowest, highest = _bound(schema, "minimum"), _bound(schema, "maximum")
    above, below = _bound(schema, "exclusiveMinimum"), _bound(schema, "exclusiveMaximum")
    step = _bound(schema, "multipleOf") or 1
    if lowest is not None and value < lowest:
        value = lowest
    if above is not None and value <= above:
        value = above + step
    if highest is not None and value > highest:
        value = highest
    if below is not None and value >= below:
        value = below - step
    if "multipleOf" in schema and step:
        value = -(-value // step) * step
    return value


def _bound(schema: Mapping[str, Json], keyword: str) -> float | None:
    value = schema.get(keyword)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
