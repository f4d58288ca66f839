"""Write distributions: build them in a staging folder, which then takes the place of the old ones."""

import os
import shutil
import stat
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pochoir.problems import Location, Problem, Refused
from pochoir.tree import manifests
from pochoir.tree.comparing import Difference, compare, find, orphaned_folders, read, walk
from pochoir.tree.edits import edit
from pochoir.tree.lock import locked
from pochoir.tree.manifests import Content, HashedText, Text, encoded, is_same
from pochoir.tree.paths import check_names, check_obstacles, not_written, refused, resolve_root
from pochoir.tree.staging import NEW, recover, staging_folder, swap_all


def write(
    root: Path,
    files: Mapping[str, Text],
    *,
    streams: Mapping[str, Iterable[tuple[str, Text]]] | None = None,
    digests: Mapping[str, Mapping[str, str]] | None = None,
    complete: bool = False,
    known: Sequence[str] = (),
    overwrite: bool = False,
) -> tuple[Difference, ...]:
    """Make the output folder equal to `files` and `streams`, all or nothing.

    A file that does not change keeps its modification time, and without any difference nothing is touched. Files that
    pochoir did not write are kept, as are files that it wrote and somebody changed. Where a generated file would
    replace one of these, nothing is written.

    Args:
        root: the output folder.
        files: texts by path below `root`, as for `compare`.
        streams: folders too large to be held in memory, by name: an iterable of paths below the folder and texts.
        digests: the hashes of the files of streams, by path, where they are known: a stream is not read if its folder
            has these files already.
        complete: whether `files` are all distributions, so that the generated files of others are removed.
        known: distributions that are kept although they are not in `files`.
        overwrite: whether generated files replace those that somebody changed or wrote.

    Returns:
        The differences that there were, sorted by path, followed by those of `streams`.

    Raises:
        Refused: the output cannot be written (no permission, disk full, a file or link in the way, another process), or
            a file that somebody changed would be overwritten.
            The old output is untouched.
        ValueError: a path leads out of its distribution, or a stream has a path twice.
    """
    place = resolve_root(root)
    try:
        with _folder(place), locked(place):
            recover(place)
            found = compare(root, files, complete=complete, known=known, with_diffs=False)
            changes = [each for each in found if each.kind != "new"]
            folders = manifests.with_manifests(files)
            if complete:
                folders |= {folder: {} for folder in orphaned_folders(place, {*folders, *known})}
            touched = {each.path.partition("/")[0] for each in changes}
            kept = {folder: inner for folder, inner in folders.items() if folder in touched}
            current = {folder for folder, hashes in (digests or {}).items() if _is_current(place, folder, hashes)}
            outdated = {folder: each for folder, each in (streams or {}).items() if folder not in current}
            changes += _replace(place, kept, outdated, overwrite)
    except OSError as error:
        raise not_written(error, root) from error
    return tuple(changes)


def write_new(root: Path, files: Mapping[str, str | bytes], changed: Collection[str] = ()) -> list[Path]:
    """Write new files below `root`, but never overwrite a file.

    Args:
        root: the folder.
        files: texts by path below it, or bytes that are written as they are.
        changed: the paths that may exist and are overwritten.

    Returns:
        The paths of the files written.

    Raises:
        Refused: one of the other files exists.
    """
    for path in files:
        if path not in changed and (root / path).exists():
            hint = "choose another name, or edit the existing description"
            place = Location(path, 1, 1)
            raise Refused((Problem("error", "spec-exists", "", "this file already exists", hint, location=place),))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    return [root / path for path in files]


@contextmanager
def _folder(root: Path) -> Generator[None]:
    """Create the output folder; remove it again if nothing could be written into it."""
    missing = [each for each in (root, *root.parents) if not each.exists()]
    root.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for each in missing:
            try:
                each.rmdir()
            except OSError:
                break
        raise


def _replace(
    root: Path,
    folders: Mapping[str, Mapping[str, Content]],
    streams: Mapping[str, Iterable[tuple[str, Text]]],
    overwrite: bool,
) -> list[Difference]:
    """Replace folders, and return the differences in those of `streams`."""
    if not folders and not streams:
        return []
    staging = staging_folder(root)
    found: list[Difference] = []
    edits: list[Problem] = []
    try:
        for folder, files in folders.items():
            _build(root / folder, staging / NEW / folder, files.items(), edits)
        for folder, stream in streams.items():
            found += _build(root / folder, staging / NEW / folder, _with_manifest(root, folder, stream), edits)
        if edits and not overwrite:
            raise Refused(tuple(edits))
        touched = {each.path.partition("/")[0] for each in found}
        swap_all(root, staging, [*folders, *(folder for folder in streams if folder in touched)])
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return found


