"""The type `Absence`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .agent import Agent
    from .heure import Heure
    from .organisation import Organisation


class Absence(Model):
    """L'absence d'un agent (observed, RDV-30, RDV-T2)."""

    id: int
    """Identifiant de l'absence."""
    ical_uid: str
    """L'identifiant de l'absence dans les agendas iCalendar, par exemple `absence_14@RDV
    Solidarités`.
    """
    title: str | None = None
    """Titre de l'absence."""
    first_day: date
    """Premier jour (RDV-6)."""
    end_day: date
    """Dernier jour (RDV-6)."""
    start_time: Heure
    """Heure de début, le premier jour."""
    end_time: Heure
    """Heure de fin, le dernier jour."""
    agent: Agent | None = None
    """L'agent absent."""
    organisation: Organisation | None = None
    """L'organisation de l'agent."""
    rrule: str | None = None
    """La récurrence de l'absence (RFC 5545), depuis 2021. L'API n'en crée pas."""
    ical: str | None = None
    """L'absence au format iCalendar, depuis 2021."""
