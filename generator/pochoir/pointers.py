"""JSON pointers (RFC 6901), and references that hold them as percent-encoded fragments."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, unquote

FILES: Final = "x-pochoir-files"
"""The root key of a document that holds the contents of the files it refers to."""
MAX_KEYS: Final = 1_000
"""Maximum number of keys of a pointer in a reference. No document is nested that deeply."""


def escape(key: str) -> str:
    """Return a key with `~` and `/` escaped for a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def unescape(token: str) -> str:
    """Return the key for an escaped token of a JSON pointer."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def tokens(pointer: str) -> list[str]:
    """Split a JSON pointer into its keys, unescaped. The pointer of the root has none."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def join(pointer: str, *keys: str | int) -> str:
    """Return the pointer of the value at `keys` below `pointer`."""
    for key in keys:
        pointer += "/" + escape(str(key))
    return pointer


def upwards(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of everything around it, except for the root."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def shorten(pointer: str) -> str:
    """Return the first three keys of a pointer, which are enough to name a component that is nested too deeply."""
    return "/".join(pointer.split("/")[:4])


def reference(pointer: str) -> str:
    """Return the local `$ref` for a pointer."""
    return "#" + quote(pointer, safe="/~")


def of_reference(reference: object) -> str | None:
    """Return the pointer that a local `$ref` holds, or None for any other value."""
    if not isinstance(reference, str) or not reference.startswith("#") or reference.count("/") > MAX_KEYS:
        return None
    try:
        pointer = unquote(reference[1:], errors="strict")
    except UnicodeDecodeError:
        return None
    return pointer if pointer == "" or pointer.startswith("/") else None
