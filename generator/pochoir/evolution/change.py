"""A change between two surfaces, and what it means for callers."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

from pochoir.evolution.surface import Key
from pochoir.evolution.words import code


class Verdict(IntEnum):
    """The effect of a change on callers; a greater value is worse."""

    NEUTRAL = 0
    """Callers do not notice it."""
    COMPATIBLE = 1
    """Existing calls work, and something is new."""
    BREAKING = 2
    """Something that worked may fail."""

    @property
    def word(self) -> str:
        """The verdict as it is printed."""
        return self.name.lower()


NEUTRAL, COMPATIBLE, BREAKING = Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        code: the kind of change: `argument-required`.
        where: what has changed, as callers know it: `orders.list`.
        reason: the change in words.
        wire: what it does to a client that is already installed, when the server changes.
        python: what it does to a program, when its client is upgraded.
        cure: what a caller must do, "" for nothing.
        old: the key of the thing in the old surface, empty if it is new.
        new: the key of the thing in the new surface, empty if it is gone.
    """

    code: str
    where: str
    reason: str
    wire: Verdict
    python: Verdict
    cure: str = ""
    old: Key = ()
    new: Key = ()

    @property
    def verdict(self) -> Verdict:
        """The worse of the two verdicts."""
        return max(self.wire, self.python)


_ADDITIONS: Final = frozenset(("operation-added", "parameter-added", "model-added", "member-added"))
"""The kinds of changes that add what the documentation dates."""


def additions(changes: Iterable[Change]) -> tuple[Key, ...]:
    """Return the keys of the operations, parameters, models and members that changes add."""
    return tuple(change.new for change in changes if change.code in _ADDITIONS)


def worst(changes: Iterable[Change]) -> Verdict:
    """Return the worst verdict of all changes."""
    return max((change.verdict for change in changes), default=NEUTRAL)


def breaks(test: bool) -> Verdict:
    """Return the verdict on something that breaks callers, or else leaves what worked as it is."""
    return BREAKING if test else COMPATIBLE


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
