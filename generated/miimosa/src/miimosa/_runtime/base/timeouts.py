"""Limits in seconds."""

from dataclasses import dataclass
from math import inf
from threading import TIMEOUT_MAX
from typing import Final

__all__ = ["NO_DEADLINE", "Timeout", "bound", "exceeded", "in_seconds"]

NO_DEADLINE: Final = inf
"""The deadline of an operation whose calls may take any amount of time."""


@dataclass(frozen=True, slots=True)
class Timeout:
    """Timeouts in seconds for the steps of one attempt; ``None`` for no limit. ``deadline`` bounds the whole call."""

    connect: float | None = 10.0
    """To connect."""
    read: float | None = 30.0
    """To receive the next chunk of the response."""
    write: float | None = 30.0
    """To send the next chunk of the request."""
    pool: float | None = 30.0
    """To get a free connection from the pool."""

    def within(self, remaining: float) -> "dict[str, float | None]":
        """Return the timeout of each step by name, each at most the remaining seconds."""
        steps = {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}
        longest = bound(remaining)
        for name, seconds in steps.items():
            if seconds is None or seconds >= _FOREVER or (longest is not None and seconds > longest):
                steps[name] = longest
        return steps


def in_seconds(seconds: float) -> str:
    """Return a limit in words, such as "1 second"."""
    return "1 second" if seconds == 1 else f"{seconds:g} seconds"


def exceeded(what: str, step: str, seconds: float | None) -> str:
    """Return the message for a step that took too long.

    Args:
        what: what did not happen, such as "no response".
        step: the step, such as "read".
        seconds: the timeout of the step; ``None`` if the client has none.
    """
    if seconds is None:
        return f"{what} within the limit of the transport; the client has none (timeout.{step}=None)"
    return f"{what} within {in_seconds(seconds)} (timeout.{step}); pass a larger timeout=..."


def bound(*seconds: float | None) -> float | None:
    """Return the shortest of some times in seconds; ``None`` if none has a limit."""
    shortest: float | None = None
    for each in seconds:
        if each is not None and each < _FOREVER and (shortest is None or each < shortest):
            shortest = each
    return shortest


_FOREVER: Final = TIMEOUT_MAX
"""The longest timeout in seconds that locks and sockets accept."""
