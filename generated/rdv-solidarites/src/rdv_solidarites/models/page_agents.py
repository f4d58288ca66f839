"""The type `PageAgents`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .agent import Agent
    from .meta import Meta


class PageAgents(Model):
    """Une page d'agents (observed, RDV-14, RDV-T4)."""

    agents: list[Agent]
    """Les agents de la page, 100 au plus."""
    meta: Meta | None = None
    """La place de la page dans la liste."""
