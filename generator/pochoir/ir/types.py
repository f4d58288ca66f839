"""Types: what a schema says in the words of Python, and what the document says of one thing."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pochoir.literals import ClassName

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Origin: TypeAlias = Literal["documented", "observed", "inferred"]
Location: TypeAlias = Literal["path", "query", "header", "cookie"]


Time: TypeAlias = Literal["", "unix-seconds", "unix-milliseconds"]
"""What a number counts that a caller may give as a date-time (`x-pochoir-time`)."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What the document says of one thing, and where the statement comes from."""

    summary: str = ""
    description: str = ""
    origin: Origin = "documented"
    facts: tuple[str, ...] = ()
    deprecated: bool = False
    external: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A type that Python or the standard library has a word for; `json` is any JSON value."""

    kind: Literal["str", "int", "float", "bool", "bytes", "date", "datetime", "uuid", "json", "none"]


@dataclass(frozen=True, slots=True)
class Named:
    """A type that the package defines: the `Model` of this name."""

    name: ClassName


@dataclass(frozen=True, slots=True)
class LiteralOf:
    """One of a fixed set of JSON scalars; open in replies, closed in requests."""

    values: tuple[str | int | bool | None, ...]
    base: Plain


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array whose items share one type."""

    item: "TypeRef"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object used as a dictionary."""

    value: "TypeRef"


@dataclass(frozen=True, slots=True)
class UnionOf:
    """One of several types; `None` among them is `Plain("none")`, always last."""

    options: tuple["TypeRef", ...]


TypeRef: TypeAlias = Plain | Named | LiteralOf | ListOf | MapOf | UnionOf
