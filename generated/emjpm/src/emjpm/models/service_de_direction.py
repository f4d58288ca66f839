"""The type `ServiceDeDirection`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .departement_de_service import DepartementDeService


class ServiceDeDirection(Model):
    """Un service, vu par une direction.

    Les noms diffèrent de ceux du service d'un utilisateur : `mesures_in_progress` pour `mesures_en_cours`, `mesures_awaiting`
    pour `mesures_en_attente`.

    (EMJ-29)
    """

    id: int
    """ID du service."""
    etablissement: str | None = None
    """Nom de l'établissement."""
    email: str | None = None
    """Adresse électronique."""
    nom: str | None = None
    """Nom."""
    prenom: str | None = None
    """Prénom."""
    code_postal: str | None = None
    """Code postal."""
    ville: str | None = None
    """Ville."""
    telephone: str | None = None
    """Téléphone."""
    adresse: str | None = None
    """Adresse."""
    dispo_max: int | None = None
    """Nombre maximal de mesures."""
    created_at: datetime | None = None
    """Date et heure de création, en temps universel."""
    competences: str | None = None
    """Compétences. Nulles dans les exemples."""
    mesures_in_progress: int | None = None
    """Nombre de mesures en cours."""
    mesures_awaiting: int | None = None
    """Nombre de mesures en attente."""
    latitude: float | None = None
    """Latitude."""
    longitude: float | None = None
    """Longitude."""
    siret: str | None = None
    """SIRET."""
    org_gestionnaire: bool | None = None
    """Y a-t-il un organisme gestionnaire ?"""
    org_nom: str | None = None
    """Nom de l'organisme gestionnaire."""
    org_adresse: str | None = None
    """Adresse de l'organisme gestionnaire."""
    org_code_postal: str | None = None
    """Code postal de l'organisme gestionnaire ; peut être vide."""
    org_ville: str | None = None
    """Ville de l'organisme gestionnaire ; peut être vide."""
    lb_adresse: str | None = None
    """Adresse."""
    lb_code_postal: str | None = None
    """Code postal."""
    lb_ville: str | None = None
    """Ville."""
    departement_code: str | None = None
    """Code du département."""
    mesures_last_update: str | None = None
    """Date de la dernière mise à jour des mesures. Nulle dans les exemples."""
    departement: DepartementDeService | None = None
    """Le département du service."""
