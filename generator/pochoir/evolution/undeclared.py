"""Compare the members of a model that its schema does not name."""

from collections.abc import Iterator

from pochoir.evolution.change import BREAKING, COMPATIBLE, Change, Verdict, breaks
from pochoir.evolution.pairs import ModelPair
from pochoir.evolution.surface import Model
from pochoir.evolution.types import Direction, compare, same
from pochoir.evolution.words import typed


def compare_undeclared(pair: ModelPair) -> Iterator[Change]:
    """Yield the change of the undeclared members of a model, which is judged like that of an optional member."""
    before, after = pair.old, pair.new
    same_type = before.extra == after.extra or (before.extra and after.extra and same(*_types(pair), pair.models))
    if (same_type and before.closed == after.closed) or not pair.directions:
        return
    if before.closed == after.closed and "sent" not in pair.directions and same(*_types(pair), pair.models):
        return
    found = [_verdicts(pair, each) for each in pair.directions]
    verdicts = max(wire for wire, _ in found), max(python for _, python in found)
    if after.closed:
        reason = "undeclared fields are no longer allowed"
    elif before.closed:
        reason = "undeclared fields are now allowed"
    else:
        reason = f"an undeclared field {typed(*_types(pair))}"
    cure = ("do not use undeclared fields" if after.closed else "use the new type") if BREAKING in verdicts else ""
    yield pair.change("undeclared", reason, verdicts, cure)


def _types(pair: ModelPair) -> tuple[str, str]:
    """Return the old and the new type; those that are not described are any JSON."""
    return pair.old.extra or "json", pair.new.extra or "json"


def _verdicts(pair: ModelPair, direction: Direction) -> tuple[Verdict, Verdict]:
    before, after = pair.old, pair.new
    if before.closed or (direction == "sent" and not before.extra):
        return COMPATIBLE, COMPATIBLE  # Nobody could send or expect any.
    if after.closed:
        return breaks(direction == "sent"), breaks(bool(before.extra))
    wire, python = compare(*_types(pair), direction, pair.models)
    return wire, max(python, breaks(direction == "sent" and _loses_mapping(before, after)))


def _loses_mapping(before: Model, after: Model) -> bool:
    """Return whether callers can no longer pass a mapping, which the input type of a described model allows."""
    return bool(before.extra) and not after.extra
