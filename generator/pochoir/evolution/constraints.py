"""Add the constraints of a schema to a type that was lowered without them, such as that of a request body."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pochoir import ir
from pochoir.schemas import NumericBound
from pochoir.schemas.typed import Keywords

_STRING: Final[Mapping[NumericBound, str]] = {"minLength": "min_length", "maxLength": "max_length"}
_NUMBER: Final[Mapping[NumericBound, str]] = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}
_ARRAY: Final[Mapping[NumericBound, str]] = {"minItems": "min_length", "maxItems": "max_length"}
_OF_KINDS: Final[Mapping[str, Mapping[NumericBound, str]]] = {"str": _STRING, "int": _NUMBER, "float": _NUMBER}


def constrained(type: ir.TypeRef, schema: ir.Json) -> ir.TypeRef:
    """Return a type with the constraints that its schema states at once; those of named schemas are with the models."""
    if not isinstance(schema, dict):
        return type
    keywords = Keywords.of(schema)
    match type:
        case ir.Plain(limits=None) if type.kind in _OF_KINDS:
            return replace(type, limits=_limits(keywords, _OF_KINDS[type.kind]))
        case ir.ListOf():
            item = constrained(type.item, keywords.value("items"))
            return replace(type, item=item, limits=type.limits or _limits(keywords, _ARRAY))
        case ir.UnionOf():
            return replace(type, options=tuple(constrained(option, schema) for option in type.options))
        case _:
            return type


def _limits(schema: Keywords, names: Mapping[NumericBound, str]) -> ir.Limits | None:
    given: dict[str, Any] = {name: schema.bound(keyword) for keyword, name in names.items()}
    if names is _STRING:
        given["pattern"] = schema.pattern
    limits = ir.Limits(**given)
    return None if limits == ir.Limits() else limits
