"""What a schema is: an object with members, a set of values, a union, a list, a map, another schema, or plain."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.ir import Json
from pochoir.resolve import pointers
from pochoir.resolve.kinds import Kind, Members
from pochoir.resolve.tree import Tree

_ANNOTATIONS: Final = (
    "title description default examples deprecated readOnly writeOnly externalDocs xml nullable discriminator "
    "$comment $id $schema $anchor $defs definitions"
)
ANNOTATIONS: Final = frozenset(_ANNOTATIONS.split())
"""Keywords that say nothing of the values a schema admits."""

DEEPEST: Final = 300
"""Schemas that may be merged into one."""


def kind(tree: Tree, pointer: str) -> Kind:
    """Tell what the schema at `pointer` is; "same" when it says no more than the one schema `same` finds."""
    if pointer not in tree.kinds:
        tree.kinds[pointer] = _kind(tree, pointer)
    return tree.kinds[pointer]


def _kind(tree: Tree, pointer: str) -> Kind:
    schema = tree.schema(pointer)
    if "const" in schema:
        return "plain"
    if "enum" in schema and len(literals(schema)) > 1:
        return "enum"
    if same(tree, pointer):
        return "same"
    if members(tree, pointer).properties:
        return "object"
    if len(options(tree, pointer)) > 1:
        return "union"
    types = type_names(schema)
    if "array" in types or (not types and ("items" in schema or "prefixItems" in schema)):
        return "list" if len(types) < 2 else "union"
    if types == ["object"] or (not types and ("additionalProperties" in schema or "patternProperties" in schema)):
        return "map"
    return "union" if len(types) > 1 else "plain"


def literals(schema: Mapping[str, Json]) -> tuple[str | int | bool, ...]:
    """Return the values of an enum but null, empty when one of them is no string, integer or boolean."""
    values = schema.get("enum")
    kept: list[str | int | bool] = []
    for value in values if isinstance(values, list) else []:
        if value is None:
            continue
        if not isinstance(value, str | int | bool):
            return ()
        if not any(value == other and type(value) is type(other) for other in kept):
            kept.append(value)
    return tuple(kept)


def type_names(schema: Mapping[str, Json]) -> list[str]:
    """Return the types a schema names, "null" left out."""
    types = schema.get("type")
    names = types if isinstance(types, list) else [types]
    return [name for name in names if isinstance(name, str) and name != "null"]


def is_nullable(tree: Tree, pointer: str) -> bool:
    """Tell whether a schema admits null by itself; what it refers to is not asked."""
    schema = tree.schema(pointer)
    types = schema.get("type")
    values = schema.get("enum")
    if schema.get("nullable") is True or types == "null" or (isinstance(types, list) and "null" in types):
        return True
    if isinstance(values, list) and None in values and types is None:
        return True
    return any(_is_null(tree.schema(option)) for option in _branches(tree, pointer, "oneOf", "anyOf"))


def is_null(tree: Tree, pointer: str) -> bool:
    """Tell whether a schema admits null and nothing else, itself or the one it stands for."""
    return kind(tree, pointer) in ("plain", "same") and _is_null(tree.schema(end(tree, pointer)))


def same(tree: Tree, pointer: str) -> str:
    """Return the pointer of the one schema this one stands for: a `$ref`, the only branch that counts; "" if none."""
    schema = tree.schema(pointer)
    own = [key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")]
    if "$ref" in own:
        own.remove("$ref")
        target = tree.target(pointer)
        return "" if target is None or _structural(own) else target
    if _structural(key for key in own if key not in ("allOf", "oneOf", "anyOf")):
        return ""
    branches = [branch for branch in _branches(tree, pointer, "allOf") if _counts(tree, branch)]
    alternatives = options(tree, pointer)
    if len(branches) + len(alternatives) != 1:
        return ""
    only = (*branches, *alternatives)[0]
    return only if alternatives or "$ref" in tree.schema(only) else ""


def end(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema at the end of all that only stand for another one."""
    seen: set[str] = set()
    while (following := same(tree, pointer)) and pointer not in seen:
        seen.add(pointer)
        pointer = following
    return pointer


