"""What a schema says together with all that it is made of: a `$ref`, the branches of `allOf`, a single alternative."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeGuard

from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.tree import Clash, Conjunction, Tree

DEEPEST: Final = 300
"""Schemas that may be merged into one."""

_ANNOTATIONS: Final = (
    "title description default examples deprecated readOnly writeOnly externalDocs xml nullable discriminator "
    "$comment $id $schema $anchor $defs definitions"
)
ANNOTATIONS: Final = frozenset(_ANNOTATIONS.split())
"""Keywords that say nothing of the values a schema admits."""

LOWEST: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
HIGHEST: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_NAMES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
_OBJECT: Final = frozenset({"properties", "patternProperties", "additionalProperties"})
_ARRAY: Final = frozenset({"items", "prefixItems"})
BOUNDS: Final = frozenset({*LOWEST, *HIGHEST, "multipleOf", "pattern", "uniqueItems"})
"""Keywords that narrow the values of a type and leave the type what it is."""


def conjoin(tree: Tree, pointer: str) -> Conjunction:
    """Return what the schema at `pointer` says together with all that it is made of.

    Types and enumerations are intersected and bounds tightened; of other keywords the nearest wins: the schema's own,
    then later branches. What holds schemas (`properties`, `items`) is merged by `shapes`, which names their places.
    """
    found = tree.conjunctions.get(pointer)
    if found is None:
        found = tree.conjunctions[pointer] = _conjoin(tree, pointer)
    return found


def branches(tree: Tree, pointer: str, *keywords: str) -> list[str]:
    """Return the pointers of the schemas that some keywords of a schema list."""
    schema = tree.schema(pointer)
    found: list[str] = []
    for keyword in keywords:
        listed = schema.get(keyword)
        if isinstance(listed, list):
            found += [f"{pointer}/{keyword}/{at}" for at in range(len(listed))]
    return found


def options(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the alternatives of a schema, null and those that only require members left out."""
    return [
        option
        for option in branches(tree, pointer, "oneOf", "anyOf")
        if not is_null(tree.schema(option)) and _shapes(tree, option)
    ]


def keys(schema: Mapping[str, Json]) -> set[str]:
    """Return the keywords of a schema that say something of its values."""
    return {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}


def is_null(schema: Mapping[str, Json]) -> bool:
    """Tell whether a schema by itself admits null and nothing else."""
    values = schema.get("enum")
    return (
        schema.get("type") in ("null", ["null"]) or values == [None] or ("const" in schema and schema["const"] is None)
    )


def type_names(schema: Mapping[str, Json]) -> list[str]:
    """Return the types a schema names, "null" left out."""
    types = schema.get("type")
    names = types if isinstance(types, list) else [types]
    return [name for name in names if isinstance(name, str) and name != "null"]


def wider(names: Iterable[str]) -> set[str]:
    """Return types, and integers where any number may be."""
    return {*names, *(["integer"] if "number" in names else [])}


def types_of(tree: Tree, pointer: str) -> set[str]:
    """Return the types that the values of a schema may have; none when nothing says."""
    schema = conjoin(tree, pointer).schema
    types = type_names(schema)
    if types:
        return set(types)
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return {_NAMES[type(value)] for value in values if value is not None}
    if schema.keys() & _OBJECT:
        return {"object"}
    return {"array"} if schema.keys() & _ARRAY else set()


def names_null(schema: Mapping[str, Json]) -> bool:
    """Tell whether the type of a schema, or its `nullable`, names null."""
    types = schema.get("type")
    return types == "null" or (isinstance(types, list) and "null" in types) or schema.get("nullable") is True


def _shapes(tree: Tree, pointer: str) -> bool:
    # What says nothing admits anything, and is an alternative like any other.
    said = keys(tree.schema(pointer))
    return not said or bool(said - {"required", "not", "minProperties", "maxProperties"})


