"""The type `Setting`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from .._runtime.model import Model
from .._runtime.values import JsonValue


class Setting(Model):
    """A setting (observed, MPP-T3)."""

    key: str | None = None
    """Name of the setting."""
    readable: bool | None = None
    """Whether it may be read."""
    value: JsonValue = None
    """The value."""
