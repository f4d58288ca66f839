"""The type `EtatAEnregistrer`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .champ_mesure import ChampMesure, ChampMesureInput
    from .lieu_vie import LieuVie, LieuVieInput
    from .nature_mesure import NatureMesure, NatureMesureInput
    from .type_etablissement import TypeEtablissement, TypeEtablissementInput


class EtatAEnregistrer(Model):
    """Un état de la mesure (EMJ-22, EMJ-T6)."""

    date_changement_etat: date
    """Date du changement d'état."""
    nature_mesure: NatureMesure
    """Nature de la mesure de protection."""
    champ_mesure: ChampMesure | None = None
    """Champ de la mesure de protection."""
    lieu_vie: LieuVie
    """Lieu de vie de la personne."""
    code_postal: str | None = None
    """Code postal du lieu de vie."""
    ville: str | None = None
    """Ville du lieu de vie."""
    pays: str
    """Pays du lieu de vie, en deux lettres (ISO 3166-1), par exemple FR."""
    type_etablissement: TypeEtablissement | None = None
    """Requis quand le lieu de vie est `etablissement` ou `etablissement_conservation_domicile`
    (observé).
    """


class EtatAEnregistrerInput(TypedDict):
    """`EtatAEnregistrer` as a request takes it."""

    date_changement_etat: date
    nature_mesure: NatureMesureInput
    champ_mesure: NotRequired[ChampMesureInput]
    lieu_vie: LieuVieInput
    code_postal: NotRequired[str]
    ville: NotRequired[str]
    pays: str
    type_etablissement: NotRequired[TypeEtablissementInput]
