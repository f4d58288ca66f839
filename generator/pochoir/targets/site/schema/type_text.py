"""The type of a schema as a short text that needs no translation: `Absence[]`, `string (date) | null`."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.schemas import Schema
from pochoir.targets.site.schema.views import TypePart

_MAX_DEPTH: Final = 6
_MAX_OPTIONS: Final = 12
"""Of a union with more types, the first ones are named, and the others counted."""
_TYPE_NAMES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    list: "array",
    dict: "object",
}


def type_parts(tree: Tree, pages: Mapping[str, TypePart], pointer: str, depth: int = 0) -> tuple[TypePart, ...]:
    """Return the text of the type of a schema, in parts that may be links.

    Args:
        tree: the description.
        pages: the schemas that have a page, by pointer.
        pointer: the JSON pointer of the schema.
        depth: how deep it is nested in another type.
    """
    if pointer in pages and depth:
        return (pages[pointer],)
    schema = tree.schema(pointer)
    options = _options(tree, pages, pointer, depth)
    if schema.is_on("nullable"):
        options.append((TypePart("null"),))
    distinct = list(dict.fromkeys(option for option in options if option))
    return _joined(distinct) or (TypePart("any"),)


def _options(tree: Tree, pages: Mapping[str, TypePart], pointer: str, depth: int) -> list[tuple[TypePart, ...]]:
    schema = tree.schema(pointer)
    target = tree.target(pointer)
    if depth > _MAX_DEPTH:
        return [(TypePart("…"),)]
    if target is not None:
        return [type_parts(tree, pages, target, depth + 1)]
    if schema.type:
        return [_named_type(tree, pages, pointer, name, depth) for name in schema.type]
    if schema.has("const", "enum"):
        return [(TypePart(name),) for name in _value_types(schema)]
    if schema.has("properties", "additionalProperties"):
        return [_named_type(tree, pages, pointer, "object", depth)]
    if schema.has("items", "prefixItems"):
        return [_named_type(tree, pages, pointer, "array", depth)]
    return _branch_types(tree, pages, pointer, depth)


def _branch_types(tree: Tree, pages: Mapping[str, TypePart], pointer: str, depth: int) -> list[tuple[TypePart, ...]]:
    schema = tree.schema(pointer)
    if schema.alternatives:
        found = [type_parts(tree, pages, each, depth + 1) for each in schema.one_of or schema.any_of]
        return [option for option in found if option != (TypePart("any"),)]
    only = len(schema.all_of) == 1
    for branch in schema.all_of:
        found_one = type_parts(tree, pages, branch, depth + 1)
        if found_one != (TypePart("any"),) and (only or not found_one[0].page):
            return [found_one]
    return [(TypePart("object"),)] if shapes.members(tree, pointer).properties else []


def _named_type(tree: Tree, pages: Mapping[str, TypePart], pointer: str, name: str, depth: int) -> tuple[TypePart, ...]:
    schema = tree.schema(pointer)
    if name == "array":
        items = schema.child("items")
        if not items or tree.schema(items).boolean is not None:
            return (TypePart("array"),)
        item = type_parts(tree, pages, items, depth + 1)
        several = any(" | " in part.text for part in item)
        return (TypePart("("), *item, TypePart(")[]")) if several else (*item, TypePart("[]"))
    if name == "object" and isinstance(schema.additional, str) and not schema.has("properties"):
        inner = type_parts(tree, pages, schema.additional, depth + 1)
        return (TypePart("{ [key]: "), *inner, TypePart(" }"))
    return (TypePart(f"{name} ({schema.format})" if schema.format and name not in ("null", "object") else name),)


def _value_types(schema: Schema) -> Iterable[str]:
    values = [schema.const] if schema.enum is None else schema.enum
    return dict.fromkeys(_TYPE_NAMES[type(value)] for value in values)


def _joined(options: list[tuple[TypePart, ...]]) -> tuple[TypePart, ...]:
    joined: list[TypePart] = []
    shown = options if len(options) <= _MAX_OPTIONS + 1 else options[:_MAX_OPTIONS]
    for index, option in enumerate(shown):
        joined += [TypePart(" | ")] if index else []
        joined += option
    return (*joined, TypePart(f" | … (+{len(options) - len(shown)})")) if len(shown) < len(options) else tuple(joined)


def one_line(value: Json) -> str:
    """Return a JSON value on one line."""
    return json_text(value, None)
