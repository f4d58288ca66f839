"""A folder that remembers results by everything that they depend on, so that a run need not repeat an earlier one.

The folder can be deleted at any time, and several processes may use it at once. An entry that is missing, damaged or
unreadable is a miss, and what cannot be written is not remembered: results are the same with and without the folder.
"""

import contextlib
import hashlib
import os
import re
import tempfile
import time
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = ".pochoir-cache"
"""The name of the folder, next to the pyproject.toml of a project."""
MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ENTRIES: Final = 20_000

_ENTRY: Final = re.compile(r"[0-9a-f]{64}")
_UNFINISHED: Final = ".tmp"
_ABANDONED: Final = 3600.0
"""The age in seconds from which an unfinished file is one of a process that was killed."""
_DIGEST: Final = 32


class Cache:
    """The entries of a folder: texts by key.

    Args:
        folder: the folder. It is created when something is remembered.
        max_bytes: the size from which the entries that were not used for the longest time are removed.
        max_entries: their number, likewise.
    """

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES, max_entries: int = MAX_ENTRIES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._max_entries = max_entries
        self._usable: bool | None = None

    def get(self, key: str) -> str | None:
        """Return the text of a key; None if there is none or its entry is damaged."""
        path = self._folder / key
        try:
            content = path.read_bytes()
            if content[:_DIGEST] != _digest(key, content[_DIGEST:]):
                return None
            text = zlib.decompress(content[_DIGEST:]).decode("utf-8", "surrogatepass")
        except (OSError, zlib.error, UnicodeDecodeError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the entries used last are kept
        return text

    def put(self, key: str, text: str) -> None:
        """Remember a text, unless the folder cannot be written to."""
        content = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        try:
            if self._prepare():
                _write(self._folder / key, _digest(key, content) + content)
        except OSError:
            self._usable = False

    def trim(self) -> None:
        """Remove old entries if this run wrote some and the folder is too large now."""
        if not self._usable:
            return
        entries: list[tuple[float, int, str]] = []
        with contextlib.suppress(OSError):  # another process may be removing some
            for each in os.scandir(self._folder):
                if _ENTRY.fullmatch(each.name) or each.name.endswith(_UNFINISHED):
                    found = each.stat(follow_symlinks=False)
                    entries.append((found.st_mtime, found.st_size, each.path))
        for path in self._superfluous(sorted(entries)):
            with contextlib.suppress(OSError):
                Path(path).unlink()

    def _superfluous(self, entries: Collection[tuple[float, int, str]]) -> Iterator[str]:
        size, number = sum(size for _, size, _ in entries), len(entries)
        # Room is made for several runs, so that not each of them has to remove something.
        part = 0.75 if size > self._max_bytes or number > self._max_entries else 1
        abandoned = time.time() - _ABANDONED
        for changed, length, path in entries:
            full = size > self._max_bytes * part or number > self._max_entries * part
            if full or (path.endswith(_UNFINISHED) and changed < abandoned):
                size, number = size - length, number - 1
                yield path

    def _prepare(self) -> bool:
        """Create the folder, which git ignores, and return whether it can be used."""
        if self._usable is None:
            # A link might lead out of the project.
            self._usable = not self._folder.is_symlink()
            if self._usable:
                self._folder.mkdir(exist_ok=True)
                ignore = self._folder / ".gitignore"
                if not ignore.exists():
                    ignore.write_text("*\n", encoding="utf-8")
        return self._usable


def key(*parts: str | bytes) -> str:
    """Return the key of a result that depends on these values and on nothing else."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def _digest(key: str, content: bytes) -> bytes:
    """Return the digest at the beginning of an entry. With the key, a file under another name is a miss as well."""
    return hashlib.sha256(key.encode() + content).digest()


def _write(path: Path, content: bytes) -> None:
    """Write a file so that other processes see all of it or nothing."""
    handle, name = tempfile.mkstemp(_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
