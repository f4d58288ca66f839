"""The type `RessourceAEnregistrer`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .prestation_sociale import PrestationSociale, PrestationSocialeInput


class RessourceAEnregistrer(Model):
    """Les ressources d'une année (EMJ-23, EMJ-T6)."""

    annee: int | None = None
    """Année."""
    niveau_ressource: float | None = None
    """Niveau de ressources."""
    prestations_sociales: list[PrestationSociale]
    """Prestations sociales, éventuellement aucune."""


class RessourceAEnregistrerInput(TypedDict):
    """`RessourceAEnregistrer` as a request takes it."""

    annee: NotRequired[int]
    niveau_ressource: NotRequired[float]
    prestations_sociales: Sequence[PrestationSocialeInput]
