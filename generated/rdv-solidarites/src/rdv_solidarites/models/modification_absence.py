"""The type `ModificationAbsence`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .heure import Heure


class ModificationAbsence(Model):
    """Les champs à modifier d'une absence (observed, RDV-T4)."""

    title: str | None = None
    """Titre de l'absence."""
    first_day: date | None = None
    """Premier jour (RDV-6)."""
    start_time: Heure | None = None
    """Heure de début, le premier jour."""
    end_day: date | None = None
    """Dernier jour (RDV-6)."""
    end_time: Heure | None = None
    """Heure de fin, le dernier jour."""


class ModificationAbsenceInput(TypedDict):
    """`ModificationAbsence` as a request takes it."""

    title: NotRequired[str]
    first_day: NotRequired[date]
    start_time: NotRequired[Heure]
    end_day: NotRequired[date]
    end_time: NotRequired[Heure]
