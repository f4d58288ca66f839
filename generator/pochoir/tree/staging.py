"""The staging folder: where it is, how its folders take the place of the old ones, and what a killed run leaves."""

import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pochoir.tree.swap import swap

NEW: Final = "new"
"""The folder with the new distributions, in the staging folder."""
_OLD: Final = "old"
_FAILED: Final = "failed-"


def staging_folder(root: Path) -> Path:
    """Create a folder that can be renamed into the output folder: next to it if that is possible, or in it."""
    for parent in (root.parent, root):
        try:
            made = Path(tempfile.mkdtemp(prefix=_prefix(root), dir=parent))
        except OSError:
            if parent == root:
                raise
            continue
        if parent == root or _reaches(made, root):
            (made / NEW).mkdir()
            (made / _OLD).mkdir()
            return made
        made.rmdir()
    raise AssertionError  # the second parent is either used or raises


def _reaches(staging: Path, root: Path) -> bool:
    """Return whether a folder can be renamed from the staging folder to the output folder.

    Two mounts of one file system have the same device number, and a rename between them fails all the same. So this is
    tried, with a name that `recover` removes.
    """
    probe, there = staging / NEW, root / staging.name
    probe.mkdir()
    try:
        probe.rename(there)
    except OSError:
        probe.rmdir()
        return False
    there.rmdir()
    return True


def _prefix(root: Path) -> str:
    return f".{root.name}.pochoir-"


def swap_all(root: Path, staging: Path, folders: Sequence[str]) -> None:
    """Move the new folders into place; restore the old ones if any of them fails."""
    done: list[str] = []
    try:
        for folder in folders:
            new, place, old = staging / NEW / folder, root / folder, staging / _OLD / folder
            if any(new.iterdir()):
                swap(new, place, old)
            else:
                place.rename(old)  # nothing is left of an orphaned distribution
            done.append(folder)
    except BaseException:
        for folder in reversed(done):
            _undo(root / folder, staging, folder)
        raise


def _undo(place: Path, staging: Path, folder: str) -> None:
    """Restore the old folder, if there was one, from where `swap` moved it."""
    old = next((each for each in (staging / _OLD / folder, staging / NEW / folder) if each.is_dir()), None)
    failed = staging / f"{_FAILED}{folder}"
    if os.path.lexists(place):
        place.rename(failed)
    if old is not None:
        old.rename(place)


def recover(root: Path) -> None:
    """Clean up after killed runs: restore distributions that were being moved, delete everything else."""
    for parent in (root.parent, root):
        try:
            names = sorted(each.name for each in os.scandir(parent) if each.name.startswith(_prefix(root)))
        except OSError:
            continue
        for name in names:
            staging = parent / name
            if not _is_own(staging):
                continue
            for old in sorted((staging / _OLD).iterdir()) if (staging / _OLD).is_dir() else ():
                if not os.path.lexists(root / old.name):
                    old.rename(root / old.name)
            shutil.rmtree(staging, ignore_errors=True)


def _is_own(place: Path) -> bool:
    """Return whether a folder with the name of a staging folder is ours: other users may be able to write there."""
    found = os.lstat(place)
    if not stat.S_ISDIR(found.st_mode) or (os.name == "posix" and found.st_uid != os.geteuid()):
        return False
    return all(each.name in (NEW, _OLD) or each.name.startswith(_FAILED) for each in place.iterdir())
