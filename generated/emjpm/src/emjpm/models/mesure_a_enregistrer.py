"""The type `MesureAEnregistrer`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import READ_ONLY, Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cause_sortie import CauseSortie, CauseSortieInput
    from .civilite import Civilite, CiviliteInput
    from .etat_a_enregistrer import EtatAEnregistrer, EtatAEnregistrerInput
    from .ressource_a_enregistrer import RessourceAEnregistrer, RessourceAEnregistrerInput
    from .resultat_revision import ResultatRevision, ResultatRevisionInput


class MesureAEnregistrer(Model):
    """Une mesure à créer ou à modifier.

    Les membres requis sont ceux que le serveur exige (observé).

    (EMJ-20, EMJ-21, EMJ-25, EMJ-T6)
    """

    id: Annotated[int | None, READ_ONLY] = None
    """ID de la mesure. Dans l'exemple de modification de la documentation ; celui du chemin suffit
    (EMJ-O7).
    """
    numero_rg: Annotated[str, Field(min_length=1)]
    """Numéro RG de la mesure : 8 caractères alphanumériques dont les lettres sont en majuscule. Les
    autres valeurs (`18/A/3245`) sont converties par le serveur, sauf si `strictNumeroRG` est vrai
    (EMJ-25, EMJ-T6).
    """
    tribunal_siret: Annotated[str, Field(min_length=1)]
    """SIRET du tribunal, 14 chiffres (voir la liste des tribunaux) (EMJ-21)."""
    annee_naissance: int
    """Année de naissance de la personne."""
    civilite: Civilite
    """Civilité de la personne."""
    date_nomination: date
    """Date de jugement ou ordonnance de nomination. Au plus tôt `date_premier_mesure`, au plus tard
    le `date_changement_etat` du dernier élément d'`etats` (observé) (EMJ-20, EMJ-T6).
    """
    date_protection_en_cours: date | None = None
    """Date du dernier renouvellement pour la mesure en cours ; date du dernier changement d'état
    qui induit un changement des champs « nature de la mesure » et/ou « champ de la mesure » mais
    PAS s'il y a un changement de domicile ; ou date de nomination s'il n'y a pas eu de changement
    d'état.
    """
    date_fin_mesure: date | None = None
    """Date de fin de la mesure de protection. Passée, la mesure est éteinte (observé) (EMJ-20,
    EMJ-T8).
    """
    date_premier_mesure: date | None = None
    """Date de la première mise sous protection juridique."""
    numero_dossier: str | None = None
    """Numéro de dossier de la mesure."""
    antenne_id: int | None = None
    """Dans le cas d'un service mandataire, identifiant unique eMJPM de l'antenne."""
    cause_sortie: CauseSortie | None = None
    """Cause de la sortie."""
    resultat_revision: ResultatRevision | None = None
    """Résultat de la révision de la mesure de protection."""
    tribunal_cabinet: str | None = None
    """Cabinet du tribunal. Accepté par le serveur, absent de la documentation (observed, EMJ-T6)."""
    code_postal: str | None = None
    """Code postal, à défaut de celui des états. Accepté par le serveur, absent de la documentation
    (observed, EMJ-T6).
    """
    ville: str | None = None
    """Ville, à défaut de celle des états. Acceptée par le serveur, absente de la documentation
    (observed, EMJ-T6).
    """
    etats: Annotated[list[EtatAEnregistrer], Field(min_length=1)]
    """Historique des états de la mesure, du plus ancien au plus récent : le serveur compare `date_nomination`
    au dernier élément (EMJ-20, EMJ-T6).
    """
    ressources: list[RessourceAEnregistrer]
    """Les ressources de la personne, par année (EMJ-20, EMJ-T6)."""


class MesureAEnregistrerInput(TypedDict):
    """`MesureAEnregistrer` as a request takes it."""

    numero_rg: str
    tribunal_siret: str
    annee_naissance: int
    civilite: CiviliteInput
    date_nomination: date
    date_protection_en_cours: NotRequired[date | None]
    date_fin_mesure: NotRequired[date | None]
    date_premier_mesure: NotRequired[date | None]
    numero_dossier: NotRequired[str | None]
    antenne_id: NotRequired[int | None]
    cause_sortie: NotRequired[CauseSortieInput | None]
    resultat_revision: NotRequired[ResultatRevisionInput | None]
    tribunal_cabinet: NotRequired[str | None]
    code_postal: NotRequired[str | None]
    ville: NotRequired[str | None]
    etats: Sequence[EtatAEnregistrer | EtatAEnregistrerInput]
    ressources: Sequence[RessourceAEnregistrer | RessourceAEnregistrerInput]
