"""The type `Tribunal`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Tribunal(Model):
    """Un tribunal (EMJ-36, EMJ-O11)."""

    nom: str | None = None
    """Nom du tribunal."""
    code_postal: str | None = None
    """Code postal."""
    ville: str | None = None
    """Ville."""
    siret: str
    """SIRET du tribunal, 14 chiffres, à donner comme `tribunal_siret` d'une mesure."""
    adresse: str | None = None
    """Adresse ; nulle pour certains tribunaux."""
    latitude: float | None = None
    """Latitude."""
    longitude: float | None = None
    """Longitude."""
