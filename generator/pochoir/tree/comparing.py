"""Compare the output folder with what would be written."""

import difflib
import os
import stat
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pochoir.tree import manifests
from pochoir.tree.manifests import Content, Text, encoded, is_same
from pochoir.tree.paths import check_names, check_obstacles, resolve_root

Kind: TypeAlias = Literal["changed", "missing", "new", "orphaned"]

# Files that tools create in the folder they run in. They are not reported as new.
_TOOL_OUTPUT: Final = frozenset({"__pycache__", "build", "dist", "node_modules", "venv"})
_TOOL_OUTPUT_ENDS: Final = (".pyc", ".pyo", ".egg-info", "~")
_DIFF_LINES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that differs from what would be written.

    Attributes:
        path: path below the output folder, with forward slashes.
        kind: `changed`; `missing` from the disk; `new`, a file that pochoir did not write; `orphaned`, a file that
            pochoir wrote but no longer generates.
        diff: for a changed file, the hunks of a unified diff from the disk to what would be written, or a sentence.
    """

    path: str
    kind: Kind
    diff: str = ""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A regular file on the disk.

    Attributes:
        content: its bytes.
        is_executable: whether it is executable, which no generated file is. Other permissions depend on the umask.
    """

    content: bytes
    is_executable: bool


def compare(
    root: Path,
    files: Mapping[str, Text],
    *,
    complete: bool = False,
    known: Sequence[str] = (),
    with_diffs: bool = True,
) -> tuple[Difference, ...]:
    """Return the differences between the disk and what `write` would write, sorted by path.

    Args:
        root: the output folder.
        files: texts by path below `root`, such as `distribution/README.md`. A distribution without a manifest gets one.
        complete: whether `files` are all distributions, so that others on the disk are orphaned.
        known: distributions that are not orphaned although they are not in `files`.
        with_diffs: whether the differences have diffs.

    Raises:
        Refused: the output is not a folder, or there is a symbolic link in the place of a generated file or folder.
        ValueError: a path is not relative to the folder of a distribution.
    """
    check_names(files)
    place = resolve_root(root)
    folders = manifests.with_manifests(files)
    check_obstacles(place, (f"{folder}/{path}" for folder, inner in folders.items() for path in inner))
    found = [
        each
        for folder, inner in folders.items()
        for each in differences(place, folder, inner.items(), with_diffs=with_diffs)
    ]
    if complete:
        for folder in orphaned_folders(place, {*folders, *known}):
            found += [each for each in differences(place, folder, ()) if each.kind == "orphaned"]
    return tuple(sorted(found, key=lambda each: each.path))


def orphaned_folders(root: Path, wanted: set[str]) -> list[str]:
    """Return the names of folders that pochoir generated and that are not in `wanted`."""
    if not root.is_dir():
        return []
    names = sorted(each.name for each in os.scandir(root) if each.is_dir(follow_symlinks=False))
    return [name for name in names if name not in wanted and manifests.hashes(read(root / name / manifests.MANIFEST))]


def compare_folder(place: Path, files: Iterable[tuple[str, Text]], ignored: Container[str]) -> Iterator[Difference]:
    """Yield the differences between a folder and a stream of files.

    Args:
        place: the folder.
        files: pairs of path and text.
        ignored: files and folders directly in it that are not compared.
    """
    pairs = ((path, text.encode() if isinstance(text, str) else text) for path, text in files)
    for each in differences(place.parent, place.name, pairs):
        if each.path.split("/")[1] not in ignored:
            yield each


def differences(
    root: Path, folder: str, files: Iterable[tuple[str, Content]], *, with_diffs: bool = True
) -> Iterator[Difference]:
    """Yield the differences within one folder."""
    listed = manifests.hashes(read(root / folder / manifests.MANIFEST))
    made: set[str] = set()
    for path, content in files:
        made.add(path)
        current = find(f"{root}/{folder}/{path}")
        if current is None:
            yield Difference(f"{folder}/{path}", "missing")
        elif not is_same(current.content, content):
            diff = _diff(current.content, encoded(content)) if with_diffs else ""
            yield Difference(f"{folder}/{path}", "changed", diff)
        elif current.is_executable:
            yield Difference(f"{folder}/{path}", "changed", "old mode 100755\nnew mode 100644\n")
    for path in walk(root / folder):
        if path not in made and not _is_tool_output(path):
            generated = path in listed or (bool(listed) and path == manifests.MANIFEST)
            yield Difference(f"{folder}/{path}", "orphaned" if generated else "new")


def recorded(folder: Path) -> manifests.Recorded:
    """Return what the manifest of a distribution says."""
    return manifests.Recorded.of(read(folder / manifests.MANIFEST))


def walk(folder: Path, inside: str = "") -> Iterator[str]:
    """Yield the paths of the files below a folder, sorted. Symbolic links count as files and are not followed."""
    try:
        entries = sorted(os.scandir(folder / inside), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, f"{inside}{entry.name}/")
        else:
            yield f"{inside}{entry.name}"


def find(place: Path | str) -> OnDisk | None:
    """Return a regular file; None if there is none."""
    try:
        mode = os.lstat(place).st_mode
        if not stat.S_ISREG(mode):
            return None
        with open(place, "rb", buffering=0) as file:
            return OnDisk(file.readall(), os.name == "posix" and bool(mode & 0o111))
    except (FileNotFoundError, NotADirectoryError):
        return None


def read(place: Path | str) -> bytes | None:
    """Return the bytes of a regular file; None if there is none."""
    found = find(place)
    return None if found is None else found.content


def _is_tool_output(path: str) -> bool:
    parts = path.split("/")
    return any(part in _TOOL_OUTPUT or part.startswith(".") or part.endswith(_TOOL_OUTPUT_ENDS) for part in parts)


def _diff(current: bytes, content: bytes) -> str:
    before, after = current.decode("utf-8", "replace"), content.decode("utf-8", "replace")
    if before.replace("\r\n", "\n") == after:
        return "the line ends are CRLF instead of LF\n"
    old, new = before.split("\n"), after.split("\n")
    if len(old) + len(new) > _DIFF_LINES:
        return f"{len(old)} lines instead of {len(new)}\n"
    hunks = list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]
    return "".join(f"{line}\n" for line in hunks)
