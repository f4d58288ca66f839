"""What is remembered of a schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pochoir.ir import Json

Kind: TypeAlias = Literal["object", "enum", "union", "list", "map", "same", "plain"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A keyword of one schema that contradicts what those merged with it say: no value fits both."""

    pointer: str
    keyword: str
    one: Json
    other: Json


@dataclass(frozen=True, slots=True)
class Conjunction:
    """A schema and all that it is made of: their pointers, what they say together, and where they contradict."""

    pieces: tuple[str, ...]
    schema: Mapping[str, Json]
    clashes: tuple[Clash, ...] = ()


@dataclass(slots=True)
class Members:
    """The properties of an object, all its `allOf` branches merged: pointers by name, in the order they are read.

    `additional` is the pointer of the schema of every other member, or ""; `deep` is true where branches were left out
    because there are too many.
    """

    properties: dict[str, str] = field(default_factory=dict[str, str])
    required: set[str] = field(default_factory=set[str])
    additional: str = ""
    open: bool = True
    deep: bool = False
