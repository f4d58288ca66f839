"""What is wrong with a document, where, and what to do about it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file, 1-based, with the line that stands there."""

    file: str
    line: int
    column: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    `pointer` is the JSON pointer (RFC 6901) of the node in the document's tree; `part` says whether the key or
    the value there is meant. `location` is set only by those who know better than the pointer does: the loader.
    """

    severity: Severity
    code: str
    pointer: str
    message: str
    hint: str = ""
    part: Literal["key", "value"] = "value"
    location: Location | None = None


class Refused(Exception):
    """Nothing can be generated; `problems`, located, say why. The only exception a user's mistake raises."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(_line, self.problems))


def _line(problem: Problem) -> str:
    place = problem.location
    where = f"{place.file}:{place.line}:{place.column}" if place else problem.pointer or "/"
    return f"{where}: {problem.severity}: {problem.code}: {problem.message}"
