"""Check that examples have the type of their schema."""

from collections.abc import Mapping, Sequence

from pochoir import formats, ir
from pochoir.equality import same_json
from pochoir.literals import ClassName

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
        case ir.ListOf(positions=positions) if positions:
            return (
                isinstance(value, list)
                and len(value) == len(positions)
                and all(fits(each, item, models, depth + 1) for each, item in zip(positions, value, strict=True))
            )
        case ir.ListOf():
            return isinstance(value, list) and all(fits(type.item, each, models, depth + 1) for each in value)
        case ir.MapOf():
            return isinstance(value, dict) and all(fits(type.value, each, models, depth + 1) for each in value.values())
        case ir.UnionOf():
            if type.discriminator is not None and not _is_known(type.discriminator, value, type.options):
                return False
            return any(fits(option, value, models, depth + 1) for option in type.options)
        case ir.Named():
            return _is_model(models.get(type.name), value, models, depth)


def _is_known(found_by: ir.Discriminator, value: ir.Json, options: Sequence[ir.TypeRef]) -> bool:
    """Return whether a model may have the discriminator of an object; one without it is known by its members."""
    tag = value.get(found_by.wire) if isinstance(value, dict) else None
    if tag is None or any(same_json(tag, each.value) for each in found_by.tags):
        return True
    led = {model for each in found_by.tags for model in each.models}
    free = any(option.name not in led for option in options if isinstance(option, ir.Named))
    return found_by.default is not None or (found_by.otherwise is None and free)


def _is_plain(kind: str, value: ir.Json) -> bool:
    if isinstance(value, str):
        return kind in ("str", "bytes", "json") or (kind in formats.CHECKS and formats.CHECKS[kind](value))
    if isinstance(value, bool):
        return kind in ("bool", "json")
    if isinstance(value, int):
        return kind in ("int", "float", "decimal_number", "json")
    if isinstance(value, float):
        return kind in ("float", "decimal_number", "json")
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
