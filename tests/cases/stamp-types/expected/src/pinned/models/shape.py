"""The types `Group`, `Odd`, `Shape`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

import builtins
import datetime as _datetime
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, NotRequired, TypeAlias, TypedDict, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model
from .._runtime.unions import OneOf
from .circle import Circle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .circle import CircleInput
    from .labels import Labels, LabelsInput
    from .tree import Tree, TreeInput


class Group(Model):
    """The schema ``/components/schemas/Group``."""

    kind: Literal["group"] = "group"
    shapes: list[Shape]
    labels: Labels | None = None
    tree: Tree | None = None
    odd: Odd | None = None


class GroupInput(TypedDict):
    """`Group` as a request takes it."""

    kind: NotRequired[Literal["group"]]
    shapes: Sequence[ShapeInput]
    labels: NotRequired[LabelsInput]
    tree: NotRequired[TreeInput]
    odd: NotRequired[Odd | OddInput]


class Odd(Model):
    """The schema ``/components/schemas/Odd``."""

    shape: Annotated[Shape | None, Field(alias="Shape")] = None
    date: _datetime.date | None = None
    int: builtins.int | None = None
    until: _datetime.date | None = None
    count: builtins.int | None = None


OddInput = TypedDict(
    "OddInput",
    {
        "Shape": NotRequired["ShapeInput"],
        "date": NotRequired[date],
        "int": NotRequired[int],
        "until": NotRequired[date],
        "count": NotRequired[int],
    },
)
"""`Odd` as a request takes it."""


Shape = TypeAliasType(
    "Shape",
    Annotated[Union[Circle, "Group"], OneOf("kind", ("circle", "Circle"), ("group", "Group"))],
)


ShapeInput: TypeAlias = Union["Circle | CircleInput", "Group | GroupInput"]
"""`Shape` as a request takes it."""
