"""Findings that the settings of a project accept, each with a reason."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pochoir.pointers import FILES
from pochoir.problems import Location, Problem

_REFERENCED: Final = re.compile(rf"^/{FILES}/\d+")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An entry of `[[tool.pochoir.accept]]`.

    Attributes:
        code: the code of the findings.
        file: the absolute path of the file that they are in.
        pointer: the JSON pointer in that file that they are at or below; "" for the whole file.
        reason: why they are accepted.
        location: the position of the entry in the settings.
    """

    code: str
    file: Path
    pointer: str
    reason: str
    location: Location

    def covers(self, problem: Problem) -> bool:
        """Return whether a problem, which has a location, is one that the entry is about."""
        if problem.code != self.code or problem.location is None:
            return False
        pointer = written_pointer(problem)
        inside = pointer == self.pointer or pointer.startswith(f"{self.pointer}/")
        return inside and Path(problem.location.file).resolve() == self.file


@dataclass(frozen=True, slots=True)
class Split:
    """Problems by whether they are accepted.

    Attributes:
        remaining: the problems that no entry accepts.
        accepted: the others, with the entries that accept them.
        unused: a warning for each entry that is about none of the problems.
    """

    remaining: tuple[Problem, ...]
    accepted: tuple[tuple[Problem, Acceptance], ...] = ()
    unused: tuple[Problem, ...] = ()


def split(
    problems: Iterable[Problem],
    entries: Sequence[Acceptance],
    *,
    errors: bool = False,
    refused: Collection[Problem] = (),
) -> Split:
    """Divide problems into those that entries of the settings accept, and the others.

    Args:
        problems: the problems, with their locations.
        entries: the entries. Each that is about none of the problems gives a warning.
        errors: whether errors are accepted, too. An error is an error of the run, unless the run can go on without it.
        refused: problems whose errors are not accepted, because nothing can be generated.
    """
    remaining: list[Problem] = []
    accepted: list[tuple[Problem, Acceptance]] = []
    used: set[Acceptance] = set()
    for problem in problems:
        covering = [entry for entry in entries if entry.covers(problem)]
        used.update(covering)
        if covering and (problem.severity != "error" or (errors and problem not in refused)):
            accepted.append((problem, covering[0]))
        else:
            remaining.append(problem)
    unused = tuple(_unused(entry) for entry in entries if entry not in used)
    return Split(tuple(remaining), tuple(accepted), unused)


def written_pointer(problem: Problem) -> str:
    """Return the JSON pointer of a problem within its own file."""
    return _REFERENCED.sub("", problem.pointer)


def _unused(entry: Acceptance) -> Problem:
    place = f" at {entry.pointer}" if entry.pointer else ""
    message = f'{entry.file.name} has no finding "{entry.code}"{place} to accept'
    return Problem("warning", "accept-unused", "", message, "remove the entry, or correct it", location=entry.location)
