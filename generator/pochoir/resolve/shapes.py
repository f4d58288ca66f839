"""Classify schemas: object, enum, union, list, map, plain, or the same as another schema."""

from collections.abc import Sequence
from typing import Final

from pochoir import pointers
from pochoir.ir import Json
from pochoir.resolve.conjoin import MAX_MERGED, conjoin, types_of, wider
from pochoir.resolve.conjoin import options as _options
from pochoir.resolve.distribute import distributed
from pochoir.resolve.families import extends
from pochoir.resolve.members import is_constrained, joined, members
from pochoir.resolve.nulls import null
from pochoir.resolve.tree import Kind, Tree
from pochoir.schemas import KEYWORDS, Keywords, Schema
from pochoir.schemas.keywords import BOUNDS

__all__ = [
    "MAX_MERGED",
    "admits_anything",
    "end",
    "has_fixed_length",
    "has_no_more_items",
    "is_null",
    "is_nullable",
    "kind",
    "members",
    "object_part",
    "options",
    "place",
    "same",
    "whole",
]

_SCALARS: Final = frozenset({"string", "integer", "number", "boolean"})
_DEEPEST: Final = 20


def kind(tree: Tree, pointer: str) -> Kind:
    """Return the kind of the schema at `pointer`: "same" if it adds nothing to the one schema that `same` returns."""
    if pointer not in tree.kinds:
        tree.kinds[pointer] = _kind(tree, pointer)
    return tree.kinds[pointer]


def _kind(tree: Tree, pointer: str) -> Kind:
    if same(tree, pointer):
        return "same"
    schema = whole(tree, pointer)
    if schema.has("const") or conjoin(tree, pointer).clashes:
        return "plain"
    if values := schema.literals:
        return "enum" if len(values) > 1 else "plain"
    types = schema.types
    if not tree.schema(pointer).is_alone:
        if (not types or "object" in types) and members(tree, pointer).properties:
            is_union = len(types) > 1 or _is_wrapped_union(tree, pointer) or distributed(tree, pointer)
            return "union" if is_union else "object"
        if len(options(tree, pointer)) > 1:
            return "union"
    if "array" in types or (not types and schema.has("items", "prefixItems")):
        return "list" if len(types) < 2 else "union"
    if types == ("object",) or (not types and schema.has("additionalProperties", "patternProperties")):
        return "map"
    return "union" if len(types) > 1 else "plain"


def _is_wrapped_union(tree: Tree, pointer: str) -> bool:
    """Return whether a schema is the alternatives of one of its branches, to which the others add no properties."""
    lists = [piece for piece in conjoin(tree, pointer).pieces if len(_options(tree, piece)) > 1]
    return len(lists) == 1 and members(tree, pointer).only_possible


def whole(tree: Tree, pointer: str) -> Keywords:
    """Return the keywords of a schema merged with its parts."""
    return conjoin(tree, pointer).schema


def place(tree: Tree, pointer: str, keyword: str) -> str:
    """Return the pointer of the schema under a keyword such as `items` of a schema or its parts.

    Several schemas are combined into one. The result is "" when there is none.
    """
    found = [child for piece in conjoin(tree, pointer).pieces if (child := tree.schema(piece).child(keyword))]
    return joined(tree, pointer, (keyword,), found) if found else ""


def has_no_more_items(tree: Tree, pointer: str) -> bool:
    """Return whether an array has no items but those that `prefixItems` describes."""
    schema, items = whole(tree, pointer), place(tree, pointer, "items")
    most = schema.bound("maxItems")
    is_short = most is not None and most <= len(_prefix(schema))
    return (
        is_short or (bool(items) and tree.schema(items).boolean is False) or schema.value("unevaluatedItems") is False
    )


def has_fixed_length(tree: Tree, pointer: str) -> bool:
    """Return whether an array has just the items that `prefixItems` describes."""
    schema = whole(tree, pointer)
    count, least = len(_prefix(schema)), schema.bound("minItems")
    return count > 0 and least == count and has_no_more_items(tree, pointer)


def _prefix(schema: Keywords) -> list[Json]:
    listed = schema.value("prefixItems")
    return listed if isinstance(listed, list) else []


def object_part(tree: Tree, pointer: str) -> str:
    """Return the pointer of the object variant of a schema with several types, or "" when it defines no properties."""
    types = whole(tree, pointer).types
    if len(types) < 2 or "object" not in types or not members(tree, pointer).properties:
        return ""
    return tree.join(pointers.join(pointer, "allOf", "object"), "allOf", (pointer,), {"type": "object"})


def is_nullable(tree: Tree, pointer: str) -> bool:
    """Return whether a schema admits null by itself, not because the schema it refers to does."""
    alone = bool(same(tree, pointer))
    schema = tree.schema(pointer) if alone else whole(tree, pointer)
    if schema.names_null or (None in (schema.enum or ()) and not schema.has("type")):
        return True
    if null(tree, pointer) != "named":
        return False
    # An alternative that admits null has it in its own type.
    pieces = (pointer,) if alone else conjoin(tree, pointer).pieces
    return (not alone and kind(tree, pointer) == "object") or any(_allows_null(tree, piece) for piece in pieces)


def _allows_null(tree: Tree, pointer: str) -> bool:
    schema = tree.schema(pointer)
    return schema.is_on("nullable") or any(tree.schema(option).is_null for option in schema.alternatives)


def is_null(tree: Tree, pointer: str) -> bool:
    """Return whether a schema, or the one it refers to, admits only null."""
    if kind(tree, pointer) not in ("plain", "same"):
        return False
    schema = tree.schema(end(tree, pointer))
    alternatives = schema.alternatives
    return schema.is_null or (bool(alternatives) and all(tree.schema(option).is_null for option in alternatives))


