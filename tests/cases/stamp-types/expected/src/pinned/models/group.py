"""The types `Group`, `Shape`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict, Union

from typing_extensions import TypeAliasType

from .._runtime.model import Model
from .circle import Circle
from .labels import Labels
from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .circle import CircleInput
    from .labels import LabelsInput
    from .tree import TreeInput


class Group(Model):
    """The schema ``/components/schemas/Group``."""

    kind: Literal["group"]
    shapes: list[Shape]
    labels: Labels | None = None
    tree: Tree | None = None


class GroupInput(TypedDict):
    """`Group` as a request takes it."""

    kind: Literal["group"]
    shapes: Sequence[ShapeInput]
    labels: NotRequired[LabelsInput]
    tree: NotRequired[TreeInput]


Shape = TypeAliasType("Shape", Union[Circle, "Group"])


ShapeInput: TypeAlias = Union["Circle | CircleInput", "Group | GroupInput"]
"""`Shape` as a request takes it."""
