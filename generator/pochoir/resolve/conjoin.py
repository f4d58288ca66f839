"""Merge a schema with its parts: the target of `$ref`, the branches of `allOf`, and a single alternative."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pochoir.ir import Json
from pochoir.resolve.tree import Conjunction, Tree
from pochoir.schemas import Schema
from pochoir.schemas.conjunction import conjunction

MAX_MERGED: Final = 300
"""Maximum number of schemas that are merged into one."""

_NAMES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
_OBJECT: Final = ("properties", "patternProperties", "additionalProperties")
_ARRAY: Final = ("items", "prefixItems")


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


def options(tree: Tree, pointer: str) -> tuple[str, ...]:
    """Return the pointers of the alternatives of a schema, except null and those that only require members."""
    found = tree.alternatives.get(pointer)
    if found is None:
        written = [(option, tree.schema(option)) for option in tree.schema(pointer).alternatives]
        kept = [option for option, schema in written if not schema.is_null and _is_alternative(schema)]
        found = tree.alternatives[pointer] = tuple(kept)
    return found


def wider(names: Iterable[str]) -> set[str]:
    """Return the types, with "integer" added if "number" is among them."""
    return {*names, *(["integer"] if "number" in names else [])}


def types_of(tree: Tree, pointer: str) -> set[str]:
    """Return the types of the values of a schema, or an empty set when they are unknown."""
    schema = conjoin(tree, pointer).schema
    if schema.types:
        return set(schema.types)
    values = [schema.const] if schema.has("const") else schema.enum
    if values is not None:
        return {_NAMES[type(value)] for value in values if value is not None}
    if schema.has(*_OBJECT):
        return {"object"}
    return {"array"} if schema.has(*_ARRAY) else set()


def _is_alternative(schema: Schema) -> bool:
    # A schema without constraints admits anything, which is an alternative.
    own = schema.constraints
    return not own or bool(own - {"required", "not", "minProperties", "maxProperties"})


def _conjoin(tree: Tree, pointer: str) -> Conjunction:
    schema = tree.schema(pointer)
    pieces = tuple(_pieces(tree, pointer)) if schema.is_composed else (pointer,)
    if len(pieces) == 1:
        return Conjunction(pieces, schema)
    merged, clashes = conjunction((piece, _keywords(tree, piece)) for piece in pieces)
    return Conjunction(pieces, merged, clashes)


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
            parts = [*([target] if target is not None else []), *tree.schema(place).all_of]
            others = options(tree, place)
            # Reversed, because a stack is last in, first out.
            stack += [(part, False) for part in reversed((*parts, *(others if len(others) == 1 else ())))]


def _keywords(tree: Tree, pointer: str) -> dict[str, Json]:
    """Return the constraining keywords of one part, without a list of alternatives of which only one is left."""
    left_out = ("oneOf", "anyOf") if len(options(tree, pointer)) < 2 else ()
    return {key: value for key, value in tree.schema(pointer).own.items() if key not in left_out}
