"""The type `ErreurBase`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class ErreurBase(Model):
    """Une erreur qui ne tient à aucun attribut (observed, RDV-15, RDV-T3)."""

    base: str
    """L'erreur, par exemple `forbidden`."""
