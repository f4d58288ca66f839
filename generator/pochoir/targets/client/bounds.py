"""Plan the limits of arguments, which are checked before a request is sent."""

from collections.abc import Mapping

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.schemas import LIMITS

_FORMATS: Mapping[str, str] = {"date": "date", "datetime": "date-time"}


def bounds(
    type: ir.TypeRef, models: Mapping[ClassName, ir.Model], seen: frozenset[ClassName] = frozenset()
) -> dict[str, Json]:
    """Return the limits of a type as keywords of JSON Schema; those of a union with several types are left out.

    That a value is a date or a date-time is a limit, too: Python's `datetime` is a `date`, and may lack a time zone. So
    is that a value is a decimal: a float may lack its digits.
    """
    match type:
        case ir.Plain(kind="date" | "datetime" as kind):
            return {"format": _FORMATS[kind]}
        case ir.Plain(kind="decimal"):
            return {"format": "decimal", **_keywords(type.limits, "string")}
        case ir.Plain(kind="base64"):
            found = _keywords(type.limits, "string")
            return {"format": "byte", **found} if found else {}
        case ir.Plain():
            return _keywords(type.limits, "string" if type.kind == "str" else "number")
        case ir.ListOf():
            found, items = _keywords(type.limits, "array"), bounds(type.item, models, seen)
            if items:
                found["items"] = items
            return found
        case ir.UnionOf():
            options = [option for option in type.options if option != ir.Plain("none")]
            return bounds(options[0], models, seen) if len(options) == 1 else {}
        case ir.Named(name=name):
            alias = models[name].alias if name in models and name not in seen else None
            return bounds(alias, models, seen | {name}) if alias is not None else {}
        case _:
            return {}


def _keywords(limits: ir.Limits | None, type_: str) -> dict[str, Json]:
    if limits is None:
        return {}
    found = {keyword: getattr(limits, name) for keyword, name in LIMITS[type_].items()}
    return {keyword: value for keyword, value in found.items() if value is not None} | dict(limits.others)
