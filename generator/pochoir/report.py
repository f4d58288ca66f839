"""Findings as a person, a program or a code forge reads them."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pochoir.problems import NOWHERE, Location, Problem

if TYPE_CHECKING:
    from pochoir.tree import Difference

_CROP = 160
_BEFORE = 60
_REFERENCED = re.compile(r"/x-pochoir-files/\d+")


def sort(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once; those of the same place by severity and code."""
    return tuple(sorted(dict.fromkeys(problems), key=_rank))


def text(problems: Iterable[Problem], outcome: str = "", *, alike: int = 20) -> str:
    """The report for a terminal: each finding with its line, a caret, the cure and its JSON pointer; then the count.

    `outcome` is a sentence that ends the last line, such as "Nothing was written.". Every error is shown, and of the
    warnings of one code the first `alike`; the others are counted. No control character of a description reaches the
    terminal. Empty when there is nothing to say.
    """
    distinct = sort(problems)
    blocks: list[str] = []
    seen: Counter[str] = Counter()
    for problem in distinct:
        seen[problem.code] += problem.severity == "warning"
        if problem.severity == "error" or seen[problem.code] <= alike:
            blocks.append(_block(problem))
    folded = [f"{number - alike} more warnings like it: {code}" for code, number in seen.items() if number > alike]
    closing = " ".join(part for part in (_count(distinct), outcome) if part)
    return "\n".join([*blocks, *folded, "", closing]) if blocks else outcome


def as_json(problems: Iterable[Problem]) -> str:
    """The report for a program: a list of objects with severity, code, message, hint, pointer, file, line, column."""
    rows = [
        {
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "pointer": _pointer(problem),
            "file": _place(problem).file,
            "line": _place(problem).line,
            "column": _place(problem).column,
        }
        for problem in sort(problems)
    ]
    return json.dumps(rows, indent=2)


def github(problems: Iterable[Problem]) -> str:
    """The report as workflow commands of GitHub Actions: one annotation a finding."""
    lines: list[str] = []
    for problem in sort(problems):
        place = _place(problem)
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
        message = problem.message + (f" ({problem.hint})" if problem.hint else "")
        lines.append(f"::{problem.severity} {where}::{_data(message)}")
    return "\n".join(lines)


def difference(found: "Difference", root: str, spec: str) -> str:
    """One file that is not what `spec` says, with its diff; `root` is the output folder as it should be shown."""
    path = _printable(f"{root}/{found.path}")
    match found.kind:
        case "changed":
            head = f"{path} differs from {spec}"
        case "missing":
            head = f"{path} is missing; {spec} asks for it"
        case "new":
            head = f"{path} was not stamped by pochoir: move it, or delete it"
        case "orphaned":
            head = f"{path} is left over from an earlier description"
    return "\n".join([head, *map(_printable, found.diff.splitlines())])


def _rank(problem: Problem) -> tuple[str, int, int, str, str, str]:
    place = _place(problem)
    return place.file, place.line, place.column, problem.severity, problem.code, problem.pointer


def _place(problem: Problem) -> Location:
    return problem.location or NOWHERE


def _pointer(problem: Problem) -> str:
    """The pointer within its own file."""
    return _REFERENCED.sub("", problem.pointer, count=1) if problem.pointer.startswith("/x-") else problem.pointer


def _block(problem: Problem) -> str:
    place = _place(problem)
    lines = [_printable(str(problem))]
    margin = " " * len(str(place.line))
    if place.source.strip():
        source, column = _crop(place.source, place.column - 1)
        indent = " " * sum(_width(character) for character in source[:column])
        lines.append(f"    {place.line} | {source}")
        lines.append(f"    {margin} | {indent}^ {_printable(problem.hint)}".rstrip())
    elif problem.hint:
        lines.append(f"    {margin} = {_printable(problem.hint)}")
    if problem.pointer:
        lines.append(f"    {margin} = {_printable(_pointer(problem))}")
    return "\n".join(lines)


def _count(distinct: Sequence[Problem]) -> str:
    """How many: "1 error, 2 warnings."."""
    errors = sum(problem.severity == "error" for problem in distinct)
    counts = ((errors, "error"), (len(distinct) - errors, "warning"))
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in counts if number) + "."


def _crop(source: str, column: int) -> tuple[str, int]:
    """The part of a line around a column that a terminal can show, and the column in it; a character stays one."""
    start = 0 if len(source) <= _CROP else max(0, min(column - _BEFORE, len(source) - _CROP))
    part = source[start : start + _CROP]
    shown = "".join(" " if character == "\t" else character if character.isprintable() else "·" for character in part)
    head = "…" if start else ""
    tail = "…" if start + _CROP < len(source) else ""
    return head + shown.rstrip() + tail, column - start + len(head)


def _width(character: str) -> int:
    """Columns of a terminal that a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(character: str) -> str:
    """A character that moves no cursor and hides nothing: others as an escape."""
    if character.isprintable():
        return character
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"


def _printable(text: str) -> str:
    return "".join(map(_visible, text))


def _data(text: str) -> str:
    """Text of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
