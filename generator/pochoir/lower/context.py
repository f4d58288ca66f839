"""The input of every step of lowering, and the problems that it reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from pochoir.examples import Tags
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.lower.unions import Scalar
from pochoir.problems import Problem
from pochoir.resolve.tree import Tree

OptionT = TypeVar("OptionT", bound=str)
SCHEMES: Final = "/components/securitySchemes"
"""The pointer of the security schemes."""


@dataclass(frozen=True, slots=True)
class Context:
    """A resolved document and the problems found so far.

    Attributes:
        tree: the document, read through pointers.
        names: the class names by pointer of the schema.
        places: the pointers of schemas by class name.
        report: the problems, unsorted.
        tags: the values of discriminating members of models.
        families: the class names of the unions of parents and the schemas that extend them, by pointer of the parent.
        inputs: the names of input types by class name.
        same: the pointers of the other inline schemas that have the class of a schema, by pointer.
        kept: names that are kept from the last release and have no place for a pin, by their place
            (`evolution.keeping`).
        infers_paging: whether lists whose paging is not declared are paged as proposed.
    """

    tree: Tree
    names: Mapping[str, ClassName]
    places: Mapping[ClassName, str]
    report: list[Problem] = field(default_factory=list[Problem])
    tags: Tags = field(default_factory=dict[tuple[str, str], tuple[Scalar, ...]])
    families: Mapping[str, ClassName] = field(default_factory=dict[str, ClassName])
    inputs: Mapping[str, ClassName] = field(default_factory=dict[str, ClassName])
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    infers_paging: bool = False

    def kept_name(self, kind: str, key: str) -> str:
        """Return the name that something is to keep, or ""."""
        return self.kept.get((key, kind), "")

    def note(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Add a note: nothing is wrong, but the client could be better."""
        self.report.append(Problem("note", code, pointer, message, hint, "key"))

    def warn(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Add a warning."""
        self.report.append(Problem("warning", code, pointer, message, hint))

    def refuse(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Add an error: this cannot be generated."""
        self.report.append(Problem("error", code, pointer, message, hint))


def one_of(options: tuple[OptionT, ...], value: object) -> OptionT | None:
    """Return the option that equals `value`, or None."""
    return options[options.index(value)] if value in options else None


def text(value: Json) -> str:
    """Return a value that is a string, or ""."""
    return value if isinstance(value, str) else ""
