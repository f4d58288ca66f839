"""Example texts for a `pattern`."""

import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from pydantic_core import SchemaError, SchemaValidator, core_schema

from pochoir.examples.made_texts import made_texts

_SAMPLES: Final = (
    "text", "a", "A", "1", "12", "AB", "ab", "ABC", "abc", "123", "1234", "ABCD", "12345", "123456", "A1", "a1",
    "10:30", "09:30:00", "2026-01-31", "2026-01-31T09:30:00Z", "1.0", "1.0.0", "fr", "FR", "fr-FR", "en_US", "EUR",
    "75", "75001", "+33612345678", "0612345678", "alex@example.com", "https://example.com/", "/path", "#a1b2c3", "a-b",
    "58238a935baa56173b24f0e4", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "00000000000000", "0x1", "",
)  # fmt: skip
"""Strings that are tried against a `pattern`."""
_NESTED: Final = re.compile(r"\([^()]*([+*]|\{\d*,)[^()]*\)+([+*]|\{)")
_LONGEST: Final = 2_000
"""The longest pattern that is read."""


@lru_cache(maxsize=16384)
def sample(pattern: str, wanted: str, least: int = 0, most: int = 10_000) -> str | None:
    """Return a text that matches a pattern, if possible the one that is wanted.

    It is None if none is found, or if matching could take exponential time.

    Args:
        pattern: the regular expression.
        wanted: the text that is tried first.
        least: the length of the shortest text.
        most: the length of the longest text.
    """
    matches = _matcher(pattern)
    if matches is None:
        return None
    tried = (text for text in _tried(pattern, wanted, least) if least <= len(text) <= most)
    return next((text for text in tried if matches(text)), None)


def _tried(pattern: str, wanted: str, least: int) -> Iterator[str]:
    yield wanted
    yield from _SAMPLES
    yield from made_texts(pattern, least)
    # A pattern that says nothing of the length of the text.
    yield from ((text * least)[:least] for text in (wanted, *_SAMPLES) if least and text)


def _matcher(pattern: str) -> Callable[[str], object] | None:
    """Return the match function of a pattern: of the engine of pydantic, as in clients, else of that of Python."""
    if len(pattern) > _LONGEST:
        return None
    try:
        return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
    except SchemaError:
        pass
    if len(pattern) > 200 or _NESTED.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(pattern).search
    except (re.error, RecursionError, OverflowError):
        return None
