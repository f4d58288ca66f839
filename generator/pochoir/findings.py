"""What the rules write into, and how they look at a description."""

from collections.abc import Iterator
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

Object: TypeAlias = dict[str, Json]


@dataclass(slots=True)
class Findings:
    """The description under validation and the problems found so far."""

    document: Document
    problems: list[Problem] = field(default_factory=list[Problem])

    def error(self, code: str, pointer: str, message: str, hint: str = "", part: Part = "value") -> None:
        """Report what keeps a faithful client from being generated."""
        self.problems.append(Problem("error", code, pointer, message, hint, part))

    def warning(self, code: str, pointer: str, message: str, hint: str = "", part: Part = "value") -> None:
        """Report what is wrong or lost but leaves the client right."""
        self.problems.append(Problem("warning", code, pointer, message, hint, part))

    def nodes(self, *kinds: Kind) -> Iterator[tuple[str, Node]]:
        """Every node of these kinds with its pointer, in document order."""
        return ((pointer, node) for pointer, node in self.document.survey.nodes.items() if node.kind in kinds)

    def objects(self, *kinds: Kind) -> Iterator[tuple[str, Object]]:
        """Every object of these kinds that is no reference, with its pointer."""
        for pointer, node in self.nodes(*kinds):
            if isinstance(node.value, dict) and "$ref" not in node.value:
                yield pointer, node.value

    def objects_with_references(self, *kinds: Kind) -> Iterator[tuple[str, Object]]:
        """Every object of these kinds with its pointer, those with a reference too."""
        return ((pointer, node.value) for pointer, node in self.nodes(*kinds) if isinstance(node.value, dict))

    def resolved(self, pointer: str, value: Json) -> tuple[str, Json]:
        """Where the references from `value` lead in the end; itself when they lead nowhere or round in circles."""
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
    """The members of an object; none of anything else."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[Json]:
    """The items of a list; none of anything else."""
    return value if isinstance(value, list) else []


def operations(item: Object) -> Iterator[tuple[str, str, Object]]:
    """Method, path below the path item, and value of every operation of a path item."""
    for method in METHODS:
        operation = item.get(method)
        if isinstance(operation, dict):
            yield method, method, operation
    for method, operation in members(item.get("additionalOperations")).items():
        if isinstance(operation, dict):
            yield method, "additionalOperations/" + escape(method), operation


def brief(value: Json) -> str:
    """A value in a sentence: short, whatever it is."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:56] + '…"' * isinstance(value, str)
