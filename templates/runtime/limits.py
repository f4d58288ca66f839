"""The rate limits of an API, kept before the server complains.

A request is counted when it is sent, retries, redirects and sign-ins included. Where a window is full the story
waits; where the wait would pass the deadline, and while a host bans us, it ends with ``RateLimited`` and nothing sent.
What was counted stands in a store: by default the one of this process, which all its clients share. A store in a file,
or in Redis, serves several processes or machines behind one address (``shared_limits``).
"""

import hashlib
import os
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from .errors import RateLimited
from .request import origin
from .retry import retry_after
from .steps import consult, wait
from .throttle import Ban, Budget, Window

if TYPE_CHECKING:
    from .auth import Placed
    from .call import Call
    from .clock import Clock
    from .steps import Steps
    from .throttle import LimitStore
    from .wire import RawReply

__all__ = ["PROCESS", "MemoryStore", "RateLimit", "RateLimits"]

_JITTER: Final = 0.25
"""Seconds added to every window: by so much less than a request before it may one take to reach the server."""

_BAN: Final = 429
_LONGEST_WAIT: Final = 10 * 365 * 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """One window of one host.

    Attributes:
        host: the one of a described server.
        requests: how many.
        per: in any window of so many seconds.
        ban: seconds for which the server refuses everything after one request too many; 0 where it does not.
        paths: prefixes of the paths that count; all paths where there is none.
        scope: what the server counts by: our address, or the credential.
    """

    host: str
    requests: int
    per: float
    ban: float = 0.0
    paths: tuple[str, ...] = ()
    scope: Literal["ip", "credential"] = "ip"


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for one request: who bans, for how long, and the budgets that count it."""

    host: str
    key: str
    ban: float
    budgets: tuple[Budget, ...]


class RateLimits:
    """All the windows of an API; see ``Throttle``."""

    def __init__(self, *limits: RateLimit) -> None:
        self._limits = limits

    def admit(self, call: "Call", url: str, placed: "Sequence[Placed]") -> "Steps[None]":
        """Wait until a request may be sent.

        Raises:
            RateLimited: the host bans us, or the deadline comes first.
            LimitsUnavailable: the store cannot be reached.
        """
        place = self._place(call, url, placed)
        if place is None:
            return
        store: LimitStore = call.core.limit_store or PROCESS
        clock = call.core.clock

        # A store counts in whole milliseconds, so that it cannot take a deadline that never comes.
        patience = min(call.remaining(), _LONGEST_WAIT)

        def reserve() -> tuple[float, float]:
            left = store.banned(place.key, clock) if place.ban else 0.0
            return left, store.reserve(place.budgets, patience, clock) if left <= 0 else 0.0

        left, pause = yield from consult(reserve, store.blocks)
        if left <= 0 and pause > 0:
            if pause > patience:
                raise _limited(
                    call, f"the rate limits of {place.host} leave no room before {{}}, after the deadline", pause
                )
            call.core.logger.debug("%s: held back %.2f s by the rate limits", call.operation.id, pause)
            yield from wait(pause)
            # Another call may have been banned meanwhile.
            left = (yield from consult(lambda: store.banned(place.key, clock), store.blocks)) if place.ban else 0.0
        if left > 0:
            error = _limited(call, f"{place.host} bans this client until {{}}; nothing was sent", left)
            error.banned = True
            raise error

    def heed(self, call: "Call", url: str, placed: "Sequence[Placed]", reply: "RawReply") -> "Steps[Ban | None]":
        """Take note of a reply; give the ban where it begins one.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        place = self._place(call, url, placed) if reply.status == _BAN else None
        if place is None or not place.ban:
            return None
        store: LimitStore = call.core.limit_store or PROCESS
        clock = call.core.clock
        seconds = max(place.ban, retry_after(reply.headers, clock.wall()) or 0.0)
        yield from consult(lambda: store.ban(place.key, seconds, clock), store.blocks)
        call.core.logger.warning("%s: %s bans this client for %g s", call.operation.id, place.host, seconds)
        return Ban(seconds, _moment(clock, seconds))

    def _place(self, call: "Call", url: str, placed: "Sequence[Placed]") -> _Place | None:
        host, path, where = _described(call, url)
        groups: dict[tuple[tuple[str, ...], str], list[RateLimit]] = {}
        for limit in self._limits:
            if limit.host == host and (not limit.paths or path.startswith(limit.paths)):
                groups.setdefault((limit.paths, limit.scope), []).append(limit)
        if not groups:
            return None
        mark = _mark(placed)
        budgets = tuple(
            Budget(
                " ".join((where, *paths, *([mark] if scope == "credential" else []))),
                tuple(Window(limit.requests, limit.per + _JITTER) for limit in limits),
            )
            for (paths, scope), limits in groups.items()
        )
        longest = max((limit for limits in groups.values() for limit in limits), key=lambda limit: limit.ban)
        key = f"{where} {mark}" if longest.scope == "credential" else where
        return _Place(host, key, longest.ban, budgets)


