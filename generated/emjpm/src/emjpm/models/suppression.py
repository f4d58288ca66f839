"""The type `Suppression`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Suppression(Model):
    """Le résultat d'une suppression (EMJ-O8, EMJ-O9)."""

    affected_rows: int
    """Nombre de mesures supprimées."""
