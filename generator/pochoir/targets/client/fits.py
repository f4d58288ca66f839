"""Check that examples have the type of their schema."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from pochoir import ir
from pochoir.equality import same_json
from pochoir.literals import ClassName

_READERS: Mapping[str, Callable[[str], object]] = {
    "str": str,
    "bytes": str,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "uuid": UUID,
}
_DEEPEST = 50


def fits(type: ir.TypeRef, value: ir.Json, models: Mapping[ClassName, ir.Model], depth: int = 0) -> bool:
    """Return whether a JSON value has a type. Read-only and write-only members may be missing."""
    if depth > _DEEPEST:
        return False
    match type:
        case ir.Plain():
            return _is_plain(type.kind, value)
        case ir.LiteralOf():
            # A single value identifies the model in a union; several are open.
            return any(same_json(value, each) for each in type.values) or (
                len(type.values) > 1 and value.__class__ in {each.__class__ for each in type.values}
            )
        case ir.ListOf():
            return isinstance(value, list) and all(fits(type.item, each, models, depth + 1) for each in value)
        case ir.MapOf():
            return isinstance(value, dict) and all(fits(type.value, each, models, depth + 1) for each in value.values())
        case ir.UnionOf():
            return any(fits(option, value, models, depth + 1) for option in type.options)
        case ir.Named():
            return _is_model(models.get(type.name), value, models, depth)


def _is_plain(kind: str, value: ir.Json) -> bool:
    if kind in _READERS:
        try:
            return isinstance(value, str) and _READERS[kind](value) is not None
        except ValueError:
            return False
    if isinstance(value, bool):
        return kind in ("bool", "json")
    if isinstance(value, int):
        return kind in ("int", "float", "json")
    if isinstance(value, float):
        return kind in ("float", "json")
    return kind == "json" or (kind == "none" and value is None)


def _is_model(model: ir.Model | None, value: ir.Json, models: Mapping[ClassName, ir.Model], depth: int) -> bool:
    if model is None:
        return True
    if model.alias is not None:
        return fits(model.alias, value, models, depth + 1)
    return isinstance(value, dict) and all(
        (
            fits(each.type, value[each.wire], models, depth + 1)
            if each.wire in value
            else not each.required or each.read_only or each.write_only
        )
        for each in model.fields
    )
