"""Threads, tasks, loops and processes: one login for all, no reply lost, nothing left behind."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from either import GET, SECURE
from sample import AsyncSample, Sample, errors
from sample._runtime.request import Arguments
from upstream.raw import Exchange, RawServer, Script, reply, reply_json

HERE = Path(__file__).parent


class Tokens:
    """A server whose tokens end: it tells 401 to all but the newest, and answers ``{"n": n}`` to the rest."""

    def __init__(self, login: Script | None = None, slow: float = 0.05) -> None:
        self.issued = 0
        self.logins = 0
        self.slow = slow
        self.login = login
        self._lock = threading.Lock()

    def __call__(self, exchange: Exchange) -> None:
        request = exchange.request
        if request.target.endswith("sign_in"):
            with self._lock:
                self.logins += 1
            if self.login is not None:
                return self.login(exchange)
            exchange.wait(self.slow)
            with self._lock:
                self.issued += 1
                token = f"token-{self.issued:08}"
            reply_json({"data": {"id": 1, "email": "x"}}, access_token=token, client="c", uid="u")(exchange)
        elif request.headers.get("access-token") != f"token-{self.issued:08}":
            exchange.wait(self.slow)
            reply_json({"errors": ["expired"]}, 401)(exchange)
        else:
            reply_json({"n": int(request.target.rpartition("/")[2])})(exchange)
        return None


def arguments(n: int) -> Arguments:
    return Arguments(path={"n": n})


def client(url: str, **options: float) -> Sample:
    return Sample(email="a@b.test", password="pass-12345678", base_url=url, **options)  # type: ignore[arg-type]


def async_client(url: str, **options: float) -> AsyncSample:
    return AsyncSample(email="a@b.test", password="pass-12345678", base_url=url, **options)  # type: ignore[arg-type]


# Logins -------------------------------------------------------------------------------------------------------------


def test_fifty_threads_log_in_once_and_renew_once() -> None:
    tokens = Tokens()
    with RawServer(tokens) as server, client(server.url) as sample, ThreadPoolExecutor(50) as pool:

        def work(n: int) -> int:
            return number(sample.call(SECURE, arguments(n)).data)

        assert list(pool.map(work, range(50))) == list(range(50))
        assert tokens.logins == 1
        tokens.issued += 1
        assert list(pool.map(work, range(50))) == list(range(50))
        assert tokens.logins == 2


def number(data: object) -> int:
    assert isinstance(data, dict)
    value: object = data["n"]  # pyright: ignore[reportUnknownVariableType]
    assert isinstance(value, int)
    return value


def test_fifty_tasks_log_in_once_and_renew_once() -> None:
    tokens = Tokens()

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            for logins in (1, 2):
                replies = await asyncio.gather(*(sample.call(SECURE, arguments(n)) for n in range(50)))
                assert [number(reply.data) for reply in replies] == list(range(50))
                assert tokens.logins == logins
                tokens.issued += 1

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))


def failing(exchange: Exchange) -> None:
    exchange.wait(0.2)
    reply_json({"errors": ["no"]}, 500)(exchange)


def test_threads_that_waited_for_a_failed_login_get_the_same_error() -> None:
    tokens = Tokens(login=failing)
    with RawServer(tokens) as server, client(server.url) as sample, ThreadPoolExecutor(10) as pool:
        futures = [pool.submit(sample.call, SECURE, arguments(n)) for n in range(10)]
        failures = [future.exception() for future in futures]
        assert all(isinstance(failure, errors.LoginFailed) for failure in failures)
        assert tokens.logins == 1
        assert len({id(failure) for failure in failures}) == 1
        tokens.login = None
        sample.call(SECURE, arguments(1))


def test_tasks_that_waited_for_a_failed_login_get_the_same_error() -> None:
    tokens = Tokens(login=failing)

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            wanted = (sample.call(SECURE, arguments(n)) for n in range(10))
            failures = await asyncio.gather(*wanted, return_exceptions=True)
            assert all(isinstance(failure, errors.LoginFailed) for failure in failures)
            assert tokens.logins == 1
            assert len({id(failure) for failure in failures}) == 1
            tokens.login = None
            await sample.call(SECURE, arguments(1))

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))


def test_a_login_that_hangs_ends_for_all() -> None:
    tokens = Tokens(login=lambda exchange: exchange.wait(5))

    async def main(url: str) -> None:
        async with async_client(url, deadline=0.3) as sample:
            wanted = (sample.call(SECURE, arguments(n)) for n in range(5))
            failures = await asyncio.gather(*wanted, return_exceptions=True)
            assert {type(failure) for failure in failures} <= {errors.LoginFailed, errors.Timeout}

    with RawServer(tokens) as server:
        started = time.monotonic()
        asyncio.run(main(server.url))
        with client(server.url, deadline=0.3) as sample, ThreadPoolExecutor(5) as pool:
            futures = [pool.submit(sample.call, SECURE, arguments(n)) for n in range(5)]
            assert all(isinstance(future.exception(), errors.Error) for future in futures)
        assert time.monotonic() - started < 2


def test_when_the_task_that_logs_in_is_cancelled_another_does() -> None:
    tokens = Tokens(slow=0.2)

    async def main(url: str) -> None:
        async with async_client(url) as sample:
            tasks = [asyncio.ensure_future(sample.call(SECURE, arguments(n))) for n in range(5)]
            await asyncio.sleep(0.1)
            tasks[0].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert isinstance(results[0], asyncio.CancelledError)
            assert all(not isinstance(result, BaseException) for result in results[1:])
            assert tokens.logins == 2

    with RawServer(tokens) as server:
        asyncio.run(main(server.url))


# Cancelling ---------------------------------------------------------------------------------------------------------


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
            task = asyncio.ensure_future(sample.call(SECURE, arguments(1)))
            await asyncio.sleep(after)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert number((await sample.call(SECURE, arguments(2))).data) == 2
        assert [left for left in asyncio.all_tasks() if left is not asyncio.current_task()] == []

    with RawServer(slow) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(main(server.url))
        gc.collect()


def test_a_task_that_ran_out_of_its_own_time_is_told_so() -> None:
    async def main(url: str) -> None:
        async with async_client(url) as sample:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await sample.call(GET, Arguments())

    with RawServer(lambda exchange: exchange.wait(5)) as server:
        asyncio.run(main(server.url))


# Sharing ------------------------------------------------------------------------------------------------------------


def test_eight_threads_share_a_client_and_lose_nothing() -> None:
    with RawServer(Tokens()) as server, client(server.url) as sample, ThreadPoolExecutor(8) as pool:

        def work(thread: int) -> list[int]:
            return [number(sample.call(SECURE, arguments(thread * 1000 + n)).data) for n in range(100)]

        assert list(pool.map(work, range(8))) == [[thread * 1000 + n for n in range(100)] for thread in range(8)]


def test_an_async_client_serves_one_loop_after_the_other() -> None:
    async def once(sample: AsyncSample, n: int, last: bool) -> int:
        try:
            return number((await sample.call(SECURE, arguments(n))).data)
        finally:
            if last:
                await sample.aclose()

    with RawServer(Tokens()) as server, warnings.catch_warnings():
        # The first loop was closed with a connection open, which nobody can close any more.
        warnings.simplefilter("ignore", ResourceWarning)
        sample = async_client(server.url)
        assert [asyncio.run(once(sample, n, n == 2)) for n in (1, 2)] == [1, 2]
        gc.collect()


def test_an_async_client_serves_two_loops_at_once() -> None:
    async def many(sample: AsyncSample, n: int) -> list[int]:
        replies = [await sample.call(SECURE, arguments(n + step)) for step in range(20)]
        await sample._transport().aclose()  # pyright: ignore[reportPrivateUsage]
        return [number(reply.data) for reply in replies]

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
        sample.call(GET, Arguments())
        sample.close()
        sample.close()
        for closed in (sample, copy):
            with pytest.raises(errors.ClientClosed):
                closed.call(GET, Arguments())

        async def main() -> None:
            async with async_client(server.url) as other:
                await other.call(GET, Arguments())
            with pytest.raises(errors.ClientClosed):
                await other.call(GET, Arguments())

        asyncio.run(main())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_process_has_connections_of_its_own() -> None:
    with RawServer(reply_json(1)) as server, client(server.url) as sample:
        sample.call(GET, Arguments())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                sample.call(GET, Arguments())
                os._exit(0)
            finally:
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
        sample.call(GET, Arguments())
        assert [request.connection for request in server.received] == [1, 2, 1]


def run(code: str, *flags: str) -> str:
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    done = subprocess.run(
        [sys.executable, *flags, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        timeout=20,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_interpreter_ends_quietly_with_a_client_open() -> None:
    with RawServer(reply_json(1)) as server:
        run(
            "import asyncio, sample; from either import GET; from sample._runtime.request import Arguments\n"
            f"one = sample.Sample(base_url={server.url!r}); one.call(GET, Arguments())\n"
            f"two = sample.AsyncSample(base_url={server.url!r})\n"
            "async def main():\n    await two.call(GET, Arguments())\n    await two.aclose()\n"
            "asyncio.run(main())"
        )


@pytest.mark.parametrize("flags", [(), ("-W", "error"), ("-O",), ("-OO",)])
def test_importing_costs_and_does_nothing(flags: tuple[str, ...]) -> None:
    heavy = "{'httpx2', 'httpcore2', 'pydantic', 'pydantic_core', 'asyncio', 'ssl', 'anyio', 'h11', 'email.message', 'http.client'}"
    told = run(
        "import logging, sys, sample\n"
        "light = [m for m in sys.modules if m.startswith('sample')]\n"
        "print(sorted(light)); from sample import *; from sample._api import API; from sample._operations import absences\n"
        "import sample._runtime.resource, sample.resources.absences\n"
        "client = sample.Sample(base_url='https://a.test'); client.absences.with_response; client.absences.list()\n"
        f"print(sorted({heavy} & set(sys.modules)), logging.getLogger().handlers, logging.getLogger('sample').handlers)",
        *flags,
    )
    assert told == "['sample', 'sample._runtime', 'sample._runtime.lazy']\n[] [] []\n"


def test_preload_loads_all() -> None:
    told = run(
        "import sys, sample\nsample.Sample(base_url='https://a.test').preload()\n"
        "print({'httpx2', 'pydantic', 'sample.models.absence', 'sample.resources.auth'} <= set(sys.modules))"
    )
    assert told == "True\n"


def test_lazy_names() -> None:
    told = run(
        "import sample\n"
        "print(sorted(set(dir(sample)) & set(sample.__all__)) == sorted(sample.__all__), sample.models.Absence.__name__)\n"
        "try:\n    sample.nothing\nexcept AttributeError as error:\n    print(error)"
    )
    assert told == "True Absence\nmodule 'sample' has no attribute 'nothing'\n"


def test_nothing_is_left_open() -> None:
    made: list[Callable[[], None]] = []
    with RawServer(reply_json(1)) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        with client(server.url) as sample:
            sample.call(GET, Arguments())
            made.append(sample.close)
        gc.collect()
