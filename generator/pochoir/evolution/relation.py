"""Decide whether one type may replace another, on the wire and in Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import ir
from pochoir.evolution import notation
from pochoir.evolution.surface import Member, Model
from pochoir.schemas import LIMITED_KINDS, as_keywords

_TEXTS: Final = frozenset({"str", "date", "datetime", "uuid", "bytes", "decimal", "base64"})
_NONE: Final = ir.Plain("none")
_DEEPEST: Final = 64


@dataclass(frozen=True, slots=True)
class Models:
    """The models of both surfaces, and which ones were renamed, from the old name to the new one."""

    old: Mapping[str, Model]
    new: Mapping[str, Model]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether a narrow type fits a wide one. `old_is_wide` says which surface each comes from: true for responses."""

    models: Models
    old_is_wide: bool
    assumed: frozenset[tuple[str, str]] = frozenset()

    def fits(self, narrow: ir.TypeRef, wide: ir.TypeRef) -> bool:
        """Return whether the wide type allows every JSON value of the narrow one."""
        narrow, wide = self._narrow(narrow), self._wide(wide)
        match narrow, wide:
            case _, ir.Plain(kind="json"):
                return True
            case ir.Named(), ir.Named():
                return self._objects(narrow, wide)
            case ir.UnionOf(), _:
                return all(self.fits(option, wide) for option in narrow.options)
            case ir.LiteralOf(), _ if not isinstance(wide, ir.LiteralOf):
                return all(self._allows(wide, value) for value in narrow.values)
            case _, ir.UnionOf():
                return any(self.fits(narrow, option) for option in wide.options) or self._is_open(narrow, wide)
            case ir.LiteralOf(), ir.LiteralOf():
                return self.old_is_wide or set(_exact(narrow)) <= set(_exact(wide))
            case ir.Plain(), ir.LiteralOf():
                return self.old_is_wide and narrow.kind == wide.base.kind
            case ir.Plain(), ir.Plain():
                return self._plain(narrow, wide)
            case ir.ListOf(), ir.ListOf():
                return self._arrays(narrow, wide)
            case ir.MapOf(), ir.MapOf():
                return self.fits(narrow.value, wide.value)
            case ir.Named(), ir.MapOf():
                return all(self.fits(notation.read(each.type), wide.value) for each in self._members(narrow, True))
            case ir.MapOf(), ir.Named():
                members = self._members(wide, False)
                return all(not each.required and self.fits(narrow.value, notation.read(each.type)) for each in members)
            case _:
                return False

    def _arrays(self, narrow: ir.ListOf, wide: ir.ListOf) -> bool:
        if narrow.positions or wide.positions:
            return _pairs_hold(narrow, wide, self.fits) and self._within(_bounds(narrow), wide.limits)
        return self.fits(narrow.item, wide.item) and self._within(narrow.limits, wide.limits)

    def _sequences(self, narrow: ir.ListOf, wide: ir.ListOf) -> bool:
        if self.old_is_wide and bool(narrow.positions) != bool(wide.positions):
            return False  # Responses have a tuple in place of a list; requests take both.
        if narrow.positions and wide.positions:
            return _pairs_hold(narrow, wide, self.assignable)
        return self.assignable(narrow.item, wide.item)

    def assignable(self, narrow: ir.TypeRef, wide: ir.TypeRef) -> bool:
        """Return whether Python values of the narrow type may be used where those of the wide one are expected."""
        narrow, wide = self._narrow(narrow), self._wide(wide)
        match narrow, wide:
            case ir.UnionOf(), _:
                return all(self.assignable(option, wide) for option in narrow.options)
            case _, ir.UnionOf():
                return any(self.assignable(narrow, option) for option in wide.options) or self._holds(narrow, wide)
            case ir.Named(), ir.Named():
                return self._is_one(narrow, wide)
            case ir.ListOf(), ir.ListOf():
                return self._sequences(narrow, wide)
            case ir.MapOf(), ir.MapOf():
                return self.assignable(narrow.value, wide.value)
            case ir.ListOf(item=inner), ir.Plain(kind="json"):
                return self.assignable(inner, wide)
            case ir.MapOf(value=inner), ir.Plain(kind="json"):
                return self.assignable(inner, wide)
            case ir.LiteralOf(), ir.LiteralOf():
                return self.old_is_wide or set(_exact(narrow)) <= set(_exact(wide))
            case ir.LiteralOf(), ir.Plain():
                return all(_is_a(value, wide.kind) for value in narrow.values)
            case ir.Plain(), ir.LiteralOf():
                return self.old_is_wide and narrow.kind == wide.base.kind
            case ir.Plain(), ir.Plain():
                return _class_fits(narrow.kind, wide.kind)
            case _:
                return False

    def _narrow(self, type: ir.TypeRef) -> ir.TypeRef:
        return expanded(type, self.models.new if self.old_is_wide else self.models.old)

    def _wide(self, type: ir.TypeRef) -> ir.TypeRef:
        return expanded(type, self.models.old if self.old_is_wide else self.models.new)

    def _is_one(self, narrow: ir.Named, wide: ir.Named) -> bool:
        old, new = (wide.name, narrow.name) if self.old_is_wide else (narrow.name, wide.name)
        return self.models.renamed.get(old, old) == new

    def _objects(self, narrow: ir.Named, wide: ir.Named) -> bool:
        """Compare two models. What has changed in a model that is in both surfaces is reported there."""
        pair = (str(narrow.name), str(wide.name))
        if self._is_one(narrow, wide) or pair in self.assumed or len(self.assumed) > _DEEPEST:
            return True
        inner = replace(self, assumed=self.assumed | {pair})
        given = self._named(narrow, True)
        for wire, member in self._named(wide, False).items():
            present = given.get(wire)
            if present is None:
                if member.required:
                    return False
            elif (member.required and not present.required) or not inner.fits(
                notation.read(present.type), notation.read(member.type)
            ):
                return False
        return True

    def _named(self, type: ir.Named, narrow: bool) -> Mapping[str, Member]:
        models = self.models.new if narrow == self.old_is_wide else self.models.old
        found = models.get(type.name)
        skipped = "write-only" if self.old_is_wide else "read-only"
        return {wire: each for wire, each in found.members.items() if each.access != skipped} if found else {}

    def _members(self, type: ir.Named, narrow: bool) -> tuple[Member, ...]:
        return tuple(self._named(type, narrow).values())

    def _is_open(self, narrow: ir.TypeRef, wide: ir.UnionOf) -> bool:
        """Return whether a response may have one more model in a union of models."""
        known = sum(isinstance(self._wide(option), ir.Named) for option in wide.options)
        return self.old_is_wide and isinstance(narrow, ir.Named) and known > 1

    def _holds(self, narrow: ir.TypeRef, wide: ir.UnionOf) -> bool:
        """Return whether all values of an enumeration are somewhere in a union."""
        if not isinstance(narrow, ir.LiteralOf):
            return False
        return all(
            any(self.assignable(replace(narrow, values=(value,)), option) for option in wide.options)
            or (value is None and _NONE in wide.options)
            for value in narrow.values
        )

    def _allows(self, wide: ir.TypeRef, value: str | int | bool | None) -> bool:
        if isinstance(wide, ir.UnionOf):
            return any(self._allows(self._wide(option), value) for option in wide.options)
        if isinstance(wide, ir.LiteralOf):
            return (type(value), value) in set(_exact(wide)) or (self.old_is_wide and _is_a(value, wide.base.kind))
        return isinstance(wide, ir.Plain) and _is_a(value, wide.kind)

    def _plain(self, narrow: ir.Plain, wide: ir.Plain) -> bool:
        alike = narrow.kind == wide.kind or (narrow.kind, wide.kind) == ("int", "float")
        alike = alike or {narrow.kind, wide.kind} == {"float", "decimal_number"}
        alike = alike or (narrow.kind, wide.kind) == ("int", "decimal_number")
        alike = alike or (wide.kind in ("str", "bytes") and narrow.kind in _TEXTS)
        return alike and self._within(narrow.limits, wide.limits)

    def _within(self, narrow: ir.Limits | None, wide: ir.Limits | None) -> bool:
        """Return whether the constraints of the wide type hold wherever those of the narrow one do.

        A value in a response that breaks a constraint is kept, so that there it makes no difference.
        """
        if self.old_is_wide or wide is None or narrow == wide:
            return True
        given = narrow or ir.Limits()
        return (
            _at_least(given.min_length, wide.min_length)
            and _at_most(given.max_length, wide.max_length)
            and _at_least(_first(given.ge, given.gt), wide.ge)
            and _at_most(_first(given.le, given.lt), wide.le)
            and (_at_least(given.gt, wide.gt) or _above(given.ge, wide.gt))
            and (_at_most(given.lt, wide.lt) or _below(given.le, wide.lt))
            and wide.pattern in (None, given.pattern)
            and (wide.multiple_of is None or _is_multiple(given.multiple_of, wide.multiple_of))
            and all(other in given.others or _is_alternative(given, *other) for other in wide.others)
        )


