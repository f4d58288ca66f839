"""The type `Jetons`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Jetons(Model):
    """Une paire de jetons (EMJ-11, EMJ-12)."""

    access_token: str
    """Le jeton des appels, pour cet utilisateur et votre application."""
    token_type: str
    """Toujours `Bearer`."""
    expires_in: float
    """Durée de vie de l'access token, en secondes ; 86400 (24 h) par défaut."""
    refresh_token: str
    """Le jeton de la prochaine paire. Deux semaines par défaut."""
