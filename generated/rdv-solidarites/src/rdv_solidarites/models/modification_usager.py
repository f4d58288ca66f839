"""The type `ModificationUsager`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .caisse_affiliation import CaisseAffiliation, CaisseAffiliationInput
    from .situation_familiale import SituationFamiliale, SituationFamilialeInput


class ModificationUsager(Model):
    """Les champs à modifier d'un usager ou d'une usagère. `null` efface un champ facultatif
    (observed, RDV-T4).
    """

    first_name: str | None = None
    """Prénom."""
    last_name: str | None = None
    """Nom."""
    birth_name: str | None = None
    """Nom de naissance (inferred)."""
    birth_date: date | None = None
    """Date de naissance (inferred)."""
    email: str | None = None
    """E-mail. Celui d'une personne qui a validé son compte ne se modifie pas (inferred)."""
    phone_number: str | None = None
    """Numéro de téléphone (inferred)."""
    address: str | None = None
    """Adresse (inferred)."""
    caisse_affiliation: CaisseAffiliation | None = None
    """Caisse d'affiliation."""
    affiliation_number: str | None = None
    """Numéro d'affiliation (inferred)."""
    family_situation: SituationFamiliale | None = None
    """Situation familiale."""
    number_of_children: int | None = None
    """Nombre d'enfants (inferred)."""
    notify_by_sms: bool | None = None
    """Accepte les notifications par SMS."""
    notify_by_email: bool | None = None
    """Accepte les notifications par e-mail."""
    responsible_id: int | None = None
    """Identifiant de la personne responsable (inferred)."""


class ModificationUsagerInput(TypedDict):
    """`ModificationUsager` as a request takes it."""

    first_name: NotRequired[str]
    last_name: NotRequired[str]
    birth_name: NotRequired[str | None]
    birth_date: NotRequired[date | None]
    email: NotRequired[str | None]
    phone_number: NotRequired[str | None]
    address: NotRequired[str | None]
    caisse_affiliation: NotRequired[CaisseAffiliationInput]
    affiliation_number: NotRequired[str | None]
    family_situation: NotRequired[SituationFamilialeInput]
    number_of_children: NotRequired[int | None]
    notify_by_sms: NotRequired[bool]
    notify_by_email: NotRequired[bool]
    responsible_id: NotRequired[int | None]
