"""The tree of a document, read through pointers. References are followed and schemas upgraded; nothing is copied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal, TypeAlias

from pochoir import pointers
from pochoir.ir import Json
from pochoir.schemas import Keywords, Schema
from pochoir.schemas.conjunction import Clash


class Missing(Enum):
    """The type of `MISSING`, which is returned where there is no value. `None` is the value null."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING
NO_TARGETS: Final[Mapping[str, str]] = {}
Found: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | Missing | None"

Kind: TypeAlias = Literal["object", "enum", "union", "list", "map", "same", "plain"]


Null: TypeAlias = Literal["named", "open", "excluded"]
"""Whether a schema accepts null: it names it, says nothing about it, or excludes it."""


@dataclass(frozen=True, slots=True)
class Conjunction:
    """A schema merged with its parts.

    Attributes:
        pieces: the pointers of the parts, by rising precedence; the last is the schema itself.
        schema: the merged keywords.
        clashes: contradictions between the parts.
    """

    pieces: tuple[str, ...]
    schema: Keywords
    clashes: tuple[Clash, ...] = ()


@dataclass(slots=True)
class Members:
    """The properties of an object, with those of its `allOf` branches.

    Attributes:
        properties: the pointers of their schemas, by name, in the order in which they are read.
        required: the names of the required properties.
        additional: the pointer of the schema of `additionalProperties`, or "".
        open: whether other properties are allowed.
        only_possible: whether only alternatives define properties.
        deep: whether branches were left out because there are too many.
    """

    properties: dict[str, str] = field(default_factory=dict[str, str])
    required: set[str] = field(default_factory=set[str])
    additional: str = ""
    open: bool = True
    only_possible: bool = False
    deep: bool = False


