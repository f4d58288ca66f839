"""Check generated files before they are written.

This is the last check, and it does not rely on any earlier stage. What it finds is a bug in pochoir or in a template of
the project, never a mistake in the description.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from pochoir import installation
from pochoir.cache import Cache, key
from pochoir.forking import in_halves
from pochoir.inspect.paths import check_paths
from pochoir.inspect.python import check_python, check_syntax
from pochoir.literals import INVISIBLE, shown
from pochoir.problems import Location, Problem

__all__ = ["inspect"]

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
# Nearly all text is printable ASCII, and the character class above is slow to match.
_USUAL: Final = bytes(range(ord(" "), ord("~") + 1)) + b"\n\t"
_SPECIAL: Final = re.compile(r"[^\n\t -~]+")
_FASTER: Final = 10
"""How many times as fast as Python other files are checked."""
_EXTRA_HINT: Final = "correct the file next to the description"
_HINT: Final = "correct the template; if you have not replaced any, this is a bug in pochoir"


def inspect(
    files: Mapping[str, str],
    package: str,
    extras: Collection[str] = (),
    modules: Collection[str] = (),
    *,
    cache: Cache | None = None,
    processes: int = 1,
) -> tuple[Problem, ...]:
    """Return the problems of the files of one distribution. If there is any, nothing may be written.

    Args:
        files: texts by path below the folder of the distribution.
        package: the import name of the package.
        extras: the paths of hand-written files, of which only the path and, for Python, the syntax are checked.
        modules: modules that the project's own templates may import, in addition to those of pochoir's templates.
        cache: remembers the files without problems, which need not be checked again.
        processes: the number of processes that may run.
    """
    paths = sorted(files)
    problems = [_problem(path, 1, 1, code, message) for path, code, message in check_paths(files)]
    if cache is None:
        return (*problems, *_of_all(paths, files, package, extras, modules, processes))
    # What a file may contain depends on which others there are.
    of_same = key(
        "inspected", installation.fingerprint(), package, *paths, "extras", *sorted(extras), "modules", *sorted(modules)
    )
    digests = {path: key(path, files[path]) for path in paths}
    passed = frozenset((cache.get(of_same) or "").split())
    new = [path for path in paths if digests[path] not in passed]
    problems += _of_all(new, files, package, extras, modules, processes)
    if new and not problems:
        cache.put(of_same, "\n".join(digests.values()))
    return tuple(problems)


def _of_all(
    paths: Sequence[str],
    files: Mapping[str, str],
    package: str,
    extras: Collection[str],
    modules: Collection[str],
    processes: int,
) -> list[Problem]:
    """Return the problems of some of the files of a distribution."""

    def checked(paths: Iterable[str]) -> list[list[Problem]]:
        return [
            [*(_of_extra(path, files[path]) if path in extras else _of(path, package, files, modules))]
            for path in paths
        ]

    sizes = [len(files[path]) // (1 if path.endswith(".py") else _FASTER) for path in paths]
    return [problem for each in in_halves(checked, paths, sizes, processes=processes) for problem in each]


def _of_extra(path: str, text: str) -> Iterator[Problem]:
    found = check_syntax(text) if path.endswith(".py") else None
    if found is not None:
        yield _problem(path, *found, text, _EXTRA_HINT)


def _of(path: str, package: str, files: Mapping[str, str], modules: Collection[str]) -> Iterator[Problem]:
    text = files[path]
    for line, column, code, message in _check(path, text, package, files, modules):
        yield _problem(path, line, column, code, message, text)


def _check(
    path: str, text: str, package: str, files: Mapping[str, str], modules: Collection[str]
) -> Iterator[tuple[int, int, str, str]]:
    for found in _invisible(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield line, column, "output-unseen-character", f"unescaped invisible character {shown(found[0])}"
    if path.endswith(".py"):
        yield from check_python(path, text, package, files, modules)
    elif path.endswith(".toml"):
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+), column (\d+)", str(error))
            line, column = (int(place[1]), int(place[2])) if place else (1, 1)
            yield line, column, "output-not-toml", f"invalid TOML: {error}"
    elif path.endswith(".json"):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            yield error.lineno, error.colno, "output-not-json", f"invalid JSON: {error.msg}"


def _invisible(text: str) -> Iterator[re.Match[str]]:
    if text.isascii() and not text.encode("ascii").translate(None, _USUAL):
        return
    for run in _SPECIAL.finditer(text):
        yield from _INVISIBLE.finditer(text, *run.span())


def _problem(path: str, line: int, column: int, code: str, message: str, text: str = "", hint: str = _HINT) -> Problem:
    lines = text.split("\n")
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem("error", code, "", message, hint, location=Location(path, line, column, source))
