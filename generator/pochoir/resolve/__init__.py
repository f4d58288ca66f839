"""From a document as written to one that can be lowered: references followed, 3.0 in the shape of 3.1, schemas named.

Nothing is copied: a resolved document is the document's tree read through pointers, so that every later problem can
still say where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.problems import Location, Problem
from pochoir.resolve.check import check
from pochoir.resolve.name import names
from pochoir.resolve.reach import sent
from pochoir.resolve.tree import Tree
from pochoir.resolve.walk import places

__all__ = ["Readable", "Resolved", "resolve"]


class Readable(Protocol):
    """What is needed of a `Document`."""

    @property
    def tree(self) -> dict[str, Json]:
        """The document as plain data."""
        ...

    def locate(self, pointer: str) -> Location:
        """Return where a pointer stands."""
        ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document ready to be lowered.

    Attributes:
        tree: the document, read through pointers.
        names: class name by the pointer of each schema that has one.
        problems: what cannot be resolved.
        schemas: the pointers of all schemas, named or not.
    """

    tree: Tree
    names: Mapping[str, ClassName]
    problems: tuple[Problem, ...]
    schemas: tuple[str, ...] = ()


def resolve(document: Readable) -> Resolved:
    """Follow the references of a document and name its schemas.

    Total on every tree: what leads nowhere becomes a problem, and any JSON afterwards.
    """
    tree = Tree(document.tree)
    found = places(tree, lambda pointer: document.locate(pointer).file)
    return Resolved(tree, names(tree, found, sent(tree)), check(tree, found), tuple(found))
