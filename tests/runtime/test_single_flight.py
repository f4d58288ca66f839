"""One login for all, across threads and tasks."""

import asyncio
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engines import engine_of
from flavours import SECURE
from sample import errors
from tokens import Tokens, arguments, async_client, client, number

from upstream.raw import Exchange, RawServer, reply_json

HERE = Path(__file__).parent


def test_fifty_threads_log_in_once_and_renew_once() -> None:
    tokens = Tokens()
    with RawServer(tokens) as server, client(server.url) as sample, ThreadPoolExecutor(50) as pool:

        def work(n: int) -> int:
            return number(engine_of(sample).call(SECURE, arguments(n)).data)

        assert list(pool.map(work, range(50))) == list(range(50))
        assert tokens.logins == 1
        tokens.issued += 1
        assert list(pool.map(work, range(50))) == list(range(50))
        assert tokens.logins == 2


def test_fifty_tasks_log_in_once_and_renew_once() -> None:
    tokens = Tokens()

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            for logins in (1, 2):
                replies = await asyncio.gather(*(engine_of(sample).call(SECURE, arguments(n)) for n in range(50)))
                assert [number(reply.data) for reply in replies] == list(range(50))
                assert tokens.logins == logins
                tokens.issued += 1

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))


def failing(exchange: Exchange) -> None:
    exchange.wait(0.2)
    reply_json({"errors": ["no"]}, 500)(exchange)


def waiting() -> int:
    """Return how many threads wait for a login of another one."""
    frames = sys._current_frames()  # pyright: ignore[reportPrivateUsage]  # public, whatever its name
    stacks = [traceback.extract_stack(frame) for frame in frames.values()]
    return sum({"authorize", "acquire"} <= {each.name for each in stack} for stack in stacks)


def failing_when_others_wait(exchange: Exchange) -> None:
    for _ in range(3000):  # if they never wait, the test fails instead of hanging
        if waiting() == 9:
            break
        exchange.wait(0.01)
    reply_json({"errors": ["no"]}, 500)(exchange)


def test_threads_that_waited_for_a_failed_login_get_the_same_error() -> None:
    tokens = Tokens(login=failing_when_others_wait)
    with RawServer(tokens) as server, client(server.url) as sample, ThreadPoolExecutor(10) as pool:
        futures = [pool.submit(engine_of(sample).call, SECURE, arguments(n)) for n in range(10)]
        failures = [future.exception() for future in futures]
        assert all(isinstance(failure, errors.LoginFailed) for failure in failures)
        assert tokens.logins == 1
        assert len({id(failure) for failure in failures}) == 1
        tokens.login = None
        engine_of(sample).call(SECURE, arguments(1))


def test_tasks_that_waited_for_a_failed_login_get_the_same_error() -> None:
    tokens = Tokens(login=failing)

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            wanted = (engine_of(sample).call(SECURE, arguments(n)) for n in range(10))
            failures = await asyncio.gather(*wanted, return_exceptions=True)
            assert all(isinstance(failure, errors.LoginFailed) for failure in failures)
            assert tokens.logins == 1
            assert len({id(failure) for failure in failures}) == 1
            tokens.login = None
            await engine_of(sample).call(SECURE, arguments(1))

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))


def test_a_login_that_hangs_ends_for_all() -> None:
    tokens = Tokens(login=lambda exchange: exchange.wait(5))

    async def main(url: str) -> None:
        async with async_client(url, deadline=0.3) as sample:
            wanted = (engine_of(sample).call(SECURE, arguments(n)) for n in range(5))
            failures = await asyncio.gather(*wanted, return_exceptions=True)
            assert {type(failure) for failure in failures} <= {errors.LoginFailed, errors.Timeout}

    with RawServer(tokens) as server:
        started = time.monotonic()
        asyncio.run(main(server.url))
        with client(server.url, deadline=0.3) as sample, ThreadPoolExecutor(5) as pool:
            futures = [pool.submit(engine_of(sample).call, SECURE, arguments(n)) for n in range(5)]
            assert all(isinstance(future.exception(), errors.Error) for future in futures)
        assert time.monotonic() - started < 2


def test_when_the_task_that_logs_in_is_cancelled_another_does() -> None:
    tokens = Tokens(slow=0.2)

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            tasks = [asyncio.ensure_future(engine_of(sample).call(SECURE, arguments(n))) for n in range(5)]
            await asyncio.sleep(0.1)
            tasks[0].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert isinstance(results[0], asyncio.CancelledError)
            assert all(not isinstance(result, BaseException) for result in results[1:])
            assert tokens.logins == 2

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))
