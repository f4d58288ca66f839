"""Positions of the values of a document in its source text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pochoir.pointers import join

Position: TypeAlias = "tuple[int, int, Children]"
"""Index of the key (of the value itself for a list item), index of the value, and the positions of its children."""

ChildPositions: TypeAlias = "dict[str, Position] | list[Position]"

Children: TypeAlias = "ChildPositions | LazyPositions | None"

Part: TypeAlias = Literal["key", "value"]


@dataclass(slots=True, eq=False)
class LazyPositions:
    """Positions of the children of a value, computed on first use and then kept."""

    compute: Callable[[], ChildPositions]
    computed: "ChildPositions | None" = None

    def get(self) -> ChildPositions:
        """Return the positions, computing them if this is the first call."""
        if self.computed is None:
            self.computed = self.compute()
        return self.computed


def find(position: Position, keys: Sequence[str], part: Part) -> int:
    """Return the index in the text of the value at a path, or of its key.

    Args:
        position: the position of the value to start from.
        keys: the keys and list indices from there to the value. If the path does not exist, the index of the deepest
            value on the path that does exist is returned.
        part: whether to return the index of the key or of the value.
    """
    for number, key in enumerate(keys):
        below = child(position, key)
        if below is None:
            # The parent's key, not its value: that is where a reader looks for what is missing.
            return position[0] if number else position[1]
        position = below
    return position[0] if part == "key" else position[1]


def pointer_at(position: Position, index: int) -> str:
    """Return the JSON pointer of the innermost value that starts, key included, at or before an index of the text."""
    keys: list[str] = []
    while True:
        below = _children(position)
        named = below.items() if isinstance(below, dict) else enumerate(below)
        before = [(inner[0], str(key), inner) for key, inner in named if inner[0] <= index]
        if not before:
            return join("", *keys)
        _, key, position = max(before, key=lambda each: each[0])
        keys.append(key)


def pointer_of(position: Position, index: int) -> str | None:
    """Return the JSON pointer of the value that is at an index of the text, or whose key is; None if none is.

    An overlay puts values at any place of a description, so that their order says nothing.
    """
    waiting = [("", position)]
    while waiting:
        pointer, found = waiting.pop()
        if index in found[:2] and pointer:
            return pointer
        below = _children(found)
        named = below.items() if isinstance(below, dict) else enumerate(below)
        waiting += [(join(pointer, key), inner) for key, inner in named]
    return None


def shifted(position: Position, by: int) -> Position:
    """Return a position in a text that begins at an index of another one."""

    def below() -> ChildPositions:
        children = _children(position)
        if isinstance(children, dict):
            return {key: shifted(inner, by) for key, inner in children.items()}
        return [shifted(inner, by) for inner in children]

    return position[0] + by, position[1] + by, LazyPositions(below)


def child(position: Position, key: str) -> "Position | None":
    """Return the position of a member or list item; None if there is none."""
    children = _children(position)
    if isinstance(children, dict):
        return children.get(key)
    if not key.isascii() or not key.isdigit() or len(key) > 9:
        return None
    return children[int(key)] if int(key) < len(children) else None


def _children(position: Position) -> ChildPositions:
    children = position[2].get() if isinstance(position[2], LazyPositions) else position[2]
    return {} if children is None else children
