"""Rate limits shared by several processes or machines behind one address: an optional extra.

It stands on pyrate-limiter, and not on ``limits``, for four reasons. All windows of a host are checked and counted in
one step, so a request refused by one window spends nothing of another; a refusal says how long to wait; it has a store
in a plain file (SQLite under a lock of the file system), for processes of one machine without a server; and it takes
the moment of a request from its caller, which makes it possible to reserve one in the future. ``limits`` tests window
by window, has no store in a file, and holds the client of Redis back below version 8. What pyrate-limiter does not
have, bans, is one more bucket here, whose newest entry is the moment a ban ends.

Time is the machine's wall clock, in milliseconds: machines that share a store need clocks that agree.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast

from .errors import LimitsUnavailable
from .throttle import Budget, Window

if TYPE_CHECKING:
    from pyrate_limiter import AbstractBucket, Rate

    from .clock import Clock

__all__ = ["SharedStore"]

T = TypeVar("T")

_PATIENCE: Final = 10.0
"""Seconds to wait for the lock of the file, or for an answer of Redis."""

_WEEK: Final = 7 * 24 * 3600 * 1000


@contextmanager
def _extra() -> Generator[None]:
    """Name the extra that brings a package which is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        distribution = __name__.partition(".")[0].replace("_", "-")
        wanted = f"SharedStore needs the package {error.name}: pip install '{distribution}[shared-limits]'"
        raise ImportError(wanted, name=error.name) from None


def _bans() -> list[Rate]:
    """Return the rates of a bucket that never fills; after a week bans are forgotten."""
    from pyrate_limiter import Rate

    return [Rate(1_000_000, _WEEK)]


@dataclass(slots=True)
class _Bucket:
    """A bucket, and when what has expired was last thrown out of it."""

    bucket: AbstractBucket
    guard: AbstractContextManager[object]
    lock: threading.Lock = field(default_factory=threading.Lock)
    swept: int = 0

    def take(self, moment: int, latest: int) -> int:
        """Reserve the first moment from ``moment`` on; give it, reserved unless it is later than ``latest``."""
        from pyrate_limiter import Decision, RateItem

        with self.lock, self.guard:
            # Not before the last one given: who came first is served first, and a clock that is slow does no harm.
            moment = max(moment, self._newest())
            while moment <= latest:
                decision = self.bucket.put_decision(RateItem("request", moment))
                if not isinstance(decision, Decision):
                    raise TypeError("SharedStore: asynchronous buckets cannot be used")
                if decision.allowed:
                    return moment
                moment += max(decision.retry_after_ms or 1, 1)
            return moment

    def newest(self) -> int:
        """Give the newest moment; 0 where there is none."""
        with self.lock:
            return self._newest()

    def _newest(self) -> int:
        from pyrate_limiter import RateItem

        item = self.bucket.peek(0)
        return item.timestamp if isinstance(item, RateItem) else 0

    def sweep(self, now: int) -> None:
        """Throw out what has expired, now and then."""
        if now - self.swept > self.bucket.rates[-1].interval:
            with self.lock:
                self.swept = now
                self.bucket.leak(now)


