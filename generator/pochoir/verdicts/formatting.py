"""The verdict of black: it must not change a generated file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Final, TypedDict

from pochoir import installation, style, worker
from pochoir.ir import Json
from pochoir.problems import Location, Problem

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


@dataclass(frozen=True, slots=True)
class Formatting:
    """A process in which black reads files.

    Attributes:
        paths: the files that have the same text and line length, in the order of the jobs.
        worker: the process.
    """

    paths: tuple[tuple[str, ...], ...]
    worker: "worker.Worker"

    def problems(self, root: str) -> Iterator[Problem]:
        """Wait for the process; yield an error for each file that black would change, and a warning if it failed.

        Args:
            root: the output folder, as it should be displayed.
        """
        for paths, result in zip(self.paths, self.worker.results(), strict=True):
            for path in paths:
                yield from _problem(f"{root}/{path}", result)


def start(files: Mapping[str, str], written_by_hand: Iterable[str]) -> Formatting:
    """Start to have black read the Python files among generated files. Equal texts are read once.

    The runtime is left out where it is that of pochoir: it is formatted where it is written.

    Args:
        files: the generated files by path.
        written_by_hand: the paths of files that are copied from elsewhere, which are left out.
    """
    same: dict[tuple[str, int], list[str]] = {}
    left_out = frozenset(written_by_hand)
    for path, text in files.items():
        if path.endswith(".py") and path not in left_out and not (_RUNTIME in path and text in _runtime()):
            same.setdefault((text, _RUNTIME_WIDTH if _RUNTIME in path else style.WIDTH), []).append(path)
    jobs: list[Json] = [{"text": text, "width": width} for text, width in same]
    return Formatting(tuple(map(tuple, same.values())), worker.start(__name__, jobs))


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


def _problem(path: str, result: "worker.Result") -> Iterator[Problem]:
    if isinstance(result, list):
        line, source = result
        place = Location(path, line if isinstance(line, int) else 1, 1, str(source))
        yield Problem(
            "error", "black-changes", "", "black would change this generated file here", _HINT, location=place
        )
    elif result is not None:
        message = f"black did not read this file: {result}"
        yield Problem("warning", "black-failed", "", message, location=Location(path, 1, 1))
