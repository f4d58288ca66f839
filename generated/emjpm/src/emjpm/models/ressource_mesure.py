"""The type `RessourceMesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from .prestation_sociale import PrestationSociale


class RessourceMesure(Model):
    """Les ressources d'une année (EMJ-23, EMJ-T4)."""

    annee: int | None = None
    """Année."""
    niveau_ressource: float | Annotated[str, Field(pattern="^-?[0-9]+([.][0-9]+)?$")] | None = None
    """Niveau de ressources. Un nombre d'après la documentation, une chaîne (`"14246"`) d'après le
    serveur (EMJ-23, EMJ-T4).
    """
    prestations_sociales: list[PrestationSociale] | None = None
    """Prestations sociales. La documentation les dit `string` et montre des tableaux. Absentes des
    listes (observé) (EMJ-23, EMJ-T4).
    """
