"""Add the constraints of schemas to their types."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pochoir import formats
from pochoir.ir import Json, Limits, ListOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.bounds import FRACTIONS, both, limits_of, limits_of_kind
from pochoir.lower.context import Context
from pochoir.lower.types import JSON, NONE, behind, ordered, shape, type_of, unnamed
from pochoir.resolve import shapes
from pochoir.schemas import LIMITED_KINDS, Keywords, LimitedType, as_keywords

_TEXTS: Final[Mapping[TypeRef, str]] = {
    Plain("bytes"): "",
    **{Plain(kind): pattern for kind, pattern in formats.PATTERNS.items()},
}
"""The types of text that have a format, with the pattern of their text; "" if it may be any."""
_NAMES: Final[Mapping[str, str]] = {
    "str": "string",
    "decimal": "string",
    "base64": "string",
    "int": "integer",
    "float": "number",
    "decimal_number": "number",
    "bool": "boolean",
}


@dataclass(frozen=True, slots=True)
class _Alternative:
    """A type of an alternative of a union, without and with its constraints."""

    pointer: str
    plain: TypeRef
    bound: TypeRef


def constrained(context: Context, pointer: str, type_: TypeRef) -> TypeRef:
    """Return a type with the constraints of the schema at `pointer`.

    Constraints of a named schema are part of its model and not repeated.
    """
    match type_:
        case UnionOf():
            options = [option for option in type_.options if option != NONE]
            if len(options) == 1:
                # The constraints of `X | null` are those of X.
                return _with(type_, [constrained(context, pointer, options[0])])
            return _with(type_, _options(context, pointer, options))
        case Plain() if type_.kind in LIMITED_KINDS:
            end = _end(context, pointer)
            if end is None:
                return type_
            if shapes.options(context.tree, end):
                return _options(context, end, [type_])[0]
            limits, form = limits_of_kind(context, end, type_.kind), shapes.whole(context.tree, end).format
            if type_ == Plain("str") and formats.KINDS.get(form) == "decimal":
                # It is plain text because it may be a number, too.
                limits = both("string", limits, Limits(pattern=formats.PATTERNS["decimal"]))
            return replace(type_, limits=limits)
        case ListOf():
            end = _end(context, pointer)
            if end is None:
                return type_
            if shapes.options(context.tree, end):
                return _options(context, end, [type_])[0]
            places = ordered(context, end)
            if type_.positions:
                pairs = zip(places, type_.positions, strict=True)
                positions = tuple(constrained(context, place, each) for place, each in pairs)
                # The number of its items is part of its type.
                limits = limits_of(context, end, "array")
                others = Limits(others=limits.others) if limits is not None and limits.others else None
                return replace(type_, positions=positions, limits=others)
            items = shapes.place(context.tree, end, "items")
            limits = limits_of(context, end, "array")
            if items and context.tree.schema(items).boolean is False:
                limits, items = both("array", limits, Limits(max_length=len(places))), ""
            return ListOf(_among(context, [*places, *filter(None, [items])], type_.item), limits)
        case MapOf():
            end = _end(context, pointer)
            return type_ if end is None else MapOf(of_unnamed(context, end, type_.value))
        case _:
            return type_


def of_unnamed(context: Context, pointer: str, type_: TypeRef) -> TypeRef:
    """Return the type of the members that an object schema does not name, with their constraints.

    Those of `patternProperties` and `additionalProperties` are alternatives, because names are not compared.
    """
    return _among(context, unnamed(context, pointer), type_)


def _among(context: Context, places: list[str], type_: TypeRef) -> TypeRef:
    """Return the type of values that have one of several schemas, with their constraints."""
    if len(places) == 1 and not context.tree.schema(places[0]).boolean:
        return constrained(context, places[0], type_)
    if not places:
        return type_
    found = [each for place in places for each in _flat(context, place)]
    if isinstance(type_, UnionOf):
        return replace(type_, options=tuple(_of_alternatives(context, found, option) for option in type_.options))
    return _of_alternatives(context, found, type_)


def _of_alternatives(context: Context, found: list[_Alternative], option: TypeRef) -> TypeRef:
    """Return an option of a union with the bounds of the alternatives that are read as it."""
    return _bound(context, [each for each in found if _is_read_as(context, option, each.plain)], option)


def _with(union: UnionOf, options: list[TypeRef]) -> UnionOf:
    nulls = [option for option in union.options if option == NONE]
    return replace(union, options=(*options, *nulls))


def _options(context: Context, pointer: str, options: list[TypeRef]) -> list[TypeRef]:
    """Return the options of a union with their constraints, if their types show which schema each comes from."""
    end = _end(context, pointer)
    if end is None:
        return options
    written = shapes.options(context.tree, end)
    if not written:
        return [constrained(context, end, option) if _is_alone(option, options) else option for option in options]
    found = [each for place in written for each in _flat(context, place)]
    return [_within(context, end, _of_alternatives(context, found, option)) for option in options]


def _is_read_as(context: Context, option: TypeRef, alternative: TypeRef) -> bool:
    """Return whether values of an alternative are read as an option: text of a format may be plain text."""
    return alternative in (option, JSON) or (option == Plain("str") and behind(context, alternative) in _TEXTS)


def _bound(context: Context, found: list[_Alternative], option: TypeRef) -> TypeRef:
    """Return an option of a union with the bounds of its alternatives, of which a value keeps those of one."""
    if len(found) == 1 and found[0].plain == option:
        return found[0].bound
    if not isinstance(option, ListOf) and not (isinstance(option, Plain) and option.kind in LIMITED_KINDS):
        return option
    bounds = [_keywords(context, each, option) for each in found]
    distinct = [each for at, each in enumerate(bounds) if each not in bounds[:at]]
    if not distinct or not all(distinct):
        return option
    same = next((each.bound for each in found if each.plain == option), None)
    if len(distinct) > 1:
        return replace(option, limits=Limits(others=(("anyOf", [*distinct]),)))
    return same or replace(option, limits=Keywords.of(distinct[0]).limits(_limited(option)))


def _keywords(context: Context, alternative: _Alternative, option: TypeRef) -> dict[str, Json]:
    """Return the bounds of an alternative for the values of an option; what they leave out is not checked."""
    if alternative.plain == JSON:
        is_whole = not (isinstance(option, Plain) and option.kind in FRACTIONS)
        limits = limits_of(context, alternative.pointer, _limited(option), is_whole=is_whole)
        return as_keywords(limits, _limited(option))
    found = _written(alternative.bound)
    if alternative.plain == option:
        return found
    pattern = _TEXTS[behind(context, alternative.plain)]
    return {"pattern": pattern, **found} if pattern else {}


def _written(type_: TypeRef) -> dict[str, Json]:
    """Return the bounds of a type as keywords of JSON Schema."""
    match type_:
        case Plain() if type_.kind in LIMITED_KINDS:
            return as_keywords(type_.limits, LIMITED_KINDS[type_.kind])
        case ListOf():
            found, items = as_keywords(type_.limits, "array"), {} if type_.positions else _written(type_.item)
            return {**found, "items": items} if items else found
        case _:
            return {}


def _limited(option: TypeRef) -> LimitedType:
    return LIMITED_KINDS[option.kind] if isinstance(option, Plain) else "array"


def _within(context: Context, pointer: str, option: TypeRef) -> TypeRef:
    """Return an option of the union at `pointer` including the bounds next to the alternatives."""
    match option:
        case Plain() if option.kind in LIMITED_KINDS:
            around = limits_of_kind(context, pointer, option.kind)
            return replace(option, limits=both(LIMITED_KINDS[option.kind], around, option.limits))
        case ListOf():
            return replace(option, limits=both("array", limits_of(context, pointer, "array"), option.limits))
        case Named():
            place = context.places.get(option.name, "")
            if not place or shapes.kind(context.tree, place) not in ("plain", "list"):
                return option
            alias = constrained(context, place, shape(context, place))
            found = _within(context, pointer, alias)
            # The name does not have these bounds, so that the type is written out.
            return found if _limits_of(found) != _limits_of(alias) else option
        case _:
            return option


def _limits_of(type_: TypeRef) -> Limits | None:
    return type_.limits if isinstance(type_, Plain | ListOf) else None


def _is_alone(option: TypeRef, options: list[TypeRef]) -> bool:
    name = _type_name(option)
    return bool(name) and [_type_name(each) for each in options].count(name) == 1


def _flat(context: Context, pointer: str) -> list[_Alternative]:
    """Return the types of an alternative, without null."""
    plain = type_of(context, pointer)
    bound = plain if pointer in context.names else constrained(context, pointer, plain)
    parts = [each.options if isinstance(each, UnionOf) else (each,) for each in (plain, bound)]
    return [_Alternative(pointer, *pair) for pair in zip(*parts, strict=True) if pair[0] != NONE]


def _type_name(type_: TypeRef) -> str:
    if isinstance(type_, ListOf | MapOf):
        return "array" if isinstance(type_, ListOf) else "object"
    return _NAMES.get(type_.kind, "") if isinstance(type_, Plain) else ""


def _end(context: Context, pointer: str) -> str | None:
    """Return the pointer of the schema that the one at `pointer` refers to, or None if that is another model."""
    seen: set[str] = set()
    while pointer not in seen:
        if not context.tree.has(pointer) or (seen and pointer in context.names):
            return None
        seen.add(pointer)
        following = shapes.same(context.tree, pointer)
        if not following:
            return pointer
        pointer = following
    return None
