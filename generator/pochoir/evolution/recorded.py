"""What a surface records. Earlier versions of pochoir recorded less.

What only one of two surfaces records is no difference between them.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any, Final, cast

from pochoir.evolution.surface import Body, Event, Member, Model, Operation, Parameter, Surface

RECORDS: Final = 1
"""How much the surfaces of this version record. Earlier versions recorded nothing in `_LATER`: that was 0."""
_LATER: Final[Mapping[type, frozenset[str]]] = {
    Body: frozenset({"encodings", "whole"}),
    Event: frozenset({"criteria"}),
    Member: frozenset({"tag"}),
    Model: frozenset({"closed", "extra"}),
    Operation: frozenset({"arguments"}),
    Parameter: frozenset({"generated", "prefix"}),
    Surface: frozenset({"helpers", "names", "protocols", "records", "without"}),
}
"""The attributes that surfaces have from 1."""


def alike(old: Surface, new: Surface) -> tuple[Surface, Surface]:
    """Return two surfaces without what only one of them records."""
    if old.records == new.records or min(old.records, new.records) >= RECORDS:
        return old, new
    return without_later(old), without_later(new)


def without_later(surface: Surface) -> Surface:
    """Return a surface without what earlier versions of pochoir did not record."""
    return cast("Surface", _without(surface))


def _without(part: object) -> object:
    """Return a part of a surface without what earlier versions did not record."""
    if isinstance(part, dict):
        return {key: _without(value) for key, value in cast("dict[str, object]", part).items()}
    if not is_dataclass(part) or isinstance(part, type):
        return part
    later = _LATER.get(type(part), frozenset())
    values = {
        each.name: _default(each) if each.name in later else _without(getattr(part, each.name)) for each in fields(part)
    }
    return replace(cast("Any", part), **values)


def _default(each: "Field[Any]") -> object:
    return each.default if each.default is not MISSING else cast("Any", each.default_factory)()
