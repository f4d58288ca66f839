"""Add the constraints of a schema to a type that was lowered without them, such as that of a request body."""

from dataclasses import replace

from pochoir import ir
from pochoir.schemas.typed import LIMITED_KINDS, Keywords


def constrained(type: ir.TypeRef, schema: ir.Json) -> ir.TypeRef:
    """Return a type with the constraints that its schema states at once; those of named schemas are with the models."""
    if not isinstance(schema, dict):
        return type
    keywords = Keywords.of(schema)
    match type:
        case ir.Plain(limits=None) if type.kind in LIMITED_KINDS:
            return replace(type, limits=keywords.limits(LIMITED_KINDS[type.kind]))
        case ir.ListOf():
            item = constrained(type.item, keywords.value("items"))
            return replace(type, item=item, limits=type.limits or keywords.limits("array"))
        case ir.UnionOf():
            return replace(type, options=tuple(constrained(option, schema) for option in type.options))
        case _:
            return type
