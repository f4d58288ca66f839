"""Merge a schema with its parts: the target of `$ref`, the branches of `allOf`, and a single alternative."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeGuard

from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.tree import Clash, Conjunction, Tree

MAX_MERGED: Final = 300
"""Maximum number of schemas that are merged into one."""

_ANNOTATIONS: Final = (
    "title description default examples deprecated readOnly writeOnly externalDocs xml nullable discriminator "
    "$comment $id $schema $anchor $defs definitions"
)
ANNOTATIONS: Final = frozenset(_ANNOTATIONS.split())
"""Keywords that do not constrain the values of a schema."""

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
"""Keywords that constrain the values of a type without changing the type."""


def conjoin(tree: Tree, pointer: str) -> Conjunction:
    """Return the schema at `pointer` merged with its parts.

    Types and enums are intersected and the strictest bounds kept. For other keywords the schema itself takes
    precedence, then its later branches. Keywords that hold schemas (`properties`, `items`) are merged by `shapes`,
    which gives the result a pointer.
    """
    found = tree.conjunctions.get(pointer)
    if found is None:
        found = tree.conjunctions[pointer] = _conjoin(tree, pointer)
    return found


def branches(tree: Tree, pointer: str, *keywords: str) -> list[str]:
    """Return the pointers of the schemas in the lists under `keywords`."""
    schema = tree.schema(pointer)
    found: list[str] = []
    for keyword in keywords:
        listed = schema.get(keyword)
        if isinstance(listed, list):
            found += [f"{pointer}/{keyword}/{at}" for at in range(len(listed))]
    return found


def options(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the alternatives of a schema, except null and those that only require members."""
    return [
        option
        for option in branches(tree, pointer, "oneOf", "anyOf")
        if not is_null(tree.schema(option)) and _is_alternative(tree, option)
    ]


def keys(schema: Mapping[str, Json]) -> set[str]:
    """Return the keywords of a schema that constrain its values."""
    return {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}


def is_null(schema: Mapping[str, Json]) -> bool:
    """Return whether a schema admits only null, without looking at its parts."""
    values = schema.get("enum")
    return (
        schema.get("type") in ("null", ["null"]) or values == [None] or ("const" in schema and schema["const"] is None)
    )


def type_names(schema: Mapping[str, Json]) -> list[str]:
    """Return the types in the `type` of a schema, except "null"."""
    types = schema.get("type")
    names = types if isinstance(types, list) else [types]
    return [name for name in names if isinstance(name, str) and name != "null"]


def wider(names: Iterable[str]) -> set[str]:
    """Return the types, with "integer" added if "number" is among them."""
    return {*names, *(["integer"] if "number" in names else [])}


def types_of(tree: Tree, pointer: str) -> set[str]:
    """Return the types of the values of a schema, or an empty set when they are unknown."""
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
    """Return whether the `type` of a schema includes null, or it is `nullable`."""
    types = schema.get("type")
    return types == "null" or (isinstance(types, list) and "null" in types) or schema.get("nullable") is True


def _is_alternative(tree: Tree, pointer: str) -> bool:
    # A schema without constraints admits anything, which is an alternative.
    own = keys(tree.schema(pointer))
    return not own or bool(own - {"required", "not", "minProperties", "maxProperties"})


def _conjoin(tree: Tree, pointer: str) -> Conjunction:
    schema = tree.schema(pointer)
    if not schema.keys() & {"$ref", "allOf", "oneOf", "anyOf"}:
        return Conjunction((pointer,), schema)
    pieces = tuple(_pieces(tree, pointer))
    if len(pieces) == 1:
        return Conjunction(pieces, schema)
    merged: dict[str, Json] = {}
    clashes: list[Clash] = []
    for piece in pieces:
        for key, value in _keywords(tree, piece).items():
            if merged.get(key) is None:
                merged[key] = value  # which may be null, in a keyword that OpenAPI does not know
                continue
            both = _JOINED.get(key, _nearest)(merged[key], value)
            if both is None:
                clashes.append(Clash(f"{piece}/{key}", key, merged[key], value))
            else:
                merged[key] = both
    if "enum" in merged and any("const" in tree.schema(piece) for piece in pieces) and not clashes:
        values = merged.pop("enum")
        merged["const"] = values[0] if isinstance(values, list) else None
    return Conjunction(pieces, merged, tuple(clashes))


def _pieces(tree: Tree, pointer: str) -> Iterator[str]:
    """Yield the pointers of the parts of a schema, each once, by rising precedence; the schema itself is the last."""
    seen: set[str] = set()
    stack = [(pointer, False)]
    while stack and len(seen) <= MAX_MERGED:
        place, entered = stack.pop()
        if entered:
            yield place
        elif place not in seen:
            seen.add(place)
            stack.append((place, True))
            target = tree.target(place)
            parts = ([target] if target is not None else []) + branches(tree, place, "allOf")
            others = options(tree, place)
            # Reversed, because a stack is last in, first out.
            stack += [(part, False) for part in reversed(parts + (others if len(others) == 1 else []))]


def own_keywords(tree: Tree, pointer: str) -> dict[str, Json]:
    """Return the constraining keywords of a schema other than `$ref` and `allOf`, in the order of the document."""
    schema = tree.schema(pointer)
    own = keys(schema) - {"$ref", "allOf"}
    if "$ref" in schema and str(tree.root.get("openapi")).startswith("3.0"):
        # OpenAPI 3.0 ignores siblings of a reference. They are kept, except `type`, which could contradict it.
        own.discard("type")
    return {key: value for key, value in schema.items() if key in own}


def _keywords(tree: Tree, pointer: str) -> Mapping[str, Json]:
    """Return the keywords of one part, with `const` as an enum of one value."""
    found = own_keywords(tree, pointer)
    if len(options(tree, pointer)) < 2:
        found = {key: value for key, value in found.items() if key not in ("oneOf", "anyOf")}
    if "const" in found:
        found["enum"] = [found.pop("const")]
    return found


def _types(one: Json, other: Json) -> Json:
    """Return the intersection of two values of `type`, or None when it is empty."""
    first = one if isinstance(one, list) else [one]
    second = other if isinstance(other, list) else [other]
    both: list[Json] = [name for name in first if name in second or (name == "integer" and "number" in second)]
    both += [name for name in second if name == "integer" and "number" in first and name not in both]
    if not both or (both == ["null"] and ["null"] not in (first, second)):
        return None
    return both if len(both) > 1 else both[0]


def _values(one: Json, other: Json) -> Json:
    """Return the intersection of two enums, or None when it is empty."""
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
"""The function that merges two values of a keyword. For other keywords the nearest value is taken."""
