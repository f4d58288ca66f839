"""Write distributions: built beside the old ones, then put in their place."""

import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pochoir.tree import listing
from pochoir.tree.comparing import Difference, compare, is_executable, left_over, read, walk
from pochoir.tree.lock import locked
from pochoir.tree.place import check_names, check_places, not_written, real, refused
from pochoir.tree.swap import swap

_OLD: Final = "old"
_NEW: Final = "new"
_FAILED: Final = "failed-"


def write(
    root: Path,
    files: Mapping[str, str],
    *,
    streams: Mapping[str, Iterable[tuple[str, str]]] | None = None,
    complete: bool = False,
    known: Sequence[str] = (),
) -> tuple[Difference, ...]:
    """Make the disk what `files` and `streams` say, all or nothing, and give the differences there were.

    Nothing is touched when there is no difference; a file that does not change keeps its time of change. Files that
    pochoir did not write survive, and so do files it wrote and somebody changed, unless it writes them again.

    Args: as for `compare`; with `complete`, distributions that are left over are removed. `streams` are folders with
        more in them than can be held at once, by name: their files come one after the other, as paths and texts.

    Raises:
        Refused: the output cannot be written (no permission, no room, a file or a link in the way, another run). What
            stood there is untouched.
    """
    place = real(root)
    try:
        with _folder(place), locked(place):
            _recover(place)
            found = compare(root, files, complete=complete, known=known)
            changes = [each for each in found if each.kind != "new"]
            folders = listing.with_manifests(files)
            if complete:
                folders |= {folder: {} for folder in left_over(place, {*folders, *known})}
            touched = {each.path.partition("/")[0] for each in changes}
            kept = {folder: inner for folder, inner in folders.items() if folder in touched}
            changes += _replace(place, kept, streams or {})
    except OSError as error:
        raise not_written(error, root) from error
    return tuple(changes)


@contextmanager
def _folder(root: Path) -> Generator[None]:
    """Make the output folder; take it away again when nothing could be written into it."""
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
    root: Path, folders: Mapping[str, Mapping[str, bytes]], streams: Mapping[str, Iterable[tuple[str, str]]]
) -> list[Difference]:
    """Put new folders in the place of the old ones, and give the differences there were in streams."""
    if not folders and not streams:
        return []
    beside = _temporary(root)
    found: list[Difference] = []
    try:
        for folder, files in folders.items():
            _build(root / folder, beside / _NEW / folder, files.items())
        for folder, stream in streams.items():
            found += _build(root / folder, beside / _NEW / folder, _listed(root, folder, stream))
        touched = {each.path.partition("/")[0] for each in found}
        _swap_all(root, beside, [*folders, *(folder for folder in streams if folder in touched)])
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return found


