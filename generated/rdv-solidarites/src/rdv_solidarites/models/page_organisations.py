"""The type `PageOrganisations`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .meta import Meta
    from .organisation import Organisation


class PageOrganisations(Model):
    """Une page d'organisations (observed, RDV-14, RDV-T4)."""

    organisations: list[Organisation]
    """Les organisations de la page, 100 au plus."""
    meta: Meta | None = None
    """La place de la page dans la liste."""