def _is_alternative(narrow: ir.Limits, keyword: str, wide: ir.Json) -> bool:
    """Return whether each alternative of the narrow constraints, or these themselves, is one of the wide ones."""
    if keyword != "anyOf" or not isinstance(wide, list):
        return False
    alternatives = next((value for key, value in narrow.others if key == "anyOf"), None)
    if isinstance(alternatives, list):
        return all(each in wide for each in alternatives)
    held = {key: value for type_ in LIMITED_KINDS.values() for key, value in as_keywords(narrow, type_).items()}
    return any(isinstance(each, dict) and each.items() <= held.items() for each in wide)


def _bounds(array: ir.ListOf) -> ir.Limits | None:
    """Return the constraints of an array, with the number of items of a tuple."""
    count = len(array.positions)
    return replace(array.limits or ir.Limits(), min_length=count, max_length=count) if count else array.limits


def expanded(type: ir.TypeRef, models: Mapping[str, Model]) -> ir.TypeRef:
    """Return the type that an alias names; any other type is returned unchanged."""
    for _ in range(_DEEPEST):
        model = models.get(type.name) if isinstance(type, ir.Named) else None
        if model is None or not model.alias:
            break
        type = notation.read(model.alias)
    return type


def _exact(type: ir.LiteralOf) -> "list[tuple[type, str | int | bool | None]]":
    """Return the values with their types, so that 1 is not True."""
    return [(value.__class__, value) for value in type.values]


