"""Limit the work of lenient validation, regardless of the size and the depth of a response and its types."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

__all__ = ["Work"]

_DEEPEST: Final = 200
_SMALL: Final = 64
"""The maximum number of values in a part that is validated as a whole before its own parts are."""
_BASE: Final = 5_000
_SHARE: Final = 4
"""The maximum number of steps per value of a response: one per value is usual, and unions take several."""
_GLANCE: Final = 64


class Work:
    """The remaining work for one response.

    Args:
        tree: the response.
        expired: returns whether the deadline of the call has passed.
    """

    def __init__(self, tree: object, expired: Callable[[], bool]) -> None:
        self._sizes = _sizes(tree)
        self._left = _BASE + _SHARE * self._sizes.get(id(tree), 1)
        self._expired = expired
        self._depth = 0

    def enter(self) -> bool:
        """Begin one step; return whether the budget allows it. ``leave`` ends it."""
        self._depth += 1
        self._left -= 1
        if self._left > 0 and self._left % _GLANCE == 0 and self._expired():
            self._left = 0
        return self._depth <= _DEEPEST and self._left > 0

    def charge(self, tree: object) -> None:
        """Count the work of examining all values of a part once."""
        self._left -= self._size(tree) // 16

    def leave(self) -> None:
        """End a step."""
        self._depth -= 1

    def is_deep(self) -> bool:
        """Return whether the current step is nested too deeply."""
        return self._depth > _DEEPEST

    def is_small(self, tree: object) -> bool:
        """Return whether a part has few values."""
        return self._size(tree) <= _SMALL

    def chunks(self, items: Sequence[object]) -> Iterator[tuple[int, int]]:
        """Yield slices of items that are small in total; a large item gets a separate slice."""
        start, size = 0, 0
        for index, item in enumerate(items):
            own = self._size(item)
            if size and size + own > _SMALL:
                yield start, index
                start, size = index, 0
            size += own
        if size:
            yield start, len(items)

    def _size(self, tree: object) -> int:
        return self._sizes.get(id(tree), 1)


def _sizes(tree: object) -> dict[int, int]:
    """Return the number of values in each list and object of a tree, by its identity."""
    order: list[tuple[int, Sequence[object]]] = []
    stack = [tree]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            inner: Sequence[object] = [*cast("dict[str, object]", part).values()]
        elif isinstance(part, list):
            inner = cast("list[object]", part)
        else:
            continue
        order.append((id(cast("object", part)), inner))
        stack.extend(inner)
    sizes: dict[int, int] = {}
    for identity, inner in reversed(order):
        sizes[identity] = 1 + sum(sizes.get(id(each), 1) for each in inner)
    return sizes
