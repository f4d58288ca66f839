"""The type `NewDeviceModel`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.values import JsonInput


class NewDeviceModel(Model):
    """A new model (observed, PLT-T2)."""

    name: str
    """Name."""
    base: str
    """The base model, such as `mqtt`."""
    description: str | None = None
    """Description."""
    data: dict[str, JsonValue] | None = None
    """The tree of nodes."""


class NewDeviceModelInput(TypedDict):
    """`NewDeviceModel` as a request takes it."""

    name: str
    base: str
    description: NotRequired[str]
    data: NotRequired[Mapping[str, JsonInput]]
