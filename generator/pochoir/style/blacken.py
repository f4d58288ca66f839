"""Format Python with black, in several processes if there is enough to do."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Final

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

from pochoir.cache import Cache, key
from pochoir.installation import versions
from pochoir.problems import Location, Problem, Refused
from pochoir.style.tokens import WIDTH

MODE: Final = black.Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})

# black needs a second for a thousand lines; starting a process takes half a second.
_PARALLEL_LINES: Final = 4000
_MAX_WORKERS: Final = 8


class StyleError(Refused):
    """A file could not be formatted, because black does not accept it as Python.

    Attributes:
        path: the path of the file.
        text: its text as it was rendered.
    """

    def __init__(self, path: str, text: str, message: str, line: int, column: int) -> None:
        lines = text.splitlines()
        place = Location(path, line, column, lines[line - 1] if 0 < line <= len(lines) else "")
        hint = "correct the template; if you have not replaced any, this is a bug in pochoir"
        problem = Problem("error", "style-failed", "", message, hint, location=place)
        super().__init__((problem,))
        self.path = path
        self.text = text


def blacken(files: Mapping[str, str], workers: int | None = None, cache: Cache | None = None) -> dict[str, str]:
    """Format Python files.

    Args:
        files: texts by path.
        workers: number of processes that run black; by default one per processor if there is enough to do. The result
            does not depend on it.
        cache: remembers what black made of each text.

    Raises:
        StyleError: a file is not valid Python.
    """
    formatted = dict(_remembered(set(files.values()), cache)) if cache else {}
    new = {path: text for path, text in files.items() if text not in formatted}
    formatted |= _format_in_workers(list(new.values()), _worker_count(new, workers))
    for path, text in new.items():
        formatted[text] = formatted[text] if text in formatted else _format(path, text)
    if cache:
        for text in set(new.values()):
            cache.put(_key(text), formatted[text])
    return {path: formatted[text] for path, text in files.items()}


def _remembered(texts: Iterable[str], cache: Cache) -> Iterator[tuple[str, str]]:
    for text in texts:
        found = cache.get(_key(text))
        if found is not None:
            yield text, found


def _key(text: str) -> str:
    return key("style", *_maker(), text)


@lru_cache(maxsize=1)
def _maker() -> tuple[str, ...]:
    """Return what the result depends on in addition to the text: black, and this module."""
    return versions("black", "pytokens"), repr(MODE), Path(__file__).read_text(encoding="utf-8")


def _format(path: str, text: str) -> str:
    try:
        return _format_cached(text)
    except InvalidInput as error:
        line, column = _position(error)
        raise StyleError(path, text, f"black: {str(error).splitlines()[0]}", line, column) from error
    except Exception as error:  # a bug in black must not lose the text
        raise StyleError(path, text, f"black: {type(error).__name__}: {error}", 1, 1) from error


@lru_cache(maxsize=1024)
def _format_cached(text: str) -> str:
    return _black(text)


def _black(text: str) -> str:
    return black.format_str(text, mode=MODE)


def _position(error: InvalidInput) -> tuple[int, int]:
    """Return line and column of black's error: `cannot parse for target version Python 3.11: 2:4`, then the line."""
    found = re.search(r": (\d+):(\d+)\b", str(error))
    return (int(found[1]), int(found[2]) + 1) if found else (1, 1)


# Other processes ----------------------------------------------------------------------------------------------


def _worker_count(python: Mapping[str, str], workers: int | None) -> int:
    if workers is not None:
        return min(workers, len(python))
    lines = sum(text.count("\n") for text in python.values())
    return min(os.cpu_count() or 1, _MAX_WORKERS, lines // (_PARALLEL_LINES // 2)) if lines > _PARALLEL_LINES else 1


def _format_in_workers(texts: Sequence[str], workers: int) -> dict[str, str]:
    """Format texts in other processes; texts of a process that failed are missing from the result."""
    if workers < 2:
        return {}
    shares: list[list[str]] = [[] for _ in range(workers)]
    sizes = [0] * workers
    for text in sorted(set(texts), key=lambda each: (-len(each), each)):
        least = sizes.index(min(sizes))
        shares[least].append(text)
        sizes[least] += len(text)
    with ThreadPoolExecutor(workers) as pool:
        results = pool.map(_run_worker, shares)
        return {text: done for pairs in map(_pairs, shares, results) for text, done in pairs}


def _pairs(share: Sequence[str], made: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a share with their results; nothing if the worker failed."""
    return zip(share, made, strict=True) if made else iter(())


# A separate program, because `multiprocessing` would import the caller's main module again.
_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from pochoir.style import blacken; blacken.work()"


def _run_worker(texts: Sequence[str]) -> Sequence[str]:
    """Format texts in another process; return an empty tuple if it fails."""
    command = [sys.executable, "-c", _PROGRAM, *sys.path]
    try:
        # The command is this interpreter and the constant above: nothing in it comes from a description.
        done = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, encoding="ascii")
        read: list[str] = json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return ()  # formatted in this process instead, where errors can be reported
    return read


def work() -> None:
    """Format the texts in a JSON list on standard input and print a JSON list: the worker of `blacken`."""
    texts: list[str] = json.load(sys.stdin)
    json.dump([_black(text) for text in texts], sys.stdout)
