"""Read an object of a union without the tag that distinguishes the models."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..base.scalars import raw
from .expectations import Note, token
from .unions import OneOf, described

__all__ = ["Tried", "lacks_tag", "untagged"]


@dataclass(frozen=True, slots=True)
class Tried:
    """An object as one option of a union, with its deviations; the fewer, the smaller ``weight``."""

    weight: tuple[int, int, int, int]
    value: object
    notes: Sequence[Note]


def lacks_tag(one_of: OneOf, tried: Tried, pointer: str) -> bool:
    """Return whether an object lacks a tag that the option requires."""
    place = f"{pointer}/{token(one_of.wire)}"
    return bool(one_of.wire) and any(note[0] == place for note in tried.notes)


def untagged(one_of: OneOf, tried: Sequence[Tried], tree: Mapping[str, object], pointer: str) -> Tried:
    """Return an object without a tag as the only option that it matches otherwise, or unchanged if there are more.

    No other option may describe as many of its members.
    """
    place = f"{pointer}/{token(one_of.wire)}"
    counts = [described(each.value) for each in tried]
    fitting = [
        each
        for each, count in zip(tried, counts, strict=True)
        if count == max(counts) and all(note[0] == place for note in each.notes)
    ]
    return fitting[0] if len(fitting) == 1 else Tried((1, 1, 0, 0), raw(tree), [one_of.tag_note(tree, pointer)])
