"""Example texts for a `pattern`."""

import re
from typing import Final

_SAMPLES: Final = (
    "text", "a", "A", "1", "12", "AB", "ab", "ABC", "abc", "123", "1234", "ABCD", "12345", "123456", "A1", "a1",
    "10:30", "09:30:00", "2026-01-31", "2026-01-31T09:30:00Z", "1.0", "1.0.0", "fr", "FR", "fr-FR", "en_US", "EUR",
    "75", "75001", "+33612345678", "0612345678", "alex@example.com", "https://example.com/", "/path", "#a1b2c3", "a-b",
    "58238a935baa56173b24f0e4", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "00000000000000", "0x1", "",
)  # fmt: skip
"""Strings that are tried against a `pattern`."""
_NESTED: Final = re.compile(r"\([^()]*([+*]|\{\d*,)[^()]*\)+([+*]|\{)")


def sample(pattern: str, *wanted: str) -> str | None:
    """Return a string that matches a pattern, if possible one of those wanted.

    It is None if no sample matches, or if matching could take exponential time.
    """
    if len(pattern) > 200 or _NESTED.search(pattern):
        return None
    runs = (letter * length for length in range(1, 19) for letter in "1aA")
    try:
        compiled = re.compile(pattern)
        return next((text for text in (*wanted, *_SAMPLES, *runs) if compiled.search(text)), None)
    except (re.error, RecursionError, OverflowError):
        return None
