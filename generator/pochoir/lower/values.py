"""Check JSON values against types."""

from pochoir import formats
from pochoir.equality import same_json
from pochoir.ir import Json, ListOf, LiteralOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.context import Context
from pochoir.lower.types import shape, type_of
from pochoir.resolve import shapes


def fits(context: Context, pointer: str, value: Json) -> bool:
    """Return whether `value` has the type of the schema at `pointer`. Bounds and patterns are ignored."""
    return of_type(context, type_of(context, pointer), value)


def of_type(context: Context, type_: TypeRef, value: Json, depth: int = 0) -> bool:
    """Return whether `value` has a type."""
    if depth > 32:
        return True
    match type_:
        case Plain():
            return _plain(type_, value)
        case LiteralOf():
            return any(same_json(value, other) for other in type_.values)
        case ListOf(positions=positions) if positions:
            return (
                isinstance(value, list)
                and len(value) == len(positions)
                and all(of_type(context, each, item, depth + 1) for each, item in zip(positions, value, strict=True))
            )
        case ListOf():
            return isinstance(value, list) and all(of_type(context, type_.item, item, depth + 1) for item in value)
        case MapOf():
            return isinstance(value, dict) and all(
                of_type(context, type_.value, item, depth + 1) for item in value.values()
            )
        case UnionOf():
            return any(of_type(context, option, value, depth + 1) for option in type_.options)
        case Named():
            return _named(context, context.places[type_.name], value, depth + 1)


def _named(context: Context, pointer: str, value: Json, depth: int) -> bool:
    if shapes.kind(context.tree, pointer) != "object":
        return of_type(context, shape(context, pointer), value, depth)
    if not isinstance(value, dict):
        return False
    found = shapes.members(context.tree, pointer)
    return all(
        of_type(context, type_of(context, place), value[wire], depth)
        for wire, place in found.properties.items()
        if wire in value
    )


def _plain(type_: Plain, value: Json) -> bool:
    match type_.kind:
        case "json":
            return True
        case "none":
            return value is None
        case "bool":
            return isinstance(value, bool)
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float" | "decimal_number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "str" | "bytes":
            return isinstance(value, str)
        case "date" | "datetime" | "uuid" | "decimal" | "base64":
            return isinstance(value, str) and formats.CHECKS[type_.kind](value)
