"""The type `ServiceDUtilisateur`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .departement import Departement
    from .json_observe import JsonObserve


class ServiceDUtilisateur(Model):
    """Le service d'un utilisateur.

    Depuis 2022 le serveur donne `id`, `adresse`, `code_postal`, `ville` et `departements` au lieu
    des membres `lb_*` (observé).

    (EMJ-28, EMJ-T9)
    """

    id: int | None = None
    """ID du service (observed, EMJ-T9)."""
    departement: Departement | None = None
    """Le département du service."""
    departements: list[JsonObserve] | None = None
    """Les départements du service. La forme des éléments n'est pas documentée (observed, EMJ-T9)."""
    dispo_max: int | None = None
    """Nombre maximal de mesures."""
    email: str | None = None
    """Adresse électronique."""
    etablissement: str | None = None
    """Nom de l'établissement."""
    adresse: str | None = None
    """Adresse (observed, EMJ-T9)."""
    code_postal: str | None = None
    """Code postal (observed, EMJ-T9)."""
    ville: str | None = None
    """Ville (observed, EMJ-T9)."""
    lb_adresse: str | None = None
    """Adresse."""
    lb_code_postal: str | None = None
    """Code postal."""
    lb_ville: str | None = None
    """Ville."""
    mesures_en_attente: int | None = None
    """Nombre de mesures en attente."""
    mesures_en_cours: int | None = None
    """Nombre de mesures en cours."""
    nom: str | None = None
    """Nom."""
    prenom: str | None = None
    """Prénom."""
    org_adresse: str | None = None
    """Adresse de l'organisme gestionnaire."""
    org_code_postal: str | None = None
    """Code postal de l'organisme gestionnaire."""
    org_gestionnaire: bool | None = None
    """Y a-t-il un organisme gestionnaire ?"""
    org_nom: str | None = None
    """Nom de l'organisme gestionnaire."""
    org_ville: str | None = None
    """Ville de l'organisme gestionnaire."""
    siret: str | None = None
    """SIRET."""
    telephone: str | None = None
    """Téléphone."""
