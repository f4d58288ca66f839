"""Paths that every file system takes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_LONGEST: Final = 100
_DEVICE: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def wrong_paths(paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The path, the code and the message of each finding: see rule 4 and the names that Windows reserves."""
    folded: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts):
            yield path, "output-path", "this path is not relative to the distribution, or leads out of it"
        for part in parts:
            yield from ((path, "output-path", message) for message in _part(part))
        same = folded.setdefault(_fold(path), path)
        if same != path:
            yield path, "output-path-collision", f"this path and {same} are one where the case of letters is ignored"
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end])
            other = folders.setdefault(_fold(folder), folder)
            if other != folder:
                yield path, "output-path-collision", f"the folders {folder} and {other} differ by case only"
    for key, path in folded.items():
        if key in folders:
            yield path, "output-path-collision", "this is the path of a file and of a folder"


def _part(part: str) -> Iterator[str]:
    if len(part.encode("utf-8", "surrogatepass")) > _LONGEST:
        yield f"a name of the path is longer than {_LONGEST} bytes"
    if _FORBIDDEN.search(part) or (part.endswith((" ", ".")) and part not in (".", "..")):
        yield "a name of the path has characters that Windows does not take"
    if _DEVICE.fullmatch(part):
        yield "a name of the path is that of a device on Windows"


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
