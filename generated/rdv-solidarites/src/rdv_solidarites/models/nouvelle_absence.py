"""The type `NouvelleAbsence`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .heure import Heure


class NouvelleAbsence(Model):
    """Une absence à créer, pour l'agent `agent_id` ou `agent_email` (observed, RDV-T0, RDV-T2)."""

    organisation_id: int | None = None
    """L'organisation de l'absence. Obligatoire jusqu'en avril 2023, ignorée depuis."""
    agent_id: int | None = None
    """L'agent absent. L'emporte sur `agent_email`."""
    agent_email: str | None = None
    """L'e-mail de l'agent absent, à défaut de son identifiant ; depuis 2021."""
    title: str | None = None
    """Titre de l'absence."""
    first_day: date
    """Premier jour (RDV-6)."""
    start_time: Heure
    """Heure de début, le premier jour."""
    end_day: date | None = None
    """Dernier jour ; le premier jour à défaut (RDV-6)."""
    end_time: Heure
    """Heure de fin, le dernier jour."""


class NouvelleAbsenceInput(TypedDict):
    """`NouvelleAbsence` as a request takes it."""

    organisation_id: NotRequired[int]
    agent_id: NotRequired[int]
    agent_email: NotRequired[str]
    title: NotRequired[str]
    first_day: date
    start_time: Heure
    end_day: NotRequired[date]
    end_time: Heure
