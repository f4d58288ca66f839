"""How the disk differs from what would be written."""

import difflib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pochoir.tree import listing
from pochoir.tree.place import check_names, check_places, real

Kind: TypeAlias = Literal["changed", "missing", "new", "orphaned"]

# What tools leave in a folder they were run in. Nobody takes it for a part of the distribution.
_LITTER: Final = frozenset({"__pycache__", "build", "dist", "node_modules", "venv"})
_LITTER_ENDS: Final = (".pyc", ".pyo", ".egg-info", "~")
_DIFF_LINES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as it would be written.

    Args:
        path: below the output folder, `/` between parts.
        kind: `changed`; `missing` on disk; `new`, a file that pochoir did not write; `orphaned`, one that it wrote for
            an earlier description.
        diff: of a changed file, the hunks of a unified diff from the disk to what would be written, or a sentence.
    """

    path: str
    kind: Kind
    diff: str = ""


def compare(
    root: Path, files: Mapping[str, str], *, complete: bool = False, known: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """The differences between the disk and what `write` would write, by path.

    Args:
        root: the output folder.
        files: texts by path below it: `distribution/README.md`. A distribution without a manifest is given one.
        complete: `files` are all there is to stamp, so that other distributions are left over.
        known: distributions that are not left over, although they are not among the files.

    Raises:
        Refused: the output is no folder, or a symbolic link stands in it where pochoir writes.
    """
    check_names(files)
    place = real(root)
    folders = listing.with_manifests(files)
    check_places(place, (f"{folder}/{path}" for folder, inner in folders.items() for path in inner))
    found = [each for folder, inner in folders.items() for each in differences(place, folder, inner)]
    if complete:
        for folder in left_over(place, {*folders, *known}):
            found += [each for each in differences(place, folder, {}) if each.kind == "orphaned"]
    return tuple(sorted(found, key=lambda each: each.path))


def left_over(root: Path, wanted: set[str]) -> list[str]:
    """The folders that pochoir stamped once and that nobody wants any longer."""
    if not root.is_dir():
        return []
    names = sorted(each.name for each in os.scandir(root) if each.is_dir(follow_symlinks=False))
    return [name for name in names if name not in wanted and listing.hashes(read(root / name / listing.MANIFEST))]


def differences(root: Path, folder: str, files: Mapping[str, bytes]) -> Iterator[Difference]:
    """The differences within one distribution."""
    listed = listing.hashes(read(root / folder / listing.MANIFEST))
    for path, content in files.items():
        place = root / folder / path
        current = read(place)
        if current is None:
            yield Difference(f"{folder}/{path}", "missing")
        elif current != content:
            yield Difference(f"{folder}/{path}", "changed", _diff(current, content))
        elif is_executable(place):
            yield Difference(f"{folder}/{path}", "changed", "old mode 100755\nnew mode 100644\n")
    for path in walk(root / folder):
        if path not in files and not _is_litter(path):
            stamped = path in listed or (bool(listed) and path == listing.MANIFEST)
            yield Difference(f"{folder}/{path}", "orphaned" if stamped else "new")


def walk(folder: Path, inside: str = "") -> Iterator[str]:
    """The files below a folder, by path, in order; links are files and are not followed."""
    try:
        entries = sorted(os.scandir(folder / inside), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, f"{inside}{entry.name}/")
        else:
            yield f"{inside}{entry.name}"


def read(place: Path) -> bytes | None:
    """The bytes of a regular file; None when there is none."""
    try:
        if not stat.S_ISREG(os.lstat(place).st_mode):
            return None
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_executable(place: Path) -> bool:
    """Whether a file may be run, which nothing stamped may. Other permissions are the umask's affair."""
    return os.name == "posix" and bool(os.lstat(place).st_mode & 0o111)


def _is_litter(path: str) -> bool:
    return any(part in _LITTER or part.startswith(".") or part.endswith(_LITTER_ENDS) for part in path.split("/"))


def _diff(current: bytes, content: bytes) -> str:
    before, after = current.decode("utf-8", "replace"), content.decode("utf-8", "replace")
    if before.replace("\r\n", "\n") == after:
        return "the lines end with CRLF instead of LF\n"
    old, new = before.split("\n"), after.split("\n")
    if len(old) + len(new) > _DIFF_LINES:
        return f"{len(old)} lines instead of {len(new)}\n"
    hunks = list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]
    return "".join(f"{line}\n" for line in hunks)