def options(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the alternatives of a schema, null and those that only require members left out."""
    return [
        option
        for option in _branches(tree, pointer, "oneOf", "anyOf")
        if not _is_null(tree.schema(option)) and _shapes(tree, option)
    ]


def members(tree: Tree, pointer: str) -> Members:
    """Return the members of an object schema, those of every branch merged.

    The schema's own `properties` win over those of its branches, later branches over earlier ones, but a description
    alone overrides nothing. The members of alternatives (`oneOf` beside `properties`) are there and not required.
    """
    if pointer not in tree.members:
        direct = _merged(tree, pointer, alternatives=False)
        whole = bool(direct.properties) and bool(options(tree, pointer))
        tree.members[pointer] = _merged(tree, pointer, alternatives=True) if whole else direct
    return tree.members[pointer]


def _merged(tree: Tree, pointer: str, *, alternatives: bool) -> Members:
    merged = Members()
    order = _order(tree, pointer, alternatives)
    for branch, optional in order[:DEEPEST]:
        schema = tree.schema(branch)
        for name in _mapping(schema.get("properties")):
            place = pointers.join(branch, "properties", name)
            if name not in merged.properties or (not optional and _counts(tree, place)):
                merged.properties[name] = place
        required = schema.get("required")
        if not optional and isinstance(required, list):
            merged.required |= {name for name in required if isinstance(name, str)}
        merged.additional = _additional(tree, branch) or merged.additional
        merged.open = merged.open and schema.get("additionalProperties") is not False
    merged.deep = len(order) > DEEPEST
    return merged


def _order(tree: Tree, pointer: str, alternatives: bool) -> list[tuple[str, bool]]:
    """Return a schema and those merged into it, each once, the one that wins last, and whether it is one of several.

    Args:
        tree: the document.
        pointer: the schema.
        alternatives: whether its own alternatives are merged too; those of its branches always are.
    """
    order: list[tuple[str, bool]] = []
    seen: set[str] = set()
    stack = [(pointer, False, False)]
    while stack and len(order) <= DEEPEST:
        place, optional, entered = stack.pop()
        if entered:
            order.append((place, optional))
        elif place not in seen:
            seen.add(place)
            stack.append((place, optional, True))
            target = tree.target(place)
            branches = ([target] if target is not None else []) + _branches(tree, place, "allOf")
            others = options(tree, place) if alternatives or place != pointer else []
            # A stack gives back last what it was given first.
            stack += [(other, True, False) for other in reversed(others)]
            stack += [(branch, optional, False) for branch in reversed(branches)]
    return order


def _additional(tree: Tree, pointer: str) -> str:
    value = tree.schema(pointer).get("additionalProperties")
    return pointers.join(pointer, "additionalProperties") if isinstance(value, dict) and value else ""


def _branches(tree: Tree, pointer: str, *keywords: str) -> list[str]:
    schema = tree.schema(pointer)
    found: list[str] = []
    for keyword in keywords:
        branches = schema.get(keyword)
        if isinstance(branches, list):
            found += [f"{pointer}/{keyword}/{at}" for at in range(len(branches))]
    return found


def _is_null(schema: Mapping[str, Json]) -> bool:
    values = schema.get("enum")
    return (
        schema.get("type") in ("null", ["null"]) or values == [None] or ("const" in schema and schema["const"] is None)
    )


def _shapes(tree: Tree, pointer: str) -> bool:
    keys = {key for key in tree.schema(pointer) if key not in ANNOTATIONS and not key.startswith("x-")}
    return bool(keys - {"required", "not", "minProperties", "maxProperties"})


def _counts(tree: Tree, pointer: str) -> bool:
    schema = tree.schema(pointer)
    keys = {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}
    return bool(keys) and not (keys == {"type"} and type_names(schema) == ["object"])


def _structural(keys: Iterable[str]) -> bool:
    return bool(set(keys) - {"type"})


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
