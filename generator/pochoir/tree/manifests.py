"""`MANIFEST.json`: the source and the pochoir version of a distribution, and the hash of each of its files."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final, cast

from pochoir.literals import Code, json_text
from pochoir.version import __version__

MANIFEST: Final = "MANIFEST.json"
_NOTE: Final = "Written by pochoir on every run: the generated files and the SHA-256 of each."


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest(files: Mapping[str, str], spec: str = "", description: bytes = b"") -> Code:
    """Return the text of the manifest of a distribution. It depends on the arguments only, not on the time or machine.

    Args:
        files: texts by path below the folder of the distribution. A manifest among them is not listed.
        spec: the path of the description, as other generated files give it; "" to leave it out.
        description: the bytes of the description. CRLF is hashed as LF, so that a checkout makes no difference.
    """
    return of_digests(
        {path: digest(text.encode()) for path, text in files.items() if path != MANIFEST}, spec, description
    )


def of_digests(digests: Mapping[str, str], spec: str = "", description: bytes = b"") -> Code:
    """Return the text of a manifest, given the hashes of the files instead of their texts."""
    listed = dict(sorted(digests.items()))
    source = {"spec": {"path": spec, "sha256": digest(description.replace(b"\r\n", b"\n"))}} if spec else {}
    return Code(json_text({"note": _NOTE, "generator": f"pochoir {__version__}", **source, "files": listed}) + "\n")


def hashes(content: bytes | None) -> Mapping[str, str]:
    """Return the hashes that a manifest lists; an empty dict if it is missing or not from pochoir."""
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
    """Group files by distribution and encode them; add a manifest to a distribution that has none."""
    folders: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        folder, _, inner = path.partition("/")
        folders.setdefault(folder, {})[inner] = text
    for texts in folders.values():
        texts.setdefault(MANIFEST, manifest(texts))
    return {folder: {path: text.encode() for path, text in sorted(texts.items())} for folder, texts in folders.items()}
