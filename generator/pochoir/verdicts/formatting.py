"""The verdict of black: it must not change a generated file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import Final, TypedDict

from pochoir import installation, style
from pochoir.ir import Json
from pochoir.problems import Location, Problem
from pochoir.worker import Result, Worker

_RUNTIME: Final = "/_runtime/"
_RUNTIME_WIDTH: Final = 120
"""The line length of `templates/runtime/`, which is copied unchanged."""
_HINT: Final = (
    "correct the template; if you have not replaced any, this is a bug in pochoir. "
    "pochoir check --no-second-reading leaves this out"
)


class _Job(TypedDict):
    text: str
    width: int


class Formatting:
    """Processes in which black reads Python files as they come. Equal texts are read once.

    Args:
        processes: their number.
    """

    def __init__(self, processes: int = 1) -> None:
        self.workers = tuple(Worker(__name__) for _ in range(processes))
        self._sizes = [0] * processes
        self._read: dict[tuple[str, int], tuple[int, list[str]]] = {}

    def add(self, files: Mapping[str, str], written_by_hand: Iterable[str]) -> None:
        """Read the Python files among generated files.

        The runtime is left out where it is that of pochoir: it is formatted where it is written.

        Args:
            files: the generated files by path.
            written_by_hand: the paths of files that are copied from elsewhere, which are left out.
        """
        left_out = frozenset(written_by_hand)
        for path, text in files.items():
            if path.endswith(".py") and path not in left_out and not (_RUNTIME in path and text in _runtime()):
                self._add(path, text, _RUNTIME_WIDTH if _RUNTIME in path else style.WIDTH)

    def _add(self, path: str, text: str, width: int) -> None:
        known = self._read.get((text, width))
        if known is not None:
            known[1].append(path)
            return
        index = self._sizes.index(min(self._sizes))
        self._sizes[index] += len(text)
        self._read[text, width] = (index, [path])
        self.workers[index].send({"text": text, "width": width})

    def problems(self, root: str) -> Iterator[Problem]:
        """Wait for the processes; yield an error for each file that black would change, and a warning if it failed.

        Args:
            root: the output folder, as it should be displayed.
        """
        results = [iter(worker.results()) for worker in self.workers]
        for index, paths in self._read.values():
            result = next(results[index])
            for path in paths:
                yield from _problem(f"{root}/{path}", result)

    def stop(self) -> None:
        """End the processes."""
        for worker in self.workers:
            worker.stop()


@lru_cache(maxsize=1)
def _runtime() -> frozenset[str]:
    """Return the texts of pochoir's own runtime."""
    paths = installation.templates_folder().joinpath("runtime").rglob("*.py")
    return frozenset(path.read_text(encoding="utf-8") for path in paths)


def work(job: _Job) -> Json:
    """Return None if black would not change a text, or the first line that it would change with its number."""
    import black
    from black.report import NothingChanged

    from pochoir.style.blacken import MODE

    mode = replace(MODE, line_length=job["width"])
    try:
        changed = black.format_file_contents(job["text"], fast=True, mode=mode)
    except NothingChanged:
        return None
    pairs = zip_longest(job["text"].splitlines(), changed.splitlines(), fillvalue="")
    for number, (ours, theirs) in enumerate(pairs, 1):
        if ours != theirs:
            return [number, ours]
    return [1, ""]


def _problem(path: str, result: Result) -> Iterator[Problem]:
    if isinstance(result, list):
        line, source = result
        place = Location(path, line if isinstance(line, int) else 1, 1, str(source))
        yield Problem(
            "error", "black-changes", "", "black would change this generated file here", _HINT, location=place
        )
    elif result is not None:
        message = f"black did not read this file: {result}"
        yield Problem("warning", "black-failed", "", message, location=Location(path, 1, 1))