def _is_current(root: Path, folder: str, digests: Mapping[str, str]) -> bool:
    """Return whether a folder has the files with these hashes, and no other that pochoir wrote.

    Raises:
        Refused: there is a symbolic link or a folder in the place of a file.
    """
    wanted = {**digests, manifests.MANIFEST: manifests.digest(manifests.of_digests(digests).encode())}
    check_obstacles(root, (f"{folder}/{path}" for path in wanted))
    for path, expected in wanted.items():
        current = find(f"{root}/{folder}/{path}")
        if current is None or manifests.digest(current.content) != expected or current.is_executable:
            return False
    return True


def _with_manifest(root: Path, folder: str, files: Iterable[tuple[str, Text]]) -> Iterator[tuple[str, HashedText]]:
    """Yield the files of a stream, and their manifest at the end, before any of them is moved into place."""
    digests: dict[str, str] = {}
    for path, text in files:
        check_names((f"{folder}/{path}",))
        hashed = HashedText.of(text)
        digests[path] = hashed.digest
        yield path, hashed
    check_obstacles(root, (f"{folder}/{path}" for path in (*digests, manifests.MANIFEST)))
    yield manifests.MANIFEST, HashedText.of(manifests.of_digests(digests))


def _build(current: Path, new: Path, files: Iterable[tuple[str, Content]], edits: list[Problem]) -> list[Difference]:
    """Build the new folder of a distribution: generated files, and files that must be kept.

    Returns:
        The differences. `edits` gets an error for each file that somebody changed and that would be overwritten.
    """
    new.mkdir()
    listed = manifests.hashes(read(current / manifests.MANIFEST))
    found: list[Difference] = []
    generated: set[str] = set()
    folders: set[str] = set()
    for path, made in files:
        if path in generated:
            # The file may be a hard link by now: writing to it again would change the old output.
            raise ValueError(f"{path!r} is given twice")
        generated.add(path)
        old, place = f"{current}/{path}", f"{new}/{path}"
        before = find(old)
        folder = path.rpartition("/")[0]
        if folder not in folders:
            (new / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        if before is not None and not before.is_executable and is_same(before.content, made):
            _link_or_copy(old, place)
        else:
            content = encoded(made)
            Path(place).write_bytes(content)
            if before is not None and path != manifests.MANIFEST:
                edits += filter(None, [edit(current / path, before.content, content, listed.get(path, ()))])
            found.append(Difference(f"{new.name}/{path}", "missing" if before is None else "changed"))
    for path in walk(current):
        if path in generated:
            continue
        if _is_generated(current / path, path, listed):
            found += [Difference(f"{new.name}/{path}", "orphaned")] if path in listed else []
        else:
            _copy_file(current, new, path, generated)
    _copy_folders(current, new, listed)
    return found


def _copy_file(current: Path, new: Path, path: str, generated: Collection[str]) -> None:
    place = new / path
    if any(f"{parent}" in generated for parent in Path(path).parents) or os.path.lexists(place):
        message = "this file is in the place of a generated file or folder; nothing was changed"
        raise refused("output-in-the-way", current / path, message, "move the file")
    place.parent.mkdir(parents=True, exist_ok=True)
    _link_or_copy(current / path, place)


def _is_generated(place: Path, path: str, listed: Mapping[str, Collection[str]]) -> bool:
    """Return whether pochoir wrote a file and it is unchanged, or whether it is a cache of Python."""
    if "__pycache__" in path.split("/"):
        return True
    if path == manifests.MANIFEST:
        return bool(listed)
    content = read(place) if path in listed else None
    return content is not None and manifests.digest(content) in listed[path]


def _link_or_copy(current: Path | str, place: Path | str) -> None:
    """Hard-link or copy a file, which keeps its modification time and permissions."""
    try:
        os.link(current, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if stat.S_ISLNK(os.lstat(current).st_mode):
            Path(place).symlink_to(os.readlink(current))
        else:
            shutil.copy2(current, place, follow_symlinks=False)


def _copy_folders(current: Path, new: Path, listed: Collection[str]) -> None:
    """Copy the permissions of folders, and empty folders that somebody created."""
    folders = {path.rpartition("/")[0] for path in listed}
    generated = {str(each) for folder in folders for each in (Path(folder), *Path(folder).parents)}
    for folder, _, _ in os.walk(current):
        inner = os.path.relpath(folder, current)
        twin = new / inner
        if "__pycache__" in Path(inner).parts:
            continue
        if not twin.exists() and inner not in generated and not any(Path(folder).iterdir()):
            twin.mkdir(parents=True)
        if twin.is_dir():
            twin.chmod(stat.S_IMODE(Path(folder).stat().st_mode) | stat.S_IRWXU)
