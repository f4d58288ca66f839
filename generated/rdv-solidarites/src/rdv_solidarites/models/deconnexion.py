"""The type `Deconnexion`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Deconnexion(Model):
    """La réponse à une déconnexion réussie (observed, RDV-T1)."""

    success: bool
    """Toujours vrai."""
