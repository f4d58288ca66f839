"""Check that paths are valid on every file system."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_MAX_LENGTH: Final = 100
_DEVICE: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def check_paths(paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield path, code and message of each problem: paths that leave the folder, are invalid on Windows, or collide."""
    folded: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts):
            yield path, "output-path", "this path is not relative to the distribution, or leaves it"
        for part in parts:
            yield from ((path, "output-path", message) for message in _part(part))
        same = folded.setdefault(_fold(path), path)
        if same != path:
            yield path, "output-path-collision", f"this path is the same as {same} on a file system that ignores case"
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end])
            other = folders.setdefault(_fold(folder), folder)
            if other != folder:
                yield path, "output-path-collision", f"the folders {folder} and {other} differ only by case"
    for key, path in folded.items():
        if key in folders:
            yield path, "output-path-collision", "this path is used for a file and for a folder"


def _part(part: str) -> Iterator[str]:
    """Yield what is wrong with one name of a path."""
    if len(part.encode("utf-8", "surrogatepass")) > _MAX_LENGTH:
        yield f"a name in the path is longer than {_MAX_LENGTH} bytes"
    if _FORBIDDEN.search(part) or (part.endswith((" ", ".")) and part not in (".", "..")):
        yield "a name in the path has characters that Windows does not allow"
    if _DEVICE.fullmatch(part):
        yield "a name in the path is a reserved device name on Windows"


def _fold(path: str) -> str:
    """Return the key under which a file system that ignores case and Unicode normalisation stores a path."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
