"""Async clients of generated packages read lists, streams, files and events under trio, and end with its runs."""

import gc
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import aclosing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import trio

from packages import imported
from trio_shop_spec import SPEC, run, wait_until
from upstream.raw import Exchange, RawServer, Script, head, reply, reply_json


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("trio"), "trio-shop") as found:
        yield found


@pytest.fixture(autouse=True)
def quick(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pauses between attempts."""
    monkeypatch.setattr(import_module("trio_shop._runtime.call.retry"), "_FIRST", 0.01)


def pages(exchange: Exchange) -> None:
    number = int(exchange.request.target.partition("page=")[2] or 1)
    reply_json({"items": [number * 10, number * 10 + 1], "next": number + 1 if number < 3 else None})(exchange)


def test_a_list_is_read_page_by_page(package: Any) -> None:
    async def work(client: Any) -> None:
        assert [item async for item in client.items.list()] == [10, 11, 20, 21, 30, 31]
        assert [len(page.items) async for page in client.items.list().pages()] == [2, 2, 2]
        assert (await client.items.list().first()).items == [10, 11]

    with RawServer(pages) as server:
        run(package, server.url, work)
        assert len(server.received) == 7


def test_a_list_that_is_closed_early_reads_no_further_page(package: Any) -> None:
    async def work(client: Any) -> object:
        async with aclosing(aiter(client.items.list())) as items:
            async for item in items:
                return item
        return None

    with RawServer(pages) as server:
        assert run(package, server.url, work) == 10
        assert len(server.received) == 1


def stream(media_type: str, pieces: tuple[bytes, ...]) -> Script:
    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": media_type, "Connection": "close"}))
        for piece in pieces:
            exchange.send(piece)
            exchange.wait(0.01)
        exchange.close()

    return script


@pytest.mark.parametrize(
    ("method", "script"),
    [
        ("lines", stream("application/jsonl", (b'{"n": 1}\n{"n"', b': 2}\n{"n": 3}\n'))),
        ("events", stream("text/event-stream", (b'data: {"n": 1}\n\ndata: {"n"', b': 2}\n\ndata: {"n": 3}\n\n'))),
    ],
)
def test_a_stream_is_read_as_it_comes_and_may_be_left(package: Any, method: str, script: Script) -> None:
    def number(item: Any) -> int:
        return int(getattr(item, "data", item).n)

    async def work(client: Any) -> None:
        listen = getattr(client.streams, method)
        assert [number(item) async for item in listen()] == [1, 2, 3]
        async with listen() as items:
            assert number(await anext(aiter(items))) == 1

    with RawServer(script) as server:
        run(package, server.url, work, retries=0)


def test_records_are_sent_in_batches(package: Any) -> None:
    def script(exchange: Exchange) -> None:
        items: Any = exchange.request.json()
        reply_json([each["n"] for each in items["items"]])(exchange)

    with RawServer(script) as server:
        records = [{"n": number} for number in range(5)]
        found = run(package, server.url, lambda client: client.items.create_all(records))
        assert [each.result for each in found] == [0, 1, 2, 3, 4]
        assert len(server.received) == 3


def test_a_file_is_uploaded_and_downloaded(package: Any, tmp_path: Path) -> None:
    content = bytes(range(256)) * 4000

    async def work(client: Any) -> Path:
        await client.files.create(file=io.BytesIO(content))
        async with client.files.with_streaming.get() as streamed:
            return Path(await streamed.save(tmp_path / "file"))

    with RawServer(reply(status=201, media_type=None), reply(content, media_type="application/octet-stream")) as server:
        assert run(package, server.url, work).read_bytes() == content
        assert content in server.received[0].body


def test_a_response_that_is_too_large_is_left(package: Any) -> None:
    with RawServer(reply_json("x" * 5000)) as server, pytest.raises(package.errors.ReplyTooLarge):
        run(package, server.url, lambda client: client.things.open(), max_reply_bytes=1000)


def test_the_fake_answers_after_its_delay(package: Any) -> None:
    testing = import_module("trio_shop.testing")

    async def main() -> None:
        with testing.FakeTrioShop() as fake:
            fake.things.open.delays(0.1)
            async with fake.async_client() as client:
                begun = trio.current_time()
                assert await client.things.open() == 1
                assert trio.current_time() - begun >= 0.1

    trio.run(main)


def test_the_fake_on_a_port_serves_a_client_under_trio(package: Any) -> None:
    testing = import_module("trio_shop.testing")
    with testing.FakeTrioShop() as fake, fake.serve() as server:
        fake.things.open.replies(200, 5)
        assert run(package, server.url, lambda client: client.things.open()) == 5


def test_a_webhook_is_sent_and_read_in_a_task(package: Any) -> None:
    fake = import_module("trio_shop.testing").FakeTrioShop()
    hooks = fake.client().webhooks

    def receive(exchange: Exchange) -> None:
        event = hooks.unwrap(exchange.request.body, exchange.request.headers)
        reply_json(event.data.n)(exchange)

    with RawServer(receive) as server:
        assert trio.run(fake.webhooks.made.sign({"n": 3}).send_async, server.url).text == "3"


def test_live_events_arrive(package: Any) -> None:
    testing = import_module("trio_shop.testing")

    async def work(client: Any) -> list[int]:
        async with client.live() as events:
            live.sends({"n": 1}).sends({"n": 2})
            found = [(await anext(events)).n, (await anext(events)).n]
            with trio.move_on_after(0.05) as scope:
                await anext(events)
            assert scope.cancelled_caught
            live.sends({"n": 3})
            return [*found, (await anext(events)).n]

    with testing.FakeTrioShop() as fake, fake.serve() as server:
        fake.accepts(key="key-12345678")
        live = fake.live
        assert run(package, server.url, work, key="key-12345678") == [1, 2, 3]
        wait_until(lambda: live.connections == 0)


def test_live_events_reconnect_and_end_with_the_run(package: Any) -> None:
    testing = import_module("trio_shop.testing")

    async def main() -> None:
        client = package.AsyncTrioShop(base_url=server.url, trust_env=False, key="key-12345678")
        events = await client.live().__aenter__()
        await trio.to_thread.run_sync(wait_until, lambda: live.connections == 1)
        live.closes()
        assert type(await anext(events)).__name__ == "Reconnected"

    with testing.FakeTrioShop() as fake, fake.serve() as server:
        fake.accepts(key="key-12345678")
        live = fake.live
        trio.run(main)
        wait_until(lambda: live.connections == 0)


def sockets() -> int:
    """Count the open sockets of this process."""
    gc.collect()
    files = Path("/proc/self/fd").iterdir()
    return sum(each.is_symlink() and str(each.readlink()).startswith("socket:") for each in files)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no list of open files here")
@pytest.mark.parametrize("closes", [True, False])
def test_a_run_for_each_call_leaves_nothing_behind(package: Any, closes: bool) -> None:
    with RawServer(reply_json(1)) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        client = package.AsyncTrioShop(base_url=server.url, trust_env=False)
        before = sockets()
        for _ in range(50):
            assert trio.run(client.things.open) == 1
        assert server.connections == 50
        wait_until(lambda: sockets() <= before)
        pools = client._engine.connections.transport()._loops
        assert trio.run(client.things.open) == 1
        assert len(pools._values) <= 1
        if closes:
            trio.run(client.aclose)
            assert not pools._values


def test_closing_closes_the_connections_of_another_run(package: Any) -> None:
    called, closed = threading.Event(), threading.Event()

    async def other() -> None:
        assert await client.things.open() == 1
        called.set()
        with trio.fail_after(10):
            while server.open:
                await trio.sleep(0.01)
        closed.set()

    with Counted() as server:
        client = package.AsyncTrioShop(base_url=server.url, trust_env=False)
        thread = threading.Thread(target=trio.run, args=(other,))
        thread.start()
        assert called.wait(10)
        trio.run(client.aclose)
        thread.join()
        assert closed.is_set()


class Counted(RawServer):
    """Knows how many of its connections are open."""

    def __init__(self) -> None:
        super().__init__(reply_json(1))
        self.open = 0

    def _talk(self, connection: Any, number: int) -> None:
        self.open += 1
        try:
            super()._talk(connection, number)
        finally:
            self.open -= 1


def test_an_application_runs_under_trio(package: Any) -> None:
    seen: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            while (kind := (await receive())["type"]) != "lifespan.shutdown":
                seen.append(kind)
                await send({"type": f"{kind}.complete"})
            seen.append(kind)
            await send({"type": f"{kind}.complete"})
            return
        await trio.sleep(0.01)
        fields = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": fields})
        await send({"type": "http.response.body", "body": b"3"})

    async def main() -> object:
        async with package.AsyncTrioShop(app=app) as client:
            return await client.things.open()

    assert trio.run(main) == 3
    assert seen == ["lifespan.startup", "lifespan.shutdown"]
