"""Bytes as text in Base64 and back."""

from base64 import b64decode, b64encode

__all__ = ["base64_text", "bytes_of"]


def base64_text(value: bytes | bytearray | memoryview) -> str:
    """Return bytes as text in Base64 (RFC 4648, 4)."""
    return b64encode(value).decode("ascii")


def bytes_of(text: str) -> bytes | None:
    """Return the bytes of a text in Base64, with the line breaks of RFC 2045; ``None`` if it is no Base64."""
    try:
        return b64decode(text.replace("\r", "").replace("\n", ""), validate=True)
    except ValueError:
        return None
