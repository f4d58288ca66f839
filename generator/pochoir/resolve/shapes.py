"""What a schema is: an object with members, a set of values, a union, a list, a map, another schema, or plain."""

from collections.abc import Mapping
from typing import Final

from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve import pointers
from pochoir.resolve.conjoin import ANNOTATIONS, BOUNDS, DEEPEST, branches, conjoin, keys, said_beside
from pochoir.resolve.conjoin import is_null as _is_null
from pochoir.resolve.conjoin import options as _options
from pochoir.resolve.kinds import Kind, Members
from pochoir.resolve.tree import Tree

__all__ = [
    "ANNOTATIONS",
    "DEEPEST",
    "end",
    "is_null",
    "is_nullable",
    "kind",
    "literals",
    "members",
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
_NAMES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}


def kind(tree: Tree, pointer: str) -> Kind:
    """Tell what the schema at `pointer` is; "same" when it says no more than the one schema `same` finds."""
    if pointer not in tree.kinds:
        tree.kinds[pointer] = _kind(tree, pointer)
    return tree.kinds[pointer]


def _kind(tree: Tree, pointer: str) -> Kind:
    if same(tree, pointer):
        return "same"
    schema = whole(tree, pointer)
    if "const" in schema or conjoin(tree, pointer).clashes:
        return "plain"
    if "enum" in schema and len(literals(schema)) > 1:
        return "enum"
    types = type_names(schema)
    if (not types or "object" in types) and members(tree, pointer).properties:
        return "object"
    if len(options(tree, pointer)) > 1:
        return "union"
    if "array" in types or (not types and ("items" in schema or "prefixItems" in schema)):
        return "list" if len(types) < 2 else "union"
    if types == ["object"] or (not types and ("additionalProperties" in schema or "patternProperties" in schema)):
        return "map"
    return "union" if len(types) > 1 else "plain"


def whole(tree: Tree, pointer: str) -> Mapping[str, Json]:
    """Return the keywords of a schema and of all that it is made of, joined."""
    return conjoin(tree, pointer).schema


def place(tree: Tree, pointer: str, keyword: str) -> str:
    """Return the pointer of the schema that stands under a keyword (`items`) of a schema or of what it is made of.

    Several are joined into one; "" when there is none.
    """
    found = [
        pointers.join(piece, keyword)
        for piece in conjoin(tree, pointer).pieces
        if isinstance(tree.schema(piece).get(keyword), dict | bool)
    ]
    return _joined(tree, pointer, (keyword,), found) if found else ""


def literals(schema: Mapping[str, Json]) -> tuple[str | int | bool, ...]:
    """Return the values of an enum but null, empty when one of them is no string, integer or boolean."""
    values = schema.get("enum")
    kept: list[str | int | bool] = []
    for value in values if isinstance(values, list) else []:
        if value is None:
            continue
        if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
            # JSON has one kind of number.
            value = int(value)
        if not isinstance(value, str | int | bool):
            return ()
        if not any(same_json(value, other) for other in kept):
            kept.append(value)
    return tuple(kept)


def type_names(schema: Mapping[str, Json]) -> list[str]:
    """Return the types a schema names, "null" left out."""
    types = schema.get("type")
    names = types if isinstance(types, list) else [types]
    return [name for name in names if isinstance(name, str) and name != "null"]


def is_nullable(tree: Tree, pointer: str) -> bool:
    """Tell whether a schema admits null by itself; what it refers to is not asked, unless it says more than that."""
    alone = bool(same(tree, pointer))
    schema = tree.schema(pointer) if alone else whole(tree, pointer)
    values = schema.get("enum")
    if _says_null_type(schema) or (isinstance(values, list) and None in values and "type" not in schema):
        return True
    pieces = (pointer,) if alone or kind(tree, pointer) == "object" else conjoin(tree, pointer).pieces
    return any(_says_null(tree, piece) for piece in pieces)


def _says_null(tree: Tree, pointer: str) -> bool:
    if tree.schema(pointer).get("nullable") is True:
        return True
    return any(_is_null(tree.schema(option)) for option in branches(tree, pointer, "oneOf", "anyOf"))


def is_null(tree: Tree, pointer: str) -> bool:
    """Tell whether a schema admits null and nothing else, itself or the one it stands for."""
    return kind(tree, pointer) in ("plain", "same") and _is_null(tree.schema(end(tree, pointer)))


