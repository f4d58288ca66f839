"""Types, constraints, documentation, and what several other modules are made of."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pochoir.literals import ClassName, Identifier

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Origin: TypeAlias = Literal["documented", "observed", "inferred"]
Location: TypeAlias = Literal["path", "query", "header", "cookie"]


Time: TypeAlias = Literal["", "unix-seconds", "unix-milliseconds", "time-of-day"]
"""The form in which a datetime or a time is sent (`x-pochoir-time`)."""


@dataclass(frozen=True, slots=True)
class Doc:
    """The documentation of an element, and its origin."""

    summary: str = ""
    description: str = ""
    origin: Origin = "documented"
    facts: tuple[str, ...] = ()
    deprecated: bool = False
    external: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The constraints of a string, a number or an array (JSON Schema 2020-12 Validation, 6.2 to 6.4).

    `others` are those that pydantic does not have, by keyword. Among them, `anyOf` lists the constraints of several
    alternatives of one type, of which a value keeps those of one.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    ge: int | float | None = None
    gt: int | float | None = None
    le: int | float | None = None
    lt: int | float | None = None
    multiple_of: int | float | None = None
    others: "tuple[tuple[str, Json], ...]" = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A built-in type or one of the standard library. `json` is any JSON value.

    A `decimal` is text in JSON, a `decimal_number` is a number, and `base64` is bytes that are text in JSON.
    `limits` are ignored in comparisons.
    """

    kind: Literal[
        "str", "int", "float", "bool", "bytes", "date", "datetime", "uuid", "json", "none", "decimal", "decimal_number",
        "base64",
    ]  # fmt: skip
    limits: Limits | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A `Model`, by its name."""

    name: ClassName


@dataclass(frozen=True, slots=True)
class LiteralOf:
    """One of several JSON scalars. Responses may have other values, requests may not."""

    values: tuple[str | int | bool | None, ...]
    base: Plain


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array of items of one type.

    Attributes:
        item: the type of each item.
        limits: the bounds of the number of items, and others. Of a tuple, the others only.
        positions: the type of the item at each position, of an array with a fixed number of items, which is a tuple.
    """

    item: "TypeRef"
    limits: Limits | None = field(default=None, compare=False)
    positions: "tuple[TypeRef, ...]" = ()


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object used as a dictionary."""

    value: "TypeRef"


@dataclass(frozen=True, slots=True)
class Secret:
    """A credential for signing in, such as a password, which is an argument of the client."""

    argument: Identifier
    wire: str
    variable: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class OldName:
    """A name of an earlier release, which still works and is deprecated. `since` is the release that deprecated it.

    It is "" for a name that the next release deprecates.
    """

    name: Identifier
    since: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    """An old name of something that has no record with a place for it, and its name now. `since` is as in `OldName`."""

    name: Identifier
    now: Identifier
    since: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A value of the discriminating member of a union, and the models that have it."""

    value: str | int | bool
    models: tuple[ClassName, ...]


@dataclass(frozen=True, slots=True)
class Discriminator:
    """How the objects of a union are distinguished: by the values of a member with the name `wire`.

    Models without a tag have no such value. The models of tags are classes, not aliases. If `wire` is "", the
    models are distinguished by the members that they have. `otherwise` is the model of objects with another value or
    without one: the parent that the others extend. `default` is that model if the description names it, so that such
    objects are expected.
    """

    wire: str = ""
    tags: tuple[Tag, ...] = ()
    otherwise: ClassName | None = None
    default: ClassName | None = None


@dataclass(frozen=True, slots=True)
class UnionOf:
    """One of several types. `None` is `Plain("none")` and always last.

    There is a `discriminator` if two or more options are objects.
    """

    options: tuple["TypeRef", ...]
    discriminator: Discriminator | None = field(default=None, compare=False)


TypeRef: TypeAlias = Plain | Named | LiteralOf | ListOf | MapOf | UnionOf
