"""100,000 calls through threads and tasks to an unreliable server. Opt-in: POCHOIR_SOAK is the number of calls."""

import itertools
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from packages import imported
from upstream import unreliable

CALLS = int(os.environ.get("POCHOIR_SOAK", "0"))
THREADS, TASKS = 50, 500
MOST_GROWTH = 24 * 1024 * 1024
pytestmark = pytest.mark.skipif(not CALLS, reason="POCHOIR_SOAK=100000 makes that many calls")

SPEC = """
openapi: 3.1.1
info: {title: Soak shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: getItem, tags: [Items], responses: &ok {"200": {description: Fine., content: {
      application/json: {schema: {type: object, required: [id, method], properties: {
        id: {type: integer}, method: {type: string}}}}}}}}
    post: {operationId: makeItem, x-pochoir-method: make, tags: [Items], responses: *ok}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    logging.getLogger("soak_shop").setLevel(logging.ERROR)
    with imported(SPEC, tmp_path_factory.mktemp("soak"), "soak-shop") as found:
        yield found


@pytest.fixture
def url() -> Iterator[str]:
    command = [sys.executable, str(Path(unreliable.__file__))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.terminate()


class Record:
    """What callers saw, and the memory and the file descriptors of the process meanwhile."""

    def __init__(self, package: Any) -> None:
        self.errors = package.errors
        # As small as possible, since the memory of the process is measured.
        self.outcomes = bytearray(CALLS)
        self.failed = set[int]()
        self.measures: list[tuple[int, int]] = []

    def success(self, method: str, number: int, item: Any) -> None:
        # The server lies about the type of some ids.
        assert int(item.id) == number, f"the reply of call {item.id} was given to call {number}"
        self.outcomes[number % 1_000_000] += 1

    def failure(self, method: str, number: int, error: Exception) -> None:
        assert isinstance(error, self.errors.TransportError), repr(error)
        assert method == "POST", f"GET {number} was not repeated: {error!r}"
        self.outcomes[number % 1_000_000] += 1
        self.failed.add(number)

    def measure(self) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        self.measures.append((pages * os.sysconf("SC_PAGE_SIZE"), len(os.listdir("/proc/self/fd"))))  # noqa: PTH208

    def check(self, url: str, first: int, count: int) -> None:
        """Assert that no call was lost or doubled, and that nothing grew."""
        executed: dict[str, int] = json.loads(httpx2.get(f"{url}/items/counts", trust_env=False).content)
        for number in range(first, first + count):
            method = method_of(number)
            key = f"{method} {number}"
            assert self.outcomes[number % 1_000_000] == 1, f"{key} ended {self.outcomes[number % 1_000_000]} times"
            done = executed.get(key, 0)
            # POST is not repeated where it may have been executed: its reply was cut off, or never began.
            assert (
                done == 1 or (number in self.failed and done == 0) or method == "GET"
            ), f"{key} was executed {done} times"
        assert len(self.failed) < count / 10
        memory, files = zip(*self.measures, strict=True)
        shown = [each // 2**20 for each in memory]
        print(f"memory {shown} MiB, files {files}, {len(self.failed)} failed", file=sys.stderr)
        assert memory[-1] - memory[1] < MOST_GROWTH
        assert max(files) <= files[1] + TASKS


def method_of(number: int) -> str:
    return "POST" if number // 40 % 2 else "GET"


def test_threads_lose_and_double_no_call(package: Any, url: str) -> None:
    record, count = Record(package), CALLS // 2
    with package.SoakShop(base_url=url, trust_env=False, limits=httpx2.Limits(max_connections=THREADS)) as client:
        numbers = itertools.count(1_000_000)

        def work() -> None:
            for number in itertools.takewhile(lambda each: each < 1_000_000 + count, numbers):
                method = method_of(number)
                call = client.items.get if method == "GET" else client.items.make
                try:
                    record.success(method, number, call(number))
                except package.errors.Error as error:
                    record.failure(method, number, error)
                if number % max(count // 10, 1) == 0:
                    record.measure()

        with ThreadPoolExecutor(THREADS) as pool:
            for each in [pool.submit(work) for _ in range(THREADS)]:
                each.result()
    record.check(url, 1_000_000, count)


@pytest.mark.parametrize(("library", "first"), [("asyncio", 2_000_000), ("trio", 3_000_000)])
def test_tasks_lose_and_double_no_call(package: Any, url: str, library: str, first: int) -> None:
    record, count = Record(package), CALLS // 2

    async def main() -> None:
        numbers = iter(range(first, first + count))
        # The tasks share 100 connections, the default: the pool of httpcore2 looks at each of them for each request.
        async with package.AsyncSoakShop(base_url=url, trust_env=False, timeout=60) as client:

            async def work() -> None:
                for number in numbers:
                    method = method_of(number)
                    call = client.items.get if method == "GET" else client.items.make
                    try:
                        record.success(method, number, await call(number))
                    except package.errors.Error as error:
                        record.failure(method, number, error)
                    if number % max(count // 10, 1) == 0:
                        record.measure()

            async with anyio.create_task_group() as group:
                for _ in range(TASKS):
                    group.start_soon(work)

    anyio.run(main, backend=library)
    record.check(url, first, count)


def test_a_call_costs_little_more_than_its_request(package: Any, url: str) -> None:
    rounds = min(CALLS, 2000)
    with httpx2.Client(base_url=url, trust_env=False) as plain:
        begun = time.perf_counter()
        for _ in range(rounds):
            plain.get("/items/0").json()
        of_plain = (time.perf_counter() - begun) / rounds
    with package.SoakShop(base_url=url, trust_env=False) as client:
        client.items.get(0)
        begun = time.perf_counter()
        for _ in range(rounds):
            client.items.get(0)
        of_client = (time.perf_counter() - begun) / rounds
    print(f"{of_client * 1e6:.0f} us per call, {of_plain * 1e6:.0f} us with httpx2 alone", file=sys.stderr)
    assert of_client < 10 * of_plain