def same(tree: Tree, pointer: str) -> str:
    """Return the pointer of the one schema this one stands for: a `$ref`, the only branch that counts; "" if none."""
    schema = tree.schema(pointer)
    if not schema.keys() & {"$ref", "allOf", "oneOf", "anyOf"}:
        return ""
    target = tree.target(pointer)
    alternatives = _options(tree, pointer)
    parts = ([target] if target is not None else []) + alternatives
    parts += [branch for branch in branches(tree, pointer, "allOf") if _counts(tree, branch)]
    telling = [part for part in parts if keys(whole(tree, part)) - BOUNDS] if len(parts) > 1 else parts
    if len(telling) != 1:
        return ""
    only = telling[0]
    own = said_beside(tree, pointer).keys() - {"oneOf", "anyOf"}
    if len(parts) > 1:
        own |= BOUNDS
    if not (only == target or only in alternatives or "$ref" in tree.schema(only)):
        return ""
    return "" if any(_adds(tree, key, schema, only) for key in own) else only


def _adds(tree: Tree, key: str, schema: Mapping[str, Json], part: str) -> bool:
    """Tell whether a keyword beside a schema makes another type of it: one for other types than its own does not."""
    types = _types(tree, part)
    if key in _VALUES:
        return True
    if key in _OBJECT:
        adds = key != "additionalProperties" or schema.get(key) not in (True, False, {})
        return adds and (not types or "object" in types)
    if key in _ARRAY:
        return not types or "array" in types
    if key in _STRING:
        said = whole(tree, part)
        return (not types or "string" in types) and key == "format" and said.get(key) != schema.get(key)
    if key == "type":
        admitted = whole(tree, part).get("type")
        narrows = isinstance(admitted, list) and "null" in admitted and not _says_null_type(schema)
        return bool(types) and (narrows or not types <= _wider(type_names(schema)))
    # A bound is kept where the type is written out, and is no reason to write a class anew.
    return (
        key in BOUNDS and bool(types) and types <= {"string", "integer", "number", "boolean"} and _is_plain(tree, part)
    )


def _says_null_type(schema: Mapping[str, Json]) -> bool:
    types = schema.get("type")
    return types == "null" or (isinstance(types, list) and "null" in types) or schema.get("nullable") is True


def _is_plain(tree: Tree, pointer: str) -> bool:
    schema = whole(tree, pointer)
    return not (schema.keys() & _VALUES) and len(options(tree, pointer)) < 2


def _wider(names: list[str]) -> set[str]:
    return {*names, *(["integer"] if "number" in names else [])}


def _types(tree: Tree, pointer: str) -> set[str]:
    """Return the types that the values of a schema may have; none when nothing says."""
    schema = whole(tree, pointer)
    types = type_names(schema)
    if types:
        return set(types)
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return {_NAMES[type(value)] for value in values if value is not None}
    if schema.keys() & (_OBJECT - {"required"}):
        return {"object"}
    return {"array"} if schema.keys() & _ARRAY else set()


