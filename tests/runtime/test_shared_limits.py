"""Rate limits that several processes share: a file, and a real Redis."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import reserver
from hand import FakeClock
from hypothesis import given
from hypothesis import strategies as st
from pyrate_limiter import AbstractBucket, InMemoryBucket, Rate
from sample._runtime.errors import LimitsUnavailable
from sample._runtime.limits import MemoryStore
from sample._runtime.shared_limits import SharedStore, rates
from sample._runtime.throttle import Budget, LimitStore, Window

from redis_server import redis_server

SCRIPT = Path(reserver.__file__)
DATABASES = count(1)
PROCESSES = 4
EACH = 20


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
    # A database of its own for each test.
    return url.removesuffix("/0") + f"/{next(DATABASES)}"


def moments_of(processes: list[subprocess.Popen[str]]) -> list[float]:
    """What reservers print, sorted."""
    found: list[float] = []
    for process in processes:
        output, complaint = process.communicate(timeout=60)
        assert process.returncode == 0, complaint
        found += [float(line) for line in output.split()]
    return sorted(found)


def started(place: str, processes: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", str(SCRIPT), place, str(EACH), str(processes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kept(moments: list[float]) -> bool:
    """Whether no window holds too many; moments were rounded."""
    return all(
        later - earlier >= window.per - 0.002
        for window in reserver.BUDGET.windows
        for earlier, later in zip(moments, moments[window.requests :], strict=False)
    )


def test_four_processes_share_one_budget(place: str) -> None:
    moments = moments_of([started(place, 1) for _ in range(PROCESSES)])
    assert len(moments) == PROCESSES * EACH
    assert kept(moments)
    # And nothing is given away: 30 each 3 s, the last of 80 comes 6 s after the first, and what the clocks differ.
    assert moments[-1] - moments[0] < 8


def test_a_process_and_what_it_forks_share_one_budget(place: str) -> None:
    moments = moments_of([started(place, PROCESSES)])
    assert len(moments) == PROCESSES * EACH + 1
    assert kept(moments)


def test_threads_share_one_budget(place: str) -> None:
    store, moments = reserver.opened(place), list[float]()
    threads = [threading.Thread(target=lambda: moments.extend(reserver.reserve(store, EACH))) for _ in range(PROCESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(sorted(moments))


def test_a_ban_is_known_to_all(place: str) -> None:
    one, other, clock = reserver.opened(place), reserver.opened(place), FakeClock(date=time.time())
    assert one.banned("host", clock) <= 0
    one.ban("host", 60, clock)
    other.ban("host", 30, clock)
    assert other.banned("host", clock) == pytest.approx(60, abs=0.01)
    assert other.banned("another", clock) <= 0
    clock.date += 61
    assert one.banned("host", clock) <= 0


def test_what_is_later_than_the_patience_is_not_reserved(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=time.time())
    budget = Budget("one", (Window(1, 60),))
    assert store.reserve([budget], 1, clock) == 0
    assert [store.reserve([budget], 1, clock) for _ in range(3)] == pytest.approx([60] * 3, abs=0.01)
    clock.date += 60.01
    assert store.reserve([budget], 1, clock) == 0


def test_several_budgets_give_one_moment(place: str) -> None:
    store, clock = reserver.opened(place), FakeClock(date=time.time())
    wide, narrow = Budget("wide", (Window(2, 10),)), Budget("narrow", (Window(1, 30),))
    assert store.reserve([wide, narrow], 100, clock) == 0
    assert store.reserve([wide, narrow], 100, clock) == pytest.approx(30, abs=0.01)
    assert store.reserve([narrow], 10, clock) > 10
    assert store.reserve([narrow], 100, clock) == pytest.approx(60, abs=0.01)


def test_what_has_expired_is_thrown_out(tmp_path: Path) -> None:
    made: list[InMemoryBucket] = []

    def make(name: str, rates: list[Rate]) -> AbstractBucket:
        assert name.replace("_", "").isalnum()
        made.append(InMemoryBucket(rates))
        return made[-1]

    store, clock = SharedStore(make), FakeClock(date=time.time())
    for _ in range(1000):
        clock.date += 1
        store.reserve([Budget("host", (Window(100, 10),))], 1, clock)
    assert len(made) == 1
    assert made[0].count() < 50


def test_a_store_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    clock = FakeClock(date=time.time())
    (tmp_path / "file").write_text("no folder")
    for place in (str(tmp_path / "file" / "limits.db"), "redis://127.0.0.1:1/0"):
        with pytest.raises(LimitsUnavailable) as caught:
            reserver.opened(place).reserve([reserver.BUDGET], 1, clock)
        assert caught.value.__cause__ is not None
        assert "redis://" not in str(caught.value)


def test_both_kinds_of_store_are_what_the_engine_asks_for(tmp_path: Path) -> None:
    stores: list[LimitStore] = [MemoryStore(), SharedStore.sqlite(tmp_path / "limits.db")]
    assert [store.blocks for store in stores] == [False, True]


def test_an_event_loop_goes_on_while_a_store_blocks() -> None:
    from sample._runtime.drive import drive_async
    from sample._runtime.steps import consult
    from sample._runtime.wire import RawReply, Request

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


@given(st.lists(st.tuples(st.integers(1, 400), st.floats(0.1, 4000)), min_size=1, max_size=5))
def test_windows_become_rates_that_pyrate_limiter_takes_and_are_no_wider(windows: list[tuple[int, float]]) -> None:
    found = rates([Window(requests, per) for requests, per in windows])
    bucket = InMemoryBucket(found)  # refuses a list that it cannot keep
    assert bucket.rates
    for requests, per in windows:
        interval = round(per * 1000)
        # Some rate, alone, keeps this window: so many of its intervals cover it with no more requests.
        assert any(-(-interval // rate.interval) * rate.limit <= requests for rate in found) or any(
            rate.interval >= interval and rate.limit <= requests for rate in found
        )
