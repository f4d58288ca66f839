"""Print changes: as text, as Markdown, as JSON or as annotations of GitHub Actions."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pochoir import report
from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL, Change, Key, Verdict, worst
from pochoir.problems import Problem, Severity
from pochoir.release.editions import Edition

_TITLES: Final[Mapping[Verdict, str]] = {
    BREAKING: "Breaking changes",
    COMPATIBLE: "Compatible changes",
    NEUTRAL: "Other changes",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of an API and the changes between them."""

    name: str
    old: Edition
    new: Edition
    changes: tuple[Change, ...]


def text(compared: Sequence[Comparison]) -> str:
    """Return changes as text for a terminal."""
    return "\n\n".join("\n".join(_text(each)) for each in compared)


def markdown(compared: Sequence[Comparison]) -> str:
    """Return changes as Markdown, with a heading for each API."""
    return "\n\n".join(f"# {each.name}\n\n{entry(each.changes) or 'Nothing has changed.'}" for each in compared)


def entry(changes: Iterable[Change], level: int = 2, say: Callable[[str], str] = str) -> str:
    """Return changes as an entry of a changelog, the breaking ones first with what to do.

    Args:
        changes: the changes.
        level: the level of its headings.
        say: returns a sentence in the language of the changelog.
    """
    listed = tuple(changes)
    parts: list[str] = []
    for verdict, title in _TITLES.items():
        found = [each for each in listed if each.verdict is verdict]
        if found:
            lines = "\n".join(_line(each, say) for each in found)
            parts.append(f"{'#' * level} {say(title)}\n\n{lines}")
    return "\n\n".join(parts)


def as_json(compared: Sequence[Comparison]) -> str:
    """Return changes as JSON: a list with an object for each API."""
    return json.dumps([_object(each) for each in compared], ensure_ascii=False, indent=2)


def github(compared: Sequence[Comparison]) -> str:
    """Return changes as annotations: an error for one that breaks callers, a warning for each other one."""
    found: list[Problem] = []
    for each in compared:
        for change in each.changes:
            if change.verdict is not NEUTRAL:
                place = each.new.locate(change.new) if change.new else each.old.locate(change.old)
                severity: Severity = "error" if change.verdict is BREAKING else "warning"
                message = f"{change.where}: {change.reason}"
                found.append(Problem(severity, change.code, "", message, change.cure, location=place))
    return report.github(found)


FORMATS: Final[Mapping[str, Callable[[Sequence[Comparison]], str]]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
    "github": github,
}


def _text(compared: Comparison) -> Iterable[str]:
    yield f"{compared.name}: {summary(compared.changes)} ({compared.old.shown} to {compared.new.shown})"
    for change in compared.changes:
        new, old = _place(compared.new, change.new), _place(compared.old, change.old)
        head = f"{new or old}: {change.verdict.word}: {change.code}: {change.where}: {change.reason}"
        before = f"; before: {old}" if new and old else ""
        yield report.printable(head)
        yield report.printable(f"    = wire: {change.wire.word}, Python: {change.python.word}{before}")
        if change.cure:
            yield report.printable(f"    = to do: {change.cure}")


def summary(changes: Iterable[Change]) -> str:
    """Return the number of changes of each verdict: `2 breaking, 1 compatible`."""
    counts = Counter(change.verdict for change in changes)
    return ", ".join(f"{counts[each]} {each.word}" for each in _TITLES if counts[each]) or "no change"


def _line(change: Change, say: Callable[[str], str]) -> str:
    cure = f" {say('To do:')} {say(change.cure)}." if change.cure else ""
    return f"- `{change.where}`{say(':')} {say(change.reason)}.{cure}"


def _place(edition: Edition, key: Key) -> str:
    if not key:
        return ""
    place = edition.locate(key)
    return f"{place.file}:{place.line}:{place.column}"


def _object(compared: Comparison) -> dict[str, object]:
    return {
        "api": compared.name,
        "old": compared.old.shown,
        "new": compared.new.shown,
        "verdict": worst(compared.changes).word,
        "changes": [
            {
                "code": each.code,
                "verdict": each.verdict.word,
                "wire": each.wire.word,
                "python": each.python.word,
                "where": each.where,
                "reason": each.reason,
                "to_do": each.cure,
                "old": _place(compared.old, each.old),
                "new": _place(compared.new, each.new),
            }
            for each in compared.changes
        ],
    }
