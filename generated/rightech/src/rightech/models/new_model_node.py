"""The type `NewModelNode`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import Model


class NewModelNode(Model):
    """A new node of a model (observed, PLT-T2)."""

    id: str
    """Id of the node."""
    type: str
    """Kind of node, such as `argument`."""
    name: str | None = None
    """Name."""
    unit: str | None = None
    """Unit, such as `temperature-celsius`."""
    data_type: Annotated[str | None, Field(alias="dataType")] = None
    """Type of the values, such as `number`."""


class NewModelNodeInput(TypedDict):
    """`NewModelNode` as a request takes it."""

    id: str
    type: str
    name: NotRequired[str]
    unit: NotRequired[str]
    dataType: NotRequired[str]
