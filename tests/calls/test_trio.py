"""Async clients of generated packages make calls under trio, over HTTP, as under asyncio."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import trio

from packages import imported, written
from trio_shop_spec import SPEC, Sessions, run, together
from upstream.raw import Exchange, RawServer, head, reply, reply_json


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("trio"), "trio-shop") as found:
        yield found


@pytest.fixture(autouse=True)
def quick(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pauses between attempts."""
    monkeypatch.setattr(import_module("trio_shop._runtime.call.retry"), "_FIRST", 0.01)


def test_calls_of_many_tasks_share_connections(package: Any) -> None:
    with RawServer(reply_json(7)) as server:

        async def work(client: Any) -> None:
            for _ in range(5):
                assert await together(client.things.open, 10) == [7] * 10

        run(package, server.url, work)
        assert server.connections <= 10


def test_a_failed_attempt_is_repeated_after_a_pause(package: Any) -> None:
    with RawServer(reply(status=503), reply(status=503), reply_json(1)) as server:
        got = run(package, server.url, lambda client: client.things.with_response.open())
        assert (got.data, got.attempts, len(server.received)) == (1, 3, 3)


def test_the_pause_is_the_one_that_the_server_asks_for(package: Any) -> None:
    with RawServer(reply_json(1, 429, **{"Retry-After": "1"}), reply_json(1)) as server:
        run(package, server.url, lambda client: client.things.open())
        first, second = server.received
        assert 0.9 < second.at - first.at < 5


def test_rate_limits_are_kept_before_the_server_complains(package: Any) -> None:
    with RawServer(reply_json(1)) as server:
        run(package, server.url, lambda client: together(client.things.limited, 6))
        times = [each.at for each in server.received]
        assert len(times) == 6
        assert all(later - earlier > 0.25 for earlier, later in zip(times, times[2:], strict=False))


def test_limits_of_several_processes_are_counted_in_a_thread(package: Any, tmp_path: Path) -> None:
    seen = set[int]()
    reserve = package.SharedStore.reserve

    def watched(*arguments: Any) -> Any:
        seen.add(threading.get_ident())
        return reserve(*arguments)

    with RawServer(reply_json(1)) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(package.SharedStore, "reserve", watched)
        store = package.SharedStore.sqlite(tmp_path / "limits")
        run(package, server.url, lambda client: together(client.things.limited, 4), limit_store=store)
        assert len(server.received) == 4
    assert seen
    assert threading.get_ident() not in seen


@pytest.mark.parametrize(("options", "limit"), [({"deadline": 0.2}, "deadline"), ({"timeout": 0.2}, "read")])
def test_a_limit_that_passes_is_a_timeout(package: Any, options: Any, limit: str) -> None:
    with RawServer(lambda exchange: exchange.wait(5)) as server:
        begun = time.monotonic()
        with pytest.raises(package.errors.Timeout) as caught:
            run(package, server.url, lambda client: client.things.open(), retries=0, **options)
        assert caught.value.limit == limit
        assert time.monotonic() - begun < 3


def test_a_server_that_sends_one_byte_per_moment_does_not_outlast_the_deadline(package: Any) -> None:
    def drip(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/json", "Content-Length": "1000"}))
        exchange.drip(b"1" * 1000, 0.01)

    with RawServer(drip) as server, pytest.raises(package.errors.Timeout):
        run(package, server.url, lambda client: client.things.open(), retries=0, deadline=0.3)


def test_a_scope_of_the_caller_cancels_a_call(package: Any) -> None:
    async def work(client: Any) -> object:
        with trio.move_on_after(0.1) as scope:
            await client.things.open()
        assert scope.cancelled_caught
        return await client.things.open()

    with RawServer(lambda exchange: exchange.wait(5), reply_json(2)) as server:
        assert run(package, server.url, work) == 2


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2, 0.3, 0.45, 0.6])
def test_a_call_that_is_cancelled_anywhere_leaves_nothing_behind(package: Any, after: float) -> None:
    sessions = Sessions(delay=0.15, failing=1)

    async def work(client: Any) -> object:
        with trio.move_on_after(after):
            await client.things.secret()
        return await client.things.secret()

    with RawServer(sessions) as server:
        assert run(package, server.url, work, user="a", password="pass-12345678") == 1


