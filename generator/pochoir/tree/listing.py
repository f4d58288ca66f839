"""`MANIFEST.json`: from what a distribution was stamped, by which pochoir, and the hash of each of its files."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final, cast

from pochoir.literals import Code, json_text
from pochoir.version import __version__

MANIFEST: Final = "MANIFEST.json"
_NOTE: Final = "Stamped by pochoir: what it stamped, and the SHA-256 of each file. Written on every run."


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest(files: Mapping[str, str], spec: str = "", description: bytes = b"") -> Code:
    """The text of the manifest of one distribution. The same files give the same text, at any time and place.

    Args:
        files: texts by path below the distribution's folder; a manifest among them is not listed.
        spec: the path of the description, as the other files name it; left out when empty.
        description: the bytes of the description, with LF as its line ends so that no checkout makes a difference.
    """
    return of_digests(
        {path: digest(text.encode()) for path, text in files.items() if path != MANIFEST}, spec, description
    )


def of_digests(digests: Mapping[str, str], spec: str = "", description: bytes = b"") -> Code:
    """The same, of files that are known by their hashes only."""
    listed = dict(sorted(digests.items()))
    source = {"spec": {"path": spec, "sha256": digest(description.replace(b"\r\n", b"\n"))}} if spec else {}
    return Code(json_text({"note": _NOTE, "generator": f"pochoir {__version__}", **source, "files": listed}) + "\n")


def hashes(content: bytes | None) -> Mapping[str, str]:
    """The hashes that a manifest lists; nothing when it is absent or was not written by pochoir."""
    try:
        read: object = json.loads(content or b"")
    except ValueError:
        return {}
    if not isinstance(read, dict) or not str(cast("dict[str, object]", read).get("generator", "")).startswith(
        "pochoir"
    ):
        return {}
    files = cast("dict[str, object]", read).get("files")
    if not isinstance(files, dict):
        return {}
    return {path: value for path, value in cast("dict[str, object]", files).items() if isinstance(value, str)}


def with_manifests(files: Mapping[str, str]) -> dict[str, dict[str, bytes]]:
    """The bytes of each distribution by path below its folder, with a manifest where none is given."""
    folders: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        folder, _, inner = path.partition("/")
        folders.setdefault(folder, {})[inner] = text
    for texts in folders.values():
        texts.setdefault(MANIFEST, manifest(texts))
    return {folder: {path: text.encode() for path, text in sorted(texts.items())} for folder, texts in folders.items()}