def _conjoin(tree: Tree, pointer: str) -> Conjunction:
    schema = tree.schema(pointer)
    if not schema.keys() & {"$ref", "allOf", "oneOf", "anyOf"}:
        return Conjunction((pointer,), schema)
    pieces = tuple(_pieces(tree, pointer))
    if len(pieces) == 1:
        return Conjunction(pieces, schema)
    said: dict[str, Json] = {}
    clashes: list[Clash] = []
    for piece in pieces:
        for key, value in _keywords(tree, piece).items():
            both = _JOINED.get(key, _nearest)(said[key], value) if key in said else value
            if both is None:
                clashes.append(Clash(f"{piece}/{key}", key, said[key], value))
            else:
                said[key] = both
    if "enum" in said and any("const" in tree.schema(piece) for piece in pieces) and not clashes:
        values = said.pop("enum")
        said["const"] = values[0] if isinstance(values, list) else None
    return Conjunction(pieces, said, tuple(clashes))


def _pieces(tree: Tree, pointer: str) -> Iterator[str]:
    """Yield what a schema is made of, each once, the schema itself last and what is nearest to it next to it."""
    seen: set[str] = set()
    stack = [(pointer, False)]
    while stack and len(seen) <= DEEPEST:
        place, entered = stack.pop()
        if entered:
            yield place
        elif place not in seen:
            seen.add(place)
            stack.append((place, True))
            target = tree.target(place)
            parts = ([target] if target is not None else []) + branches(tree, place, "allOf")
            others = options(tree, place)
            # A stack gives back last what it was given first.
            stack += [(part, False) for part in reversed(parts + (others if len(others) == 1 else []))]


def said_beside(tree: Tree, pointer: str) -> dict[str, Json]:
    """Return the keywords of a schema beside its `$ref` and its `allOf`, in the order they are written."""
    schema = tree.schema(pointer)
    said = keys(schema) - {"$ref", "allOf"}
    if "$ref" in schema and str(tree.root.get("openapi")).startswith("3.0"):
        # OpenAPI 3.0 ignores what is beside a reference; what adds to it is kept, what could contradict it is not.
        said.discard("type")
    return {key: value for key, value in schema.items() if key in said}


def _keywords(tree: Tree, pointer: str) -> Mapping[str, Json]:
    """Return the keywords that one piece brings in, a constant as an enumeration of one value."""
    found = said_beside(tree, pointer)
    if len(options(tree, pointer)) < 2:
        found = {key: value for key, value in found.items() if key not in ("oneOf", "anyOf")}
    if "const" in found:
        found["enum"] = [found.pop("const")]
    return found


def _types(one: Json, other: Json) -> Json:
    """Return the types that both name, null among them where both do; None where they have none in common."""
    first = one if isinstance(one, list) else [one]
    second = other if isinstance(other, list) else [other]
    both: list[Json] = [name for name in first if name in second or (name == "integer" and "number" in second)]
    both += [name for name in second if name == "integer" and "number" in first and name not in both]
    if not both or (both == ["null"] and ["null"] not in (first, second)):
        return None
    return both if len(both) > 1 else both[0]


def _values(one: Json, other: Json) -> Json:
    """Return the values that both list; None where they list none in common."""
    first, second = one if isinstance(one, list) else [], other if isinstance(other, list) else []
    both: list[Json] = [value for value in first if any(same_json(value, each) for each in second)]
    return both or None


def _nearest(one: Json, other: Json) -> Json:
    return other if other is not None else one


def _bound(choose: Callable[[float, float], float]) -> Callable[[Json, Json], Json]:
    def chosen(one: Json, other: Json) -> Json:
        return choose(one, other) if _is_number(one) and _is_number(other) else _nearest(one, other)

    return chosen


def _step(one: float, other: float) -> float:
    return one if other and one % other == 0 else other


def _required(one: Json, other: Json) -> Json:
    first, second = one if isinstance(one, list) else [], other if isinstance(other, list) else []
    return [*first, *(name for name in second if name not in first)]


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


_JOINED: Final[Mapping[str, Callable[[Json, Json], Json]]] = {
    "type": _types,
    "enum": _values,
    "required": _required,
    "multipleOf": _bound(_step),
    "uniqueItems": lambda one, other: one is True or other is True,
    **dict.fromkeys(LOWEST, _bound(max)),
    **dict.fromkeys(HIGHEST, _bound(min)),
}
"""How the values of a keyword are joined; of any other the nearest wins."""
