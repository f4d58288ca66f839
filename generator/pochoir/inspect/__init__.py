"""Look at what was stamped before it is written: the last guard, which trusts no stage before it.

Every finding here is a defect of pochoir or of a template of the project, never of the description.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from pochoir.inspect.paths import wrong_paths
from pochoir.inspect.python import wrong_python, wrong_syntax
from pochoir.literals import UNSEEN, shown
from pochoir.problems import Location, Problem

__all__ = ["inspect"]

_UNSEEN: Final = re.compile(f"(?![\n\t])[{UNSEEN}]")
_BESIDE: Final = "correct the file beside the description"
_HINT: Final = "correct the template; if the project has none of its own, this is a defect of pochoir"


def inspect(
    files: Mapping[str, str], package: str, beside: Collection[str] = (), modules: Collection[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with the files of one distribution. When there is anything, nothing may be written.

    Args:
        files: texts by path below the distribution's folder.
        package: the import name of the package.
        beside: the paths of those that people wrote beside the description, of which only the syntax is looked at.
        modules: what the templates of a project import, beyond what pochoir's own do.
    """
    problems = [_problem(path, 1, 1, code, message) for path, code, message in wrong_paths(files)]
    for path, text in sorted(files.items()):
        if path in beside:
            found = wrong_syntax(text) if path.endswith(".py") else None
            problems += [] if found is None else [_problem(path, *found, text, _BESIDE)]
            continue
        for line, column, code, message in _wrong(path, text, package, files, modules):
            problems.append(_problem(path, line, column, code, message, text))
    return tuple(problems)


def _wrong(
    path: str, text: str, package: str, files: Mapping[str, str], modules: Collection[str]
) -> Iterator[tuple[int, int, str, str]]:
    for found in _UNSEEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield line, column, "output-unseen-character", f"the character {shown(found[0])} stands here raw"
    if path.endswith(".py"):
        yield from wrong_python(path, text, package, files, modules)
    elif path.endswith(".toml"):
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+), column (\d+)", str(error))
            line, column = (int(place[1]), int(place[2])) if place else (1, 1)
            yield line, column, "output-not-toml", f"this is no TOML: {error}"
    elif path.endswith(".json"):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            yield error.lineno, error.colno, "output-not-json", f"this is no JSON: {error.msg}"


def _problem(path: str, line: int, column: int, code: str, message: str, text: str = "", hint: str = _HINT) -> Problem:
    lines = text.split("\n")
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem("error", code, "", message, hint, location=Location(path, line, column, source))
