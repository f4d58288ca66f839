"""The type `Meta`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Meta(Model):
    """La place d'une page dans sa liste (observed, RDV-T0, RDV-T4)."""

    current_page: int
    """Le numéro de la page."""
    next_page: int | None
    """Le numéro de la page suivante ; `null` à la dernière."""
    prev_page: int | None
    """Le numéro de la page précédente ; `null` à la première."""
    total_pages: int
    """Le nombre de pages."""
    total_count: int
    """Le nombre de ressources."""
