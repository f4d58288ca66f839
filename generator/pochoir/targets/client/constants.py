"""Find what a value of a type may have at any depth: members with a constant value, and values with another form."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import ir
from pochoir.literals import ClassName

_FORMED: Final = frozenset({"decimal", "base64"})


def holds_constants(type_: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> bool:
    """Return whether a value may have a member with a constant value, which the client sends by default."""
    found = (part for part in _parts(type_, models) if isinstance(part, ir.Model))
    return any(each.constant for model in found for each in model.fields)


def holds_forms(type_: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> bool:
    """Return whether a value may have decimals or bytes that are sent as text."""
    return any(isinstance(part, ir.Plain) and part.kind in _FORMED for part in _parts(type_, models))


def holds_numbers(type_: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> bool:
    """Return whether a value may have decimals that are numbers in JSON, which are read with all their digits."""
    return ir.Plain("decimal_number") in _parts(type_, models)


def _parts(type_: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> Iterator[ir.TypeRef | ir.Model]:
    seen: set[ClassName] = set()
    stack = [type_]
    while stack:
        part = stack.pop()
        yield part
        match part:
            case ir.Named(name=name) if name not in seen and name in models:
                seen.add(name)
                model = models[name]
                yield model
                stack += [model.alias] if model.alias is not None else [each.type for each in model.fields]
                stack += [model.extra] if model.extra is not None else []
            case ir.ListOf():
                stack += [part.item, *part.positions]
            case ir.MapOf(value=inner):
                stack.append(inner)
            case ir.UnionOf(options=options):
                stack += options
            case _:
                pass
