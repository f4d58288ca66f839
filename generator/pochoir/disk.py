"""Read files that others wrote: only regular files, within a size limit."""

import hashlib
import os
import posixpath
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 64 * 1024 * 1024
"""Total size in bytes of all files of a description."""


class UnreadableError(Exception):
    """A file that cannot be read. `code` is the code of the finding; the message is the reason."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def read_bytes(path: Path, budget: int = MAX_BYTES) -> bytes:
    """Read a regular file.

    Args:
        path: the path of the file.
        budget: the largest size accepted, in bytes.

    Raises:
        UnreadableError: the file is missing, is not a regular file, cannot be opened or is larger than `budget`.
    """
    try:
        # A pipe opened for reading would wait for its writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UnreadableError("document-not-found", "no such file") from None
    except OSError as error:
        raise UnreadableError("document-unreadable", error.strerror or type(error).__name__) from None
    except ValueError:
        raise UnreadableError("document-not-found", "not a valid file path") from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise UnreadableError("document-unreadable", "not a regular file")
    with os.fdopen(handle, "rb") as file:
        # To ask for the whole budget takes longer than to read. Some files, such as those in /proc, give no size.
        data = file.read(min(found.st_size, budget) + 1)
        if len(data) > found.st_size:
            data += file.read(budget + 1 - len(data))
    return check_size(data, budget)


def check_size(data: bytes, budget: int = MAX_BYTES) -> bytes:
    """Return the content of a file unchanged.

    Raises:
        UnreadableError: it is larger than `budget`.
    """
    if len(data) > budget:
        raise UnreadableError("limit-size", f"the description is larger than {MAX_BYTES // (1024 * 1024)} MB")
    return data


def read_below(folder: Path, relative: str, budget: int = MAX_BYTES) -> bytes:
    """Read a regular file below a folder without following symbolic links.

    Args:
        folder: the folder.
        relative: path of the file relative to `folder`, normalised, with forward slashes.
        budget: the largest size accepted, in bytes.

    Raises:
        UnreadableError: the file is missing, is not a regular file, or it or a folder on the way is a symbolic link, in
            which case nothing is opened; or it is larger than `budget`.
    """
    path = folder
    parts = relative.split("/")
    for number, part in enumerate(parts):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except (OSError, ValueError):
            raise UnreadableError("reference-file-not-found", "no such file") from None
        if stat.S_ISLNK(mode):
            raise UnreadableError("reference-not-local", "symbolic links are not followed")
        if not (stat.S_ISREG(mode) if number == len(parts) - 1 else stat.S_ISDIR(mode)):
            raise UnreadableError("reference-not-local", "only regular files are read")
    return read_bytes(path, budget)


def relative(path: Path, folder: Path) -> str:
    """Return the path of a file from a folder, with forward slashes; its name if there is none, as on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.name


def project_folder(path: Path) -> Path:
    """Return the nearest folder above a file whose pyproject.toml has settings of pochoir, or else its own folder."""
    own = path.absolute().parent
    for folder in (own, *own.parents):
        try:
            settings = read_bytes(folder / "pyproject.toml")
        except UnreadableError:
            continue
        if b"tool.pochoir" in settings:
            return folder
    return own


def read_referenced(description: Path, relative: str, budget: int = MAX_BYTES) -> bytes:
    """Read a file that a description refers to, in or below the folder of its project.

    Args:
        description: the path of the description.
        relative: the path of the file relative to the folder of the description, with forward slashes.
        budget: the largest size accepted, in bytes.

    Raises:
        UnreadableError: the file is outside the folder of the project, or `read_below` refuses it.
    """
    root = project_folder(description)
    inside = posixpath.normpath(posixpath.join(description.absolute().parent.relative_to(root).as_posix(), relative))
    if inside == ".." or inside.startswith("../"):
        raise UnreadableError("reference-not-local", "it is outside the folder of the project")
    return read_below(root, inside, budget)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the content of a file in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_digest(data: bytes) -> str:
    """Return the SHA-256 of a text in hexadecimal. CRLF is read as LF, so that a checkout makes no difference."""
    return digest(data.replace(b"\r\n", b"\n"))


def file_digest(path: Path) -> str:
    """Return a digest of a file: of its content and of whether it is a symbolic link, or why it cannot be read."""
    try:
        return f"{'link to ' if path.is_symlink() else ''}{digest(read_bytes(path))}"
    except UnreadableError as error:
        return error.code


def folder_digest(folder: Path, follow: bool = True) -> str:
    """Return a digest of the paths and contents of all files below a folder.

    Args:
        folder: the folder.
        follow: whether folders are read through symbolic links. In a folder of somebody else, one may lead to the whole
            disk.
    """
    if not follow and folder.is_symlink():
        return "link"
    found = hashlib.sha256()
    seen: set[tuple[int, int]] = set()
    for place, folders, files in os.walk(folder, followlinks=follow):
        status = Path(place).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()  # a link to a folder above
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found.update(b"%b\0%d\0" % (os.fsencode(os.path.relpath(place, folder)), Path(place).is_symlink()))
        for name in sorted(files):
            found.update(b"%b\0%b\0" % (os.fsencode(name), file_digest(Path(place, name)).encode()))
    return found.hexdigest()