def end(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema at the end of all that only stand for another one."""
    seen: set[str] = set()
    while (following := same(tree, pointer)) and pointer not in seen:
        seen.add(pointer)
        pointer = following
    return pointer


def options(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the alternatives of a schema, null and those that only require members left out.

    They may be written in something it is made of; of two lists of alternatives the nearest counts. Those that other
    keywords rule out are left out.
    """
    found = _options(tree, pointer)
    if len(found) < 2:
        listed = [_options(tree, piece) for piece in conjoin(tree, pointer).pieces]
        found = next((each for each in reversed(listed) if len(each) > 1), found)
    types = _wider(type_names(whole(tree, pointer)))
    fitting = [option for option in found if not types or not (own := _types(tree, option)) or _wider([*own]) & types]
    return fitting or found


def members(tree: Tree, pointer: str) -> Members:
    """Return the members of an object schema, those of every branch merged.

    A property of several branches is all that they say of it, joined; a description alone joins nothing but itself. The
    members of alternatives (`oneOf` beside `properties`) are there and not required: what several say of one is a
    choice.
    """
    if pointer not in tree.members:
        direct = _merged(tree, pointer, alternatives=False)
        whole = bool(direct.properties) and bool(_options(tree, pointer))
        tree.members[pointer] = _merged(tree, pointer, alternatives=True) if whole else direct
    return tree.members[pointer]


def _merged(tree: Tree, pointer: str, *, alternatives: bool) -> Members:
    merged = Members()
    order = _order(tree, pointer, alternatives)
    certain: dict[str, list[str]] = {}
    possible: dict[str, list[str]] = {}
    additional: list[str] = []
    for branch, optional in order[:DEEPEST]:
        schema = tree.schema(branch)
        for name in _mapping(schema.get("properties")):
            merged.properties.setdefault(name, "")
            found = possible if optional else certain
            found.setdefault(name, []).append(pointers.join(branch, "properties", name))
        required = schema.get("required")
        if not optional and isinstance(required, list):
            merged.required |= {name for name in required if isinstance(name, str)}
        if isinstance(schema.get("additionalProperties"), dict) and schema["additionalProperties"]:
            additional.append(pointers.join(branch, "additionalProperties"))
        merged.open = merged.open and schema.get("additionalProperties") is not False
    for name in merged.properties:
        keyword, places = ("allOf", certain[name]) if name in certain else ("anyOf", possible[name])
        merged.properties[name] = _joined(tree, pointer, ("properties", name), places, keyword)
    merged.additional = _joined(tree, pointer, ("additionalProperties",), additional) if additional else ""
    merged.deep = len(order) > DEEPEST
    return merged


def _joined(tree: Tree, owner: str, where: tuple[str, ...], places: list[str], keyword: str = "allOf") -> str:
    """Return the pointer of what several schemas say together, that of one of them where the others say nothing."""
    telling = [each for each in places if keys(tree.schema(each))] or places[-1:]
    telling = [each for each in telling if _counts(tree, each)] or telling[-1:]
    if keyword == "anyOf" and len(telling) < len(places):
        telling = places[:1]
    for each in list(telling):
        if any(_implies(tree, other, each) for other in telling if other != each):
            telling.remove(each)
    said: dict[str, Json] = {}
    for each in places if keyword == "allOf" else ():
        said |= {key: value for key, value in tree.schema(each).items() if _is_said(key, value)}
    nearest = {key: value for key, value in tree.schema(telling[-1]).items() if _is_said(key, value)}
    if len(telling) == 1 and said.items() <= nearest.items() if keyword == "allOf" else len(telling) == 1:
        return telling[-1]
    if keyword == "allOf" and len(telling) > 1:
        tree.absorbed |= {each for each in places if each.startswith(f"{owner}/")}
    return tree.join(pointers.join(owner, "allOf", *where), keyword, tuple(telling), said)


def _implies(tree: Tree, one: str, other: str) -> bool:
    """Tell whether one schema says all that another does: its very keywords, or a type that it has."""
    first, second = tree.schema(one), tree.schema(other)
    if all(first.get(key) == second[key] for key in keys(second)):
        return True
    said = whole(tree, other)
    if said.keys() != {"type"} or is_nullable(tree, other):
        return False
    return bool(own := _types(tree, one)) and own <= _wider(type_names(said)) and not is_nullable(tree, one)


def _is_said(key: str, value: Json) -> bool:
    """Tell whether a keyword describes a property; a name in capitals pinned on one is that of its class alone."""
    if key == "x-pochoir-name":
        return isinstance(value, str) and value[:1].islower()
    return key.startswith("x-") or (key in ANNOTATIONS and not key.startswith("$") and key not in _KEPT)


_KEPT: Final = frozenset({"nullable", "discriminator", "definitions"})
"""Annotations that belong to the schema they stand in."""


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
            parts = ([target] if target is not None else []) + branches(tree, place, "allOf")
            others = _options(tree, place)
            only = len(others) == 1
            # A stack gives back last what it was given first.
            if alternatives or place != pointer or only:
                stack += [(other, optional or not only, False) for other in reversed(others)]
            stack += [(part, optional, False) for part in reversed(parts)]
    return order


def _counts(tree: Tree, pointer: str) -> bool:
    schema = tree.schema(pointer)
    found = keys(schema)
    return bool(found) and not (found == {"type"} and type_names(schema) == ["object"])


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
