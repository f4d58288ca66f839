"""One async client and many event loops: nothing of a loop that ended is kept."""

import asyncio
import gc
import threading
import time
import warnings
import weakref
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from engines import engine_of
from flavours import GET, OK
from sample import AsyncSample
from sample._runtime.base.arguments import Arguments

from upstream.raw import RawServer

LOOPS = 300
FILES = Path("/proc/self/fd")

pytestmark = pytest.mark.skipif(not FILES.exists(), reason="no list of open files here")


def files() -> int:
    """Count the open files of this process that are sockets; closed loops keep theirs until they are collected."""
    gc.collect()
    return sockets()


def sockets() -> int:
    return sum(each.is_symlink() and str(each.readlink()).startswith("socket:") for each in FILES.iterdir())


class Loops:
    """Notes the loops that calls ran in, without keeping them."""

    def __init__(self, url: str) -> None:
        self.client = AsyncSample(base_url=url)
        self.seen: list[weakref.ref[asyncio.AbstractEventLoop]] = []

    async def call(self) -> None:
        self.seen.append(weakref.ref(asyncio.get_running_loop()))
        await engine_of(self.client).call(GET, Arguments())

    def alive(self) -> int:
        gc.collect()
        return len({id(loop) for each in self.seen if (loop := each()) is not None})


@pytest.fixture
def server() -> Iterator[RawServer]:
    with RawServer(OK) as server:
        yield server


def at_most(count: Callable[[], int], most: int) -> bool:
    """Return whether a count comes down to a bound: the server, a thread of this process, closes its sockets later."""
    for _ in range(200):
        if count() <= most:
            return True
        time.sleep(0.05)
    return False


def unkept(work: Coroutine[Any, Any, None]) -> None:
    """Run in a loop that is closed without the ceremony of ``asyncio.run``."""
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(work)
    finally:
        loop.close()


def test_a_loop_for_each_call_leaves_nothing_behind(server: RawServer) -> None:
    loops, before = Loops(server.url), 0
    for number in range(LOOPS):
        asyncio.run(loops.call())
        if number == 10:
            before = files()
    assert len(loops.seen) == LOOPS
    assert at_most(loops.alive, 0)
    assert at_most(files, before + 3)


def test_the_connections_of_a_loop_end_with_it_and_without_a_warning(server: RawServer) -> None:
    loops = Loops(server.url)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        asyncio.run(loops.call())
        gc.collect()
    assert [each for each in caught if issubclass(each.category, ResourceWarning)] == []


def test_a_loop_closed_in_a_hurry_is_let_go_at_the_next_use(server: RawServer) -> None:
    loops, before = Loops(server.url), 0
    with warnings.catch_warnings():
        # Python says so of every loop that is closed with a connection open.
        warnings.simplefilter("ignore", ResourceWarning)
        for number in range(LOOPS):
            unkept(loops.call())
            if number == 10:
                before = files()
        assert at_most(files, before + 5)
        assert loops.alive() <= 1
        asyncio.run(loops.client.aclose())
        assert at_most(loops.alive, 0)


def test_the_connection_of_a_closed_loop_is_closed_and_not_left_to_the_collector(server: RawServer) -> None:
    loops = Loops(server.url)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.disable()
        try:
            unkept(loops.call())
            before = sockets()
            for _ in range(20):
                unkept(loops.call())
            assert at_most(sockets, before)
        finally:
            gc.enable()
        asyncio.run(loops.client.aclose())
        gc.collect()


def test_threads_with_a_loop_each(server: RawServer) -> None:
    loops = Loops(server.url)

    def work(_: int) -> None:
        for _ in range(20):
            asyncio.run(loops.call())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert len(loops.seen) == 160
    assert at_most(loops.alive, 0)


def test_closing_closes_the_connections_of_every_loop(server: RawServer) -> None:
    loops = Loops(server.url)
    called, closed = threading.Event(), threading.Event()

    async def wait() -> None:
        await loops.call()
        before = files()
        called.set()
        while not closed.is_set() or files() >= before:
            await asyncio.sleep(0.001)

    async def bounded() -> None:
        await asyncio.wait_for(wait(), 10)

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(lambda: asyncio.run(bounded()))
        assert called.wait(10)
        asyncio.run(loops.client.aclose())
        closed.set()
        other.result(10)


def test_many_tasks_of_one_loop_share_its_connections(server: RawServer) -> None:
    loops = Loops(server.url)

    async def main() -> None:
        await loops.call()
        await asyncio.gather(*(loops.call() for _ in range(50)))
        for _ in range(20):
            await loops.call()

    asyncio.run(main())
    assert server.connections <= 51
