"""What an overlay is to say of a description, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pochoir.adoption.difference import Change
from pochoir.adoption.queries import having, segment
from pochoir.document import Document
from pochoir.findings import items, members
from pochoir.ir import Json
from pochoir.pointers import tokens

_MOVED = {".components.schemas": ".definitions", ".components.parameters": ".parameters"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to merge into a place of a description.

    Attributes:
        pointer: the place.
        update: what to merge.
        reason: why.
        kind: what it is about, for the counts: `method`, `resource`, `paging`, `envelope`, `login`, …
        instead: the members that are removed before, because their lists would be appended to.
    """

    pointer: str
    update: "dict[str, Json]"
    reason: str
    kind: str
    instead: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """What was read of a foreign description.

    Attributes:
        proposals: what its overlay says.
        unknown: extensions without a counterpart: how often each occurs, and why it has none.
        hidden: extensions that mark operations which are not public.
    """

    proposals: list[Proposal] = field(default_factory=list[Proposal])
    unknown: dict[str, tuple[int, str]] = field(default_factory=dict[str, "tuple[int, str]"])
    hidden: set[str] = field(default_factory=set[str])


def changes(document: Document, proposals: Iterable[Proposal]) -> Iterator[Change]:
    """Yield the actions of an overlay: one for each place, and one for each list that is replaced."""
    places: dict[str, list[Proposal]] = {}
    for each in proposals:
        places.setdefault(each.pointer, []).append(each)
    for pointer, found in places.items():
        target = place(document, pointer)
        for key in dict.fromkeys(key for each in found for key in each.instead):
            yield Change(f"{target}.{key}", removes=True)
        update: dict[str, Json] = {}
        for each in found:
            update |= each.update
        yield Change(target, update, reasons=tuple(each.reason for each in found))


def place(document: Document, pointer: str) -> str:
    """Return the JSONPath of a place of a description in its file, which may be Swagger 2.0."""
    keys = tokens(pointer)
    found: list[str] = []
    value: Json = document.tree
    for key in keys:
        if isinstance(value, list):
            value = items(value)[int(key)]
            found.append(_item(value) or segment(int(key)))
        else:
            value = members(value).get(key)
            found.append(segment(key))
    moved = _MOVED.get("".join(found[:2])) if document.sources[0].original is not None else None
    return "$" + "".join([moved, *found[2:]] if moved else found)


def _item(value: Json) -> str:
    """Return the segment that selects a parameter or a tag by its name; conversion and other edits move its index."""
    names = {key: text for key in ("name", "in") if isinstance(value, dict) and isinstance(text := value.get(key), str)}
    return having(names) if "name" in names else ""
