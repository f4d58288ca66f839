"""Say what a rename means for callers: the old name may still work."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pochoir.evolution.change import BREAKING, COMPATIBLE, Verdict
from pochoir.evolution.words import code


class Rename(NamedTuple):
    """The verdict for Python on a rename, and what to add to its reason."""

    python: Verdict
    note: str


def renamed(old: str, kept: Collection[str]) -> Rename:
    """Return what it means that something has another name now; `kept` are the old names that still work."""
    if old in kept:
        return Rename(COMPATIBLE, f"; {code(old)} still works and is deprecated")
    return Rename(BREAKING, "")


def removed(before: Collection[str], after: Collection[str], name: str) -> Iterator[str]:
    """Yield the old names that no longer work.

    Args:
        before: the old names in the old surface.
        after: those in the new one.
        name: the name now.
    """
    yield from (each for each in before if each not in after and each != name)
