"""Classify schemas: object, enum, union, list, map, plain, or the same as another schema."""

from collections.abc import Mapping
from typing import Final

from pochoir import pointers
from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.conjoin import (
    ANNOTATIONS,
    BOUNDS,
    MAX_MERGED,
    branches,
    conjoin,
    keys,
    names_null,
    own_keywords,
    type_names,
    types_of,
    wider,
)
from pochoir.resolve.conjoin import is_null as _is_null
from pochoir.resolve.conjoin import options as _options
from pochoir.resolve.members import is_constrained, joined, members
from pochoir.resolve.tree import Kind, Tree

__all__ = [
    "ANNOTATIONS",
    "MAX_MERGED",
    "end",
    "is_null",
    "is_nullable",
    "kind",
    "literals",
    "members",
    "object_part",
    "options",
    "place",
    "same",
    "type_names",
    "whole",
]

_OBJECT: Final = frozenset({"properties", "patternProperties", "required", "additionalProperties"})
_ARRAY: Final = frozenset({"items", "prefixItems"})
_STRING: Final = frozenset({"format", "contentMediaType", "contentEncoding"})
_VALUES: Final = frozenset({"enum", "const"})
_EXACT: Final = 2**53


def kind(tree: Tree, pointer: str) -> Kind:
    """Return the kind of the schema at `pointer`: "same" if it adds nothing to the one schema that `same` returns."""
    if pointer not in tree.kinds:
        tree.kinds[pointer] = _kind(tree, pointer)
    return tree.kinds[pointer]


def _kind(tree: Tree, pointer: str) -> Kind:
    if same(tree, pointer):
        return "same"
    schema = whole(tree, pointer)
    if "const" in schema or conjoin(tree, pointer).clashes:
        return "plain"
    if "enum" in schema and literals(schema):
        return "enum" if len(literals(schema)) > 1 else "plain"
    types = type_names(schema)
    if (not types or "object" in types) and members(tree, pointer).properties:
        return "object" if len(types) < 2 else "union"
    if len(options(tree, pointer)) > 1:
        return "union"
    if "array" in types or (not types and ("items" in schema or "prefixItems" in schema)):
        return "list" if len(types) < 2 else "union"
    if types == ["object"] or (not types and ("additionalProperties" in schema or "patternProperties" in schema)):
        return "map"
    return "union" if len(types) > 1 else "plain"


def whole(tree: Tree, pointer: str) -> Mapping[str, Json]:
    """Return the keywords of a schema merged with its parts."""
    return conjoin(tree, pointer).schema


def place(tree: Tree, pointer: str, keyword: str) -> str:
    """Return the pointer of the schema under a keyword such as `items` of a schema or its parts.

    Several schemas are combined into one. The result is "" when there is none.
    """
    found = [
        pointers.join(piece, keyword)
        for piece in conjoin(tree, pointer).pieces
        if isinstance(tree.schema(piece).get(keyword), dict | bool)
    ]
    return joined(tree, pointer, (keyword,), found) if found else ""


def object_part(tree: Tree, pointer: str) -> str:
    """Return the pointer of the object variant of a schema with several types, or "" when it defines no properties."""
    types = type_names(whole(tree, pointer))
    if len(types) < 2 or "object" not in types or not members(tree, pointer).properties:
        return ""
    return tree.join(pointers.join(pointer, "allOf", "object"), "allOf", (pointer,), {"type": "object"})


def literals(schema: Mapping[str, Json]) -> tuple[str | int | bool, ...]:
    """Return the values of an enum except null, or nothing when one is not a string, an integer or a boolean."""
    values = schema.get("enum")
    kept: list[str | int | bool] = []
    for value in values if isinstance(values, list) else []:
        if value is None:
            continue
        if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
            # JSON does not distinguish 1.0 from 1.
            value = int(value)
        if not isinstance(value, str | int | bool):
            return ()
        if not any(same_json(value, other) for other in kept):
            kept.append(value)
    return tuple(kept)


