"""The type `NewGeofence`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.values import JsonInput


class NewGeofence(Model):
    """A new geofence (observed, PLT-T2)."""

    name: str
    """Name."""
    color: str | None = None
    """Colour."""
    shape: dict[str, JsonValue] | None = None
    """The shape, an object with `type`, such as `polygon`, and `points`."""
    description: str | None = None
    """Description."""


class NewGeofenceInput(TypedDict):
    """`NewGeofence` as a request takes it."""

    name: str
    color: NotRequired[str]
    shape: NotRequired[Mapping[str, JsonInput]]
    description: NotRequired[str]
