"""Lower a document again where additions would rename what was released."""

from dataclasses import dataclass, field
from typing import Final

from pochoir import evolution, ir, lower
from pochoir.evolution import Surface
from pochoir.ir import Json
from pochoir.lower import Identity
from pochoir.problems import Location, Problem
from pochoir.resolve import Readable, Resolved, resolve
from pochoir.schemas import Schema

_ROUNDS: Final = 8
"""Maximum number of times that a document is lowered again."""


@dataclass(frozen=True, slots=True)
class _Pinned:
    """A document with further pinned names. The places in its files are the same."""

    tree: dict[str, Json]
    original: Readable
    schemas: dict[str, Schema] = field(default_factory=dict[str, Schema])

    def locate(self, pointer: str) -> Location:
        """Return the position of the value at a pointer."""
        return self.original.locate(pointer)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A document after resolution and lowering, with the problems of lowering."""

    resolved: Resolved
    api: ir.Api
    problems: tuple[Problem, ...]


def lower_with_names(
    document: Readable,
    resolved: Resolved,
    identity: Identity,
    released: Surface | None,
    *,
    infer_paging: bool = False,
) -> Lowered:
    """Lower a document, and keep the names of its last release.

    Args:
        document: the document.
        resolved: the resolved document.
        identity: the names of the client.
        released: the surface of the last release, if there was one.
        infer_paging: whether lists whose paging is not declared are paged as `lint` proposes.
    """
    best = Lowered(resolved, *lower.lower(document, resolved, identity, infer_paging=infer_paging))
    if released is None:
        return best
    names = left = evolution.moved(released, best.api)
    for _ in range(_ROUNDS):
        if not left:
            break
        pinned = _Pinned(evolution.pinned(document.tree, names), document)
        again = resolve(pinned, evolution.classes(released))
        made = Lowered(again, *lower.lower(pinned, again, identity, infer_paging=infer_paging))
        moved = evolution.moved(released, made.api)
        if len(moved) < len(left):
            best, left = made, moved
        # Something else that had a pinned name has lost it: it is pinned too.
        more = {place: name for place, name in moved.items() if place not in names}
        if not more:
            break
        names = names | more
    return best
