"""Collect problems, and look up parts of a description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pochoir.document import Document
from pochoir.document.grammar import METHODS, Kind
from pochoir.document.positions import Part
from pochoir.document.references import MISSING, lookup, parse
from pochoir.document.survey import Node
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.problems import Problem
from pochoir.problems import did_you_mean as did_you_mean
from pochoir.schemas import Schema

Object: TypeAlias = dict[str, Json]


@dataclass(slots=True)
class Findings:
    """A description that is validated, and the problems found so far."""

    document: Document
    problems: list[Problem] = field(default_factory=list[Problem])
    _by_identity: dict[int, Schema] = field(default_factory=dict[int, Schema], repr=False)
    _listed: dict[bool, list[Schema]] = field(default_factory=dict[bool, "list[Schema]"], repr=False)

    def error(self, code: str, pointer: str, message: str, hint: str = "", part: Part = "value") -> None:
        """Add an error: no correct client can be generated."""
        self.problems.append(Problem("error", code, pointer, message, hint, part))

    def warning(self, code: str, pointer: str, message: str, hint: str = "", part: Part = "value") -> None:
        """Add a warning: something is wrong or ignored, but the client is correct."""
        self.problems.append(Problem("warning", code, pointer, message, hint, part))

    def nodes(self, *kinds: Kind) -> Iterator[tuple[str, Node]]:
        """Return the nodes of some kinds with their pointers, in document order."""
        return ((pointer, node) for pointer, node in self.document.survey.nodes.items() if node.kind in kinds)

    def objects(self, *kinds: Kind) -> Iterator[tuple[str, Object]]:
        """Return the objects of some kinds that are not references, with their pointers."""
        for pointer, node in self.nodes(*kinds):
            if isinstance(node.value, dict) and "$ref" not in node.value:
                yield pointer, node.value

    def schemas(self, *, references: bool = False) -> Sequence[Schema]:
        """Return the schemas that are written as objects, in document order; on request those with a `$ref` too."""
        if not self._listed:
            nodes = self.nodes("schema")
            found = [self._read(pointer, node.value) for pointer, node in nodes if isinstance(node.value, dict)]
            self._listed[True] = found
            self._listed[False] = [schema for schema in found if schema.ref is None]
        return self._listed[references]

    def schema(self, pointer: str) -> Schema:
        """Return the schema at a pointer. A missing one admits any value."""
        found = self.document.schemas.get(pointer)
        if found is not None:
            return found
        value = lookup(self.document.tree, pointer)
        return self._read(pointer, None if value is MISSING else value)

    def schema_of(self, value: Json) -> Schema | None:
        """Return the schema that was read from a value of the description, or None if it is not that of a schema."""
        if not self._by_identity:
            self._by_identity.update((id(schema.written), schema) for schema in self.schemas(references=True))
        return self._by_identity.get(id(value))

    def resolved_schema(self, schema: Schema) -> Schema:
        """Follow the references of a schema, and return the same one if a target is missing or in a cycle."""
        found = schema
        seen = {schema.pointer}
        while found.ref is not None:
            here = parse(found.ref).pointer
            if here in seen or lookup(self.document.tree, here) is MISSING:
                return schema
            seen.add(here)
            found = self.schema(here)
        return found

    def _read(self, pointer: str, value: Json) -> Schema:
        found = self.document.schemas.get(pointer)
        if found is None:
            version = str(self.document.tree.get("openapi"))
            found = self.document.schemas[pointer] = Schema.parse(value, pointer, version=version)
        return found

    def resolved(self, pointer: str, value: Json) -> tuple[str, Json]:
        """Follow references from `value` and return the target, or `value` for a missing target or a cycle."""
        seen = {pointer}
        here, there = pointer, value
        while isinstance(there, dict) and isinstance(reference := there.get("$ref"), str):
            here = parse(reference).pointer
            found = lookup(self.document.tree, here)
            if here in seen or found is MISSING:
                return pointer, value
            seen.add(here)
            there = found
        return here, there


def members(value: Json) -> Object:
    """Return an object, or an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[Json]:
    """Return a list, or an empty one for any other value."""
    return value if isinstance(value, list) else []


def operations(item: Object) -> Iterator[tuple[str, str, Object]]:
    """Yield the method, the path below the path item, and the value of every operation of a path item."""
    for method in METHODS:
        operation = item.get(method)
        if isinstance(operation, dict):
            yield method, method, operation
    for method, operation in members(item.get("additionalOperations")).items():
        if isinstance(operation, dict):
            yield method, "additionalOperations/" + escape(method), operation


def brief(value: Json) -> str:
    """Return a short text for a value in a message."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:56] + '…"' * isinstance(value, str)
