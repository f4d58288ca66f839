"""The type `Mesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from .._runtime.model import READ_ONLY, Model

if TYPE_CHECKING:
    from .cause_sortie import CauseSortie
    from .civilite import Civilite
    from .etat_mesure import EtatMesure
    from .lieu_vie import LieuVie
    from .ressource_mesure import RessourceMesure
    from .resultat_revision import ResultatRevision
    from .type_etablissement import TypeEtablissement


class Mesure(Model):
    """Une mesure de protection. Ce qui n'est pas renseigné est nul, ou absent (EMJ-20, EMJ-21,
    EMJ-24, EMJ-T4).
    """

    id: Annotated[int, READ_ONLY]
    """ID de la mesure."""
    annee_naissance: int | None = None
    """Année de naissance de la personne."""
    date_nomination: date | None = None
    """Date de jugement ou ordonnance de nomination (yyyy-MM-dd)."""
    date_protection_en_cours: date | None = None
    """Date du dernier renouvellement pour la mesure en cours ; date du dernier changement d'état
    qui induit un changement des champs « nature de la mesure » et/ou « champ de la mesure » mais
    PAS s'il y a un changement de domicile ; ou date de nomination s'il n'y a pas eu de changement
    d'état (yyyy-MM-dd).
    """
    date_fin_mesure: date | None = None
    """Date de fin de la mesure de protection (yyyy-MM-dd)."""
    numero_dossier: str | None = None
    """Numéro de dossier de la mesure."""
    numero_rg: str | None = None
    """Numéro RG de la mesure, 8 caractères alphanumériques en majuscules (EMJ-25)."""
    tribunal_siret: str | None = None
    """SIRET du tribunal, 14 chiffres. Absent des réponses de la documentation, donné par le serveur
    (EMJ-21, EMJ-T4).
    """
    antenne_id: int | None = None
    """Dans le cas d'un service mandataire, identifiant unique eMJPM de l'antenne."""
    latitude: Annotated[float | None, READ_ONLY] = None
    """Latitude."""
    longitude: Annotated[float | None, READ_ONLY] = None
    """Longitude."""
    civilite: Civilite | None = None
    """Civilité de la personne."""
    cause_sortie: CauseSortie | None = None
    """Cause de la sortie."""
    date_premier_mesure: date | None = None
    """Date de la première mise sous protection juridique (yyyy-MM-dd)."""
    resultat_revision: ResultatRevision | None = None
    """Résultat de la révision de la mesure de protection."""
    etats: list[EtatMesure] | None = None
    """Historique des états de la mesure. Le serveur le rend du plus ancien au plus récent
    (observé).
    """
    ressources: list[RessourceMesure] | None = None
    """Les ressources de la personne, par année. (La documentation dit « Historique des mesures de
    protection ».)
    """
    code_postal: Annotated[str | None, READ_ONLY] = None
    """Code postal. Dans un seul exemple de la documentation ; le serveur ne le donne pas ici
    (EMJ-24).
    """
    ville: Annotated[str | None, READ_ONLY] = None
    """Ville. Dans un seul exemple de la documentation ; le serveur ne la donne pas ici (EMJ-24)."""
    pays: Annotated[str | None, READ_ONLY] = None
    """Pays. Dans les exemples de la documentation ; le serveur ne le donne pas ici (EMJ-24)."""
    lieu_vie: Annotated[LieuVie | None, READ_ONLY] = None
    """Lieu de vie. Dans un seul exemple de la documentation ; le serveur ne le donne pas ici
    (EMJ-24).
    """
    type_etablissement: Annotated[TypeEtablissement | None, READ_ONLY] = None
    """Type d'établissement. Dans un seul exemple de la documentation ; le serveur ne le donne pas
    ici (EMJ-24).
    """
    created_at: Annotated[datetime | None, READ_ONLY] = None
    """Date et heure de création (observed, EMJ-T4)."""
    editor_id: Annotated[int | None, READ_ONLY] = None
    """L'éditeur qui a créé la mesure (observed, EMJ-T4)."""
