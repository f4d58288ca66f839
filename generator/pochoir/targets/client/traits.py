"""Find what values of a type may contain at any depth: constants, and values that JSON represents differently."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from pochoir import ir
from pochoir.annotations import TypeWriter
from pochoir.literals import ClassName

Trait: TypeAlias = Literal["constant", "text", "number"]
"""A field with a constant value, a decimal or bytes sent as text, or a decimal that is a number in JSON."""
_PLAIN: Final[Mapping[str, Trait]] = {"decimal": "text", "base64": "text", "decimal_number": "number"}


def holds_constants(type_: ir.TypeRef, writer: TypeWriter) -> bool:
    """Return whether a value may have a field with a constant value, which the client sends by default."""
    return _holds(type_, writer, "constant")


def holds_forms(type_: ir.TypeRef, writer: TypeWriter) -> bool:
    """Return whether a value may have decimals or bytes that are sent as text."""
    return _holds(type_, writer, "text")


def holds_numbers(type_: ir.TypeRef, writer: TypeWriter) -> bool:
    """Return whether a value may have decimals that are numbers in JSON, which are read with all their digits."""
    return _holds(type_, writer, "number")


def _holds(type_: ir.TypeRef, writer: TypeWriter, trait: Trait) -> bool:
    if not writer.traits:
        writer.traits.update(_traits(writer.models))
    return any(
        trait in writer.traits.get(part.name, ()) if isinstance(part, ir.Named) else _PLAIN.get(part.kind) == trait
        for part in _parts(type_)
    )


def _traits(models: Mapping[ClassName, ir.Model]) -> dict[ClassName, set[str]]:
    """Return the traits of each model and of all that its values may contain."""
    found: dict[ClassName, set[str]] = {name: set() for name in models}
    users: dict[ClassName, list[ClassName]] = {name: [] for name in models}
    waiting: list[tuple[ClassName, Trait]] = []
    for name, model in models.items():
        if any(each.constant for each in model.fields):
            waiting.append((name, "constant"))
        for type_ in _types(model):
            for part in _parts(type_):
                if isinstance(part, ir.Named):
                    users.get(part.name, []).append(name)
                elif part.kind in _PLAIN:
                    waiting.append((name, _PLAIN[part.kind]))
    while waiting:
        name, trait = waiting.pop()
        if trait not in found[name]:
            found[name].add(trait)
            waiting.extend((user, trait) for user in users[name])
    return found


def _types(model: ir.Model) -> Iterator[ir.TypeRef]:
    if model.alias is not None:
        yield model.alias
    else:
        yield from (each.type for each in model.fields)
    if model.extra is not None:
        yield model.extra


def _parts(type_: ir.TypeRef) -> Iterator[ir.Plain | ir.Named]:
    """Yield the plain types and the names of models in a type."""
    match type_:
        case ir.Plain() | ir.Named():
            yield type_
        case ir.ListOf():
            for each in (type_.item, *type_.positions):
                yield from _parts(each)
        case ir.MapOf(value=inner):
            yield from _parts(inner)
        case ir.UnionOf(options=options):
            for each in options:
                yield from _parts(each)
        case ir.LiteralOf():
            pass
