"""The type `PageUsagers`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .meta import Meta
    from .usager import Usager


class PageUsagers(Model):
    """Une page d'usagers et d'usagères (observed, RDV-14, RDV-T4)."""

    users: list[Usager]
    """Les usagers et usagères de la page, 100 au plus."""
    meta: Meta | None = None
    """La place de la page dans la liste."""
