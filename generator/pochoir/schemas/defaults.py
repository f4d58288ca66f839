"""Which default of the document may stand as the default of a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import ClassName

_KINDS: Final[Mapping[str, Callable[[Json], bool]]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "bool": lambda value: isinstance(value, bool),
    "none": lambda value: value is None,
    "json": lambda value: True,
}
# What Python has another value for than JSON: a default would have to be a call.
_ELSEWHERE: Final = frozenset({"bytes", "date", "datetime", "uuid"})


@dataclass(frozen=True, slots=True)
class Defaults:
    """Judges defaults by the types of the API's models."""

    models: Mapping[ClassName, ir.Model]

    def fits(self, value: Json, type: ir.TypeRef, seen: frozenset[ClassName] = frozenset()) -> bool | None:
        """Whether a JSON value is one of the type's, as it stands. None when Python would have to make it first."""
        match type:
            case ir.Plain(kind=kind):
                return (None if isinstance(value, str) else False) if kind in _ELSEWHERE else _KINDS[kind](value)
            case ir.LiteralOf(values=values):
                return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in values)
            case ir.ListOf(item=item):
                return _all(self.fits(each, item, seen) for each in value) if isinstance(value, list) else False
            case ir.MapOf(value=inner):
                return _all(self.fits(e, inner, seen) for e in value.values()) if isinstance(value, dict) else False
            case ir.UnionOf(options=options):
                found = [self.fits(value, option, seen) for option in options]
                return True if True in found else None if None in found else False
            case ir.Named(name=name):
                model = self.models.get(name)
                if model is None or model.alias is None or name in seen:
                    return None
                return self.fits(value, model.alias, seen | {name})


def _all(found: Iterable[bool | None]) -> bool | None:
    every = list(found)
    return False if False in every else None if None in every else True
