"""Find out whether null is a value of a schema."""

from collections.abc import Iterable
from typing import Final

from pochoir.resolve.tree import Null, Tree
from pochoir.schemas import Schema

_DEEPEST: Final = 60


def null(tree: Tree, pointer: str) -> Null:
    """Return whether a schema and all its parts allow null; one branch of `allOf` without null excludes it.

    `nullable` is read as its authors mean it, also next to a reference to a schema without null.
    """
    return _null(tree, pointer, frozenset())


def _null(tree: Tree, pointer: str, trail: frozenset[str]) -> Null:
    found = tree.nulls.get(pointer)
    if found is None:
        if pointer in trail or len(trail) > _DEEPEST:
            return "open"
        found = tree.nulls[pointer] = _with_parts(tree, pointer, trail | {pointer})
    return found


def _with_parts(tree: Tree, pointer: str, trail: frozenset[str]) -> Null:
    schema = tree.schema(pointer)
    if schema.is_nullable:
        return "named"
    if schema.is_alone:
        return _own(schema)
    target = tree.target(pointer)
    parts = [*([target] if target is not None else []), *schema.all_of]
    found: list[Null] = [_own(schema), *(_null(tree, part, trail) for part in parts)]
    for alternatives in (schema.one_of, schema.any_of):
        if alternatives:
            found.append(_any({_null(tree, each, trail) for each in alternatives}))
    return _all(found)


def _own(schema: Schema) -> Null:
    if schema.boolean is False:
        return "excluded"
    if "type" in schema.own:
        return "named" if schema.names_null else "excluded"
    values = [schema.const] if schema.has("const") else schema.enum
    if values is None:
        return "open"
    return "named" if None in values else "excluded"


def _any(found: set[Null]) -> Null:
    return "named" if "named" in found else "open" if "open" in found else "excluded"


def _all(found: Iterable[Null]) -> Null:
    each = {*found}
    return "excluded" if "excluded" in each else "named" if "named" in each else "open"
