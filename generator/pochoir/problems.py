"""What is wrong with a document, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, TypeAlias

from pochoir.literals import shown

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file, 1-based, with the line that stands there."""

    file: str
    line: int
    column: int
    source: str = ""


NOWHERE: Final = Location("", 1, 1)


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

    def __str__(self) -> str:
        place = self.location or NOWHERE
        return f"{place.file}:{place.line}:{place.column}: {self.severity}: {self.code}: {self.message}"


class Refused(Exception):
    """Nothing can be generated; `problems`, located, say why. The only exception a user's mistake raises."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(shown(str(problem)) for problem in self.problems)


def did_you_mean(name: str, known: Iterable[str], form: str = '"{}"', cutoff: float = 0.6) -> str:
    """A hint naming the known name nearest to `name`, at least `cutoff` of 1 alike, or nothing."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=cutoff)
    return f"did you mean {form.replace('{}', near[0])}?" if near else ""
