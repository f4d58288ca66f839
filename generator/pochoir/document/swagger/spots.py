"""Values with their places, and how new ones are made of old ones."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pochoir.document.marks import Mark, child, escape
from pochoir.ir import Json


@dataclass(frozen=True, slots=True)
class Spot:
    """A value, the mark of its place, and its pointer in the description as it is written."""

    value: Json
    mark: Mark
    pointer: str

    def get(self, key: str) -> "Spot | None":
        """A member of an object; None when there is none."""
        return self._child(key, self.value[key]) if isinstance(self.value, dict) and key in self.value else None

    def members(self) -> "dict[str, Spot]":
        """The members of an object; none of anything else."""
        values = self.value if isinstance(self.value, dict) else {}
        return {key: self._child(key, value) for key, value in values.items()}

    def items(self) -> "list[Spot]":
        """The items of a list; none of anything else."""
        values = self.value if isinstance(self.value, list) else []
        return [self._child(str(at), value) for at, value in enumerate(values)]

    @property
    def is_object(self) -> bool:
        """Whether this is an object."""
        return isinstance(self.value, dict)

    def said(self, key: str) -> str:
        """The text of a member; "" when there is none."""
        found = self.get(key)
        return found.text if found else ""

    @property
    def text(self) -> str:
        """The text that stands here; "" when this is none."""
        return self.value if isinstance(self.value, str) else ""

    def _child(self, key: str, value: Json) -> "Spot":
        return Spot(value, child(self.mark, key) or self.mark, f"{self.pointer}/{escape(key)}")


def mapping(members: "Mapping[str, Spot]", at: Spot) -> Spot:
    """An object of these members, in the place of another value."""
    value = {key: member.value for key, member in members.items()}
    marks = {key: member.mark for key, member in members.items()}
    return Spot(value, (at.mark[0], at.mark[1], marks), at.pointer)


def listing(items: Iterable[Spot], at: Spot) -> Spot:
    """A list of these items, in the place of another value."""
    every = list(items)
    mark = (at.mark[0], at.mark[1], [item.mark for item in every])
    return Spot([item.value for item in every], mark, at.pointer)


def each(spot: Spot, convert: Callable[[Spot], Spot]) -> Spot:
    """An object or a list with every member converted; anything else as it is."""
    if isinstance(spot.value, list):
        return listing(map(convert, spot.items()), spot)
    return mapping({key: convert(member) for key, member in spot.members().items()}, spot) if spot.is_object else spot


def scalar(value: "str | bool", at: Spot) -> Spot:
    """A value in the place of another."""
    return Spot(value, (at.mark[0], at.mark[1], None), at.pointer)
