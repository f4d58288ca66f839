"""Values with their positions, and functions that build new values from them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pochoir.document.positions import Position, child
from pochoir.ir import Json
from pochoir.pointers import escape


@dataclass(frozen=True, slots=True)
class Located:
    """A value with its position.

    Attributes:
        value: the value.
        position: its position in the text.
        pointer: its JSON pointer in the description as written.
    """

    value: Json
    position: Position
    pointer: str

    def get(self, key: str) -> "Located | None":
        """Return a member of an object; None if there is none."""
        return self._child(key, self.value[key]) if isinstance(self.value, dict) and key in self.value else None

    def members(self) -> "dict[str, Located]":
        """Return the members of an object; an empty dict for other values."""
        values = self.value if isinstance(self.value, dict) else {}
        return {key: self._child(key, value) for key, value in values.items()}

    def items(self) -> "list[Located]":
        """Return the items of a list; an empty list for other values."""
        values = self.value if isinstance(self.value, list) else []
        return [self._child(str(at), value) for at, value in enumerate(values)]

    @property
    def is_object(self) -> bool:
        """Whether the value is an object."""
        return isinstance(self.value, dict)

    def text_of(self, key: str) -> str:
        """Return a string member of an object; "" if there is none."""
        found = self.get(key)
        return found.text if found else ""

    @property
    def text(self) -> str:
        """The value if it is a string; otherwise ""."""
        return self.value if isinstance(self.value, str) else ""

    def _child(self, key: str, value: Json) -> "Located":
        return Located(value, child(self.position, key) or self.position, f"{self.pointer}/{escape(key)}")


def mapping(members: "Mapping[str, Located]", at: Located) -> Located:
    """Build an object from members, at the position of another value."""
    value = {key: member.value for key, member in members.items()}
    positions = {key: member.position for key, member in members.items()}
    return Located(value, (at.position[0], at.position[1], positions), at.pointer)


def listing(items: Iterable[Located], at: Located) -> Located:
    """Build a list from items, at the position of another value."""
    every = list(items)
    position = (at.position[0], at.position[1], [item.position for item in every])
    return Located([item.value for item in every], position, at.pointer)


def map_children(node: Located, convert: Callable[[Located], Located]) -> Located:
    """Convert each member of an object or item of a list; return other values unchanged."""
    if isinstance(node.value, list):
        return listing(map(convert, node.items()), node)
    return mapping({key: convert(member) for key, member in node.members().items()}, node) if node.is_object else node


def scalar(value: "str | bool", at: Located) -> Located:
    """Build a scalar at the position of another value."""
    return Located(value, (at.position[0], at.position[1], None), at.pointer)