def test_tasks_log_in_once_and_again_once_when_the_session_ends(package: Any) -> None:
    sessions = Sessions(delay=0.05)

    async def work(client: Any) -> None:
        assert await together(client.things.secret, 20) == [1] * 20
        assert sessions.logins == 1
        sessions.logins += 1  # the server forgets the session
        assert await together(client.things.secret, 20) == [1] * 20
        assert sessions.logins == 3

    with RawServer(sessions) as server:
        run(package, server.url, work, user="a", password="pass-12345678")


class Store:
    """A token store of the caller, which awaits."""

    def __init__(self) -> None:
        self.tokens: Any = None

    async def load(self) -> Any:
        await trio.sleep(0.01)
        return self.tokens

    async def save(self, tokens: Any) -> None:
        await trio.sleep(0.01)
        self.tokens = tokens


@pytest.mark.parametrize("kind", ["of the caller", "file"])
def test_a_login_ends_in_its_store_although_the_task_that_began_it_is_cancelled(
    package: Any, kind: str, tmp_path: Path
) -> None:
    sessions = Sessions(delay=0.2)
    store = Store() if kind == "of the caller" else package.FileTokenStore(tmp_path / "tokens.json")

    async def work(client: Any) -> None:
        begun = trio.current_time()
        with trio.move_on_after(0.1):
            await client.things.secret()
        assert trio.current_time() - begun < 0.19
        assert await client.things.secret() == 1

    with RawServer(sessions) as server:
        run(package, server.url, work, user="a", password="pass-12345678", token_store=store)
    assert sessions.logins == 1


def test_a_function_gives_a_credential_and_may_await(package: Any) -> None:
    async def key() -> str:
        await trio.sleep(0.01)
        return "key-of-today"

    with RawServer(reply_json(1)) as server:
        run(package, server.url, lambda client: client.things.keyed(), key=key)
        assert server.received[0].headers["x-key"] == "key-of-today"


def test_a_middleware_may_await(package: Any) -> None:
    async def slow(request: Any, call_next: Any) -> Any:
        await trio.sleep(0.01)
        return await call_next(request)

    with RawServer(reply_json(1)) as server:
        assert run(package, server.url, lambda client: client.things.open(), middleware=[slow]) == 1


def test_one_client_serves_asyncio_and_trio_at_once(package: Any) -> None:
    sessions = Sessions(delay=0.02)
    results: list[int] = []

    async def many() -> None:
        for _ in range(10):
            results.append(await client.things.secret())

    with RawServer(sessions) as server:
        client = package.AsyncTrioShop(base_url=server.url, trust_env=False, user="a", password="pass-12345678")
        threads = [
            threading.Thread(target=lambda: trio.run(many)),
            threading.Thread(target=lambda: asyncio.run(many())),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [1] * 20
    assert sessions.logins == 1


def test_trio_is_neither_a_dependency_nor_imported_under_asyncio(tmp_path: Path) -> None:
    """The HTTP library imports trio where it is installed, so it is hidden here, as it is for most programs."""
    source = written(SPEC, tmp_path, "trio-shop")
    project = (source.parent / "pyproject.toml").read_text("utf-8")
    assert "trio>" not in project
    assert "anyio" not in project
    with RawServer(reply_json(1)) as server:
        program = (
            "import asyncio, sys; sys.modules['trio'] = None\n"
            "from trio_shop import AsyncTrioShop\n"
            "async def main():\n"
            f"    async with AsyncTrioShop(base_url={server.url!r}, trust_env=False) as client:\n"
            "        print(await client.things.open())\n"
            "asyncio.run(main())\n"
            "print('trio_shop._runtime.base.on_trio' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=source, capture_output=True, text=True, check=False, timeout=60
        )
    assert (done.stdout, done.stderr) == ("1\nFalse\n", "")
