"""Check defaults against types, including their bounds, because pydantic would refuse an invalid one."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from pydantic_core import SchemaValidator, ValidationError, core_schema

from pochoir import ir
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
    "bool": lambda value: isinstance(value, bool),
    "none": lambda value: value is None,
    "json": lambda value: True,
}
_TEXTS: Final[Mapping[str, tuple[re.Pattern[str], Callable[[str], object]]]] = {
    "date": (re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), date.fromisoformat),
    "datetime": (re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}.*", re.ASCII), datetime.fromisoformat),
    "uuid": (re.compile(r"[0-9a-fA-F-]{36}"), UUID),
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
            if not isinstance(value, list) or not _is_within(len(value), type_.limits):
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
    if kind in _TEXTS:
        pattern, read = _TEXTS[kind]
        return "json" if isinstance(value, str) and pattern.fullmatch(value) and _is_readable(value, read) else "none"
    if kind not in _KINDS or not _KINDS[kind](value):
        return "none"
    return "literal" if limits is None or _holds(value, kind, limits) else "none"


def _is_readable(value: str, read: Callable[[str], object]) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _holds(value: Json, kind: str, limits: ir.Limits) -> bool:
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


def _is_within(length: int, limits: ir.Limits | None) -> bool:
    least, most = (limits.min_length, limits.max_length) if limits is not None else (None, None)
    return (least is None or length >= least) and (most is None or length <= most)


def _every(found: Iterable[Fit]) -> Fit:
    kinds = {*found}
    return "none" if "none" in kinds else "json" if "json" in kinds else "literal"


def _is_object(value: Mapping[str, Json], model: ir.Model, models: Models) -> bool:
    return all(
        fit(value[each.wire], each.type, models) != "none" if each.wire in value else not each.required or each.constant
        for each in model.fields
    )
