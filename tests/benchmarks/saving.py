"""How long after a description is saved its files and its pages have changed."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import STDOUT
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from benchmarks.descriptions import made_up, written
from benchmarks.measure import Row, limit, python
from processes import started

__all__ = ["saving"]

_PATIENCE = 120.0
_OLD = "Call get on a thing."


def saving(operations: int, turns: int) -> Iterator[Row]:
    """Measure `generate --watch` and `serve` for an API.

    Args:
        operations: how many it has.
        turns: how often the description is saved.
    """
    about = f"for {operations} operations"
    with TemporaryDirectory() as folder:
        spec = written(Path(folder), made_up(operations))
        resource = Path(
            folder, "out", f"made-up-{operations}", "src", f"made_up_{operations}", "resources", "thing0.py"
        )
        command = python("-m", "pochoir", "generate", str(spec), "-o", "out", "--watch")
        with started(command, cwd=Path(folder)):
            found = _saved(spec, turns, lambda: resource.read_text("utf-8"))
        yield limit(f"save to files in `generate --watch`, {about}", found, "s", 1)
    with TemporaryDirectory() as folder:
        spec = written(Path(folder), made_up(operations))
        command = python("-m", "pochoir", "serve", str(spec), "--port", "0")
        with started(command, cwd=Path(folder), stderr=STDOUT, env=_usual()) as server:
            assert server.stdout is not None
            address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
            url = f"{address.rstrip('/.')}/en/made-up-{operations}/operations/get-thing0.html"
            found = _saved(spec, turns, lambda: urlopen(url).read().decode())
        yield limit(f"save to page in `serve`, {about}", found, "s", 1)


def _usual() -> dict[str, str]:
    """Return the environment of most users, in which what a program prints to a pipe waits in a buffer."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def _saved(spec: Path, turns: int, content: Callable[[], str]) -> float:
    """Return the seconds of the quickest change from saving a description to a new content."""
    text, times = spec.read_text("utf-8"), list[float]()
    _wait(content, _OLD)
    for number in range(turns):
        new = f"Turn number {number}."
        spec.write_text(text.replace(_OLD, new), encoding="utf-8")
        start = time.perf_counter()
        _wait(content, new)
        times.append(time.perf_counter() - start)
    return min(times)


def _wait(content: Callable[[], str], expected: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            if expected in content():
                return
        time.sleep(0.01)
    raise TimeoutError(f"not there after {_PATIENCE:.0f} s: {expected}")
