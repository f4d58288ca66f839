"""Hand-written files next to a description, which are copied into the distribution or shown on the site.

Programs in `examples/` and modules in `additions/` are copied unchanged: `specs/emjpm/examples/sync.py` becomes
`examples/sync.py` of the distribution, and `specs/emjpm/additions/numero_rg.py` the module `emjpm.additions.numero_rg`.
The changelogs that `pochoir release` writes next to it, in English and in French, are those of the distribution, and so
is the text of a license. The site shows `NOT_GENERATED.md` to maintainers, and builds its changelog from the
descriptions in `earlier/`. The numbers that `x-facts` cites are the rows of `facts.md`.
"""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pochoir.applications import is_name
from pochoir.config import USUAL_STEMS
from pochoir.disk import UnreadableError, read_below
from pochoir.problems import Location, Problem, Refused

EXAMPLES: Final = "examples"
ADDITIONS: Final = "additions"
EARLIER: Final = "earlier"
CHANGELOG: Final = "CHANGELOG.md"
CHANGELOG_FRENCH: Final = "CHANGELOG.fr.md"
LICENSE: Final = "LICENSE"
RELEASED: Final = "released.json"
NOTES: Final = "NOT_GENERATED.md"
FACTS: Final = "facts.md"
_MAX_FILES: Final = 200
_MAX_BYTES: Final = 1024 * 1024
_INIT: Final = '"""Hand-written modules of this package."""\n'
_HINT: Final = "only regular UTF-8 text files are allowed here"
_DESCRIPTION: Final = (".json", ".yaml", ".yml")


def extra_files(spec: Path, package: str) -> dict[str, str]:
    """Read the extra files of a description.

    Args:
        spec: the path of the description.
        package: the import name of its package.

    Returns:
        The texts by path below the folder of the distribution.

    Raises:
        Refused: a file is not a regular file, is not UTF-8 or is too large, or there are too many.
    """
    found: dict[str, str] = {}
    for folder, target in ((EXAMPLES, EXAMPLES), (ADDITIONS, f"src/{package}/{ADDITIONS}")):
        names = list(_names(spec.parent / folder, ""))
        if len(names) > _MAX_FILES:
            raise _refused(spec.parent / folder, f"the folder has more than {_MAX_FILES} files")
        for name in names:
            found[f"{target}/{name}"] = text(spec.parent, f"{folder}/{name}")
    for name in (CHANGELOG, CHANGELOG_FRENCH, LICENSE):
        if extra_path(spec, name).is_file():
            found[name] = text(spec.parent, extra_path(spec, name).name)
    if any(path.startswith(f"src/{package}/{ADDITIONS}/") for path in found):
        found.setdefault(f"src/{package}/{ADDITIONS}/__init__.py", _INIT)
    return found


def extra_path(spec: Path, name: str) -> Path:
    """Return the path of a file that belongs to a description and is in its folder.

    A description that is not called `openapi`, `swagger` or `spec` may share its folder with others, so its name is put
    in front.
    """
    return spec.with_name(name if spec.stem in USUAL_STEMS else f"{spec.stem}.{name}")


def additions(files: Mapping[str, str], package: str) -> tuple[str, ...]:
    """Return the names of the modules of `additions/` among extra files, sorted."""
    start = f"src/{package}/{ADDITIONS}/"
    names = (path.removeprefix(start).removesuffix(".py") for path in files if path.endswith(".py"))
    return tuple(sorted(name for name in names if name.isidentifier() and name != "__init__"))


def functions(spec: Path, module: str) -> frozenset[str] | None:
    """Return the names of the functions that a module of `additions/` defines; None if it cannot be read."""
    try:
        tree = ast.parse(text(_home(spec), f"{ADDITIONS}/{module}.py"))
    except (Refused, SyntaxError, ValueError, RecursionError):
        return None
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def notes(spec: Path) -> str:
    """Return the Markdown of `NOT_GENERATED.md`; "" if there is none.

    Raises:
        Refused: the file cannot be read.
    """
    has_notes = (spec.parent / NOTES).is_file() and not is_name(str(spec))
    return text(spec.parent, NOTES) if has_notes else ""


def facts(spec: Path) -> frozenset[str] | None:
    """Return the numbers of the facts in `facts.md`, the first cells of its tables; None if there is no such file.

    Raises:
        Refused: the file cannot be read.
    """
    if not (spec.parent / FACTS).is_file():
        return None
    rows = re.findall(r"(?m)^\|[ \t]*([^|\s]+)[ \t]*\|", text(spec.parent, FACTS))
    return frozenset(row for row in rows if not row.startswith("-"))


def earlier(spec: Path) -> tuple[Path, ...]:
    """Return the paths of the earlier versions of a description, sorted by the numbers in their names.

    Raises:
        Refused: their folder, or one of them, is a symbolic link.
    """
    folder = spec.parent / EARLIER
    if is_name(str(spec)):
        return ()  # the document of an application has no folder
    found = [] if folder.is_symlink() else [name for name in _names(folder, "") if name.endswith(_DESCRIPTION)]
    for place in (folder, *(folder / name for name in found)):
        if place.is_symlink():
            raise _refused(place, "symbolic links are not followed")
    return tuple(folder / name for name in sorted(found, key=_numbers))


def _home(spec: Path) -> Path:
    """Return the folder of a description. Its earlier versions, in `earlier/`, share its extra files."""
    return spec.parent.parent if spec.parent.name == EARLIER else spec.parent


def _numbers(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts `1.10.0.yaml` after `1.9.0.yaml`."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name) if part)


def _names(folder: Path, start: str) -> Iterator[str]:
    """Yield the paths of the files below a folder, sorted, without files created by tools."""
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


def text(folder: Path, name: str) -> str:
    """Read a hand-written text below a folder.

    Raises:
        Refused: it is not a regular file, is not UTF-8 or is too large.
    """
    try:
        return read_below(folder, name, _MAX_BYTES).decode("utf-8")
    except UnreadableError as error:
        # The message about the size is that of a description, which has another limit.
        why = str(error) if error.code != "limit-size" else f"the file is larger than {_MAX_BYTES // 1024} kB"
        raise _refused(folder / name, why) from None
    except UnicodeDecodeError as error:
        raise _refused(folder / name, f"byte {error.start} is not UTF-8") from None


def _refused(path: Path, message: str) -> Refused:
    return Refused((Problem("error", "extra-unreadable", "", message, _HINT, location=Location(str(path), 1, 1)),))
