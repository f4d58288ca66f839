"""Threads, tasks, loops and processes: no reply lost, nothing left behind."""

import asyncio
import gc
import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from engines import engine_of
from flavours import GET, SECURE
from sample import AsyncSample, errors
from sample._runtime.base.arguments import Arguments
from tokens import Tokens, arguments, async_client, client, number

from processes import forked
from upstream.raw import Exchange, RawServer, reply, reply_json

HERE = Path(__file__).parent


@pytest.mark.parametrize("after", [0.0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.6])
def test_a_cancelled_call_leaves_nothing_behind(after: float) -> None:
    """Whatever it was at: connecting, logging in, reading, or between two attempts."""

    def slow(exchange: Exchange) -> None:
        exchange.wait(0.15)
        if exchange.request.target.endswith("/1"):
            reply(status=503)(exchange)
        else:
            tokens(exchange)

    tokens = Tokens()

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            task = asyncio.ensure_future(engine_of(sample).call(SECURE, arguments(1)))
            await asyncio.sleep(after)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert number((await engine_of(sample).call(SECURE, arguments(2))).data) == 2
        assert [left for left in asyncio.all_tasks() if left is not asyncio.current_task()] == []

    with RawServer(slow) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(main(server.url))
        gc.collect()


def test_a_task_that_ran_out_of_its_own_time_gets_a_timeout() -> None:
    async def main(url: str) -> None:
        async with async_client(url) as sample:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await engine_of(sample).call(GET, Arguments())

    with RawServer(lambda exchange: exchange.wait(5)) as server:
        asyncio.run(main(server.url))


# Sharing ------------------------------------------------------------------------------------------------------------


def test_eight_threads_share_a_client_and_lose_nothing() -> None:
    with RawServer(Tokens()) as server, client(server.url) as sample, ThreadPoolExecutor(8) as pool:

        def work(thread: int) -> list[int]:
            return [number(engine_of(sample).call(SECURE, arguments(thread * 1000 + n)).data) for n in range(100)]

        assert list(pool.map(work, range(8))) == [[thread * 1000 + n for n in range(100)] for thread in range(8)]


def test_an_async_client_serves_one_loop_after_the_other() -> None:
    async def once(sample: AsyncSample, n: int, last: bool) -> int:
        try:
            return number((await engine_of(sample).call(SECURE, arguments(n))).data)
        finally:
            if last:
                await sample.aclose()

    with RawServer(Tokens()) as server:
        sample = async_client(server.url)
        assert [asyncio.run(once(sample, n, n == 2)) for n in (1, 2)] == [1, 2]
        gc.collect()


def test_an_async_client_serves_two_loops_at_once() -> None:
    async def many(sample: AsyncSample, n: int) -> list[int]:
        return [number((await engine_of(sample).call(SECURE, arguments(n + step))).data) for step in range(20)]

    tokens = Tokens()
    with RawServer(tokens) as server, ThreadPoolExecutor(2) as pool:
        sample = async_client(server.url)

        def work(n: int) -> list[int]:
            return asyncio.run(many(sample, n))

        results = list(pool.map(work, (0, 100)))
        assert tokens.logins == 1
        assert results == [list(range(20)), list(range(100, 120))]


def test_a_closed_client_says_so() -> None:
    with RawServer(reply_json(1)) as server:
        sample = client(server.url)
        copy = sample.with_options(retries=0)
        engine_of(sample).call(GET, Arguments())
        sample.close()
        sample.close()
        for closed in (sample, copy):
            with pytest.raises(errors.ClientClosed):
                engine_of(closed).call(GET, Arguments())

        async def main() -> None:
            async with async_client(server.url) as other:
                await engine_of(other).call(GET, Arguments())
            with pytest.raises(errors.ClientClosed):
                await engine_of(other).call(GET, Arguments())

        asyncio.run(main())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_process_has_its_own_connections() -> None:
    with RawServer(reply_json(1)) as server, client(server.url) as sample:
        engine_of(sample).call(GET, Arguments())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            assert forked(lambda: engine_of(sample).call(GET, Arguments())) == 0
        engine_of(sample).call(GET, Arguments())
        assert [request.connection for request in server.received] == [1, 2, 1]


def test_a_hundred_rate_limited_tasks_all_get_through() -> None:
    refused: set[str] = set()

    def script(exchange: Exchange) -> None:
        if exchange.request.target in refused:
            tokens(exchange)
        else:
            if not exchange.request.target.endswith("sign_in"):
                refused.add(exchange.request.target)
                reply(status=429)(exchange)
            else:
                tokens(exchange)

    tokens = Tokens()

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            replies = await asyncio.gather(*(engine_of(sample).call(SECURE, arguments(n)) for n in range(100)))
        assert [number(reply.data) for reply in replies] == list(range(100))
        assert {reply.attempts for reply in replies} == {2}
        assert len({round(reply.elapsed, 3) for reply in replies}) > 20

    with RawServer(script) as server:
        asyncio.run(main(server.url))
