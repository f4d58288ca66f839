"""The only door between a description and the disk: regular files, no link on the way, within the limits."""

import os
import stat
from pathlib import Path

from pochoir.document.limits import MAX_BYTES


class UnreadableError(Exception):
    """A file that is not read; `code` is that of the finding and the message says why."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def read_bytes(path: Path, budget: int = MAX_BYTES) -> bytes:
    """The content of a regular file; raises UnreadableError."""
    try:
        # A pipe opened for reading would wait for its writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UnreadableError("document-not-found", "there is no such file") from None
    except OSError as error:
        raise UnreadableError("document-unreadable", error.strerror or type(error).__name__) from None
    except ValueError:
        raise UnreadableError("document-not-found", "this is no path of a file") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableError("document-unreadable", "this is not a regular file")
    with os.fdopen(handle, "rb") as file:
        data = file.read(budget + 1)
    if len(data) > budget:
        raise UnreadableError("limit-size", f"the description is larger than {MAX_BYTES // (1024 * 1024)} MB")
    return data


def read_below(folder: Path, relative: str, budget: int) -> bytes:
    """The content of a regular file at a normalised relative path below `folder`.

    Raises:
        UnreadableError: the file is missing; or it, or a folder on the way, is a symbolic link or anything but what it
            should be, in which case nothing is opened.
    """
    path = folder
    parts = relative.split("/")
    for number, part in enumerate(parts):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except (OSError, ValueError):
            raise UnreadableError("reference-file-not-found", "there is no such file") from None
        if stat.S_ISLNK(mode):
            raise UnreadableError("reference-not-local", "a symbolic link is not followed")
        if not (stat.S_ISREG(mode) if number == len(parts) - 1 else stat.S_ISDIR(mode)):
            raise UnreadableError("reference-not-local", "only regular files are read")
    return read_bytes(path, budget)