def same(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema that this one is another name for, or "".

    That is the target of a `$ref`, or the only branch or alternative with constraints, if no other keyword adds to it.
    It has null if the schema does.
    A schema that extends a parent is not another name for it, even if it adds nothing.
    """
    found = tree.same.get(pointer)
    if found is None:
        found = tree.same[pointer] = _same(tree, pointer)
    return found


def _same(tree: Tree, pointer: str) -> str:
    schema = tree.schema(pointer)
    if not schema.is_composed or extends(tree, pointer):
        return ""
    target = tree.target(pointer)
    alternatives = _options(tree, pointer)
    if len(alternatives) > 1:
        return ""
    parts = [*([target] if target is not None else []), *alternatives]
    parts += [branch for branch in schema.all_of if is_constrained(tree, branch)]
    candidates = [part for part in parts if whole(tree, part).constraints - BOUNDS] if len(parts) > 1 else parts
    if len(candidates) != 1:
        return ""
    only = candidates[0]
    own = schema.own.keys() - {"oneOf", "anyOf"}
    if len(parts) > 1:
        own |= BOUNDS
    if not (only == target or only in alternatives or tree.schema(only).has("$ref") or same(tree, only)):
        return ""
    if any(_adds(tree, key, schema, only) for key in own):
        return ""
    if pointer in tree.joined and len(parts) > 1:
        tree.absorbed.discard(end(tree, only))  # what was combined with it adds nothing
    return _without_null(tree, only) if null(tree, pointer) == "excluded" else only


def _without_null(tree: Tree, pointer: str) -> str:
    """Return the schema to which a schema only adds null; the schema itself if it does not admit null, or ""."""
    while pointer and null(tree, pointer) == "named":
        pointer = same(tree, pointer)
    return pointer


def _adds(tree: Tree, key: str, schema: Schema, part: str) -> bool:
    """Return whether a keyword next to a part changes the type. A keyword for other types than its own does not."""
    keyword = KEYWORDS.get(key)
    types = types_of(tree, part)
    if keyword is None or keyword.role not in ("shape", "bound"):
        return False
    if keyword.role == "bound":
        # A bound is kept where the type is written inline; it does not require a new class.
        written = types <= _SCALARS or (types == {"array"} and "array" in keyword.types and bool(keyword.limit))
        return bool(types) and written and _is_plain(tree, part)
    if keyword.types and types and not keyword.types & types:
        return False
    merged = whole(tree, part)
    match key:
        case "type":
            narrows = "null" in merged.type and not schema.names_null
            return bool(types) and (narrows or not types <= wider(schema.types))
        case "format":
            return merged.format != schema.format
        case "contentMediaType" | "contentEncoding":
            return False
        case "additionalProperties":
            return isinstance(schema.additional, str) and bool(tree.schema(schema.additional).keywords)
        case _:
            return True


def _is_plain(tree: Tree, pointer: str) -> bool:
    return not whole(tree, pointer).has("enum", "const") and len(options(tree, pointer)) < 2


def end(tree: Tree, pointer: str) -> str:
    """Follow schemas that only refer to another one, and return the pointer of the last."""
    seen: set[str] = set()
    while (following := same(tree, pointer)) and pointer not in seen:
        seen.add(pointer)
        pointer = following
    return pointer


def options(tree: Tree, pointer: str) -> tuple[str, ...]:
    """Return the pointers of the alternatives of a schema, except null and those that only require members.

    They may be defined in a part of the schema; of several lists the nearest is taken. Alternatives that the other
    keywords exclude are left out.
    """
    found = tree.options.get(pointer)
    if found is None:
        found = tree.options[pointer] = tuple(_all_options(tree, pointer))
    return found


def _all_options(tree: Tree, pointer: str) -> Sequence[str]:
    if len(whole(tree, pointer).types) < 2 and (joining := distributed(tree, pointer)):
        return joining
    found = _options(tree, pointer)
    if len(found) < 2:
        listed = [_options(tree, piece) for piece in conjoin(tree, pointer).pieces]
        found = next((each for each in reversed(listed) if len(each) > 1), found)
    if not found:
        return ()
    types = wider(whole(tree, pointer).types)
    fitting = [option for option in found if not types or not (own := types_of(tree, option)) or wider([*own]) & types]
    return _with_items(tree, pointer, fitting or found)


def admits_anything(tree: Tree, pointer: str, depth: int = 0) -> bool:
    """Return whether a schema, or an alternative of it, has no constraints."""
    if kind(tree, pointer) != "union" or depth > _DEEPEST:
        return not whole(tree, pointer).constraints
    return any(admits_anything(tree, end(tree, each), depth + 1) for each in options(tree, pointer))


def _with_items(tree: Tree, pointer: str, found: Sequence[str]) -> Sequence[str]:
    """Return alternatives of which the lists have what `items` next to the alternatives says, too."""
    around = place(tree, pointer, "items") if len(found) > 1 and whole(tree, pointer).has("items") else ""
    if not around or not is_constrained(tree, around):
        return found
    items: dict[str, Json] = {"items": {"$ref": pointers.reference(around)}}
    return [
        (
            tree.join(pointers.join(pointer, "allOf", "alternatives", at), "allOf", (option,), items)
            if _takes_items(tree, option, around)
            else option
        )
        for at, option in enumerate(found)
    ]


def _takes_items(tree: Tree, option: str, around: str) -> bool:
    """Return whether an alternative is a list whose items `around` describes, too. Two objects are not joined."""
    if types_of(tree, option) != {"array"} or not _is_plain(tree, option):
        return False
    own = place(tree, option, "items")
    return not own or "object" not in (kind(tree, end(tree, own)), kind(tree, end(tree, around)))
