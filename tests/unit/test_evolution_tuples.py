"""Tuples in the place of lists, and the other way round: what breaks the wire, and what breaks Python."""

import pytest

from pochoir.evolution.change import BREAKING, COMPATIBLE, Verdict
from pochoir.evolution.notation import read, write
from pochoir.evolution.relation import Models
from pochoir.evolution.types import Direction, compare

UNIQUE = "tuple[int, int](others=(('uniqueItems', True),))"


@pytest.mark.parametrize(
    ("old", "new", "direction", "wire", "python"),
    [
        ("list[int | str]", "tuple[int, str]", "received", COMPATIBLE, BREAKING),
        ("tuple[int, str]", "list[int | str]", "received", BREAKING, BREAKING),
        ("tuple[int, str]", "tuple[str, int]", "received", BREAKING, BREAKING),
        ("tuple[int, int]", "tuple[int, int, int]", "received", BREAKING, BREAKING),
        ("list[int | str]", "tuple[int, str]", "sent", BREAKING, COMPATIBLE),
        ("tuple[int, str]", "list[int | str]", "sent", COMPATIBLE, COMPATIBLE),
        ("tuple[int, str]", "tuple[str, int]", "sent", BREAKING, BREAKING),
        ("list[int](min_length=2)", "tuple[int, int]", "sent", BREAKING, COMPATIBLE),
        ("tuple[int, int]", "list[int](min_length=2, max_length=2)", "sent", COMPATIBLE, COMPATIBLE),
        ("tuple[int, int]", "list[int](max_length=1)", "sent", BREAKING, COMPATIBLE),
        ("tuple[int, int]", UNIQUE, "sent", BREAKING, COMPATIBLE),
        (UNIQUE, "tuple[int, int]", "sent", COMPATIBLE, COMPATIBLE),
        ("tuple[int, int]", UNIQUE, "received", COMPATIBLE, COMPATIBLE),
    ],
)
def test_verdicts(old: str, new: str, direction: Direction, wire: Verdict, python: Verdict) -> None:
    assert compare(old, new, direction, Models({}, {}, {})) == (wire, python)


def test_a_tuple_is_written_and_read() -> None:
    for text in ("tuple[str, int]", "tuple[Pet]", "list[tuple[int, int]] | none", UNIQUE):
        assert write(read(text)) == text
