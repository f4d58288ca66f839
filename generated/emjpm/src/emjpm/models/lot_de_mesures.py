"""The type `LotDeMesures`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .mesure_a_enregistrer import MesureAEnregistrer, MesureAEnregistrerInput
    from .strict_numero_rg import StrictNumeroRG


class LotDeMesures(Model):
    """Des mesures à créer ou à mettre à jour, 1000 au plus (EMJ-25, EMJ-O6, EMJ-T3)."""

    mesures: Annotated[list[MesureAEnregistrer], Field(max_length=1000)]
    """Les mesures."""
    strict_numero_rg: Annotated[StrictNumeroRG | None, Field(alias="strictNumeroRG")] = None


class LotDeMesuresInput(TypedDict):
    """`LotDeMesures` as a request takes it."""

    mesures: Sequence[MesureAEnregistrer | MesureAEnregistrerInput]
    strictNumeroRG: NotRequired[StrictNumeroRG]
