"""Put the constraints of a schema into a type: parameters and bodies have them apart from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pochoir import ir

_KEYWORDS: Final[Mapping[str, str]] = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}
_OF_LISTS: Final[Mapping[str, str]] = {"minItems": "min_length", "maxItems": "max_length"}
_OF_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "str": frozenset({"minLength", "maxLength", "pattern"}),
    "int": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}),
    "float": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}),
}


def constrained(type: ir.TypeRef, schema: ir.Json) -> ir.TypeRef:
    """Return a type with the constraints that its schema states at once; those of named schemas are with the models."""
    if not isinstance(schema, dict):
        return type
    match type:
        case ir.Plain(limits=None):
            allowed = _OF_KINDS.get(type.kind, frozenset[str]())
            return replace(type, limits=_limits(schema, {key: _KEYWORDS[key] for key in _KEYWORDS if key in allowed}))
        case ir.ListOf():
            item = constrained(type.item, schema.get("items"))
            return replace(type, item=item, limits=type.limits or _limits(schema, _OF_LISTS))
        case ir.UnionOf():
            return replace(type, options=tuple(constrained(option, schema) for option in type.options))
        case _:
            return type


def _limits(schema: "Mapping[str, ir.Json]", keywords: Mapping[str, str]) -> ir.Limits | None:
    given = {name: schema[key] for key, name in keywords.items() if key in schema}
    return ir.Limits(**given) if given else None  # type: ignore[arg-type]
