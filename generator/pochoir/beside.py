"""What people wrote beside a description.

Programs in `examples/` and modules in `additions/` are stamped as they are: `specs/emjpm/examples/sync.py` becomes
`examples/sync.py` of the distribution, and `specs/emjpm/additions/numero_rg.py` the module `emjpm.additions.numero_rg`.
The documentation takes what it leaves open from `NOT_GENERATED.md`, and its changelog from what stands in `earlier/`.
"""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pochoir.document.disk import UnreadableError, read_below
from pochoir.problems import Location, Problem, Refused

EXAMPLES: Final = "examples"
ADDITIONS: Final = "additions"
EARLIER: Final = "earlier"
NOTES: Final = "NOT_GENERATED.md"
_MOST_FILES: Final = 200
_MOST_BYTES: Final = 1024 * 1024
_FACE: Final = '"""Modules that people wrote beside the description."""\n'
_HINT: Final = "keep regular text files of UTF-8 beside a description"
_DESCRIPTION: Final = (".json", ".yaml", ".yml")


def beside(spec: Path, package: str) -> dict[str, str]:
    """The files beside a description, by their path in its distribution.

    Args:
        spec: the description.
        package: the import name of its package.

    Raises:
        Refused: one of them is no regular file, no UTF-8 text or very large, or there are very many.
    """
    found: dict[str, str] = {}
    for folder, target in ((EXAMPLES, EXAMPLES), (ADDITIONS, f"src/{package}/{ADDITIONS}")):
        names = list(_names(spec.parent / folder, ""))
        if len(names) > _MOST_FILES:
            raise _refused(spec.parent / folder, f"the folder holds more than {_MOST_FILES} files")
        for name in names:
            found[f"{target}/{name}"] = _text(spec.parent, f"{folder}/{name}")
    if any(path.startswith(f"src/{package}/{ADDITIONS}/") for path in found):
        found.setdefault(f"src/{package}/{ADDITIONS}/__init__.py", _FACE)
    return found


def additions(files: Mapping[str, str], package: str) -> tuple[str, ...]:
    """The names of the modules of `additions/` among the files of `beside`."""
    start = f"src/{package}/{ADDITIONS}/"
    names = (path.removeprefix(start).removesuffix(".py") for path in files if path.endswith(".py"))
    return tuple(sorted(name for name in names if name.isidentifier() and name != "__init__"))


def functions(spec: Path, module: str) -> frozenset[str] | None:
    """The functions that a module of `additions/` defines; None when there is no such module to be read."""
    try:
        tree = ast.parse(_text(_home(spec), f"{ADDITIONS}/{module}.py"))
    except (Refused, SyntaxError, ValueError, RecursionError):
        return None
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def notes(spec: Path) -> str:
    """What the sources say and the description leaves out: Markdown, "" when nobody wrote it down.

    Raises:
        Refused: the file cannot be read.
    """
    return _text(spec.parent, NOTES) if (spec.parent / NOTES).is_file() else ""


def earlier(spec: Path) -> tuple[Path, ...]:
    """The descriptions that the API had before, by the numbers in their names, the oldest first."""
    names = (name for name in _names(spec.parent / EARLIER, "") if name.endswith(_DESCRIPTION))
    return tuple(spec.parent / EARLIER / name for name in sorted(names, key=_numbers))


def _home(spec: Path) -> Path:
    """The folder that a description is at home in: what stands beside it is shared by its earlier versions."""
    return spec.parent.parent if spec.parent.name == EARLIER else spec.parent


def _numbers(name: str) -> tuple[tuple[int, str], ...]:
    """`1.10.0.yaml` comes after `1.9.0.yaml`."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name) if part)


def _names(folder: Path, start: str) -> Iterator[str]:
    """The files of a folder and those below it, as paths; what tools leave behind is passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__" or entry.name.endswith((".pyc", "~")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _names(folder / entry.name, f"{start}{entry.name}/")
        else:
            yield f"{start}{entry.name}"


def _text(folder: Path, name: str) -> str:
    try:
        return read_below(folder, name, _MOST_BYTES).decode("utf-8")
    except UnreadableError as error:
        # What is too large is told in the words of a description, which this is not.
        why = str(error) if error.code != "limit-size" else f"the file is larger than {_MOST_BYTES // 1024} kB"
        raise _refused(folder / name, why) from None
    except UnicodeDecodeError as error:
        raise _refused(folder / name, f"byte {error.start} is not UTF-8") from None


def _refused(path: Path, message: str) -> Refused:
    return Refused((Problem("error", "beside-unreadable", "", message, _HINT, location=Location(str(path), 1, 1)),))