class Tree:
    """The tree of a document with caches for what was computed from it.

    Args:
        root: the tree of a `Document`. It must not change afterwards.
        schemas: the schemas of the document that were read already, by pointer; those that are read later are added.
        targets: schemas that are read as references to others with the same content, by pointer.
        file_of: returns the name of the file of a pointer; by default, there is only one file, without a name.

    Attributes:
        kinds: results of `shapes.kind`, by pointer.
        members: results of `shapes.members`, by pointer.
        conjunctions: results of `conjoin.conjoin`, by pointer.
        nulls: results of `nulls.null`, by pointer.
        distributed: results of `distribute.distributed`, by pointer.
        alternatives: results of `conjoin.options`, by pointer.
        options: results of `shapes.options`, by pointer.
        same: results of `shapes.same`, by pointer.
        joined: the pointers of schemas that are not in the document but combine several of it.
        absorbed: the pointers of inline schemas that are only used as a part of a combined one.
        families: the result of `families.families`.
        extending: the pointers of the schemas that extend a parent.
        neighbours: the result of `examples.names.neighbours`.
        samples: the examples of scalars that `examples` has made, by the pointer of the schema and a name.
    """

    def __init__(
        self,
        root: dict[str, Json],
        schemas: dict[str, Schema] | None = None,
        targets: Mapping[str, str] = NO_TARGETS,
        file_of: Callable[[str], str] = lambda pointer: "",
    ) -> None:
        self.root = root
        self.file_of = file_of
        self._nodes: dict[str, Found] = {"": root}
        self._version = str(root.get("openapi"))
        self._schemas = schemas if schemas is not None else {}
        self._ends: dict[str, str | None] = {}
        self._targets: dict[str, str | None] = {}
        self.kinds: dict[str, Kind] = {}
        self.members: dict[str, Members] = {}
        self.conjunctions: dict[str, Conjunction] = {}
        self.nulls: dict[str, Null] = {}
        self.distributed: dict[str, tuple[str, ...]] = {}
        self.alternatives: dict[str, tuple[str, ...]] = {}
        self.options: dict[str, tuple[str, ...]] = {}
        self.same: dict[str, str] = {}
        self.joined: set[str] = set()
        self.absorbed: set[str] = set()
        self.families: Mapping[str, tuple[str, ...]] | None = None
        self.extending: set[str] = set()
        self.neighbours: Mapping[str, Json] | None = None
        self.samples: dict[tuple[str, str], Json] = {}
        self._joins: dict[tuple[str, tuple[str, ...], str], str] = {}
        self._merged = targets
        self._share_path_items()
        # The schemas as this tree reads them: those of the document, and the references to others instead of some.
        self._read: dict[str, Schema] = {}
        for pointer, target in targets.items():
            reference: dict[str, Json] = {"$ref": pointers.reference(target)}
            self._nodes[pointer] = reference
            self._read[pointer] = Schema.parse(reference, pointer, version=self._version)

    def _share_path_items(self) -> None:
        """Let each path after the first with the same path item have it as if it were written there."""
        users: set[str] = set()
        for path, item in self.mapping("/paths").items():
            written = pointers.join("/paths", path)
            end = self.resolved(written)
            if isinstance(item, dict) and (end in users or (end != written and end.startswith("/paths/"))):
                self._nodes[written] = {key: item[key] for key in item if key != "$ref"} | self.mapping(end)
                del self._ends[written]
            users.add(end)

    def has(self, pointer: str) -> bool:
        """Return whether there is a value at a pointer."""
        return self._at(pointer) is not MISSING

    def at(self, pointer: str) -> Json:
        """Return the value at a pointer, or None when there is none."""
        node = self._at(pointer)
        return None if isinstance(node, Missing) else node

    def mapping(self, pointer: str) -> dict[str, Json]:
        """Return the object at a pointer, or an empty one when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, dict) else {}

    def items(self, pointer: str) -> list[Json]:
        """Return the array at a pointer, or an empty one when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, list) else []

    def text(self, pointer: str) -> str:
        """Return the string at a pointer, or "" when there is none."""
        node = self._at(pointer)
        return node if isinstance(node, str) else ""

    def follow(self, pointer: str) -> str | None:
        """Follow references from a pointer and return the last pointer, or None for a missing target or a cycle."""
        if pointer not in self._ends:
            self._ends[pointer] = self._end(pointer)
        return self._ends[pointer]

    def resolved(self, pointer: str) -> str:
        """Follow references from a pointer and return the last pointer, or the same one if that fails."""
        return self.follow(pointer) or pointer

    def schema(self, pointer: str) -> Schema:
        """Return the schema at a pointer, without following its `$ref`. A missing one admits any value."""
        schema = self._read.get(pointer)
        if schema is None:
            schema = self._schemas.get(pointer)
            if schema is None:
                schema = self._schemas[pointer] = Schema.parse(self.at(pointer), pointer, version=self._version)
            self._read[pointer] = schema
        return schema

    def target(self, pointer: str) -> str | None:
        """Return the target of the `$ref` of the schema at a pointer, or None when it has no valid one."""
        if pointer not in self._targets:
            target = self.schema(pointer).target
            target = self.moved(target) if target is not None else None
            self._targets[pointer] = target if target is not None and self.has(target) else None
        return self._targets[pointer]

    def moved(self, pointer: str) -> str:
        """Return the pointer where a reference to a pointer leads.

        A schema may be read as another one with the same content. What is inside of it is then found in that one.
        """
        for place in pointers.upwards(pointer.rpartition("/")[0]) if self._merged else ():
            if place in self._merged:
                return self._merged[place] + pointer[len(place) :]
        return pointer

    def join(self, pointer: str, keyword: str, places: tuple[str, ...], siblings: Mapping[str, Json]) -> str:
        """Add a schema that combines those at `places`, and return its pointer.

        Args:
            pointer: the pointer of the new schema, which is not in the document.
            keyword: `allOf` or `anyOf`.
            places: the pointers of the schemas to combine.
            siblings: keywords next to the reference or the list of references.
        """
        # A recursive schema asks for the same combination again.
        key = (keyword, places, repr(siblings))
        if key in self._joins:
            return self._joins[key]
        references: list[Json] = [{"$ref": pointers.reference(place)} for place in places]
        only = references[0]
        node: dict[str, Json] = only if len(places) == 1 and isinstance(only, dict) else {keyword: references}
        self._nodes[pointer] = {**node, **siblings}
        self._joins[key] = pointer
        self.joined |= {pointer, *(f"{pointer}/{keyword}/{at}" for at in range(len(places)))}
        return pointer

    def add(self, pointer: str, node: dict[str, Json]) -> str:
        """Add a schema that is not in the document, and return its pointer."""
        self._nodes[pointer] = node
        self.joined.add(pointer)
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
            node = self._nodes[known] = _child(node, pointers.unescape(key))
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
            pointer = self.moved(target)


def _child(node: Found, key: str) -> Found:
    if isinstance(node, dict):
        return node.get(key, MISSING)
    if isinstance(node, list) and key.isascii() and key.isdigit() and int(key) < len(node):
        return node[int(key)]
    return MISSING
