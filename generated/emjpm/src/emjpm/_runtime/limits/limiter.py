"""Enforce rate limits in the client, before the server rejects a request.

Every request counts, including retries, redirects and logins. While a window is full, the call waits. If the wait
would exceed the deadline, or while a host bans this client, the call raises ``RateLimited`` and sends nothing.
The counts are kept in a store: by default one per process, which all its clients share. A store in a file or in Redis
serves several processes, or machines behind one address (``shared``).
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from ..base.errors import LimitsUnavailable, RateLimited
from ..base.locks import lock_of
from ..base.rate_limits import Admission, Ban, Budget, Window
from ..base.steps import consult, wait
from ..base.urls import origin
from ..base.wire import RawReply
from ..call.retry import retry_after
from .slots import Slots, admit, release

if TYPE_CHECKING:
    from ..base.clock import Clock
    from ..base.errors import TransportError
    from ..base.rate_limits import LimitStore
    from ..base.security import Placed
    from ..base.steps import Steps
    from ..base.throttle import LimitedCall

__all__ = ["PROCESS", "MemoryStore", "RateLimit", "RateLimits"]

_MARGIN: Final = 0.01
"""Seconds added to every window, because clocks have a limited resolution."""

_DRIFT: Final = 1.0005
"""The factor by which windows are lengthened, because the clocks of two machines run at different speeds."""

_BAN: Final = 429
_LONGEST_WAIT: Final = 10 * 365 * 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """One rate limit of one host.

    Attributes:
        host: the host of a described server.
        requests: the maximum number of requests in any window.
        per: the length of the window in seconds.
        ban: the seconds for which the server rejects all requests after the limit was exceeded; 0 if it does not ban.
        paths: the path prefixes to which the limit applies; empty for all paths.
        scope: whether the server counts by client address or by credential.
    """

    host: str
    requests: int
    per: float
    ban: float = 0.0
    paths: tuple[str, ...] = ()
    scope: Literal["ip", "credential"] = "ip"


class RateLimits:
    """All rate limits of an API; implements ``Throttle``."""

    def __init__(self, *limits: RateLimit) -> None:
        self._limits = limits

    def admit(self, call: "LimitedCall", url: str, placed: "Sequence[Placed]") -> "Steps[None]":
        """Wait until a request may be sent.

        Raises:
            RateLimited: the host bans this client, or the wait would exceed the deadline.
            LimitsUnavailable: the store cannot be reached.
        """
        place = self._place(call, url, placed)
        if place is None:
            return
        store: LimitStore = call.core.limit_store or PROCESS
        clock = call.core.clock
        call.admission = place
        while True:
            # Stores need a finite number.
            patience = min(call.deadline - clock.now(), _LONGEST_WAIT)

            def reserve(patience: float = patience) -> tuple[float, float]:
                left = store.banned(place.key, clock) if place.ban else 0.0
                if left <= 0:
                    return left, store.reserve(place.ticket, place.budgets, patience, clock)
                store.release(place.ticket, place.budgets, clock)
                return left, 0.0

            left, pause = yield from consult(reserve, store.blocks)
            if left > 0:
                error = _limited(call, f"{place.host} bans this client until {{}}; nothing was sent", left)
                error.banned = True
                raise error
            if pause <= 0:
                return
            if pause > patience:
                raise _limited(
                    call,
                    f"the rate limits of {place.host} allow no request before {{}}, after the deadline of the call; "
                    "nothing was sent",
                    pause,
                )
            call.core.logger.debug("%s: waiting %.2f s for the rate limits", call.operation.id, pause)
            yield from wait(pause)

    def record(self, call: "LimitedCall", outcome: "RawReply | TransportError") -> "Steps[Ban | None]":
        """Record the outcome of the last admitted request; return the ban that it starts, if any."""
        place, call.admission = call.admission, None
        if place is None:
            return None
        store: LimitStore = call.core.limit_store or PROCESS
        clock = call.core.clock
        banned = isinstance(outcome, RawReply) and outcome.status == _BAN and place.ban > 0
        asked = retry_after(outcome.headers, clock.wall()) if isinstance(outcome, RawReply) and banned else None
        seconds = max(place.ban, asked or 0.0)

        def note() -> None:
            store.release(place.ticket, place.budgets, clock)
            if banned:
                store.ban(place.key, seconds, clock)

        try:
            yield from consult(note, store.blocks)
        except LimitsUnavailable as error:
            # The response must not be lost; the store releases the slot by itself after a while.
            call.core.logger.warning("%s: %s", call.operation.id, error)
        if not banned:
            return None
        call.core.logger.warning("%s: %s bans this client for %g s", call.operation.id, place.host, seconds)
        return Ban(seconds, _in_utc(clock, seconds))

    def release(self, call: "LimitedCall") -> None:
        """Release the last admitted request if its outcome will not be awaited."""
        place, call.admission = call.admission, None
        store: LimitStore = call.core.limit_store or PROCESS
        # A blocking store must not be called in an event loop; it releases the slot by itself after a while.
        if place is not None and not store.blocks:
            store.release(place.ticket, place.budgets, call.core.clock)

    def _place(self, call: "LimitedCall", url: str, placed: "Sequence[Placed]") -> Admission | None:
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
                tuple(Window(limit.requests, limit.per * _DRIFT + _MARGIN) for limit in limits),
            )
            for (paths, scope), limits in groups.items()
        )
        longest = max((limit for limits in groups.values() for limit in limits), key=lambda limit: limit.ban)
        key = f"{where} {mark}" if longest.scope == "credential" else where
        return Admission(uuid.uuid4().hex, host, key, longest.ban, budgets)


def _described(call: "LimitedCall", url: str) -> tuple[str, str, str]:
    """Return the described host of a URL, the path there, and the key of the budget.

    If the caller passes ``base_url``, the limits of the replaced server apply, with a separate budget.
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
    """Return a hash that distinguishes credentials without revealing them."""
    text = "\n".join(f"{one.name}={one.value.reveal()}" for one in placed)
    return hashlib.sha256(text.encode()).hexdigest()[:16] if placed else ""


