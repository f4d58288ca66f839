"""The type `UtilisateurResume`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .type_utilisateur import TypeUtilisateur


class UtilisateurResume(Model):
    """Un utilisateur d'un service ou d'un DPF (observed, EMJ-T9)."""

    id: int
    """ID de l'utilisateur."""
    nom: str | None = None
    """Nom."""
    prenom: str | None = None
    """Prénom."""
    email: str | None = None
    """Adresse électronique."""
    type: TypeUtilisateur | None = None
    """Type de l'utilisateur."""
