"""Time, passed in: the engine never asks the machine."""

import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]


class Clock(Protocol):
    """What the engine asks of time."""

    def now(self) -> float:
        """Seconds on a clock that never jumps; deadlines are counted on it."""
        ...

    def wall(self) -> float:
        """Seconds since 1970 in UTC; only compared with dates a server sent."""
        ...


class SystemClock:
    """The machine's clocks."""

    def now(self) -> float:
        """Seconds on the monotonic clock."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds since 1970 in UTC."""
        return time.time()
