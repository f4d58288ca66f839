"""The type `AgentConnecte`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import datetime

from .._runtime.model import Model


class AgentConnecte(Model):
    """Le détail de l'agent connecté (RDV-22)."""

    id: int
    """Identifiant de l'agent."""
    deleted_at: datetime | None = None
    """L'instant où le compte a été supprimé."""
    email: str
    """L'e-mail de l'agent."""
    provider: str | None = None
    """L'origine du compte, par exemple `email`."""
    service_id: int | None = None
    """Identifiant du service de l'agent."""
    role: str | None = None
    """Le rôle de l'agent, par exemple `admin` (RDV-22, RDV-28)."""
    last_name: str | None = None
    """Nom."""
    first_name: str | None = None
    """Prénom."""
    uid: str
    """L'identifiant de l'agent dans l'API, égal à son e-mail (RDV-22, RDV-26)."""
    email_original: str | None = None
    """L'e-mail d'origine d'un compte supprimé. Absent des documentations plus récentes."""
    allow_password_change: bool | None = None
    """Si l'agent peut changer de mot de passe."""