def is_nullable(tree: Tree, pointer: str) -> bool:
    """Return whether a schema admits null by itself, not because the schema it refers to does."""
    alone = bool(same(tree, pointer))
    schema = tree.schema(pointer) if alone else whole(tree, pointer)
    values = schema.get("enum")
    if names_null(schema) or (isinstance(values, list) and None in values and "type" not in schema):
        return True
    pieces = (pointer,) if alone or kind(tree, pointer) == "object" else conjoin(tree, pointer).pieces
    return any(_allows_null(tree, piece) for piece in pieces)


def _allows_null(tree: Tree, pointer: str) -> bool:
    if tree.schema(pointer).get("nullable") is True:
        return True
    return any(_is_null(tree.schema(option)) for option in branches(tree, pointer, "oneOf", "anyOf"))


def is_null(tree: Tree, pointer: str) -> bool:
    """Return whether a schema, or the one it refers to, admits only null."""
    return kind(tree, pointer) in ("plain", "same") and _is_null(tree.schema(end(tree, pointer)))


def same(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema that this one is another name for, or "".

    That is the target of a `$ref`, or the only branch or alternative with constraints, if no other keyword adds to it.
    """
    schema = tree.schema(pointer)
    if not schema.keys() & {"$ref", "allOf", "oneOf", "anyOf"}:
        return ""
    target = tree.target(pointer)
    alternatives = _options(tree, pointer)
    if len(alternatives) > 1:
        return ""
    parts = ([target] if target is not None else []) + alternatives
    parts += [branch for branch in branches(tree, pointer, "allOf") if is_constrained(tree, branch)]
    candidates = [part for part in parts if keys(whole(tree, part)) - BOUNDS] if len(parts) > 1 else parts
    if len(candidates) != 1:
        return ""
    only = candidates[0]
    own = own_keywords(tree, pointer).keys() - {"oneOf", "anyOf"}
    if len(parts) > 1:
        own |= BOUNDS
    if not (only == target or only in alternatives or "$ref" in tree.schema(only)):
        return ""
    return "" if any(_adds(tree, key, schema, only) for key in own) else only


def _adds(tree: Tree, key: str, schema: Mapping[str, Json], part: str) -> bool:
    """Return whether a keyword next to a part changes the type. A keyword for other types than its own does not."""
    types = types_of(tree, part)
    if key in _VALUES:
        return True
    if key in _OBJECT:
        adds = key != "additionalProperties" or schema.get(key) not in (True, False, {})
        return adds and (not types or "object" in types)
    if key in _ARRAY:
        return not types or "array" in types
    if key in _STRING:
        merged = whole(tree, part)
        return (not types or "string" in types) and key == "format" and merged.get(key) != schema.get(key)
    if key == "type":
        admitted = whole(tree, part).get("type")
        narrows = isinstance(admitted, list) and "null" in admitted and not names_null(schema)
        return bool(types) and (narrows or not types <= wider(type_names(schema)))
    # A bound is kept where the type is written inline; it does not require a new class.
    return (
        key in BOUNDS and bool(types) and types <= {"string", "integer", "number", "boolean"} and _is_plain(tree, part)
    )


def _is_plain(tree: Tree, pointer: str) -> bool:
    schema = whole(tree, pointer)
    return not (schema.keys() & _VALUES) and len(options(tree, pointer)) < 2


def end(tree: Tree, pointer: str) -> str:
    """Follow schemas that only refer to another one, and return the pointer of the last."""
    seen: set[str] = set()
    while (following := same(tree, pointer)) and pointer not in seen:
        seen.add(pointer)
        pointer = following
    return pointer


def options(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the alternatives of a schema, except null and those that only require members.

    They may be defined in a part of the schema; of several lists the nearest is taken. Alternatives that the other
    keywords exclude are left out.
    """
    found = _options(tree, pointer)
    if len(found) < 2:
        listed = [_options(tree, piece) for piece in conjoin(tree, pointer).pieces]
        found = next((each for each in reversed(listed) if len(each) > 1), found)
    types = wider(type_names(whole(tree, pointer)))
    fitting = [option for option in found if not types or not (own := types_of(tree, option)) or wider([*own]) & types]
    return fitting or found
