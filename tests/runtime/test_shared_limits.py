"""Rate limits that several processes share: a file, and a real Redis."""

import asyncio
import gc
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import pytest
import reserver
from fake_driver import FakeClock
from sample._runtime.base.errors import LimitsUnavailable
from sample._runtime.base.rate_limits import Budget, LimitStore, Window
from sample._runtime.limits.limiter import MemoryStore
from sample._runtime.limits.shared import SharedStore

from processes import busy_cores, started
from redis_server import redis_server

SCRIPT = Path(reserver.__file__)
DATABASES = count(1)
PROCESSES = 4
EACH = 9


@pytest.fixture(scope="module")
def _redis() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the limits are kept: a new file, or an empty Redis."""
    if request.param == "sqlite":
        return str(tmp_path / "limits.db")
    url: str = request.getfixturevalue("_redis")
    # Each test has its own database.
    return url.removesuffix("/0") + f"/{next(DATABASES)}"


def arrivals_of(place: str, programs: int, forks: int) -> list[float]:
    """When the requests of some programs arrive that share a store, sorted."""
    command = [sys.executable, "-W", "error", str(SCRIPT), place, str(EACH), str(forks)]
    found: list[float] = []
    with ExitStack() as stack:
        running = [stack.enter_context(started(command, stderr=subprocess.PIPE)) for _ in range(programs)]
        for process in running:
            output, complaint = process.communicate(timeout=120)
            assert process.returncode == 0, complaint
            found += [float(line) for line in output.split()]
    return sorted(found)


def kept(times: list[float]) -> bool:
    """Return whether no window has too many requests; the times are rounded."""
    return all(
        later - earlier >= window.per - 0.002
        for window in reserver.BUDGET.windows
        for earlier, later in zip(times, times[window.requests :], strict=False)
    )


@pytest.mark.slow
@pytest.mark.parametrize(("programs", "forks"), [(PROCESSES, 1), (1, PROCESSES)])
def test_processes_share_one_budget_with_every_core_busy(place: str, programs: int, forks: int) -> None:
    with busy_cores():
        times = arrivals_of(place, programs, forks)
    # One that forks sends a request before it does.
    assert len(times) == PROCESSES * EACH + (forks > 1)
    assert kept(times)


def test_threads_share_one_budget(place: str) -> None:
    store, times = reserver.opened(place), list[float]()
    threads = [threading.Thread(target=lambda: times.extend(reserver.send(store, EACH))) for _ in range(PROCESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(sorted(times))


def test_a_ban_is_known_to_all(place: str) -> None:
    one, other, clock = reserver.opened(place), reserver.opened(place), FakeClock(date=time.time())
    assert one.banned("host", clock) <= 0
    one.ban("host", 60, clock)
    other.ban("host", 30, clock)
    assert other.banned("host", clock) == pytest.approx(60, abs=0.01)
    assert other.banned("another", clock) <= 0
    clock.date += 61
    assert one.banned("host", clock) <= 0


def test_what_is_later_than_the_patience_gets_no_place(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=1_700_000_000)
    budgets = [Budget("one", (Window(1, 60),))]
    assert store.reserve("first", budgets, 1, clock) == 0
    store.release("first", budgets, clock)
    assert [store.reserve(f"late {number}", budgets, 1, clock) for number in range(3)] == [60] * 3
    clock.date += 60
    assert store.reserve("last", budgets, 1, clock) == 0


def test_a_clock_that_is_set_back_makes_no_wait_longer_than_a_window(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=1_700_000_000)
    budgets = [Budget("one", (Window(2, 60),))]
    for ticket in ("first", "second"):
        assert store.reserve(ticket, budgets, 1, clock) == 0
        store.release(ticket, budgets, clock)
    clock.date -= 3600
    assert store.reserve("third", budgets, 1e9, clock) <= 60


def test_several_budgets_give_one_time(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=1_700_000_000)
    wide, narrow = Budget("wide", (Window(2, 10),)), Budget("narrow", (Window(1, 30),))
    assert store.reserve("first", [wide, narrow], 100, clock) == 0
    store.release("first", [wide, narrow], clock)
    assert store.reserve("second", [wide, narrow], 100, clock) == 30
    assert store.reserve("third", [narrow], 10, clock) > 10
    assert store.reserve("fourth", [narrow], 100, clock) == 60
    # Neither of those that wait has left the wide budget less than it needs.
    assert store.reserve("fifth", [wide], 100, clock) == 10


def test_a_change_that_fails_changes_nothing(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=1_700_000_000)
    budgets = [Budget("one", (Window(1, 60),))]

    class Broken(FakeClock):
        def wall(self) -> float:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.reserve("first", budgets, 1, Broken())
    assert store.reserve("second", budgets, 1, clock) == 0


def test_what_has_expired_is_thrown_out(tmp_path: Path) -> None:
    path = tmp_path / "limits.db"
    store, clock = SharedStore.sqlite(path), FakeClock(date=1_700_000_000)
    budgets = [Budget("host", (Window(100, 10),))]
    for number in range(200):
        clock.date += 1
        assert store.reserve(str(number), budgets, 1, clock) == 0
        store.release(str(number), budgets, clock)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT COUNT(*) FROM slots").fetchone()[0] < 20


def test_no_file_is_left_open(tmp_path: Path) -> None:
    path, clock = tmp_path / "limits.db", FakeClock(date=1_700_000_000)
    store = SharedStore.sqlite(path)
    assert store.reserve("first", [reserver.BUDGET], 1, clock) == 0
    store.ban("host", 60, clock)
    assert store.banned("host", clock) == 60
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, sqlite3.Connection)]


def test_a_store_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    clock = FakeClock(date=time.time())
    (tmp_path / "file").write_text("no folder")
    for place in (str(tmp_path / "file" / "limits.db"), "redis://127.0.0.1:1/0"):
        with pytest.raises(LimitsUnavailable) as caught:
            reserver.opened(place).reserve("first", [reserver.BUDGET], 1, clock)
        assert caught.value.__cause__ is not None
        assert "redis://" not in str(caught.value)


def test_both_kinds_of_store_are_what_the_engine_asks_for(tmp_path: Path) -> None:
    stores: list[LimitStore] = [MemoryStore(), SharedStore.sqlite(tmp_path / "limits.db")]
    assert [store.blocks for store in stores] == [False, True]


def test_an_event_loop_goes_on_while_a_store_blocks() -> None:
    from sample._runtime.base.steps import consult
    from sample._runtime.base.wire import RawReply, Request
    from sample._runtime.call.driver import drive_async

    async def send(_request: Request) -> RawReply:
        raise AssertionError("nothing is sent")

    async def main() -> tuple[float, int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                await asyncio.sleep(0.01)
                ticks += 1

        def slow() -> float:
            time.sleep(0.2)
            return 7.0

        ticking = asyncio.create_task(tick())
        answer = await drive_async(consult(slow, blocks=True), send)
        ticking.cancel()
        return answer, ticks

    answer, ticks = asyncio.run(main())
    assert answer == 7
    assert ticks >= 5
