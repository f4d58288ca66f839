"""One extension: where it is allowed, how it is read, and what the documentation says of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeAlias, get_args

from pochoir.document.grammar import NOUNS, Kind
from pochoir.extensions.shapes import Shape, ValueT
from pochoir.findings import Findings, Object
from pochoir.ir import Json
from pochoir.problems import Problem, Severity

PREFIX: Final = "x-pochoir-"
Check: TypeAlias = Callable[[Findings, str, ValueT, Object], None]
"""What is checked against the rest of the description: its findings, the pointer of the extension, what was read, and
the object that has it."""
ANYWHERE: Final[tuple[Kind, ...]] = get_args(Kind)
_NOUNS: Final[dict[Kind, str]] = {
    **NOUNS,
    "openapi": "the root of the description",
    "info": "the info object",
    "server": "a server",
    "tag": "a tag",
    "variant": "a variant",
}


@dataclass(frozen=True)
class Extension(Generic[ValueT]):
    """An extension of pochoir.

    Attributes:
        key: the name.
        places: the kinds of object that may have it, each with the shape of the value there.
        meaning: what it says, in Markdown.
        example: in YAML.
        check: what a shape cannot tell, because it depends on the rest of the description.
        severity: of what the shape refuses. The name of some is used by others too, and a warning is enough.
    """

    key: str
    places: Mapping[Kind, Shape[ValueT]]
    meaning: str
    example: str
    check: Check[ValueT] | None = None
    severity: Severity = "error"

    def read(self, value: Json, kind: Kind, pointer: str = "") -> tuple[ValueT, tuple[Problem, ...]]:
        """Return what a value says on an object of a kind, and what is wrong with it."""
        problems: list[Problem] = []
        found = self.places[kind].read(problems, pointer, value)
        if self.severity == "warning":
            problems = [
                replace(each, severity="warning", message=f"{each.message}; it is ignored") for each in problems
            ]
        return found, tuple(problems)

    def of(self, owner: Mapping[str, Json], kind: Kind | None = None) -> ValueT | None:
        """Return what an object says by this extension; None when it has none, or one that was refused."""
        if self.key not in owner:
            return None
        place: Kind = next(iter(self.places)) if kind is None else kind
        value, problems = self.read(owner[self.key], place)
        return None if problems else value


def noun(kind: Kind) -> str:
    """Return what a kind of object is called in a sentence."""
    return _NOUNS.get(kind, "this " + kind.replace("-", " "))


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: a, b or c."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
