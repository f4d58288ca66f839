"""Rate limits shared by several processes or machines, in SQLite or Redis.

Slots change after they were reserved (see ``slots``), each time in one transaction over all budgets of a request. Since
rate limiting libraries keep append-only logs, this module uses SQLite and the Redis client directly.

Times are wall clock times: machines that share a store need synchronized clocks.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import astuple
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from ..base.errors import LimitsUnavailable
from ..base.rate_limits import Budget
from .slots import Slot, Slots, State, admit, release

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.clock import Clock

__all__ = ["SharedStore"]

T = TypeVar("T")

_PATIENCE: Final = 10.0
"""Seconds to wait for the lock of the file, or for a response of Redis."""

_KEPT: Final = 30 * 24 * 3600
"""Seconds after which Redis deletes an unused budget."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS slots (
    place INTEGER PRIMARY KEY AUTOINCREMENT, budget TEXT, ticket TEXT, at REAL, state TEXT, UNIQUE (budget, ticket)
)
"""


class _Shelf(Protocol):
    """Stores slots: an ordered list for each key."""

    def change(self, keys: Sequence[str], work: Callable[[Sequence[Slots]], T]) -> T:
        """Let ``work`` change the slots of some keys in a transaction; return its result.

        It is called again if the slots were changed concurrently.
        """
        ...


def _install_line() -> str:
    """Return the command that installs the extra, from the module `_api` of the package."""
    try:
        api = cast("Api", import_module("..._api", __package__).API)
    except ImportError:
        return "install it"
    return api.extras.get("shared-limits", "install it")


class SharedStore:
    """A ``LimitStore`` shared by several processes or machines.

    It is safe to share between threads and to use after a fork.
    """

    def __init__(self, shelf: _Shelf, failures: tuple[type[Exception], ...]) -> None:
        self._shelf = shelf
        self._failures = failures

    @classmethod
    def sqlite(cls, path: str | Path) -> "SharedStore":
        """Keep the limits in a file, for several processes on one machine.

        Args:
            path: the path of the database, created if missing. It must not be on a network drive.
        """
        return cls(_File(path), (OSError, sqlite3.Error))

    @classmethod
    def redis(cls, url: str, prefix: str = "rate-limits") -> "SharedStore":
        """Keep the limits in Redis, for any number of machines.

        Args:
            url: ``redis://``, ``rediss://`` or ``unix://``.
            prefix: the prefix of its keys.

        Raises:
            ImportError: the extra ``shared-limits`` of this package is not installed.
        """
        try:
            from redis import Redis
            from redis.exceptions import RedisError
        except ModuleNotFoundError as error:
            wanted = f"SharedStore.redis requires the package {error.name}: {_install_line()}"
            raise ImportError(wanted, name=error.name) from None

        client = Redis.from_url(  # pyright: ignore[reportUnknownMemberType]  # its keywords have no types
            url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE, decode_responses=True
        )
        return cls(_Server(cast("_Redis", client), prefix), (OSError, RedisError))

    @property
    def blocks(self) -> bool:
        """Whether the methods block on a disk or a network."""
        return True

    def reserve(self, ticket: str, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Return the seconds until a request may be sent; 0 if it is admitted now and counts.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        return self._change(
            [budget.key for budget in budgets], lambda held: admit(budgets, held, ticket, patience, clock.wall())
        )

    def release(self, ticket: str, budgets: Sequence[Budget], clock: "Clock") -> None:
        """Record that a request reached the server: its response arrived, or it failed.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        now = clock.wall()
        self._change([budget.key for budget in budgets], lambda held: release(held, ticket, now))

    def ban(self, key: str, seconds: float, clock: "Clock") -> None:
        """Record a ban of some seconds, unless a ban that ends later is already recorded.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        end = clock.wall() + seconds

        def ban(held: Sequence[Slots]) -> None:
            held[0][:] = [Slot("ban", max(end, _end(held)), "arrived")]

        self._change([f"ban {key}"], ban)

    def banned(self, key: str, clock: "Clock") -> float:
        """Return the seconds until the ban ends; 0 or less if there is none.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        return self._change([f"ban {key}"], _end) - clock.wall()

    def _change(self, keys: Sequence[str], work: Callable[[Sequence[Slots]], T]) -> T:
        try:
            return self._shelf.change(keys, work)
        except self._failures as failure:
            raise LimitsUnavailable(
                f"the store of the rate limits cannot be reached ({type(failure).__name__})"
            ) from failure


