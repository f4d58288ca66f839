"""Values bound to event loops."""

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from .locks import lock_of

if TYPE_CHECKING:
    from .async_library import Loop

__all__ = ["PerLoop"]

T = TypeVar("T")


class PerLoop(Generic[T]):
    """Creates one value for each event loop, regardless of its thread.

    A value may keep its loop alive; values of closed loops are dropped on the next use.
    """

    def __init__(self, make: Callable[[], T], drop: Callable[[T], None] | None = None) -> None:
        self._make = make
        self._drop = drop
        self._values: weakref.WeakKeyDictionary[Loop, T] = weakref.WeakKeyDictionary()
        self._lock = lock_of(self, "_lock")

    def of(self, loop: "Loop") -> T:
        """Return the value of an event loop, created on first use."""
        with self._lock:
            closed = [each for each in self._values if each is not loop and each.is_closed()]
            dropped = [self._values.pop(each) for each in closed]
            if loop not in self._values:
                self._values[loop] = self._make()
            value = self._values[loop]
        if self._drop is not None:
            for each in dropped:
                self._drop(each)
        return value

    def take(self) -> "list[tuple[Loop, T]]":
        """Remove all values and return them with their loops."""
        with self._lock:
            taken = list(self._values.items())
            self._values.clear()
        return taken
