"""The type `NewDeviceObject`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.values import JsonInput
    from .object_id import ObjectId


class NewDeviceObject(Model):
    """A new object (observed, PLT-T2)."""

    model: ObjectId
    """Id of the model."""
    id: Annotated[str, Field(pattern="^[a-z0-9\\-_:+]+$")]
    """Id of the device."""
    name: str
    """Name."""
    description: str | None = None
    """Description."""
    config: dict[str, JsonValue] | None = None
    """Settings, by node of the model."""


class NewDeviceObjectInput(TypedDict):
    """`NewDeviceObject` as a request takes it."""

    model: ObjectId
    id: str
    name: str
    description: NotRequired[str]
    config: NotRequired[Mapping[str, JsonInput]]
