"""The type `Agent`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Agent(Model):
    """Un agent ou une agente (observed, RDV-T2)."""

    id: int
    """Identifiant de l'agent."""
    email: str
    """E-mail de l'agent."""
    first_name: str | None = None
    """Prénom."""
    last_name: str | None = None
    """Nom."""
