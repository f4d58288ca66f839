"""The type of a schema as a short text that no language needs to translate: `Absence[]`, `string (date) | null`."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir import pointers
from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.targets.site.views import Piece

_DEEPEST: Final = 6
_KINDS: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    list: "array",
    dict: "object",
}


def pieces(tree: Tree, titles: Mapping[str, Piece], pointer: str, depth: int = 0) -> tuple[Piece, ...]:
    """The pieces of the type of the schema at a pointer.

    Args:
        tree: the description.
        titles: what stands for the schemas that have a page, by pointer.
        pointer: where the schema stands.
        depth: how deep in another type it stands.
    """
    if pointer in titles and depth:
        return (titles[pointer],)
    schema = tree.schema(pointer)
    options = _options(tree, titles, pointer, depth)
    if schema.get("nullable") is True:
        options.append((Piece("null"),))
    once = list(dict.fromkeys(option for option in options if option))
    return _joined(once) or (Piece("any"),)


def _options(tree: Tree, titles: Mapping[str, Piece], pointer: str, depth: int) -> list[tuple[Piece, ...]]:
    schema = tree.schema(pointer)
    target = tree.target(pointer)
    if depth > _DEEPEST:
        return [(Piece("…"),)]
    if target is not None:
        return [pieces(tree, titles, target, depth + 1)]
    types = schema.get("type")
    if types:
        named = types if isinstance(types, list) else [types]
        return [_of_name(tree, titles, pointer, str(name), depth) for name in named]
    if "const" in schema or "enum" in schema:
        return [(Piece(name),) for name in _of_values(schema)]
    if "properties" in schema or "additionalProperties" in schema:
        return [_of_name(tree, titles, pointer, "object", depth)]
    if "items" in schema or "prefixItems" in schema:
        return [_of_name(tree, titles, pointer, "array", depth)]
    return _of_branches(tree, titles, pointer, depth)


def _of_branches(tree: Tree, titles: Mapping[str, Piece], pointer: str, depth: int) -> list[tuple[Piece, ...]]:
    schema = tree.schema(pointer)
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        if isinstance(branches, list) and branches:
            found = [
                pieces(tree, titles, pointers.join(pointer, keyword, at), depth + 1) for at in range(len(branches))
            ]
            return [option for option in found if option != (Piece("any"),)]
    branches = schema.get("allOf")
    for at in range(len(branches) if isinstance(branches, list) else 0):
        found_one = pieces(tree, titles, pointers.join(pointer, "allOf", at), depth + 1)
        only = isinstance(branches, list) and len(branches) == 1
        if found_one != (Piece("any"),) and (only or not found_one[0].page):
            return [found_one]
    return [(Piece("object"),)] if shapes.members(tree, pointer).properties else []


def _of_name(tree: Tree, titles: Mapping[str, Piece], pointer: str, name: str, depth: int) -> tuple[Piece, ...]:
    schema = tree.schema(pointer)
    if name == "array":
        if not isinstance(schema.get("items"), dict):
            return (Piece("array"),)
        item = pieces(tree, titles, pointers.join(pointer, "items"), depth + 1)
        several = any(" | " in piece.text for piece in item)
        return (Piece("("), *item, Piece(")[]")) if several else (*item, Piece("[]"))
    if name == "object" and isinstance(schema.get("additionalProperties"), dict) and "properties" not in schema:
        inner = pieces(tree, titles, pointers.join(pointer, "additionalProperties"), depth + 1)
        return (Piece("{ [key]: "), *inner, Piece(" }"))
    shape = schema.get("format")
    return (
        (Piece(f"{name} ({shape})"),) if isinstance(shape, str) and name not in ("null", "object") else (Piece(name),)
    )


def _of_values(schema: Mapping[str, Json]) -> Iterable[str]:
    listed = schema.get("enum")
    values = listed if isinstance(listed, list) else [schema.get("const")]
    return dict.fromkeys(_KINDS[type(value)] for value in values)


def _joined(options: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for at, option in enumerate(options):
        joined += [Piece(" | ")] if at else []
        joined += option
    return tuple(joined)


def text(value: Json) -> str:
    """A JSON value on one line, a string in quotes."""
    return json_text(value, None)
