"""Problems of a document: what is wrong, where, and how to correct it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, TypeAlias

from pochoir.literals import shown

_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
"""The first or the last line of a merge conflict in Git; the lines between may be Markdown."""
Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Location:
    """A position in a file. Lines and columns are 1-based; `source` is the text of the line."""

    file: str
    line: int
    column: int
    source: str = ""


NOWHERE: Final = Location("", 1, 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error, a warning or a note.

    Attributes:
        severity: `error`, `warning`, or `note` for a proposal where nothing is wrong.
        code: the code, one of those in `docs/problems.md`.
        pointer: JSON pointer (RFC 6901) of the value in the tree of the document.
        message: what is wrong.
        hint: how to correct it, or "".
        part: whether the value at `pointer` or its key is meant.
        location: the position in the file. Set only where it cannot be derived from `pointer`; `document.located` sets
            the others.
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


def conflict(text: str) -> tuple[int, str, str] | None:
    """Return the index of a merge conflict that Git left in a text, with a message and a hint, or None."""
    found = _CONFLICT.search(text)
    message = "Git left a merge conflict here"
    return (found.start(), message, "keep what is right of both sides, and remove the markers") if found else None


class Refused(Exception):
    """Nothing can be generated. This is the only exception that a user's mistake raises.

    Attributes:
        problems: the reasons, with their locations.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(shown(str(problem)) for problem in self.problems)


def did_you_mean(name: str, known: Iterable[str], form: str = '"{}"', cutoff: float = 0.6) -> str:
    """A hint naming the known name nearest to `name`, at least `cutoff` of 1 alike, or nothing."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=cutoff)
    return f"did you mean {form.replace('{}', near[0])}?" if near else ""
