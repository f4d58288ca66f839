"""The clock, passed in as an argument so that tests can control it."""

import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]


class Clock(Protocol):
    """The two clocks that the runtime reads."""

    def now(self) -> float:
        """Return seconds on a monotonic clock, used for deadlines."""
        ...

    def wall(self) -> float:
        """Return seconds since the Unix epoch; compared only with dates that a server sent."""
        ...


class SystemClock:
    """The clocks of the operating system."""

    def now(self) -> float:
        """Return ``time.monotonic()``."""
        return time.monotonic()

    def wall(self) -> float:
        """Return ``time.time()``."""
        return time.time()
