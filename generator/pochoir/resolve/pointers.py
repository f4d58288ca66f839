"""JSON pointers (RFC 6901), and the references that hold them as percent-encoded fragments."""

from typing import Final
from urllib.parse import quote, unquote

DEEPEST: Final = 1_000
"""Keys of the longest pointer: no document is that deep."""


def tokens(pointer: str) -> list[str]:
    """Return the keys a pointer goes through; none for the root."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def join(pointer: str, *keys: str | int) -> str:
    """Return the pointer of what stands under `keys` below `pointer`."""
    for key in keys:
        text = str(key)
        pointer += "/" + (text.replace("~", "~0").replace("/", "~1") if "~" in text or "/" in text else text)
    return pointer


def reference(pointer: str) -> str:
    """Return the local `$ref` that holds a pointer."""
    return "#" + quote(pointer, safe="/~")


def of_reference(reference: object) -> str | None:
    """Return the pointer that a local `$ref` holds; None for any other value."""
    if not isinstance(reference, str) or not reference.startswith("#") or reference.count("/") > DEEPEST:
        return None
    try:
        pointer = unquote(reference[1:], errors="strict")
    except UnicodeDecodeError:
        return None
    return pointer if pointer == "" or pointer.startswith("/") else None
