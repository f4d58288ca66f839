"""The type `ErreurOAuth`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class ErreurOAuth(Model):
    """Une erreur OAuth 2.0 (observed, EMJ-T1, EMJ-T2)."""

    error: str | None = None
    """Code de l'erreur."""
    error_description: str | None = None
    """Explication, en anglais."""
