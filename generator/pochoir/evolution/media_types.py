"""Compare the media types that a call can choose, besides the usual ones."""

from collections.abc import Iterator, Mapping

from pochoir.evolution.change import BREAKING, COMPATIBLE
from pochoir.evolution.relation import Models
from pochoir.evolution.replies import Found
from pochoir.evolution.surface import Operation
from pochoir.evolution.types import Direction, compare, same
from pochoir.evolution.words import code, typed


def compare_media_types(old: Operation, new: Operation, models: Models) -> Iterator[Found]:
    """Yield the changes of the media types of an operation."""
    before = (old.body.others if old.body else {}, new.body.others if new.body else {})
    usual = {each.body.media_type for each in (old, new) if each.body}
    yield from _compare("request body", *before, models, "sent", usual)
    yield from _compare("result", old.accepts, new.accepts, models, "received", set())


def _compare(
    what: str, old: Mapping[str, str], new: Mapping[str, str], models: Models, direction: Direction, usual: set[str]
) -> Iterator[Found]:
    at: tuple[str, ...] = ("body",) if direction == "sent" else ()
    for name in sorted((old.keys() | new.keys()) - usual):
        if name not in new:
            reason, cure = f"the media type {code(name)} of the {what} was removed", f"do not pass {code(name)}"
            yield Found("media-type-removed", reason, BREAKING, BREAKING, cure, at, at)
        elif name not in old:
            reason = f"the media type {code(name)} of the {what} was added"
            yield Found("media-type-added", reason, COMPATIBLE, COMPATIBLE, "", at, at)
        elif not same(old[name], new[name], models):
            wire, python = compare(old[name], new[name], direction, models)
            reason = f"the {what} in {code(name)} {typed(old[name], new[name])}"
            cure = "expect the new type" if direction == "received" else "pass a body of the new type"
            yield Found("media-type", reason, wire, python, cure if BREAKING in (wire, python) else "", at, at)