def _is_a(value: str | int | bool | None, kind: str) -> bool:
    """Return whether a value is of a kind."""
    expected = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,), "none": (type(None),)}
    return kind == "json" or value.__class__ in expected.get(kind, ())


def _class_fits(narrow: str, wide: str) -> bool:
    if wide == "json":
        return narrow in ("json", "str", "int", "float", "bool", "none")
    return narrow == wide or (narrow, wide) == ("int", "float")


def _first(*values: int | float | None) -> int | float | None:
    return next((value for value in values if value is not None), None)


def _at_least(given: int | float | None, bound: int | float | None) -> bool:
    return bound is None or (given is not None and given >= bound)


def _at_most(given: int | float | None, bound: int | float | None) -> bool:
    return bound is None or (given is not None and given <= bound)


def _above(given: int | float | None, bound: int | float | None) -> bool:
    return bound is not None and given is not None and given > bound


def _below(given: int | float | None, bound: int | float | None) -> bool:
    return bound is not None and given is not None and given < bound


def _is_multiple(given: int | float | None, of: int | float) -> bool:
    return given is not None and of != 0 and given % of == 0


def _pairs_hold(narrow: ir.ListOf, wide: ir.ListOf, holds: Callable[[ir.TypeRef, ir.TypeRef], bool]) -> bool:
    """Return whether something holds of the items of two arrays, of which one is a tuple, position by position."""
    if not narrow.positions:
        return False
    others = wide.positions or (wide.item,) * len(narrow.positions)
    return len(others) == len(narrow.positions) and all(map(holds, narrow.positions, others))
