"""Names of pages and ids of anchors: what a URL holds of the text of a description."""

import re
from collections.abc import Iterable
from typing import Final

from pochoir.naming import split

_LONGEST: Final = 80
_RESERVED: Final = frozenset(
    ["index", "con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
FRAME: Final = frozenset(("content", "hits", "m-guides", "m-ops", "menu", "q", "theme", "uses"))
"""Ids that the templates write on every page, or on every page of a schema, without a dot."""
_ANCHOR: Final = re.compile(r"[^A-Za-z0-9._~=-]")


def pages(texts: Iterable[str]) -> dict[str, str]:
    """The file name of each text, without its ending: lower-case words joined by hyphens, none given twice.

    The name of a page does not depend on the other pages unless two texts have the same words.
    """
    taken: set[str] = set()
    named: dict[str, str] = {}
    for text in texts:
        if text not in named:
            named[text] = _free(slug(text), taken, "-")
    return named


def slug(text: str) -> str:
    """`listAbsences` becomes `list-absences`; what has no ASCII letter becomes its code points."""
    words = [word.lower() for word in split(text)]
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(words)).strip("-")
    if not name:
        name = "-".join(f"{ord(character):x}" for character in text[:8]) or "unnamed"
    name = name[:_LONGEST].strip("-")
    return f"{name}-page" if name in _RESERVED else name


class Anchors:
    """The ids of one page, none given twice; the same page always gives the same ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set(FRAME)

    def __call__(self, *parts: str) -> str:
        """An id made of these parts: `query.page`, `reply.200`. What no URL likes is written `~2F`."""
        return _free(".".join(map(anchor, parts)), self._taken, "~")


def anchor(text: str) -> str:
    """The part of an id that stands for a text."""
    short = text[:_LONGEST]
    if not _ANCHOR.search(short):
        return short or "~"
    return _ANCHOR.sub(lambda match: f"~{ord(match[0]):X}", short)


def _free(name: str, taken: set[str], separator: str) -> str:
    # Windows and macOS hold two names for one when they differ in case only.
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}{separator}{number}"
    taken.add(free.casefold())
    return free
