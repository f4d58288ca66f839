"""Decimals, UUIDs and bytes as text and back, without loss."""

import re
from base64 import b64decode, b64encode
from decimal import Decimal, DecimalException
from typing import Any, Final, Self, TypeGuard
from uuid import UUID

__all__ = ["NUMBER", "WrittenDecimal", "WrittenUUID", "base64_text", "bytes_of", "decimal_of", "is_bytes", "written"]

NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?")
"""A number in JSON (RFC 8259)."""


class WrittenDecimal(Decimal):
    """A decimal that keeps the text of the server, such as ``1e5``, which Python writes differently.

    It is sent back as that text. What is computed from it is a plain decimal.

    Attributes:
        written: the text.
    """

    written: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the decimal of a text.

        Raises:
            DecimalException: Python cannot represent it.
        """
        found = cls(text)
        found.written = text
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to copy and to pickle it with its text."""
        return type(self).of, (self.written,)

    def __copy__(self) -> Self:
        """Return the same decimal, which never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return the same decimal, which never changes."""
        return self


class WrittenUUID(UUID):
    """A UUID that keeps the text of the server, which has capital letters.

    It is sent back as that text, because some servers compare it letter by letter.

    Attributes:
        written: the text.
    """

    __slots__ = ("written",)

    written: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the UUID of a text with hyphens.

        Raises:
            ValueError: it is not a UUID.
        """
        found = cls(text)
        object.__setattr__(found, "written", text)  # instances of the base class are immutable
        return found

    def __str__(self) -> str:
        return self.written

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to copy and to pickle it with its text."""
        return type(self).of, (self.written,)


def written(value: object) -> object:
    """Return the text of the server that a value keeps; other values unchanged."""
    return getattr(value, "written", "") or value


def decimal_of(text: str) -> Decimal | None:
    """Return the decimal of a text in the grammar of JSON; ``None`` for any other, such as ``NaN`` or ``1_000``."""
    if NUMBER.fullmatch(text) is None:
        return None
    try:
        return WrittenDecimal.of(text) if "e" in text.lower() else Decimal(text)
    except DecimalException:
        return None


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
