"""The type `ParametreManquant`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class ParametreManquant(Model):
    """Le nom des paramètres qui manquent (observed, RDV-T3)."""

    missing: str
    """Le nom du paramètre qui manque, par exemple `territory`."""
