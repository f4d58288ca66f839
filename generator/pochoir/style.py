"""The last touch: black for Python, line ends for everything else. The same text gives the same bytes anywhere."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Final

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

from pochoir.problems import Location, Problem, Refused

WIDTH: Final = 100
MODE: Final = black.Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})

# black takes a second for a thousand lines, another process half a second to begin.
_PARALLEL_LINES: Final = 4000
_MOST_WORKERS: Final = 8
# What stands in `templates/runtime/` is Python that people write, checked there and copied as it is.
_VERBATIM: Final = "/_runtime/"
# What the fake of the test kit knows is much, and laid out by `plan.layout`.
_DATA: Final = re.compile(r"/testing/(?!__init__\.py$)[^/]+\.py$")


class Unstyled(Refused):
    """black does not take a file for Python. `path` and `text` are the file as it was rendered."""

    def __init__(self, path: str, text: str, message: str, line: int, column: int) -> None:
        lines = text.splitlines()
        place = Location(path, line, column, lines[line - 1] if 0 < line <= len(lines) else "")
        hint = "correct the template; if the project has none of its own, this is a defect of pochoir"
        problem = Problem("error", "style-failed", "", message, hint, location=place)
        super().__init__((problem,))
        self.path = path
        self.text = text


def style(files: Mapping[str, str], workers: int | None = None) -> dict[str, str]:
    """The files as they are written: LF alone, one newline at the end of what is not empty, Python as black has it.

    Args:
        files: texts by path.
        workers: processes to share black's work; by default one for each processor when there is enough to do. The
            result does not depend on it.

    Raises:
        Unstyled: a file is no Python.
    """
    tidy = {path: _tidy(text) for path, text in files.items()}
    python = {path: text for path, text in tidy.items() if text and _is_rendered(path)}
    formatted = _shared(list(python.values()), _count(python, workers))
    for path, text in python.items():
        tidy[path] = formatted[text] if text in formatted else _one(path, text)
    return tidy


def _is_rendered(path: str) -> bool:
    return path.endswith(".py") and _VERBATIM not in path and _DATA.search(path) is None


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return f"{lines}\n" if lines else ""


def _one(path: str, text: str) -> str:
    try:
        return _blackened(text)
    except InvalidInput as error:
        line, column = _position(error)
        raise Unstyled(path, text, f"black: {str(error).splitlines()[0]}", line, column) from error
    except Exception as error:  # a defect of black's own is no reason to lose the text
        raise Unstyled(path, text, f"black: {type(error).__name__}: {error}", 1, 1) from error


@lru_cache(maxsize=1024)
def _blackened(text: str) -> str:
    return _black(text)


def _black(text: str) -> str:
    # `format_str` formats twice whatever it changed, for the sake of few statements that people write and no template
    # does. What is stamped is held against it in the tests.
    once: Callable[..., str] = getattr(black, "_format_str_once", black.format_str)
    return once(text, mode=MODE)


def _position(error: InvalidInput) -> tuple[int, int]:
    """black says `cannot parse for target version Python 3.11: 2:4`, then shows the line."""
    found = re.search(r": (\d+):(\d+)\b", str(error))
    return (int(found[1]), int(found[2]) + 1) if found else (1, 1)


# Other processes ----------------------------------------------------------------------------------------------


def _count(python: Mapping[str, str], workers: int | None) -> int:
    if workers is not None:
        return min(workers, len(python))
    lines = sum(text.count("\n") for text in python.values())
    return min(os.cpu_count() or 1, _MOST_WORKERS, lines // (_PARALLEL_LINES // 2)) if lines > _PARALLEL_LINES else 1


def _shared(texts: Sequence[str], workers: int) -> dict[str, str]:
    """What other processes made of the texts; nothing of a share in which something went wrong."""
    if workers < 2:
        return {}
    shares: list[list[str]] = [[] for _ in range(workers)]
    sizes = [0] * workers
    for text in sorted(set(texts), key=lambda each: (-len(each), each)):
        least = sizes.index(min(sizes))
        shares[least].append(text)
        sizes[least] += len(text)
    with ThreadPoolExecutor(workers) as pool:
        results = pool.map(_share, shares)
        return {text: done for pairs in map(_pairs, shares, results) for text, done in pairs}


def _pairs(share: Sequence[str], made: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(share, made, strict=True) if made else iter(())


# A program of its own and not `multiprocessing`, which would run the caller's main module a second time.
_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from pochoir import style; style.work()"


def _share(texts: Sequence[str]) -> Sequence[str]:
    command = [sys.executable, "-c", _PROGRAM, *sys.path]
    try:
        # This very interpreter and a program that stands above: nothing in the command comes from outside.
        done = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, encoding="ascii")
        read: list[str] = json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return ()  # formatted in this process instead, where an error can be told
    return read


def work() -> None:
    """Format the texts on standard input, a JSON list, and print the results as one: a share of `style`."""
    texts: list[str] = json.load(sys.stdin)
    json.dump([_black(text) for text in texts], sys.stdout)
