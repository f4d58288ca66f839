"""The type `Antenne`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Antenne(Model):
    """Une antenne d'un service mandataire (EMJ-O10)."""

    id: int
    """ID de l'antenne, à donner comme `antenne_id` d'une mesure."""
    nom: str | None = None
    """Nom de l'antenne."""
    adresse: str | None = None
    """Adresse."""
    code_postal: str | None = None
    """Code postal."""
    ville: str | None = None
    """Ville."""
