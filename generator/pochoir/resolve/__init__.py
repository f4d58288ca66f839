"""Resolve a document: follow references, read OpenAPI 3.0 in the form of 3.1, and name the schemas.

Nothing is copied. A resolved document is the tree of the document, read through pointers, so that later stages can
report where a problem is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.problems import Location, Problem
from pochoir.resolve.check import check
from pochoir.resolve.identical import NONE, Identical, identical
from pochoir.resolve.name import names
from pochoir.resolve.tree import Tree
from pochoir.resolve.walk import places
from pochoir.schemas import Schema

__all__ = ["Readable", "Resolved", "resolve"]


class Readable(Protocol):
    """The part of a `Document` that `resolve` needs."""

    @property
    def tree(self) -> dict[str, Json]:
        """The document as plain data."""
        ...

    @property
    def schemas(self) -> dict[str, Schema]:
        """The schemas that were read so far, by pointer."""
        ...

    def locate(self, pointer: str) -> Location:
        """Return the position of the value at a pointer."""
        ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved document.

    Attributes:
        tree: the document, read through pointers.
        names: the class name of each named schema, by pointer.
        problems: references and schemas that cannot be resolved.
        schemas: the pointers of all schemas, named or not.
        identical: the inline schemas that are the same and have one class.
    """

    tree: Tree
    names: Mapping[str, ClassName]
    problems: tuple[Problem, ...]
    schemas: tuple[str, ...] = ()
    identical: Identical = NONE


def resolve(
    document: Readable,
    released: Mapping[str, str] | None = None,
    *,
    known: Identical | None = None,
    kept: Mapping[str, str] | None = None,
    taken: Collection[str] = frozenset(),
) -> Resolved:
    """Follow the references of a document and name its schemas. Inline schemas that are the same have one class.

    This never raises. A reference without a target becomes a problem, and its schema admits any JSON.

    Args:
        document: the document.
        released: the name of the class that each inline schema had in the last release, by pointer.
        known: the inline schemas that are the same, if that is known.
        kept: the names of classes that are kept from the last release, by pointer of the schema.
        taken: the names that no schema may have.
    """

    def file_of(pointer: str) -> str:
        return document.locate(pointer).file

    tree = Tree(document.tree, document.schemas, file_of=file_of)
    found = places(tree)
    again = known or identical(tree, found, released)
    if again.targets:
        tree = Tree(document.tree, document.schemas, again.targets, file_of)
        found = places(tree, again.texts)
    return Resolved(tree, names(tree, found, kept or {}, taken), check(tree, found), tuple(found), again)
