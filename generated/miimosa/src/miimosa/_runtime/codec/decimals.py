"""Decimals as text and back, with all their digits."""

import re
from decimal import Decimal, DecimalException
from typing import Any, Final, Self

__all__ = ["WrittenDecimal", "decimal_of"]

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?")
"""A number of JSON (RFC 8259)."""


class WrittenDecimal(Decimal):
    """A decimal that keeps the text of the server, such as ``1e5``, which Python writes otherwise.

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


def decimal_of(text: str) -> Decimal | None:
    """Return the decimal of a text in the grammar of JSON; ``None`` for any other, such as ``NaN`` or ``1_000``."""
    if _NUMBER.fullmatch(text) is None:
        return None
    try:
        return WrittenDecimal.of(text) if "e" in text.lower() else Decimal(text)
    except DecimalException:
        return None
