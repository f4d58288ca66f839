"""Bytes as text in Base64 and back."""

from base64 import b64decode, b64encode
from typing import TypeGuard

__all__ = ["base64_text", "bytes_of", "is_bytes"]


def base64_text(value: "bytes | bytearray | memoryview[int]") -> str:
    """Return bytes as text in Base64 (RFC 4648, 4)."""
    return b64encode(value).decode("ascii")


def is_bytes(value: object) -> "TypeGuard[bytes | bytearray | memoryview[int]]":
    """Return whether a value is bytes of any class."""
    return isinstance(value, (bytes, bytearray, memoryview))


def bytes_of(text: str) -> bytes | None:
    """Return the bytes of a text in Base64, with the line breaks of RFC 2045; ``None`` if it is not Base64.

    Text with unused bits that are not zero is not accepted, because it would be sent back changed.
    """
    plain = text.replace("\r", "").replace("\n", "")
    try:
        found = b64decode(plain, validate=True)
    except ValueError:
        return None
    return found if base64_text(found) == plain else None
