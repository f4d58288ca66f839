"""The type `Validation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .agent_connecte import AgentConnecte


class Validation(Model):
    """La réponse à la vérification d'un jeton valide (observed, RDV-T1)."""

    success: bool
    """Toujours vrai."""
    data: AgentConnecte
    """L'agent à qui appartient le jeton."""
