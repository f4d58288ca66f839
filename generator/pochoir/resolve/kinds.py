"""What is remembered of a schema."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["object", "enum", "union", "list", "map", "same", "plain"]


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
