"""Find inline schemas that are written several times, so that they have one class."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pochoir import naming
from pochoir.extensions.names import NAME
from pochoir.pointers import upwards
from pochoir.resolve import shapes
from pochoir.resolve.name import LONGEST
from pochoir.resolve.tree import Tree
from pochoir.resolve.walk import Place

_ERROR: Final = re.compile(r"/responses/([45][^/]*|default)/content/[^/]+/schema$")
_GENERAL: Final = frozenset(
    (
        "",
        "body",
        "data",
        "header",
        "item",
        "items",
        "object",
        "option",
        "parameter",
        "payload",
        "reply",
        "value",
        "with",
    )
)
"""Words that do not say what a class is."""


@dataclass(frozen=True, slots=True)
class Identical:
    """Schemas that have one class.

    Attributes:
        targets: for each schema that is written again, the pointer of the one that it is read as.
        texts: the text for the name of the class, by the pointer of the schema that has it.
    """

    targets: Mapping[str, str] = field(default_factory=dict[str, str])
    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def others(self) -> dict[str, tuple[str, ...]]:
        """Return the pointers of the schemas that are written again, by the pointer of the one they are read as."""
        found: dict[str, tuple[str, ...]] = {}
        for pointer, first in sorted(self.targets.items()):
            found[first] = (*found.get(first, ()), pointer)
        return found


NONE: Final = Identical()


def identical(tree: Tree, places: Mapping[str, Place], released: Mapping[str, str] | None = None) -> Identical:
    """Return the inline objects that are written several times and have a name in common.

    The name is the common end of their own names, their title, or `ErrorReply` for responses with an error, with its
    status where there are others. It does not depend on their order. Where no name distinguishes them from other
    classes, each keeps its own. Schemas that had a class in the last release keep it, alone or together.

    Args:
        tree: the document.
        places: its schemas, by pointer.
        released: the name of the class that each schema had in the last release, by pointer.
    """
    split = [part for group in _groups(tree, list(places.values())) for part in _split(group, released or {})]
    groups = [(name, group) for name, group in split if len(group) > 1]
    candidates = [[name] if name else _texts(tree, group) for name, group in groups]
    counts = Counter(key for texts in candidates for key in {_key(text) for text in texts})
    taken = Counter(_key(place.texts[0]) for place in places.values() if place.texts)
    targets, texts = dict[str, str](), dict[str, str]()
    for (name, group), wanted in zip(groups, candidates, strict=True):
        own = Counter(_key(place.texts[0]) for place in group)
        free = (text for text in wanted if counts[_key(text)] == 1 and taken[_key(text)] == own[_key(text)])
        text = name or next(free, None)
        left = (each.pointer for each in group if targets.keys().isdisjoint(upwards(each.pointer)))
        first, *others = sorted(left, key=lambda pointer: (pointer not in (released or {}), pointer)) or [""]
        if text is not None and others:
            texts[first] = text
            targets.update(dict.fromkeys(others, first))
    return Identical(targets, texts)


def _groups(tree: Tree, places: Sequence[Place]) -> Iterable[list[Place]]:
    """Return the schemas that are the same JSON, those that contain others first."""
    found: dict[str, list[Place]] = {}
    classes = (each for each in places if _has_class(tree, each))
    for place in sorted(classes, key=lambda each: (each.pointer.count("/"), each.pointer)):
        if NAME.of(tree.schema(place.pointer).keywords, "schema") is None:
            found.setdefault(json.dumps(tree.at(place.pointer), sort_keys=True), []).append(place)
    return found.values()


def _split(group: list[Place], released: Mapping[str, str]) -> Iterator[tuple[str, list[Place]]]:
    """Split schemas that are the same by the class that they shared in the last release, "" for new ones.

    New ones join the class that several shared, if there is only one. A schema that had a class alone keeps it alone.
    """
    users = Counter(released.values())
    shared: dict[str, list[Place]] = {}
    new: list[Place] = []
    for place in group:
        name = released.get(place.pointer, "")
        if not name:
            new.append(place)
        elif users[name] > 1:
            shared.setdefault(name, []).append(place)
    if len(shared) == 1:
        [(name, places)] = shared.items()
        yield name, places + new
        return
    yield from shared.items()
    yield "", new


def _has_class(tree: Tree, place: Place) -> bool:
    """Return whether a schema is an inline object. Enums are types without identity: two of them are compatible."""
    pointer = place.pointer
    if place.role not in ("inline", "parameter") or pointer in tree.joined or pointer in tree.absorbed:
        return False
    return tree.schema(pointer).has("properties") and shapes.kind(tree, pointer) == "object"


def _texts(tree: Tree, group: Sequence[Place]) -> list[str]:
    """Return texts for the name of a class, in order of preference."""
    suffix = _suffix([naming.split(place.texts[0]) for place in group])
    title = naming.pascal(tree.schema(group[0].pointer).title, "")
    found = [suffix] if suffix else []
    found += [title] if 0 < len(title) <= LONGEST else []
    statuses = {match[1] if (match := _ERROR.search(place.pointer)) else "" for place in group}
    if "" not in statuses:
        found += ["ErrorReply", *(f"ErrorReply{status}" for status in statuses if len(statuses) == 1)]
    return found


def _suffix(names: Sequence[list[str]]) -> str:
    """Return the words that all names end with, "" when they do not say what is named."""
    words: list[str] = []
    for column in zip(*map(reversed, names), strict=False):
        if len({word.lower() for word in column}) > 1:
            break
        words.insert(0, naming.word(column[0]))
    while words and words[0].lower().rstrip("0123456789") in _GENERAL:
        words.pop(0)
    return "".join(words)


def _key(text: str) -> str:
    return naming.pascal(text).lower()