class SharedStore:
    """Keeps limits in a place that several processes or machines use; see ``LimitStore``.

    Safe to use after a fork: the child opens its own connections.

    Args:
        make: makes the synchronous bucket of a name (letters, digits and ``_``) with the rates given. Any store of
            pyrate-limiter will do.
        guard: makes what keeps other processes off the bucket of a name, where the bucket does not do so itself.
        failures: the exceptions that say that the store cannot be reached.

    Raises:
        ImportError: the extra ``shared-limits`` of this package is not installed.
    """

    def __init__(
        self,
        make: Callable[[str, list[Rate]], AbstractBucket],
        guard: Callable[[str], AbstractContextManager[object]] = nullcontext,
        failures: tuple[type[Exception], ...] = (OSError,),
    ) -> None:
        with _extra():
            import pyrate_limiter as _pyrate_limiter
        del _pyrate_limiter
        self._make = make
        self._guard = guard
        self._failures = failures
        self._reset()

    @classmethod
    def sqlite(cls, path: str | Path) -> SharedStore:
        """Keep limits in a file, for the processes of one machine.

        Args:
            path: of the database; it is made when it is not there. A file of the same name and ``.lock`` stands
                beside it. Not on a network drive.
        """
        with _extra():
            from filelock import FileLock
            from pyrate_limiter import SQLiteBucket

        place = os.fspath(path)

        def make(name: str, rates: list[Rate]) -> AbstractBucket:
            bucket = SQLiteBucket.init_from_file(rates, table=name, db_path=place, use_file_lock=True)
            lock = cast("object", bucket.lock)
            if isinstance(lock, FileLock):
                lock.timeout = _PATIENCE
            return bucket

        return cls(make, failures=(OSError, sqlite3.Error))

    @classmethod
    def redis(cls, url: str, prefix: str = "rate-limits") -> SharedStore:
        """Keep limits in a Redis, for any number of machines.

        Args:
            url: ``redis://``, ``rediss://`` or ``unix://``.
            prefix: of the keys it writes.
        """
        with _extra():
            from pyrate_limiter import AbstractBucket, RedisBucket
            from redis import Redis
            from redis.exceptions import RedisError
            from redis.lock import Lock

        client = Redis.from_url(  # pyright: ignore[reportUnknownMemberType]  # its keywords have no types
            url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE
        )

        def make(name: str, rates: list[Rate]) -> AbstractBucket:
            bucket = RedisBucket.init(rates, client, f"{prefix}:{name}")
            if not isinstance(bucket, AbstractBucket):
                raise TypeError("SharedStore: asynchronous buckets cannot be used")
            return bucket

        def guard(name: str) -> AbstractContextManager[object]:
            # The bucket counts what is earlier than its entry: of two at once, the later might not see the earlier.
            place = f"{prefix}:{name}:lock"
            return Lock(client, place, timeout=_PATIENCE, sleep=0.005, blocking_timeout=_PATIENCE)

        return cls(make, guard, (OSError, RedisError))

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a disk or for another machine."""
        return True

    def reserve(self, budgets: Sequence[Budget], patience: float, clock: Clock) -> float:
        """Find the first moment at which one more request fits into every window, and reserve it.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        now = _milliseconds(clock.wall())
        latest = _milliseconds(clock.wall() + patience)

        def reserve() -> int:
            buckets = [self._bucket(budget.key, rates(budget.windows)) for budget in budgets]
            first = now
            taken = [-1 for _ in buckets]
            # A later budget may move the request on, out of the moment that an earlier one counted.
            while any(moment != first for moment in taken):
                for number, bucket in enumerate(buckets):
                    bucket.sweep(now)
                    if taken[number] != first:
                        first = taken[number] = bucket.take(first, latest)
                    if first > latest:
                        return first
            return first

        return (self._reach(reserve) - now) / 1000

    def ban(self, key: str, seconds: float, clock: Clock) -> None:
        """Take note that nothing may be sent for some seconds; a ban that ends later stays.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        now = _milliseconds(clock.wall())
        end = now + _milliseconds(seconds)

        def ban() -> None:
            bucket = self._bucket(f"ban {key}", _bans())
            bucket.sweep(now)
            bucket.take(end, end)

        self._reach(ban)

    def banned(self, key: str, clock: Clock) -> float:
        """Give the seconds until the ban ends; none, or less, where there is none.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        end = self._reach(lambda: self._bucket(f"ban {key}", _bans()).newest())
        return (end - _milliseconds(clock.wall())) / 1000

    def _reset(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._buckets: dict[str, _Bucket] = {}

    def _bucket(self, key: str, rates: list[Rate]) -> _Bucket:
        if self._process != os.getpid():
            # A database that is open cannot be taken along by a fork; nor may the child close it.
            self._parents = self._buckets
            self._reset()
        with self._lock:
            found = self._buckets.get(key)
            if found is None:
                # A name of our own: pyrate-limiter writes it into SQL as it is.
                name = "limits_" + hashlib.sha256(f"{key} {rates}".encode()).hexdigest()[:24]
                found = self._buckets[key] = _Bucket(self._make(name, rates), self._guard(name))
            return found

    def _reach(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except self._failures as failure:
            raise LimitsUnavailable(
                f"the store of the rate limits cannot be reached ({type(failure).__name__}); nothing was sent"
            ) from failure


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def rates(windows: Sequence[Window]) -> list[Rate]:
    """Give windows as pyrate-limiter wants them: each longer than the last, with more requests, but fewer a second.

    A window that another one implies is left out; one that is implied but for a few moments is made a little smaller.
    """
    from pyrate_limiter import Rate

    rates: list[Rate] = []
    for window in sorted(windows, key=lambda window: (window.per, -window.requests)):
        interval, requests = _milliseconds(window.per), window.requests
        if rates:
            requests = min(requests, max(1, rates[-1].limit * interval // rates[-1].interval))
        while rates and rates[-1].limit >= requests:
            rates.pop()
        rates.append(Rate(requests, interval))
    return rates
