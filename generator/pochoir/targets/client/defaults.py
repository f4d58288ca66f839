"""Check defaults against types, including their bounds, because pydantic would refuse an invalid one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

import jsonschema_rs
from pydantic_core import SchemaValidator, ValidationError, core_schema

from pochoir import formats, ir
from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.schemas import LIMITS

Fit: TypeAlias = Literal["literal", "json", "none"]
Models: TypeAlias = Mapping[ClassName, ir.Model]

_KINDS: Final[Mapping[str, Callable[[Json], bool]]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "decimal_number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "bool": lambda value: isinstance(value, bool),
    "none": lambda value: value is None,
    "json": lambda value: True,
}


def fit(value: Json, type_: ir.TypeRef, models: Models, seen: frozenset[ClassName] = frozenset()) -> Fit:
    """Return `literal` for a JSON value that is a Python value of a type, `json` for one that must be read as it."""
    match type_:
        case ir.Plain(kind=kind):
            return _plain(value, kind, type_.limits)
        case ir.LiteralOf(values=values):
            return "literal" if any(same_json(value, each) for each in values) else "none"
        case ir.ListOf(positions=positions) if positions:
            if not isinstance(value, list) or len(value) != len(positions):
                return "none"
            found = [fit(each, type_, models, seen) for each, type_ in zip(value, positions, strict=True)]
            return "none" if "none" in found else "json"
        case ir.ListOf(item=item):
            if not isinstance(value, list) or not _is_within(value, type_.limits):
                return "none"
            return _every(fit(each, item, models, seen) for each in value)
        case ir.MapOf(value=inner):
            if not isinstance(value, dict):
                return "none"
            return _every(fit(each, inner, models, seen) for each in value.values())
        case ir.UnionOf(options=options):
            found = [fit(value, option, models, seen) for option in options]
            # A text of a union that may be a date is one; of several models only the reader knows which.
            return "json" if "json" in found else "literal" if "literal" in found else "none"
        case ir.Named(name=name):
            model = models.get(name)
            if model is None or name in seen:
                return "none"
            if model.alias is not None:
                return fit(value, model.alias, models, seen | {name})
            return "json" if isinstance(value, dict) and _is_object(value, model, models) else "none"


def _plain(value: Json, kind: str, limits: ir.Limits | None) -> Fit:
    if kind in formats.CHECKS:
        within = limits is None or _holds(value, "str", limits)
        return "json" if isinstance(value, str) and formats.CHECKS[kind](value) and within else "none"
    if kind not in _KINDS or not _KINDS[kind](value):
        return "none"
    if limits is not None and not _holds(value, kind, limits):
        return "none"
    return "json" if kind == "decimal_number" else "literal"


def _holds(value: Json, kind: str, limits: ir.Limits) -> bool:
    if not _holds_others(value, limits):
        return False
    bounds = {name: getattr(limits, name) for name in LIMITS["number"].values()}
    is_whole = all(isinstance(each, int) for each in (value, *bounds.values()) if each is not None)
    schema = (
        core_schema.str_schema(min_length=limits.min_length, max_length=limits.max_length, pattern=limits.pattern)
        if kind == "str"
        else core_schema.int_schema(**bounds) if is_whole else core_schema.float_schema(**bounds)
    )
    try:
        SchemaValidator(schema).validate_python(value)
    except ValidationError:
        return False
    return True


def _is_within(items: Sequence[Json], limits: ir.Limits | None) -> bool:
    if limits is None:
        return True
    least, most = limits.min_length or 0, limits.max_length
    return least <= len(items) and (most is None or len(items) <= most) and _holds_others(items, limits)


def _holds_others(value: object, limits: ir.Limits) -> bool:
    return not limits.others or jsonschema_rs.is_valid(dict(limits.others), value)


def _every(found: Iterable[Fit]) -> Fit:
    kinds = {*found}
    return "none" if "none" in kinds else "json" if "json" in kinds else "literal"


def _is_object(value: Mapping[str, Json], model: ir.Model, models: Models) -> bool:
    return all(
        fit(value[each.wire], each.type, models) != "none" if each.wire in value else not each.required or each.constant
        for each in model.fields
    )
