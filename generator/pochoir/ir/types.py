"""Types: what a schema says in the words of Python, and what the document says of one thing."""

from dataclasses import dataclass, field
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
class Limits:
    """The constraints that a schema puts on a string, a number or an array (JSON Schema 2020-12, 6.2 to 6.4)."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    ge: int | float | None = None
    gt: int | float | None = None
    le: int | float | None = None
    lt: int | float | None = None
    multiple_of: int | float | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A type that Python or the standard library has a word for; `json` is any JSON value.

    `limits` are no part of the type: two types that differ in nothing else are equal.
    """

    kind: Literal["str", "int", "float", "bool", "bytes", "date", "datetime", "uuid", "json", "none"]
    limits: Limits | None = field(default=None, compare=False)


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
    limits: Limits | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object used as a dictionary."""

    value: "TypeRef"


@dataclass(frozen=True, slots=True)
class Tag:
    """A value of the member that tells the models of a union apart, and the models it leads to: those that share it."""

    value: str | int | bool
    models: tuple[ClassName, ...]


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What tells the options of a union apart that are objects: the wire name of a member, and its values.

    A model that no tag leads to has no such value; `models` are classes, never aliases. Without a member (`wire` is "")
    the members they have do.
    """

    wire: str = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class UnionOf:
    """One of several types; `None` among them is `Plain("none")`, always last.

    `discriminator` is there where two options or more are objects.
    """

    options: tuple["TypeRef", ...]
    discriminator: Discriminator | None = field(default=None, compare=False)


TypeRef: TypeAlias = Plain | Named | LiteralOf | ListOf | MapOf | UnionOf
