"""Check which paths may be written to, and build the errors about those that may not."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pochoir.problems import Location, Problem, Refused


def refused(code: str, path: Path | str, message: str, hint: str = "") -> Refused:
    """Build the exception for an output that cannot be written."""
    return Refused((Problem("error", code, "", message, hint, location=Location(str(path), 1, 1)),))


def not_written(error: OSError, path: Path) -> Refused:
    """Build the exception for a failed system call."""
    # The path of the staging folder would mean nothing to a user.
    place = Path(str(error.filename)) if error.filename and ".pochoir-" not in str(error.filename) else path
    hints = {
        errno.ENOSPC: "free some disk space",
        errno.EDQUOT: "free some disk space",
        errno.EACCES: "change the permissions, or choose another output folder",
        errno.EPERM: "change the permissions, or choose another output folder",
        errno.EROFS: "choose a writable output folder",
        errno.ENAMETOOLONG: "choose an output folder with a shorter path",
    }
    message = f"cannot write: {(error.strerror or type(error).__name__).lower()}; nothing was changed"
    return refused("output-not-written", place, message, hints.get(error.errno or 0, ""))


def check_names(paths: Iterable[str]) -> None:
    """Check that each path is `distribution/file` and stays below the output folder.

    Raises:
        ValueError: a path is not. This is a bug in the caller, not a mistake of the user.
    """
    for path in paths:
        parts = path.split("/")
        wrong = "\\" in path or "\0" in path or ":" in path or any(part in ("", ".", "..") for part in parts)
        if wrong or len(parts) < 2:
            raise ValueError(f"{path!r} is not a path below the folder of a distribution")


def resolve_root(root: Path) -> Path:
    """Return the output folder with the symbolic links of its parents resolved. It need not exist.

    Raises:
        Refused: it is a file or a symbolic link.
    """
    place = Path(os.path.realpath(root.parent if root.name else root), root.name)
    if place.name == "..":
        place = Path(os.path.realpath(root))
    kind = _kind(place)
    if kind == "link":
        hint = "use the path of the folder that the link points to"
        raise refused(
            "output-symlink", root, "the output folder is a symbolic link; pochoir does not write through links", hint
        )
    if kind == "file":
        raise refused("output-not-folder", root, "the output folder is a file", "choose another output folder")
    return place


def check_obstacles(root: Path, paths: Iterable[str]) -> None:
    """Check that no symbolic link is on the way to any file or in its place, and no folder in the place of a file.

    Raises:
        Refused: there is one. All of them are included.
    """
    wrong: dict[str, Problem] = {}
    # Of a file in a folder that is known, only its place is looked at. (Strings, because `Path` is slow for thousands.)
    folders: set[str] = set()
    for path in paths:
        parts = path.split("/")
        is_known = path.rpartition("/")[0] in folders
        for end in range(len(parts) if is_known else 1, len(parts) + 1):
            inner = "/".join(parts[:end])
            if inner in folders:
                continue
            place = os.path.join(root, inner)
            kind = _kind(place)
            problem = _obstacle(place, kind, end == len(parts))
            if problem is not None:
                wrong.setdefault(place, problem)
            if problem is not None or kind is None:
                break
            if end < len(parts):
                folders.add(inner)
    if wrong:
        raise Refused(tuple(wrong.values()))


def _obstacle(place: str, kind: str | None, is_file: bool) -> Problem | None:
    if kind == "link":
        message = "a symbolic link is in the place of generated files; pochoir does not write through links"
        return refused("output-symlink", place, message, "remove the link").problems[0]
    if kind == "folder" and is_file:
        message = "this folder is in the place of a generated file"
        return refused("output-not-file", place, message, "move the folder").problems[0]
    return None


def _kind(place: Path | str) -> str | None:
    try:
        mode = os.lstat(place).st_mode
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "file"
