"""The type `NouvelUsager`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .caisse_affiliation import CaisseAffiliation, CaisseAffiliationInput
    from .situation_familiale import SituationFamiliale, SituationFamilialeInput


class NouvelUsager(Model):
    """Un usager ou une usagère à créer (observed, RDV-T3, RDV-T4)."""

    organisation_ids: list[int]
    """Les organisations où créer la personne."""
    referent_agent_ids: list[int] | None = None
    """Les agents référents."""
    first_name: str
    """Prénom."""
    last_name: str
    """Nom."""
    birth_name: str | None = None
    """Nom de naissance."""
    birth_date: date | None = None
    """Date de naissance (RDV-6)."""
    email: str | None = None
    """E-mail."""
    phone_number: str | None = None
    """Numéro de téléphone."""
    address: str | None = None
    """Adresse."""
    caisse_affiliation: CaisseAffiliation | None = None
    """Caisse d'affiliation."""
    affiliation_number: str | None = None
    """Numéro d'affiliation."""
    family_situation: SituationFamiliale | None = None
    """Situation familiale."""
    number_of_children: int | None = None
    """Nombre d'enfants."""
    notify_by_sms: bool | None = None
    """Accepte les notifications par SMS."""
    notify_by_email: bool | None = None
    """Accepte les notifications par e-mail."""
    responsible_id: int | None = None
    """Identifiant de la personne responsable."""


class NouvelUsagerInput(TypedDict):
    """`NouvelUsager` as a request takes it."""

    organisation_ids: Sequence[int]
    referent_agent_ids: NotRequired[Sequence[int]]
    first_name: str
    last_name: str
    birth_name: NotRequired[str]
    birth_date: NotRequired[date]
    email: NotRequired[str]
    phone_number: NotRequired[str]
    address: NotRequired[str]
    caisse_affiliation: NotRequired[CaisseAffiliationInput]
    affiliation_number: NotRequired[str]
    family_situation: NotRequired[SituationFamilialeInput]
    number_of_children: NotRequired[int]
    notify_by_sms: NotRequired[bool]
    notify_by_email: NotRequired[bool]
    responsible_id: NotRequired[int]