def _listed(root: Path, folder: str, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """The files of a stream as bytes, and their manifest at the end. Nothing has taken its place by then."""
    digests: dict[str, str] = {}
    for path, text in files:
        check_names((f"{folder}/{path}",))
        content = text.encode()
        digests[path] = listing.digest(content)
        yield path, content
    check_places(root, (f"{folder}/{path}" for path in (*digests, listing.MANIFEST)))
    yield listing.MANIFEST, listing.of_digests(digests).encode()


def _temporary(root: Path) -> Path:
    """A folder on the same file system: beside the output folder, or in it where nothing may be written beside it."""
    for parent in (root.parent, root):
        try:
            made = Path(tempfile.mkdtemp(prefix=_prefix(root), dir=parent))
        except OSError:
            if parent == root:
                raise
            continue
        if made.stat().st_dev == root.stat().st_dev:
            (made / _NEW).mkdir()
            (made / _OLD).mkdir()
            return made
        made.rmdir()
    raise AssertionError  # the second parent either serves or raises


def _prefix(root: Path) -> str:
    return f".{root.name}.pochoir-"


def _build(current: Path, new: Path, files: Iterable[tuple[str, bytes]]) -> list[Difference]:
    """The new folder of a distribution: what is stamped, and what pochoir may not delete. Gives what is different."""
    new.mkdir()
    listed = listing.hashes(read(current / listing.MANIFEST))
    found: list[Difference] = []
    stamped: set[str] = set()
    made: set[str] = set()
    for path, content in files:
        if path in stamped:
            # It may be a link by now: to write again would be to write into what stands there.
            raise ValueError(f"{path!r} is given twice")
        stamped.add(path)
        place, before = new / path, read(current / path)
        folder = path.rpartition("/")[0]
        if folder not in made:
            (new / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        if before == content and not is_executable(current / path):
            _carry(current / path, place)
        else:
            place.write_bytes(content)
            found.append(Difference(f"{new.name}/{path}", "missing" if before is None else "changed"))
    for path in walk(current):
        if path in stamped:
            continue
        if _is_ours(current / path, path, listed):
            found += [Difference(f"{new.name}/{path}", "orphaned")] if path in listed else []
        else:
            _keep_file(current, new, path, stamped)
    _keep_folders(current, new, listed)
    return found


def _keep_file(current: Path, new: Path, path: str, stamped: Collection[str]) -> None:
    place = new / path
    if any(f"{parent}" in stamped for parent in Path(path).parents) or os.path.lexists(place):
        message = "this file stands where pochoir writes something else; nothing was changed"
        raise refused("output-in-the-way", current / path, message, "move it")
    place.parent.mkdir(parents=True, exist_ok=True)
    _carry(current / path, place)


def _is_ours(place: Path, path: str, listed: Mapping[str, str]) -> bool:
    """Whether pochoir wrote the file and nobody changed it since; Python's caches are nobody's."""
    if "__pycache__" in path.split("/"):
        return True
    if path == listing.MANIFEST:
        return bool(listed)
    content = read(place) if path in listed else None
    return content is not None and listing.digest(content) == listed[path]


def _carry(current: Path, place: Path) -> None:
    """The same file under another name: its time of change, its permissions, even what an editor has open."""
    try:
        os.link(current, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if stat.S_ISLNK(os.lstat(current).st_mode):
            place.symlink_to(current.readlink())
        else:
            shutil.copy2(current, place, follow_symlinks=False)


def _keep_folders(current: Path, new: Path, listed: Mapping[str, str]) -> None:
    """Folders keep their permissions; empty ones that somebody made stay."""
    stamped = {str(parent) for path in listed for parent in Path(path).parents}
    for folder, _, _ in os.walk(current):
        inner = os.path.relpath(folder, current)
        twin = new / inner
        if "__pycache__" in Path(inner).parts:
            continue
        if not twin.exists() and inner not in stamped and not any(Path(folder).iterdir()):
            twin.mkdir(parents=True)
        if twin.is_dir():
            twin.chmod(stat.S_IMODE(Path(folder).stat().st_mode) | stat.S_IRWXU)


def _swap_all(root: Path, beside: Path, folders: Sequence[str]) -> None:
    done: list[str] = []
    try:
        for folder in folders:
            new, place, old = beside / _NEW / folder, root / folder, beside / _OLD / folder
            if any(new.iterdir()):
                swap(new, place, old)
            else:
                place.rename(old)  # nothing is left of a distribution that nobody wants
            done.append(folder)
    except BaseException:
        for folder in reversed(done):
            _undo(root / folder, beside, folder)
        raise


def _undo(place: Path, beside: Path, folder: str) -> None:
    """Bring the old folder back: it is where the new one was, or among the old, or there was none."""
    old = next((each for each in (beside / _OLD / folder, beside / _NEW / folder) if each.is_dir()), None)
    failed = beside / f"{_FAILED}{folder}"
    if os.path.lexists(place):
        place.rename(failed)
    if old is not None:
        old.rename(place)


def _recover(root: Path) -> None:
    """Clean up after runs that were killed: a distribution that was being moved comes back, the rest goes."""
    for parent in (root.parent, root):
        try:
            names = sorted(each.name for each in os.scandir(parent) if each.name.startswith(_prefix(root)))
        except OSError:
            continue
        for name in names:
            beside = parent / name
            if not _is_mine(beside):
                continue
            for old in sorted((beside / _OLD).iterdir()) if (beside / _OLD).is_dir() else ():
                if not os.path.lexists(root / old.name):
                    old.rename(root / old.name)
            shutil.rmtree(beside, ignore_errors=True)


def _is_mine(place: Path) -> bool:
    """Whether a name that looks like pochoir's is: where everyone may write, somebody else may have put it there."""
    found = os.lstat(place)
    if not stat.S_ISDIR(found.st_mode) or (os.name == "posix" and found.st_uid != os.geteuid()):
        return False
    return all(each.name in (_NEW, _OLD) or each.name.startswith(_FAILED) for each in place.iterdir())