def _described(call: "Call", url: str) -> tuple[str, str, str]:
    """Give the described host a URL stands for, the path there, and what tells its budget from any other.

    A base URL of the caller's own has the limits of the server whose place it takes, and a budget of its own.
    """
    parts, base = urlsplit(url), call.base
    host, path = parts.hostname or "", parts.path
    if not base.described or origin(url) != base.origin:
        return host, path, host
    described = urlsplit(base.described)
    own = urlsplit(base.url).path
    if path.startswith(own):
        path = described.path.rstrip("/") + path[len(own) :]
    known = described.hostname or ""
    return known, path, known if known == host else f"{known} at {base.origin}"


def _mark(placed: "Sequence[Placed]") -> str:
    """Tell credentials apart without showing them."""
    told = "\n".join(f"{one.name}={one.value.reveal()}" for one in placed)
    return hashlib.sha256(told.encode()).hexdigest()[:16] if placed else ""


def _limited(call: "Call", message: str, seconds: float) -> RateLimited:
    until = _moment(call.core.clock, seconds)
    error = RateLimited(message.replace("{}", f"{until:%Y-%m-%d %H:%M:%S} UTC"), **call.details())
    error.until, error.retry_after = until, seconds
    return error


def _moment(clock: "Clock", seconds: float) -> datetime:
    """Give the moment some seconds from now, in UTC."""
    return datetime.fromtimestamp(clock.wall(), UTC) + timedelta(seconds=seconds)


class MemoryStore:
    """Keeps limits in this process, on the clock that never jumps. A process that forks off keeps its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._logs: dict[str, deque[float]] = {}
        self._bans: dict[str, float] = {}

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a disk or for another machine."""
        return False

    def reserve(self, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Find the first moment at which one more request fits into every window, and reserve it."""
        with self._lock:
            now = clock.now()
            first = now
            logs = [self._log(budget) for budget in budgets]
            for budget, log in zip(budgets, logs, strict=True):
                # Who came first is served first: nobody gets a moment before the last one given.
                first = max(first, log[-1]) if log else first
                for window in budget.windows:
                    if len(log) >= window.requests:
                        first = max(first, log[-window.requests] + window.per)
            if first - now <= patience:
                for log in logs:
                    log.append(first)
            return first - now

    def ban(self, key: str, seconds: float, clock: "Clock") -> None:
        """Take note that nothing may be sent for some seconds; a ban that ends later stays."""
        with self._lock:
            self._bans[key] = max(self._bans.get(key, 0.0), clock.now() + seconds)

    def banned(self, key: str, clock: "Clock") -> float:
        """Give the seconds until the ban ends; none, or less, where there is none."""
        with self._lock:
            return self._bans.get(key, 0.0) - clock.now()

    def after_fork(self) -> None:
        """Give a child process a lock that no thread of its parent holds."""
        self._lock = threading.Lock()

    def _log(self, budget: Budget) -> deque[float]:
        """Give the moments of a budget, as many as its windows look back on."""
        size = max(window.requests for window in budget.windows)
        log = self._logs.get(budget.key)
        if log is None or (log.maxlen or 0) < size:
            log = self._logs[budget.key] = deque(log or (), maxlen=size)
        return log


PROCESS: Final = MemoryStore()
"""The store of every client of this process that was given no other."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=PROCESS.after_fork)
