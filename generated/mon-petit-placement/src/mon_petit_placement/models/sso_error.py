"""The type `SsoError`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from .._runtime.model import Model


class SsoError(Model):
    """An OAuth 2.0 error (observed, MPP-T3)."""

    error: str | None = None
    """Code of the error."""
    error_description: str | None = None
    """What went wrong."""
