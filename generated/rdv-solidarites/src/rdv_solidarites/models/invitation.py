"""The type `Invitation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Invitation(Model):
    """Une invitation à prendre rendez-vous (observed, RDV-T4)."""

    invitation_token: str
    """Le jeton d'invitation."""
    invitation_url: str | None = None
    """L'adresse d'invitation ; seulement dans les réponses de 2022."""
