"""The type `EnveloppeAbsence`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .absence import Absence


class EnveloppeAbsence(Model):
    """Une absence, sous son nom (observed, RDV-22, RDV-T2)."""

    absence: Absence
    """L'absence."""
