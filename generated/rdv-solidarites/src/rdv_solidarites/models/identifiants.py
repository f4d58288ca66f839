"""The type `Identifiants`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Identifiants(Model):
    """L'e-mail et le mot de passe d'un agent (RDV-17)."""

    email: str
    """L'e-mail de l'agent (RDV-17)."""
    password: str
    """Le mot de passe de l'agent (RDV-17)."""


class IdentifiantsInput(TypedDict):
    """`Identifiants` as a request takes it."""

    email: str
    password: str
