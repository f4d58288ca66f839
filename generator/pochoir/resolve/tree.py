"""The document's tree, read through pointers: references followed, schemas upgraded. Nothing is copied or changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal, TypeAlias

from pochoir import pointers
from pochoir.ir import Json
from pochoir.resolve.upgrade import upgrade


class Missing(Enum):
    """What stands where nothing stands: null is a value."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING
Found: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | Missing | None"

Kind: TypeAlias = Literal["object", "enum", "union", "list", "map", "same", "plain"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A keyword of one schema that contradicts what those merged with it say: no value fits both."""

    pointer: str
    keyword: str
    one: Json
    other: Json


@dataclass(frozen=True, slots=True)
class Conjunction:
    """A schema and all that it is made of: their pointers, what they say together, and where they contradict."""

    pieces: tuple[str, ...]
    schema: Mapping[str, Json]
    clashes: tuple[Clash, ...] = ()


@dataclass(slots=True)
class Members:
    """The properties of an object, all its `allOf` branches merged: pointers by name, in the order they are read.

    `additional` is the pointer of the schema of every other member, or ""; `deep` is true where branches were left out
    because there are too many.
    """

    properties: dict[str, str] = field(default_factory=dict[str, str])
    required: set[str] = field(default_factory=set[str])
    additional: str = ""
    open: bool = True
    deep: bool = False


class Tree:
    """A tree that remembers what it has read; equal questions get equal answers.

    Args:
        root: the tree of a `Document`; it must not change afterwards.

    Attributes:
        kinds: what `shapes.kind` has found, by pointer.
        members: what `shapes.members` has found, by pointer.
        conjunctions: what `conjoin.conjoin` has found, by pointer.
        joined: the pointers of schemas that stand nowhere in the document: several of it, joined.
        absorbed: the pointers of schemas written inline that are only a part of a joined one.
    """

    def __init__(self, root: dict[str, Json]) -> None:
        self.root = root
        self._nodes: dict[str, Found] = {"": root}
        self._schemas: dict[str, Mapping[str, Json]] = {}
        self._ends: dict[str, str | None] = {}
        self._targets: dict[str, str | None] = {}
        self.kinds: dict[str, Kind] = {}
        self.members: dict[str, Members] = {}
        self.conjunctions: dict[str, Conjunction] = {}
        self.joined: set[str] = set()
        self.absorbed: set[str] = set()
        self._joins: dict[tuple[str, tuple[str, ...], str], str] = {}

    def has(self, pointer: str) -> bool:
        """Tell whether something stands at a pointer."""
        return self._at(pointer) is not MISSING

    def at(self, pointer: str) -> Json:
        """Return what stands at a pointer, None when nothing does."""
        node = self._at(pointer)
        return None if isinstance(node, Missing) else node

    def mapping(self, pointer: str) -> dict[str, Json]:
        """Return the object at a pointer, an empty one when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, dict) else {}

    def items(self, pointer: str) -> list[Json]:
        """Return the array at a pointer, an empty one when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, list) else []

    def text(self, pointer: str) -> str:
        """Return the string at a pointer, "" when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, str) else ""

    def follow(self, pointer: str) -> str | None:
        """Return the pointer where the references that start at one end; None when they lead nowhere or round."""
        if pointer not in self._ends:
            self._ends[pointer] = self._end(pointer)
        return self._ends[pointer]

    def resolved(self, pointer: str) -> str:
        """Return where the references that start at a pointer end, the pointer itself when they lead nowhere."""
        return self.follow(pointer) or pointer

    def schema(self, pointer: str) -> Mapping[str, Json]:
        """Return the schema at a pointer in the shape of 3.1, its own `$ref` not followed."""
        schema = self._schemas.get(pointer)
        if schema is None:
            schema = self._schemas[pointer] = upgrade(self.at(pointer))
        return schema

    def target(self, pointer: str) -> str | None:
        """Return where the `$ref` of the schema at a pointer points, one step; None when it has none that leads."""
        if pointer not in self._targets:
            target = pointers.of_reference(self.schema(pointer).get("$ref"))
            self._targets[pointer] = target if target is not None and self.has(target) else None
        return self._targets[pointer]

    def join(self, pointer: str, keyword: str, places: tuple[str, ...], beside: Mapping[str, Json]) -> str:
        """Return the pointer of a schema made of those at `places`, as if it stood at `pointer`.

        Args:
            pointer: of the joined schema; nothing stands there in the document.
            keyword: `allOf` or `anyOf`.
            places: the pointers of what is joined.
            beside: keywords beside the reference or the list of references.
        """
        # A schema that refers to itself comes back to the same parts: they are joined once.
        key = (keyword, places, repr(beside))
        if key in self._joins:
            return self._joins[key]
        references: list[Json] = [{"$ref": pointers.reference(place)} for place in places]
        only = references[0]
        node: dict[str, Json] = only if len(places) == 1 and isinstance(only, dict) else {keyword: references}
        self._nodes[pointer] = {**node, **beside}
        self._joins[key] = pointer
        self.joined |= {pointer, *(f"{pointer}/{keyword}/{at}" for at in range(len(places)))}
        return pointer

    def _at(self, pointer: str) -> Found:
        if pointer in self._nodes:
            return self._nodes[pointer]
        known, missing = pointer, list[str]()
        while known not in self._nodes and "/" in known:
            known, _, key = known.rpartition("/")
            missing.append(key)
        node = self._nodes.get(known, MISSING)
        for key in reversed(missing):
            known = f"{known}/{key}"
            node = self._nodes[known] = _child(node, key.replace("~1", "/").replace("~0", "~"))
        return node

    def _end(self, pointer: str) -> str | None:
        seen: set[str] = set()
        while True:
            node = self._at(pointer)
            if node is MISSING or pointer in seen:
                return None
            seen.add(pointer)
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                return pointer
            target = pointers.of_reference(node["$ref"])
            if target is None:
                return None
            pointer = target


def _child(node: Found, key: str) -> Found:
    if isinstance(node, dict):
        return node.get(key, MISSING)
    if isinstance(node, list) and key.isascii() and key.isdigit() and int(key) < len(node):
        return node[int(key)]
    return MISSING
