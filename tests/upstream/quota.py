"""Quotas per source address, as servers keep them: sliding windows, and a ban for whoever goes over."""

import time
from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Window:
    """At most `requests` in any `seconds`."""

    requests: int
    seconds: float


@dataclass(slots=True)
class Quota:
    """The windows that hold together, and how long a ban lasts (0: only the request too many is refused).

    Attributes:
        windows: The windows; all of them count every request.
        ban: How long a source stays banned, in seconds.
        scale: What every duration is multiplied by, so that a test need not wait a minute.
        bans: When each ban began, on the monotonic clock, by source: what a test reads.
        refused: How many requests were refused.
    """

    windows: tuple[Window, ...]
    ban: float = 0.0
    scale: float = 1.0
    bans: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])
    refused: int = 0
    _seen: dict[str, deque[float]] = field(default_factory=dict[str, deque[float]])
    _until: dict[str, float] = field(default_factory=dict[str, float])

    def admit(self, source: str) -> bool:
        """Count a request, and say whether it may pass."""
        now = time.monotonic()
        if now < self._until.get(source, 0.0):
            self.refused += 1
            return False
        seen = self._seen.setdefault(source, deque())
        longest = max(window.seconds for window in self.windows) * self.scale
        while seen and seen[0] <= now - longest:
            seen.popleft()
        if any(self._count(seen, now, window) >= window.requests for window in self.windows):
            self.refused += 1
            if self.ban:
                self._until[source] = now + self.ban * self.scale
                self.bans.append((source, now))
                seen.clear()
            return False
        seen.append(now)
        return True

    def remaining(self, source: str) -> int:
        """How many requests the first window still admits."""
        window = self.windows[0]
        return max(0, window.requests - self._count(self._seen.get(source, deque()), time.monotonic(), window))

    def _count(self, seen: deque[float], now: float, window: Window) -> int:
        return sum(moment > now - window.seconds * self.scale for moment in seen)
