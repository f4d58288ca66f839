"""What every step of the lowering reads, and where it reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pochoir.literals import ClassName
from pochoir.lower.unions import Scalar, Tags
from pochoir.problems import Problem
from pochoir.resolve.tree import Tree

OptionT = TypeVar("OptionT", bound=str)


@dataclass(frozen=True, slots=True)
class Context:
    """A resolved document and the problems found so far.

    Attributes:
        tree: the document, read through pointers.
        names: class name by the pointer of a schema.
        places: the pointer of a schema by its class name.
        report: problems, in the order they are found; `lower` sorts them.
        tags: the values by which unions know their models.
    """

    tree: Tree
    names: Mapping[str, ClassName]
    places: Mapping[ClassName, str]
    report: list[Problem] = field(default_factory=list[Problem])
    tags: Tags = field(default_factory=dict[tuple[str, str], tuple[Scalar, ...]])

    def warn(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report something that does not stop the generation."""
        self.report.append(Problem("warning", code, pointer, message, hint))

    def refuse(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report something that cannot be generated."""
        self.report.append(Problem("error", code, pointer, message, hint))


def one_of(options: tuple[OptionT, ...], value: object) -> OptionT | None:
    """Return `value` as the one of `options` it equals, None when it is none of them."""
    return options[options.index(value)] if value in options else None
