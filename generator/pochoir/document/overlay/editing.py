"""Change a tree together with its positions, without changing the one that was read.

Aliases of YAML share objects: what is changed is copied first, on the way to it, and nothing else is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pochoir.document.positions import LazyPositions, Position
from pochoir.ir import Json

Key: TypeAlias = str | int
Keys: TypeAlias = "tuple[Key, ...]"
"""The keys and indices from the root to a value."""
_Children: TypeAlias = Any
"""The members of an object or the items of a list, or their positions: keys and indices are used alike."""


class NotMatchingError(Exception):
    """There is no value at some keys."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A value that cannot be merged with the one that is there.

    Attributes:
        keys: where they are in the description.
        place: the index in the text of the value that is there.
        found: the kind of value that is there.
        given: the kind of the other.
    """

    keys: Keys
    place: int
    found: str
    given: str


class Edited:
    """A tree that is changed, with its positions."""

    def __init__(self, value: Json, position: Position) -> None:
        self._root: dict[str, Json] = {"": value}
        self._places: dict[str, Position] = {"": position}
        # The containers that are copies already, by identity; they are kept, so that no other has their identity.
        self._copies: dict[int, _Children] = {}

    @property
    def value(self) -> Json:
        """The tree."""
        return self._root[""]

    @property
    def position(self) -> Position:
        """The position of the tree."""
        return self._places[""]

    def get(self, keys: Keys) -> Json:
        """Return the value at some keys.

        Raises:
            NotMatchingError: there is none.
        """
        value: Any = self.value
        for key in keys:
            if not has(value, key):
                raise NotMatchingError
            value = value[key]
        found: Json = value
        return found

    def taken(self, keys: Keys) -> tuple[Json, Position]:
        """Return the value at some keys and its position, to put them at another place, too."""
        value = self.get(keys)
        position = self._holder(keys)[1][keys[-1]] if keys else self.position
        # From here on it may be at two places: what is changed at one is copied again.
        self._copies.clear()
        return value, position

    def remove(self, keys: Keys) -> None:
        """Remove the value at some keys, if it is still there."""
        try:
            self.get(keys)
        except NotMatchingError:
            return
        for held in self._holder(keys):
            del held[keys[-1]]

    def merge(self, keys: Keys, value: Json, position: Position) -> list[Mismatch]:
        """Merge a value into the one at some keys, as an action of an overlay does.

        Raises:
            NotMatchingError: there is no value at the keys.
        """
        old = self.get(keys)
        if isinstance(old, list) and not isinstance(value, list):
            value, position = [value], (position[0], position[1], [position])
        return self._merge(keys, value, position)

    def _merge(self, keys: Keys, value: Json, position: Position) -> list[Mismatch]:
        holder, places = self._holder(keys)
        key = keys[-1] if keys else ""
        if _kind(holder[key]) != _kind(value):
            return [Mismatch(keys, places[key][1], _kind(holder[key]), _kind(value))]
        if not isinstance(value, (dict, list)):
            holder[key] = value
            places[key] = position
            return []
        inner, below = self._copied(holder, places, key)
        children = _children(value, position)
        if isinstance(value, list):
            inner.extend(value)
            below.extend(children)
            return []
        found: list[Mismatch] = []
        for name, member in value.items():
            if name in inner:
                found += self._merge((*keys, name), member, children[name])
            else:
                inner[name], below[name] = member, children[name]
        return found

    def _holder(self, keys: Sequence[Key]) -> tuple[_Children, _Children]:
        """Return the container around the value at some keys, and the positions of its children, to be changed."""
        holder: _Children = self._root
        places: _Children = self._places
        for key in ("", *keys)[:-1] if keys else ():
            holder, places = self._copied(holder, places, key)
        return holder, places

    def _copied(self, holder: _Children, places: _Children, key: Key) -> tuple[_Children, _Children]:
        """Return a container below another, as a copy that has taken its place."""
        inner = holder[key]
        start, index, children = places[key]
        if id(inner) in self._copies and children is not None and not isinstance(children, LazyPositions):
            return inner, children
        copy = inner.copy()
        below = _children(inner, (start, index, children))
        holder[key] = copy
        places[key] = (start, index, below)
        self._copies[id(copy)] = copy
        return copy, below


def has(holder: Json, key: Key) -> bool:
    """Return whether a value has a member or an item."""
    if isinstance(key, int):
        return isinstance(holder, list) and -len(holder) <= key < len(holder)
    return isinstance(holder, dict) and key in holder


def _children(value: Json, position: Position) -> _Children:
    """Return a copy of the positions of the children of a value, one for each."""
    start, index, children = position
    found = children.get() if isinstance(children, LazyPositions) else children
    if isinstance(value, dict):
        known = found if isinstance(found, dict) else {}
        return {key: known.get(key, (start, index, None)) for key in value}
    listed = found if isinstance(found, list) else []
    count = len(value) if isinstance(value, list) else 0
    return [*listed[:count], *[(start, index, None)] * (count - len(listed))]


def _kind(value: Json) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a plain value"
