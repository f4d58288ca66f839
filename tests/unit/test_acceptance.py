"""Which findings an entry of the settings accepts."""

from pathlib import Path

import pytest

from pochoir.acceptance import Acceptance, split
from pochoir.problems import Location, Problem

HERE = Location("pyproject.toml", 3, 1)


def entry(pointer: str = "", file: str = "a.yaml") -> Acceptance:
    return Acceptance("some-code", Path(file).resolve(), pointer, "a reason", HERE)


def problem(pointer: str, file: str = "a.yaml", code: str = "some-code", *, error: bool = False) -> Problem:
    return Problem("error" if error else "warning", code, pointer, "wrong", location=Location(file, 1, 1))


@pytest.mark.parametrize(
    ("pointer", "place", "covered"),
    [
        ("", "/a/b", True),
        ("/a", "/a", True),
        ("/a", "/a/b", True),
        ("/a", "/ab", False),
        ("/a/b", "/a", False),
        # The pointer of a finding in an included file begins in that file.
        ("/a", "/x-pochoir-files/3/a/b", True),
    ],
)
def test_an_entry_covers_its_place_and_all_below(pointer: str, place: str, covered: bool) -> None:
    assert entry(pointer).covers(problem(place)) == covered


def test_an_entry_covers_its_file_and_code_only() -> None:
    assert not entry().covers(problem("/a", "b.yaml"))
    assert not entry().covers(problem("/a", code="other-code"))
    assert entry(file="folder/../a.yaml").covers(problem("/a", "./a.yaml"))
    assert not entry().covers(Problem("warning", "some-code", "/a", "without a location"))


def test_problems_are_divided_and_the_reason_is_kept() -> None:
    first, other = problem("/a"), problem("/b")
    found = split([first, other], [entry("/a")])
    assert (found.remaining, found.unused) == ((other,), ())
    assert [(each, accepted.reason) for each, accepted in found.accepted] == [(first, "a reason")]


def test_errors_are_accepted_on_request_only() -> None:
    wrong = problem("/a", error=True)
    found = split([wrong], [entry()])
    assert (found.remaining, found.accepted, found.unused) == ((wrong,), (), ())
    found = split([wrong], [entry()], errors=True)
    assert (found.remaining, len(found.accepted)) == ((), 1)


def test_an_entry_without_a_finding_is_a_warning_at_its_line() -> None:
    [unused] = split([], [entry("/a")]).unused
    assert (unused.severity, unused.code, unused.location) == ("warning", "accept-unused", HERE)
    assert unused.message == 'a.yaml has no finding "some-code" at /a to accept'
