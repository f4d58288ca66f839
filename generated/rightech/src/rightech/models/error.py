"""The type `Error`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model
from .._runtime.values import JsonValue


class Error(Model):
    """What went wrong (PLT-23, PLT-24, PLT-25, PLT-T1, PLT-T3)."""

    success: bool | None = None
    """Always false."""
    code: str | None = None
    """The status, as a string."""
    message: str | None = None
    """What went wrong."""
    tags: list[str] | None = None
    """Names of what went wrong; the list is open."""
    name: str | None = None
    """`RicError` (observed, PLT-T3)."""
    codes: list[str] | None = None
    """The tags again (observed, PLT-T3)."""
    helper: dict[str, JsonValue] | None = None
    """Advice, with a message and links (observed, PLT-T1)."""
