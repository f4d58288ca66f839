"""What people wrote beside a description, stamped as it is: programs in `examples/`, modules in `additions/`.

`specs/emjpm/examples/sync.py` becomes `examples/sync.py` of the distribution, and `specs/emjpm/additions/numero_rg.py`
the module `emjpm.additions.numero_rg`.
"""

import ast
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pochoir.document.disk import UnreadableError, read_below
from pochoir.problems import Location, Problem, Refused

EXAMPLES: Final = "examples"
ADDITIONS: Final = "additions"
_MOST_FILES: Final = 200
_MOST_BYTES: Final = 1024 * 1024
_FACE: Final = '"""Modules that people wrote beside the description."""\n'
_HINT: Final = "keep regular text files in examples/ and additions/ only"


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
        tree = ast.parse(_text(spec.parent, f"{ADDITIONS}/{module}.py"))
    except (Refused, SyntaxError, ValueError, RecursionError):
        return None
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


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
