"""Plan the limits of arguments, which are checked before a request is sent."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pochoir import formats, ir
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.schemas import alternatives_of, as_keywords

_FORMATS: Final = {kind: name for name, kind in formats.KINDS.items()}
_KINDS: Final[Mapping[type, str]] = {str: "string", int: "number", bool: "boolean"}
_WHOLE: Final = frozenset({"format", "prefixItems"})
"""The keywords that are not checked in alternatives."""
_MOST: Final = 64
"""The maximum number of alternatives; the limits of further kinds of values are not checked."""


def bounds(
    type: ir.TypeRef, models: Mapping[ClassName, ir.Model], seen: frozenset[ClassName] = frozenset()
) -> dict[str, Json]:
    """Return the limits of a type as keywords of JSON Schema.

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
    """Return the limits of a union. Those of one kind of values do not apply to others; a value keeps those of one."""
    by_kind: dict[str, list[dict[str, Json]]] = {}
    for kind, limits in _limits(options, models, seen):
        by_kind.setdefault(kind, []).append(limits)
    if "" in by_kind:
        return {}
    found: dict[str, Json] = {}
    alternatives: list[dict[str, Json]] = [{}]
    for same in by_kind.values():
        distinct = [each for at, each in enumerate(same) if each not in same[:at]]
        parts = [part for each in distinct for part in alternatives_of(each)]
        if len(parts) == 1:
            found |= parts[0]
            continue
        # A format is not checked in alternatives.
        is_checked = all(parts) and not any(_WHOLE & part.keys() for part in parts)
        if is_checked and len(alternatives) * len(parts) <= _MOST:
            # For each value, only those of its kind count.
            alternatives = [{**one, **other} for one in alternatives for other in parts]
    return {**found, "anyOf": [*alternatives]} if alternatives != [{}] else found


def _limits(
    options: Iterable[ir.TypeRef], models: Mapping[ClassName, ir.Model], seen: frozenset[ClassName]
) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield the kind of the values of each option of a union with its limits; "" if it has several kinds of values."""
    for option in options:
        match option:
            case ir.UnionOf():
                yield from _limits(option.options, models, seen)
            case ir.Named(name=name) if name in models and name not in seen and models[name].alias is not None:
                yield from _limits(filter(None, [models[name].alias]), models, seen | {name})
            case ir.LiteralOf(values=values):
                # Whether a value is one of them is not checked, so that no other option limits it.
                yield from ((kind, {}) for kind in {_KINDS[type(value)] for value in values})
            case ir.Plain(kind="none"):
                pass
            case _:
                yield _kind(option, models), bounds(option, models, seen)


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
