"""Compare types: for the wire by the JSON values that they allow, for Python by the classes of values.

Whether one type may replace another depends on the direction. What callers send must still be accepted: the new type
of a request has to allow all that the old one did. What callers receive must be what they expect: the new type of a
response may allow nothing that the old one did not. In responses, enumerations are open and unions with a discriminator
keep an unknown model as it is, so that a value or a model more is harmless there.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Literal, TypeAlias

from pochoir import ir
from pochoir.evolution import notation
from pochoir.evolution.change import Verdict, breaks
from pochoir.evolution.relation import Models, Relation
from pochoir.literals import ClassName

Direction: TypeAlias = Literal["sent", "received"]


def compare(old: str, new: str, direction: Direction, models: Models) -> tuple[Verdict, Verdict]:
    """Return the verdicts for the wire and for Python on a type that was replaced by another one."""
    before, after = notation.read(old), notation.read(new)
    if direction == "sent":
        relation = Relation(models, old_is_wide=False)
        fits = relation.fits(before, after), relation.assignable(before, after)
    else:
        relation = Relation(models, old_is_wide=True)
        fits = relation.fits(after, before), relation.assignable(after, before)
    return breaks(not fits[0]), breaks(not fits[1])


def same(old: str, new: str, models: Models) -> bool:
    """Return whether two types are one, but for the names of models that were renamed."""
    if old == new and not models.renamed:
        return True
    return _renamed(notation.read(old), models.renamed) == notation.read(new) and (old == new or _same_limits(old, new))


def optional(type: str) -> str:
    """Return a type that also allows null."""
    return type if "none" in type.split(" | ") else f"{type} | none"


def names(type: ir.TypeRef) -> frozenset[str]:
    """Return the names of the models in a type."""
    match type:
        case ir.Named():
            return frozenset({str(type.name)})
        case ir.ListOf():
            return names(type.item)
        case ir.MapOf():
            return names(type.value)
        case ir.UnionOf():
            return frozenset(chain.from_iterable(map(names, type.options)))
        case ir.Plain() | ir.LiteralOf():
            return frozenset()


def _same_limits(old: str, new: str) -> bool:
    return "(" not in old and "(" not in new


def _renamed(type: ir.TypeRef, renamed: Mapping[str, str]) -> ir.TypeRef:
    match type:
        case ir.Named():
            return ir.Named(ClassName(renamed.get(type.name, type.name)))
        case ir.ListOf():
            positions = tuple(_renamed(each, renamed) for each in type.positions)
            return replace(type, item=_renamed(type.item, renamed), positions=positions)
        case ir.MapOf():
            return replace(type, value=_renamed(type.value, renamed))
        case ir.UnionOf():
            options = tuple(_renamed(option, renamed) for option in type.options)
            return notation.read(notation.write(ir.UnionOf(options)))
        case ir.Plain() | ir.LiteralOf():
            return type
