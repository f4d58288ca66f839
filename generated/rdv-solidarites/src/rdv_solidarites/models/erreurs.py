"""The type `Erreurs`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .detail_des_erreurs import DetailDesErreurs


class Erreurs(Model):
    """Les erreurs que le système a reconnues (RDV-15, RDV-T3)."""

    success: bool | None = None
    """Faux, quand il est là (observed)."""
    errors: DetailDesErreurs
    """La liste d'erreurs, groupées par attribut problématique, au format machine."""
    error_messages: list[str] | None = None
    """La même liste, dans un format plus facilement lisible."""
