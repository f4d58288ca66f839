"""Plan the limits of arguments, which are checked before a request is sent."""

from collections.abc import Mapping
from typing import Final

from pochoir import formats, ir
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.schemas import as_keywords

_FORMATS: Final = {kind: name for name, kind in formats.KINDS.items()}


def bounds(
    type: ir.TypeRef, models: Mapping[ClassName, ir.Model], seen: frozenset[ClassName] = frozenset()
) -> dict[str, Json]:
    """Return the limits of a type as keywords of JSON Schema; of a union, those that only one of its types has.

    That a value is a date or a date-time is a limit, too: Python's `datetime` is a `date`, and may lack a time zone. So
    is that a value is a decimal: a float may lack its digits.
    """
    match type:
        case ir.Plain(kind="date" | "datetime" as kind):
            return {"format": _FORMATS[kind]}
        case ir.Plain(kind="decimal" as kind):
            return {"format": _FORMATS[kind], **as_keywords(type.limits, "string")}
        case ir.Plain(kind="base64" as kind):
            found = as_keywords(type.limits, "string")
            return {"format": _FORMATS[kind], **found} if found else {}
        case ir.Plain():
            return as_keywords(type.limits, "string" if type.kind == "str" else "number")
        case ir.ListOf():
            if type.positions:
                count, positions = len(type.positions), [bounds(each, models, seen) for each in type.positions]
                prefix: dict[str, Json] = {"prefixItems": [*positions]} if any(positions) else {}
                return {"minItems": count, "maxItems": count, **as_keywords(type.limits, "array"), **prefix}
            found, items = as_keywords(type.limits, "array"), bounds(type.item, models, seen)
            if items:
                found["items"] = items
            return found
        case ir.UnionOf():
            options = [option for option in type.options if option != ir.Plain("none")]
            return bounds(options[0], models, seen) if len(options) == 1 else _of_options(options, models, seen)
        case ir.Named(name=name):
            alias = models[name].alias if name in models and name not in seen else None
            return bounds(alias, models, seen | {name}) if alias is not None else {}
        case _:
            return {}


def _of_options(
    options: list[ir.TypeRef], models: Mapping[ClassName, ir.Model], seen: frozenset[ClassName]
) -> dict[str, Json]:
    """Return the limits of a union. Each one applies only to values of one type."""
    kinds = [_kind(option, models) for option in options]
    if "" in kinds:
        return {}
    found: dict[str, Json] = {}
    for kind in dict.fromkeys(kinds):
        same = [bounds(option, models, seen) for option, other in zip(options, kinds, strict=True) if other == kind]
        found |= same[0] if all(each == same[0] for each in same) else {}
    return found


def _kind(type: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> str:
    """Return the JSON Schema type of the values of a type; "" if there are several.

    A decimal counts as several, because its format would refuse the numbers of other options.
    """
    match type:
        case ir.Plain(kind="str" | "date" | "datetime" | "uuid" | "bytes" | "base64"):
            return "string"
        case ir.Plain(kind="int" | "float" | "decimal_number"):
            return "number"
        case ir.Plain(kind="bool"):
            return "boolean"
        case ir.ListOf():
            return "array"
        case ir.MapOf():
            return "object"
        case ir.Named(name=name) if name in models and models[name].alias is None:
            return "object"
        case _:
            return ""
