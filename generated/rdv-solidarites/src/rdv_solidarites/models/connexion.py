"""The type `Connexion`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .agent_connecte import AgentConnecte


class Connexion(Model):
    """La réponse à une connexion réussie (RDV-22)."""

    data: AgentConnecte
    """L'agent connecté."""
