"""Which paths may be written to."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pochoir.problems import Location, Problem, Refused


def refused(code: str, path: Path | str, message: str, hint: str = "") -> Refused:
    """The error of an output that cannot be written."""
    return Refused((Problem("error", code, "", message, hint, location=Location(str(path), 1, 1)),))


def not_written(error: OSError, path: Path) -> Refused:
    """The error of a system call, as a person reads it."""
    # The folder that was being built means nothing to a person.
    place = Path(str(error.filename)) if error.filename and ".pochoir-" not in str(error.filename) else path
    hints = {
        errno.ENOSPC: "make room on the disk",
        errno.EDQUOT: "make room on the disk",
        errno.EACCES: "allow writing there, or choose another output folder",
        errno.EPERM: "allow writing there, or choose another output folder",
        errno.EROFS: "choose an output folder that can be written to",
        errno.ENAMETOOLONG: "choose an output folder with a shorter path",
    }
    message = f"it cannot be written: {(error.strerror or type(error).__name__).lower()}; nothing was changed"
    return refused("output-not-written", place, message, hints.get(error.errno or 0, ""))


def check_names(paths: Iterable[str]) -> None:
    """Refuse, as a defect of the caller, any path that is not `distribution/file` or leads somewhere else.

    Raises:
        ValueError: such a path.
    """
    for path in paths:
        parts = path.split("/")
        wrong = "\\" in path or "\0" in path or ":" in path or any(part in ("", ".", "..") for part in parts)
        if wrong or len(parts) < 2:
            raise ValueError(f"{path!r} is no path below the folder of a distribution")


def real(root: Path) -> Path:
    """The output folder by its real path. It need not exist.

    Raises:
        Refused: it is a file, or a symbolic link.
    """
    place = Path(os.path.realpath(root.parent if root.name else root), root.name)
    if place.name == "..":
        place = Path(os.path.realpath(root))
    kind = _kind(place)
    if kind == "link":
        hint = "name the folder it leads to"
        raise refused(
            "output-symlink", root, "the output folder is a symbolic link; nothing is written through it", hint
        )
    if kind == "file":
        raise refused("output-not-folder", root, "the output folder is a file", "choose another output folder")
    return place


def check_places(root: Path, paths: Iterable[str]) -> None:
    """Refuse symbolic links on the way to any file, links in its place, and folders where a file must stand.

    Raises:
        Refused: every such place at once.
    """
    wrong: dict[Path, Problem] = {}
    folders: set[str] = set()
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            if "/".join(parts[:end]) in folders:
                continue
            place = root.joinpath(*parts[:end])
            problem = _obstacle(place, end == len(parts))
            if problem is not None:
                wrong.setdefault(place, problem)
            if problem is not None or _kind(place) is None:
                break
            if end < len(parts):
                folders.add("/".join(parts[:end]))
    if wrong:
        raise Refused(tuple(wrong.values()))


def _obstacle(place: Path, is_file: bool) -> Problem | None:
    kind = _kind(place)
    if kind == "link":
        message = "a symbolic link stands where pochoir writes; nothing is written through it"
        return refused("output-symlink", place, message, "remove the link").problems[0]
    if kind == "folder" and is_file:
        return refused("output-not-file", place, "a folder stands where pochoir writes a file", "move it").problems[0]
    return None


def _kind(place: Path) -> str | None:
    try:
        mode = os.lstat(place).st_mode
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "file"
