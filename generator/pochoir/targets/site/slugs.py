"""Slugs of pages and ids of anchors, made from names in a description."""

import re
from collections.abc import Iterable
from typing import Final

from pochoir.naming import split

_MAX_LENGTH: Final = 80
_RESERVED: Final = frozenset(
    ["index", "con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
LAYOUT_IDS: Final = frozenset(("content", "hits", "m-guides", "m-ops", "menu", "q", "theme", "uses"))
"""Ids without a dot that the templates use on every page, or on every schema page."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._~=-]")


def unique_slugs(texts: Iterable[str]) -> dict[str, str]:
    """Return a unique slug for each text: lower-case words joined by hyphens.

    A slug does not depend on the other texts unless two texts consist of the same words.
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for text in texts:
        if text not in slugs:
            slugs[text] = _unique(slug(text), taken, "-")
    return slugs


def slug(text: str) -> str:
    """Return the slug of a text: `list-absences` for `listAbsences`; code points if it has no ASCII letters."""
    words = [word.lower() for word in split(text)]
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(words)).strip("-")
    if not name:
        name = "-".join(f"{ord(character):x}" for character in text[:8]) or "unnamed"
    name = name[:_MAX_LENGTH].strip("-")
    return f"{name}-page" if name in _RESERVED else name


class Anchors:
    """Generates the ids of one page. They are unique, and the same for each build of the page."""

    def __init__(self) -> None:
        self._taken: set[str] = set(LAYOUT_IDS)

    def __call__(self, *parts: str) -> str:
        """Return an id made of parts: `query.page`, `reply.200`. Other characters are escaped as `~2F`."""
        return _unique(".".join(map(anchor, parts)), self._taken, "~")


def anchor(text: str) -> str:
    """Return a text as a part of an id."""
    short = text[:_MAX_LENGTH]
    if not _UNSAFE.search(short):
        return short or "~"
    return _UNSAFE.sub(lambda match: f"~{ord(match[0]):X}", short)


def _unique(name: str, taken: set[str], separator: str) -> str:
    # File names that differ only in case are the same on Windows and macOS.
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}{separator}{number}"
    taken.add(unique.casefold())
    return unique