def _limited(call: "LimitedCall", message: str, seconds: float) -> RateLimited:
    until = _in_utc(call.core.clock, seconds)
    error = RateLimited(message.replace("{}", f"{until:%Y-%m-%d %H:%M:%S} UTC"), **call.details())
    error.until, error.retry_after = until, seconds
    return error


def _in_utc(clock: "Clock", seconds: float) -> datetime:
    """Return the time some seconds from now, in UTC."""
    return datetime.fromtimestamp(clock.wall(), UTC) + timedelta(seconds=seconds)


class MemoryStore:
    """Keeps limits in this process, on the monotonic clock. A forked process keeps its own."""

    def __init__(self) -> None:
        self._lock = lock_of(self, "_lock")
        self._slots: dict[str, Slots] = {}
        self._bans: dict[str, float] = {}

    @property
    def blocks(self) -> bool:
        """Whether the methods block on a disk or a network."""
        return False

    def reserve(self, ticket: str, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Return the seconds until a request may be sent; 0 if it is admitted now and counts."""
        with self._lock:
            return admit(budgets, self._held(budgets), ticket, patience, clock.now())

    def release(self, ticket: str, budgets: Sequence[Budget], clock: "Clock") -> None:
        """Record that a request reached the server: its response arrived, or it failed."""
        with self._lock:
            release(self._held(budgets), ticket, clock.now())

    def ban(self, key: str, seconds: float, clock: "Clock") -> None:
        """Record a ban of some seconds, unless a ban that ends later is already recorded."""
        with self._lock:
            self._bans[key] = max(self._bans.get(key, 0.0), clock.now() + seconds)

    def banned(self, key: str, clock: "Clock") -> float:
        """Return the seconds until the ban ends; 0 or less if there is none."""
        with self._lock:
            return self._bans.get(key, 0.0) - clock.now()

    def _held(self, budgets: Sequence[Budget]) -> list[Slots]:
        return [self._slots.setdefault(budget.key, []) for budget in budgets]


PROCESS: Final = MemoryStore()
"""The default store of all clients of this process."""