def _end(held: Sequence[Slots]) -> float:
    return max((slot.at for slot in held[0]), default=0.0)


def _changes(before: Mapping[str, Slot], after: Slots) -> tuple[list[str], Slots]:
    """Return the removed tickets, and the slots that are new or changed."""
    left = {slot.ticket for slot in after}
    return [ticket for ticket in before if ticket not in left], [
        slot for slot in after if before.get(slot.ticket) != slot
    ]


def _copied(slots: Slots) -> dict[str, Slot]:
    return {slot.ticket: Slot(slot.ticket, slot.at, slot.state) for slot in slots}


class _File:
    """An SQLite file that is opened for each change, so that forks are safe and nothing stays open."""

    def __init__(self, path: str | Path) -> None:
        self._path = os.fspath(path)

    def change(self, keys: Sequence[str], work: Callable[[Sequence[Slots]], T]) -> T:
        """Let ``work`` change the slots of some keys in a transaction; return its result."""
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)) as database:
            # A machine that loses power sends no requests either, so there is no need to sync to disk.
            database.execute("PRAGMA synchronous=OFF")
            database.execute("BEGIN IMMEDIATE")
            database.execute(_TABLE)
            held = [_rows(database, key) for key in keys]
            before = [_copied(slots) for slots in held]
            result = work(held)
            for key, known, slots in zip(keys, before, held, strict=True):
                gone, changed = _changes(known, slots)
                database.executemany("DELETE FROM slots WHERE budget = ? AND ticket = ?", [(key, one) for one in gone])
                database.executemany(
                    "INSERT INTO slots (budget, ticket, at, state) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (budget, ticket) DO UPDATE SET at = excluded.at, state = excluded.state",
                    [(key, *astuple(slot)) for slot in changed],
                )
            database.execute("COMMIT")
            return result


def _rows(database: sqlite3.Connection, key: str) -> Slots:
    found = database.execute("SELECT ticket, at, state FROM slots WHERE budget = ? ORDER BY place", (key,))
    return [Slot(*row) for row in found]


class _Pipeline(Protocol):
    """The methods of a Redis pipeline that are used here, since its types are incomplete."""

    def watch(self, *names: str) -> object: ...
    def hgetall(self, name: str) -> object: ...
    def multi(self) -> None: ...
    def hdel(self, name: str, *keys: str) -> object: ...
    def hset(self, name: str, key: str, value: str) -> object: ...
    def expire(self, name: str, time: int) -> object: ...
    def execute(self) -> object: ...


class _Redis(Protocol):
    def pipeline(self) -> AbstractContextManager[_Pipeline]: ...


class _Server:
    """A Redis server with a hash for each key, changed with optimistic locking."""

    def __init__(self, client: _Redis, prefix: str) -> None:
        self._client = client
        self._prefix = prefix

    def change(self, keys: Sequence[str], work: Callable[[Sequence[Slots]], T]) -> T:
        """Let ``work`` change the slots of some keys in a transaction; return its result."""
        from redis.exceptions import WatchError

        names = [f"{self._prefix}:{key}" for key in keys]
        with self._client.pipeline() as pipe:
            while True:
                pipe.watch(*names)
                hashes = [_Hash(name, cast("dict[str, str]", pipe.hgetall(name))) for name in names]
                result = work([each.slots for each in hashes])
                pipe.multi()
                for each in hashes:
                    each.write(pipe)
                with suppress(WatchError):
                    pipe.execute()
                    return result


class _Hash:
    """The slots of one budget in Redis: position in the queue, time and state by ticket."""

    def __init__(self, name: str, fields: Mapping[str, str]) -> None:
        self._name = name
        read = {ticket: cast("tuple[int, float, State]", tuple(json.loads(text))) for ticket, text in fields.items()}
        self._places = {ticket: place for ticket, (place, _, _) in read.items()}
        self.slots = [Slot(ticket, *read[ticket][1:]) for ticket in sorted(read, key=self._places.__getitem__)]
        self._before = _copied(self.slots)

    def write(self, pipe: _Pipeline) -> None:
        """Queue the commands that write the changes."""
        gone, changed = _changes(self._before, self.slots)
        if gone:
            pipe.hdel(self._name, *gone)
        last = max(self._places.values(), default=0)
        for number, slot in enumerate(changed, last + 1):
            place = self._places.get(slot.ticket, number)
            pipe.hset(self._name, slot.ticket, json.dumps([place, slot.at, slot.state]))
        if changed:
            pipe.expire(self._name, _KEPT)
