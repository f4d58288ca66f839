"""The type `Region`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Region(Model):
    """Une région (observed, EMJ-T9)."""

    id: int | None = None
    """ID de la région."""
    nom: str | None = None
    """Nom de la région."""
