"""A lock that keeps two processes from writing the same output folder."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pochoir.tree.paths import refused


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Hold the lock of an output folder. The operating system releases it when the process ends, even if killed.

    Raises:
        Refused: another process holds the lock.
    """
    handle = _open(folder)
    try:
        if not _take(handle):
            message = "another process is writing to this folder; nothing was changed"
            raise refused("output-locked", folder, message, "wait until it has finished, then run pochoir again")
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _open(folder: Path) -> int:
        name = hashlib.sha256(str(folder).lower().encode()).hexdigest()[:32]
        return os.open(Path(tempfile.gettempdir(), f"pochoir-{name}.lock"), os.O_RDWR | os.O_CREAT)

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    # The folder itself is locked, so that no stale lock file can be left behind.
    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
