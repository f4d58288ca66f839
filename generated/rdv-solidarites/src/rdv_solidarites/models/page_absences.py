"""The type `PageAbsences`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .absence import Absence
    from .meta import Meta


class PageAbsences(Model):
    """Une page d'absences (observed, RDV-14, RDV-T2, RDV-T4)."""

    absences: list[Absence]
    """Les absences de la page, 100 au plus."""
    meta: Meta | None = None
    """La place de la page dans la liste ; absente avant juin 2021."""
