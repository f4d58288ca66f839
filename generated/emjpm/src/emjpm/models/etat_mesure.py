"""The type `EtatMesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .champ_mesure import ChampMesure
    from .lieu_vie import LieuVie
    from .nature_mesure import NatureMesure
    from .type_etablissement import TypeEtablissement


class EtatMesure(Model):
    """Un état de la mesure (EMJ-22)."""

    date_changement_etat: date | None = None
    """Date du changement d'état."""
    nature_mesure: NatureMesure | None = None
    """Nature de la mesure de protection."""
    champ_mesure: ChampMesure | None = None
    """Champ de la mesure de protection."""
    lieu_vie: LieuVie | None = None
    """Lieu de vie de la personne."""
    code_postal: str | None = None
    """Code postal du lieu de vie."""
    ville: str | None = None
    """Ville du lieu de vie. Dans les exemples seulement."""
    pays: str | None = None
    """Pays du lieu de vie, par exemple FR."""
    type_etablissement: TypeEtablissement | None = None
    """Type d'établissement. Nul ou absent quand le lieu de vie n'est pas un établissement."""
