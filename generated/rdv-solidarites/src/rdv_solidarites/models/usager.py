"""The types `Profil`, `Usager`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .caisse_affiliation import CaisseAffiliation
    from .logement import Logement
    from .organisation import Organisation
    from .situation_familiale import SituationFamiliale


class Profil(Model):
    """Le rattachement d'une personne à une organisation (observed, RDV-T4)."""

    user: Usager | None = None
    """La personne rattachée ; absente quand le profil est lu avec elle."""
    organisation: Organisation
    """L'organisation."""
    logement: Logement | None = None
    """Le logement de la personne."""
    notes: str | None = None
    """Les notes de l'organisation sur la personne."""


class Usager(Model):
    """Un usager ou une usagère (observed, RDV-T4)."""

    id: int
    """Identifiant de l'usager ou de l'usagère."""
    first_name: str
    """Prénom."""
    last_name: str
    """Nom."""
    birth_name: str | None = None
    """Nom de naissance."""
    birth_date: date | None = None
    """Date de naissance."""
    email: str | None = None
    """E-mail."""
    address: str | None = None
    """Adresse."""
    address_details: str | None = None
    """Complément d'adresse."""
    phone_number: str | None = None
    """Numéro de téléphone, tel qu'il a été saisi."""
    phone_number_formatted: str | None = None
    """Numéro de téléphone au format international, par exemple `+33611223344`."""
    caisse_affiliation: CaisseAffiliation | None = None
    """Caisse d'affiliation."""
    affiliation_number: str | None = None
    """Numéro d'affiliation."""
    case_number: str | None = None
    """Numéro de dossier."""
    family_situation: SituationFamiliale | None = None
    """Situation familiale."""
    number_of_children: int | None = None
    """Nombre d'enfants."""
    notify_by_sms: bool | None = None
    """Accepte les notifications par SMS."""
    notify_by_email: bool | None = None
    """Accepte les notifications par e-mail."""
    invitation_created_at: str | None = None
    """L'instant de l'invitation, par exemple `2022-11-10 16:08:16 +0100`."""
    invitation_accepted_at: str | None = None
    """L'instant où l'invitation a été acceptée, par exemple `2022-11-10 16:08:16 +0100`."""
    created_at: str | None = None
    """L'instant de la création, par exemple `2022-11-10 16:08:16 +0100`."""
    responsible_id: int | None = None
    """Identifiant de la personne responsable."""
    responsible: Usager | None = None
    """La personne responsable, pour un proche."""
    user_profiles: list[Profil] | None = None
    """Les rattachements aux organisations que l'agent connecté peut voir."""
