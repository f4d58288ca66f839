"""The members of an object schema, those of all that it is made of joined."""

from collections.abc import Mapping
from typing import Final

from pochoir import pointers
from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.conjoin import (
    ANNOTATIONS,
    DEEPEST,
    branches,
    conjoin,
    keys,
    names_null,
    options,
    type_names,
    types_of,
    wider,
)
from pochoir.resolve.tree import Members, Tree

_KEPT: Final = frozenset({"nullable", "discriminator", "definitions"})
"""Annotations that belong to the schema they stand in."""


def members(tree: Tree, pointer: str) -> Members:
    """Return the members of an object schema, those of every branch merged.

    A property of several branches is all that they say of it, joined; a description alone joins nothing but itself. The
    members of alternatives (`oneOf` beside `properties`) are there and not required: what several say of one is a
    choice.
    """
    if pointer not in tree.members:
        direct = _merged(tree, pointer, alternatives=False)
        whole = bool(direct.properties) and bool(options(tree, pointer))
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
        merged.properties[name] = joined(tree, pointer, ("properties", name), places, keyword)
    merged.additional = joined(tree, pointer, ("additionalProperties",), additional) if additional else ""
    merged.deep = len(order) > DEEPEST
    return merged


def joined(tree: Tree, owner: str, where: tuple[str, ...], places: list[str], keyword: str = "allOf") -> str:
    """Return the pointer of what several schemas say together, that of one of them where the others say nothing."""
    telling = [each for each in places if keys(tree.schema(each))] or places[-1:]
    telling = [each for each in telling if counts(tree, each)] or telling[-1:]
    if keyword == "anyOf" and len(telling) < len(places):
        telling = places[:1]
    for each in list(telling):
        others = [other for other in telling if other != each]
        if any(_says_all(tree, other, each, narrower=keyword == "allOf") for other in others):
            telling.remove(each)
    said: dict[str, Json] = {}
    for each in places if keyword == "allOf" else ():
        said |= {key: value for key, value in tree.schema(each).items() if _is_said(key, value)}
    nearest = tree.schema(telling[-1])
    if len(telling) == 1 and all(key in nearest and nearest[key] == value for key, value in said.items()):
        return telling[-1]
    if keyword == "allOf" and len(telling) > 1:
        tree.absorbed |= {each for each in places if each.startswith(f"{owner}/")}
    return tree.join(pointers.join(owner, "allOf", *where), keyword, tuple(telling), said)


def _says_all(tree: Tree, one: str, other: str, *, narrower: bool) -> bool:
    """Tell whether one schema says all that another does: its very keywords, or narrower ones of its type."""
    first, second = tree.schema(one), tree.schema(other)
    same = all(key in first and same_json(first[key], second[key]) for key in keys(second))
    if same and (narrower or keys(first) == keys(second)):
        return True
    said, own = conjoin(tree, other).schema, types_of(tree, one)
    if not narrower or set(said) != {"type"} or names_null(said) or names_null(conjoin(tree, one).schema):
        return False
    return bool(own) and own <= wider(type_names(said))


def _is_said(key: str, value: Json) -> bool:
    """Tell whether a keyword describes a property; a name in capitals pinned on one is that of its class alone."""
    if key == "x-pochoir-name":
        return isinstance(value, str) and value[:1].islower()
    return key.startswith("x-") or (key in ANNOTATIONS and not key.startswith("$") and key not in _KEPT)


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
            others = options(tree, place)
            only = len(others) == 1
            # A stack gives back last what it was given first.
            if alternatives or place != pointer or only:
                stack += [(other, optional or not only, False) for other in reversed(others)]
            stack += [(part, optional, False) for part in reversed(parts)]
    return order


def counts(tree: Tree, pointer: str) -> bool:
    """Tell whether a schema says more of its values than that they are objects."""
    schema = tree.schema(pointer)
    found = keys(schema)
    return bool(found) and not (found == {"type"} and type_names(schema) == ["object"])


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
