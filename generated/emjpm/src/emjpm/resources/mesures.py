"""What `client.mesures` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import mesures as operations
from .._runtime import batch as _batch
from .._runtime.confirm import require_confirmation
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Literal

    from .._runtime import outcomes as _outcomes
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        CauseSortieInput,
        CiviliteInput,
        EtatAEnregistrer,
        EtatAEnregistrerInput,
        ListeDeMesures,
        Mesure,
        MesureAEnregistrer,
        MesureAEnregistrerInput,
        RessourceAEnregistrer,
        RessourceAEnregistrerInput,
        ResultatRevisionInput,
        StatutMesureInput,
        StrictNumeroRG,
        Suppression,
    )


class Mesures(SyncResource):
    """Les mesures de protection de l'utilisateur."""

    @cached_property
    def with_response(self) -> MesuresWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return MesuresWithResponse(self.whole())

    def list(self, *, status: StatutMesureInput | Unset = UNSET) -> Paged[Mesure]:
        """Lister toutes les mesures.

        Retourne la liste de toutes les mesures associées à l'utilisateur, en une fois : il n'y a
        pas de pagination. La documentation les dit triées, la plus récente en premier ; le serveur
        ne les trie pas (observé) et n'y donne pas les prestations sociales des ressources.

        Args:
            status: Retourne uniquement les mesures ayant ce statut. (Le serveur ne vérifie pas
                la valeur : un statut inconnu donne une liste vide.) (EMJ-O3, EMJ-T8).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/mesures``, documented (EMJ-13, EMJ-35, EMJ-O3, EMJ-T4, EMJ-T8).
        """
        return self._paged(operations.LIST_MESURES, query={"status": status})

    def create(
        self,
        *,
        numero_rg: str,
        tribunal_siret: str,
        annee_naissance: int,
        civilite: CiviliteInput,
        date_nomination: date,
        etats: Sequence[EtatAEnregistrer | EtatAEnregistrerInput],
        ressources: Sequence[RessourceAEnregistrer | RessourceAEnregistrerInput],
        date_protection_en_cours: date | None | Unset = UNSET,
        date_fin_mesure: date | None | Unset = UNSET,
        date_premier_mesure: date | None | Unset = UNSET,
        numero_dossier: str | None | Unset = UNSET,
        antenne_id: int | None | Unset = UNSET,
        cause_sortie: CauseSortieInput | None | Unset = UNSET,
        resultat_revision: ResultatRevisionInput | None | Unset = UNSET,
        tribunal_cabinet: str | None | Unset = UNSET,
        code_postal: str | None | Unset = UNSET,
        ville: str | None | Unset = UNSET,
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> Mesure:
        """Créer une mesure.

        Crée une mesure avec les paramètres passés. Si une mesure avec le même `numero_rg` existe
        déjà pour le même `tribunal_siret` et pour le même mandataire, cette mesure est mise à jour ;
        sinon une nouvelle est créée. L'appel peut donc être répété sans dommage.

        `numero_rg` doit avoir 8 caractères alphanumériques dont les lettres sont en majuscule. Le
        serveur convertit les autres valeurs, ou les refuse si `strictNumeroRG` est vrai : deux
        numéros différents peuvent devenir le même après conversion, et la seconde mesure écrase
        alors la première (`emjpm.additions.numero_rg` fait la même conversion, pour le voir avant
        l'envoi).

        Args:
            numero_rg: Numéro RG de la mesure : 8 caractères alphanumériques dont les lettres
                sont en majuscule. Les autres valeurs (`18/A/3245`) sont converties par le serveur,
                sauf si `strictNumeroRG` est vrai (EMJ-25, EMJ-T6).
            tribunal_siret: SIRET du tribunal, 14 chiffres (voir la liste des tribunaux)
                (EMJ-21).
            annee_naissance: Année de naissance de la personne.
            civilite: Civilité de la personne.
            date_nomination: Date de jugement ou ordonnance de nomination. Au plus tôt `date_premier_mesure`,
                au plus tard le `date_changement_etat` du dernier élément d'`etats` (observé)
                (EMJ-20, EMJ-T6).
            etats: Historique des états de la mesure, du plus ancien au plus récent : le serveur
                compare `date_nomination` au dernier élément (EMJ-20, EMJ-T6).
            ressources: Les ressources de la personne, par année (EMJ-20, EMJ-T6).
            date_protection_en_cours: Date du dernier renouvellement pour la mesure en cours ;
                date du dernier changement d'état qui induit un changement des champs « nature de la
                mesure » et/ou « champ de la mesure » mais PAS s'il y a un changement de domicile ;
                ou date de nomination s'il n'y a pas eu de changement d'état.
            date_fin_mesure: Date de fin de la mesure de protection. Passée, la mesure est
                éteinte (observé) (EMJ-20, EMJ-T8).
            date_premier_mesure: Date de la première mise sous protection juridique.
            numero_dossier: Numéro de dossier de la mesure.
            antenne_id: Dans le cas d'un service mandataire, identifiant unique eMJPM de
                l'antenne.
            cause_sortie: Cause de la sortie.
            resultat_revision: Résultat de la révision de la mesure de protection.
            tribunal_cabinet: Cabinet du tribunal. Accepté par le serveur, absent de la
                documentation (observed, EMJ-T6).
            code_postal: Code postal, à défaut de celui des états. Accepté par le serveur,
                absent de la documentation (observed, EMJ-T6).
            ville: Ville, à défaut de celle des états. Acceptée par le serveur, absente de la
                documentation (observed, EMJ-T6).

        Returns:
            La mesure, avec son identifiant (la documentation ne donne pas de code de réponse)
            (inferred, EMJ-O5).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: La mesure est invalide, ou elle n'existe pas
                (modification).
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``POST /api/editors/mesures``, documented (EMJ-13, EMJ-21, EMJ-25, EMJ-26, EMJ-O5, EMJ-T4,
        EMJ-T6, EMJ-T8).
        """
        return self._call(
            operations.CREATE_MESURE,
            body={
                "numero_rg": numero_rg,
                "tribunal_siret": tribunal_siret,
                "annee_naissance": annee_naissance,
                "civilite": civilite,
                "date_nomination": date_nomination,
                "etats": etats,
                "ressources": ressources,
                "date_protection_en_cours": date_protection_en_cours,
                "date_fin_mesure": date_fin_mesure,
                "date_premier_mesure": date_premier_mesure,
                "numero_dossier": numero_dossier,
                "antenne_id": antenne_id,
                "cause_sortie": cause_sortie,
                "resultat_revision": resultat_revision,
                "tribunal_cabinet": tribunal_cabinet,
                "code_postal": code_postal,
                "ville": ville,
                "strictNumeroRG": strict_numero_rg,
            },
        )

    def delete_all_mesures_permanently(
        self,
        *,
        confirm_permanent_deletion: Literal[True],
        force_delete_awaiting_mesures: bool | Unset = UNSET,
    ) -> Suppression:
        """Supprimer toutes les mesures de l'utilisateur.

        Supprime toutes les mesures de l'utilisateur, excepté celles en attente ; `forceDeleteAwaitingMesures`
        supprime aussi celles-ci. Attention : d'après le code du serveur, les mesures en attente
        sont supprimées même sans ce paramètre. Il n'y a pas de retour en arrière ; le client
        demande donc une confirmation explicite.

        Args:
            confirm_permanent_deletion: `True`, to confirm what cannot be undone.
            force_delete_awaiting_mesures: Supprimer aussi les mesures en attente. Seul le texte `true`
                est reconnu par le serveur (EMJ-27, EMJ-O9).

        Returns:
            Le nombre de mesures supprimées (EMJ-O9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``DELETE /api/editors/mesures``, documented (EMJ-13, EMJ-27, EMJ-O9, EMJ-T8).
        """
        require_confirmation("confirm_permanent_deletion", confirm_permanent_deletion)
        return self._call(
            operations.DELETE_ALL_MESURES,
            query={"forceDeleteAwaitingMesures": force_delete_awaiting_mesures},
        )

    def create_batch(
        self,
        *,
        mesures: Sequence[MesureAEnregistrer | MesureAEnregistrerInput],
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> ListeDeMesures:
        """Créer des mesures.

        Crée un tableau de mesures, 1000 et 10 Mo au plus par appel, en une seule transaction : si
        une mesure est refusée, aucune n'est enregistrée. Chacune est créée ou mise à jour selon son `numero_rg`,
        son `tribunal_siret` et le mandataire, comme par `createMesure` ; l'appel peut être répété
        sans dommage.

        Le découpage de milliers de mesures, les doublons et le rapport des erreurs aux
        enregistrements de départ sont faits par la méthode de lot du client. Gardez un délai de
        lecture : un lot avec `antenne_id` peut ne jamais recevoir de réponse (lu dans le code du
        serveur).

        Args:
            mesures: Les mesures.

        Returns:
            Les mesures, avec leurs identifiants (la documentation ne donne pas de code de réponse)
            (inferred, EMJ-O6).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: Au moins une mesure est invalide, ou il y en a trop ;
                rien n'est enregistré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``POST /api/editors/mesures/batch``, documented (EMJ-13, EMJ-25, EMJ-26, EMJ-35, EMJ-O6,
        EMJ-T3, EMJ-T4, EMJ-T5, EMJ-T6, EMJ-T8).
        """
        return self._call(
            operations.CREATE_MESURES, body={"mesures": mesures, "strictNumeroRG": strict_numero_rg}
        )

    def get(self, id: int) -> Mesure:
        """Récupérer une mesure.

        Récupère la mesure associée à l'ID passé.

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).

        Returns:
            La mesure (EMJ-24, EMJ-O4, EMJ-T4).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.NotFound: La mesure n'existe pas.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-O4, EMJ-T4, EMJ-T5).
        """
        return self._call(operations.GET_MESURE, path={"id": id})

    def update(
        self,
        id: int,
        *,
        numero_rg: str,
        tribunal_siret: str,
        annee_naissance: int,
        civilite: CiviliteInput,
        date_nomination: date,
        etats: Sequence[EtatAEnregistrer | EtatAEnregistrerInput],
        ressources: Sequence[RessourceAEnregistrer | RessourceAEnregistrerInput],
        date_protection_en_cours: date | None | Unset = UNSET,
        date_fin_mesure: date | None | Unset = UNSET,
        date_premier_mesure: date | None | Unset = UNSET,
        numero_dossier: str | None | Unset = UNSET,
        antenne_id: int | None | Unset = UNSET,
        cause_sortie: CauseSortieInput | None | Unset = UNSET,
        resultat_revision: ResultatRevisionInput | None | Unset = UNSET,
        tribunal_cabinet: str | None | Unset = UNSET,
        code_postal: str | None | Unset = UNSET,
        ville: str | None | Unset = UNSET,
    ) -> Mesure:
        """Modifier une mesure.

        Modifie la mesure : l'objet entier remplace l'ancien. `numero_rg` est toujours converti
        (`strictNumeroRG` n'a pas d'effet ici), et chaque ressource doit avoir un tableau `prestations_sociales`
        (observé).

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).
            numero_rg: Numéro RG de la mesure : 8 caractères alphanumériques dont les lettres
                sont en majuscule. Les autres valeurs (`18/A/3245`) sont converties par le serveur,
                sauf si `strictNumeroRG` est vrai (EMJ-25, EMJ-T6).
            tribunal_siret: SIRET du tribunal, 14 chiffres (voir la liste des tribunaux)
                (EMJ-21).
            annee_naissance: Année de naissance de la personne.
            civilite: Civilité de la personne.
            date_nomination: Date de jugement ou ordonnance de nomination. Au plus tôt `date_premier_mesure`,
                au plus tard le `date_changement_etat` du dernier élément d'`etats` (observé)
                (EMJ-20, EMJ-T6).
            etats: Historique des états de la mesure, du plus ancien au plus récent : le serveur
                compare `date_nomination` au dernier élément (EMJ-20, EMJ-T6).
            ressources: Les ressources de la personne, par année (EMJ-20, EMJ-T6).
            date_protection_en_cours: Date du dernier renouvellement pour la mesure en cours ;
                date du dernier changement d'état qui induit un changement des champs « nature de la
                mesure » et/ou « champ de la mesure » mais PAS s'il y a un changement de domicile ;
                ou date de nomination s'il n'y a pas eu de changement d'état.
            date_fin_mesure: Date de fin de la mesure de protection. Passée, la mesure est
                éteinte (observé) (EMJ-20, EMJ-T8).
            date_premier_mesure: Date de la première mise sous protection juridique.
            numero_dossier: Numéro de dossier de la mesure.
            antenne_id: Dans le cas d'un service mandataire, identifiant unique eMJPM de
                l'antenne.
            cause_sortie: Cause de la sortie.
            resultat_revision: Résultat de la révision de la mesure de protection.
            tribunal_cabinet: Cabinet du tribunal. Accepté par le serveur, absent de la
                documentation (observed, EMJ-T6).
            code_postal: Code postal, à défaut de celui des états. Accepté par le serveur,
                absent de la documentation (observed, EMJ-T6).
            ville: Ville, à défaut de celle des états. Acceptée par le serveur, absente de la
                documentation (observed, EMJ-T6).

        Returns:
            La mesure modifiée (la documentation ne donne pas de code de réponse) (inferred,
            EMJ-O7).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: La mesure est invalide, ou elle n'existe pas
                (modification).
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``PUT /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-31, EMJ-O7, EMJ-T4, EMJ-T5,
        EMJ-T6).
        """
        return self._call(
            operations.UPDATE_MESURE,
            path={"id": id},
            body={
                "numero_rg": numero_rg,
                "tribunal_siret": tribunal_siret,
                "annee_naissance": annee_naissance,
                "civilite": civilite,
                "date_nomination": date_nomination,
                "etats": etats,
                "ressources": ressources,
                "date_protection_en_cours": date_protection_en_cours,
                "date_fin_mesure": date_fin_mesure,
                "date_premier_mesure": date_premier_mesure,
                "numero_dossier": numero_dossier,
                "antenne_id": antenne_id,
                "cause_sortie": cause_sortie,
                "resultat_revision": resultat_revision,
                "tribunal_cabinet": tribunal_cabinet,
                "code_postal": code_postal,
                "ville": ville,
            },
        )

    def delete(self, id: int) -> Suppression:
        """Supprimer une mesure.

        Supprime la mesure associée à l'ID passé. La documentation annonce une erreur si la mesure
        n'existe pas ; le serveur répond 200 avec `affected_rows` à 0 (observé).

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).

        Returns:
            Le nombre de mesures supprimées, 1 ou 0 (EMJ-O8, EMJ-T5).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.NotFound: La mesure n'existe pas, d'après la documentation.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``DELETE /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-O8, EMJ-T5).
        """
        return self._call(operations.DELETE_MESURE, path={"id": id})

    def save_all(
        self,
        records: Iterable[MesureAEnregistrer | MesureAEnregistrerInput],
        *,
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> _outcomes.Outcomes[MesureAEnregistrer | MesureAEnregistrerInput, Mesure]:
        """Send any number of records with `create_batch`, and tell what became of each.

        They go in requests of at most 1000 records and 10485760 bytes. Of records with the same `tribunal_siret`
        and `numero_rg`, as the server reads it, only the last is sent. A request that is refused
        because of some records is sent again without them.

        Args:
            records: what to send, any number, in their order.

        Returns:
            One outcome for each record, in their order: saved, duplicate or rejected.

        Raises:
            errors.BatchInterrupted: a request failed for another reason; it holds the outcomes
                before.

        ``POST /api/editors/mesures/batch``, documented (EMJ-13, EMJ-25, EMJ-26, EMJ-35, EMJ-O6,
        EMJ-T3, EMJ-T4, EMJ-T5, EMJ-T6, EMJ-T8).
        """
        return _batch.save_all(
            self._client,
            operations.CREATE_MESURES_BATCH,
            records,
            {"strictNumeroRG": strict_numero_rg},
        )


class MesuresWithResponse:
    """The methods of `Mesures`, each giving the whole reply."""

    def __init__(self, resource: Mesures) -> None:
        self.create = whole_reply(resource.create)
        self.delete_all_mesures_permanently = whole_reply(resource.delete_all_mesures_permanently)
        self.create_batch = whole_reply(resource.create_batch)
        self.get = whole_reply(resource.get)
        self.update = whole_reply(resource.update)
        self.delete = whole_reply(resource.delete)


class AsyncMesures(AsyncResource):
    """Les mesures de protection de l'utilisateur."""

    @cached_property
    def with_response(self) -> AsyncMesuresWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncMesuresWithResponse(self.whole())

    def list(self, *, status: StatutMesureInput | Unset = UNSET) -> AsyncPaged[Mesure]:
        """Lister toutes les mesures.

        Retourne la liste de toutes les mesures associées à l'utilisateur, en une fois : il n'y a
        pas de pagination. La documentation les dit triées, la plus récente en premier ; le serveur
        ne les trie pas (observé) et n'y donne pas les prestations sociales des ressources.

        Args:
            status: Retourne uniquement les mesures ayant ce statut. (Le serveur ne vérifie pas
                la valeur : un statut inconnu donne une liste vide.) (EMJ-O3, EMJ-T8).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/mesures``, documented (EMJ-13, EMJ-35, EMJ-O3, EMJ-T4, EMJ-T8).
        """
        return self._paged(operations.LIST_MESURES, query={"status": status})

    async def create(
        self,
        *,
        numero_rg: str,
        tribunal_siret: str,
        annee_naissance: int,
        civilite: CiviliteInput,
        date_nomination: date,
        etats: Sequence[EtatAEnregistrer | EtatAEnregistrerInput],
        ressources: Sequence[RessourceAEnregistrer | RessourceAEnregistrerInput],
        date_protection_en_cours: date | None | Unset = UNSET,
        date_fin_mesure: date | None | Unset = UNSET,
        date_premier_mesure: date | None | Unset = UNSET,
        numero_dossier: str | None | Unset = UNSET,
        antenne_id: int | None | Unset = UNSET,
        cause_sortie: CauseSortieInput | None | Unset = UNSET,
        resultat_revision: ResultatRevisionInput | None | Unset = UNSET,
        tribunal_cabinet: str | None | Unset = UNSET,
        code_postal: str | None | Unset = UNSET,
        ville: str | None | Unset = UNSET,
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> Mesure:
        """Créer une mesure.

        Crée une mesure avec les paramètres passés. Si une mesure avec le même `numero_rg` existe
        déjà pour le même `tribunal_siret` et pour le même mandataire, cette mesure est mise à jour ;
        sinon une nouvelle est créée. L'appel peut donc être répété sans dommage.

        `numero_rg` doit avoir 8 caractères alphanumériques dont les lettres sont en majuscule. Le
        serveur convertit les autres valeurs, ou les refuse si `strictNumeroRG` est vrai : deux
        numéros différents peuvent devenir le même après conversion, et la seconde mesure écrase
        alors la première (`emjpm.additions.numero_rg` fait la même conversion, pour le voir avant
        l'envoi).

        Args:
            numero_rg: Numéro RG de la mesure : 8 caractères alphanumériques dont les lettres
                sont en majuscule. Les autres valeurs (`18/A/3245`) sont converties par le serveur,
                sauf si `strictNumeroRG` est vrai (EMJ-25, EMJ-T6).
            tribunal_siret: SIRET du tribunal, 14 chiffres (voir la liste des tribunaux)
                (EMJ-21).
            annee_naissance: Année de naissance de la personne.
            civilite: Civilité de la personne.
            date_nomination: Date de jugement ou ordonnance de nomination. Au plus tôt `date_premier_mesure`,
                au plus tard le `date_changement_etat` du dernier élément d'`etats` (observé)
                (EMJ-20, EMJ-T6).
            etats: Historique des états de la mesure, du plus ancien au plus récent : le serveur
                compare `date_nomination` au dernier élément (EMJ-20, EMJ-T6).
            ressources: Les ressources de la personne, par année (EMJ-20, EMJ-T6).
            date_protection_en_cours: Date du dernier renouvellement pour la mesure en cours ;
                date du dernier changement d'état qui induit un changement des champs « nature de la
                mesure » et/ou « champ de la mesure » mais PAS s'il y a un changement de domicile ;
                ou date de nomination s'il n'y a pas eu de changement d'état.
            date_fin_mesure: Date de fin de la mesure de protection. Passée, la mesure est
                éteinte (observé) (EMJ-20, EMJ-T8).
            date_premier_mesure: Date de la première mise sous protection juridique.
            numero_dossier: Numéro de dossier de la mesure.
            antenne_id: Dans le cas d'un service mandataire, identifiant unique eMJPM de
                l'antenne.
            cause_sortie: Cause de la sortie.
            resultat_revision: Résultat de la révision de la mesure de protection.
            tribunal_cabinet: Cabinet du tribunal. Accepté par le serveur, absent de la
                documentation (observed, EMJ-T6).
            code_postal: Code postal, à défaut de celui des états. Accepté par le serveur,
                absent de la documentation (observed, EMJ-T6).
            ville: Ville, à défaut de celle des états. Acceptée par le serveur, absente de la
                documentation (observed, EMJ-T6).

        Returns:
            La mesure, avec son identifiant (la documentation ne donne pas de code de réponse)
            (inferred, EMJ-O5).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: La mesure est invalide, ou elle n'existe pas
                (modification).
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``POST /api/editors/mesures``, documented (EMJ-13, EMJ-21, EMJ-25, EMJ-26, EMJ-O5, EMJ-T4,
        EMJ-T6, EMJ-T8).
        """
        return await self._call(
            operations.CREATE_MESURE,
            body={
                "numero_rg": numero_rg,
                "tribunal_siret": tribunal_siret,
                "annee_naissance": annee_naissance,
                "civilite": civilite,
                "date_nomination": date_nomination,
                "etats": etats,
                "ressources": ressources,
                "date_protection_en_cours": date_protection_en_cours,
                "date_fin_mesure": date_fin_mesure,
                "date_premier_mesure": date_premier_mesure,
                "numero_dossier": numero_dossier,
                "antenne_id": antenne_id,
                "cause_sortie": cause_sortie,
                "resultat_revision": resultat_revision,
                "tribunal_cabinet": tribunal_cabinet,
                "code_postal": code_postal,
                "ville": ville,
                "strictNumeroRG": strict_numero_rg,
            },
        )

    async def delete_all_mesures_permanently(
        self,
        *,
        confirm_permanent_deletion: Literal[True],
        force_delete_awaiting_mesures: bool | Unset = UNSET,
    ) -> Suppression:
        """Supprimer toutes les mesures de l'utilisateur.

        Supprime toutes les mesures de l'utilisateur, excepté celles en attente ; `forceDeleteAwaitingMesures`
        supprime aussi celles-ci. Attention : d'après le code du serveur, les mesures en attente
        sont supprimées même sans ce paramètre. Il n'y a pas de retour en arrière ; le client
        demande donc une confirmation explicite.

        Args:
            confirm_permanent_deletion: `True`, to confirm what cannot be undone.
            force_delete_awaiting_mesures: Supprimer aussi les mesures en attente. Seul le texte `true`
                est reconnu par le serveur (EMJ-27, EMJ-O9).

        Returns:
            Le nombre de mesures supprimées (EMJ-O9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``DELETE /api/editors/mesures``, documented (EMJ-13, EMJ-27, EMJ-O9, EMJ-T8).
        """
        require_confirmation("confirm_permanent_deletion", confirm_permanent_deletion)
        return await self._call(
            operations.DELETE_ALL_MESURES,
            query={"forceDeleteAwaitingMesures": force_delete_awaiting_mesures},
        )

    async def create_batch(
        self,
        *,
        mesures: Sequence[MesureAEnregistrer | MesureAEnregistrerInput],
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> ListeDeMesures:
        """Créer des mesures.

        Crée un tableau de mesures, 1000 et 10 Mo au plus par appel, en une seule transaction : si
        une mesure est refusée, aucune n'est enregistrée. Chacune est créée ou mise à jour selon son `numero_rg`,
        son `tribunal_siret` et le mandataire, comme par `createMesure` ; l'appel peut être répété
        sans dommage.

        Le découpage de milliers de mesures, les doublons et le rapport des erreurs aux
        enregistrements de départ sont faits par la méthode de lot du client. Gardez un délai de
        lecture : un lot avec `antenne_id` peut ne jamais recevoir de réponse (lu dans le code du
        serveur).

        Args:
            mesures: Les mesures.

        Returns:
            Les mesures, avec leurs identifiants (la documentation ne donne pas de code de réponse)
            (inferred, EMJ-O6).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: Au moins une mesure est invalide, ou il y en a trop ;
                rien n'est enregistré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``POST /api/editors/mesures/batch``, documented (EMJ-13, EMJ-25, EMJ-26, EMJ-35, EMJ-O6,
        EMJ-T3, EMJ-T4, EMJ-T5, EMJ-T6, EMJ-T8).
        """
        return await self._call(
            operations.CREATE_MESURES, body={"mesures": mesures, "strictNumeroRG": strict_numero_rg}
        )

    async def get(self, id: int) -> Mesure:
        """Récupérer une mesure.

        Récupère la mesure associée à l'ID passé.

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).

        Returns:
            La mesure (EMJ-24, EMJ-O4, EMJ-T4).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.NotFound: La mesure n'existe pas.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-O4, EMJ-T4, EMJ-T5).
        """
        return await self._call(operations.GET_MESURE, path={"id": id})

    async def update(
        self,
        id: int,
        *,
        numero_rg: str,
        tribunal_siret: str,
        annee_naissance: int,
        civilite: CiviliteInput,
        date_nomination: date,
        etats: Sequence[EtatAEnregistrer | EtatAEnregistrerInput],
        ressources: Sequence[RessourceAEnregistrer | RessourceAEnregistrerInput],
        date_protection_en_cours: date | None | Unset = UNSET,
        date_fin_mesure: date | None | Unset = UNSET,
        date_premier_mesure: date | None | Unset = UNSET,
        numero_dossier: str | None | Unset = UNSET,
        antenne_id: int | None | Unset = UNSET,
        cause_sortie: CauseSortieInput | None | Unset = UNSET,
        resultat_revision: ResultatRevisionInput | None | Unset = UNSET,
        tribunal_cabinet: str | None | Unset = UNSET,
        code_postal: str | None | Unset = UNSET,
        ville: str | None | Unset = UNSET,
    ) -> Mesure:
        """Modifier une mesure.

        Modifie la mesure : l'objet entier remplace l'ancien. `numero_rg` est toujours converti
        (`strictNumeroRG` n'a pas d'effet ici), et chaque ressource doit avoir un tableau `prestations_sociales`
        (observé).

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).
            numero_rg: Numéro RG de la mesure : 8 caractères alphanumériques dont les lettres
                sont en majuscule. Les autres valeurs (`18/A/3245`) sont converties par le serveur,
                sauf si `strictNumeroRG` est vrai (EMJ-25, EMJ-T6).
            tribunal_siret: SIRET du tribunal, 14 chiffres (voir la liste des tribunaux)
                (EMJ-21).
            annee_naissance: Année de naissance de la personne.
            civilite: Civilité de la personne.
            date_nomination: Date de jugement ou ordonnance de nomination. Au plus tôt `date_premier_mesure`,
                au plus tard le `date_changement_etat` du dernier élément d'`etats` (observé)
                (EMJ-20, EMJ-T6).
            etats: Historique des états de la mesure, du plus ancien au plus récent : le serveur
                compare `date_nomination` au dernier élément (EMJ-20, EMJ-T6).
            ressources: Les ressources de la personne, par année (EMJ-20, EMJ-T6).
            date_protection_en_cours: Date du dernier renouvellement pour la mesure en cours ;
                date du dernier changement d'état qui induit un changement des champs « nature de la
                mesure » et/ou « champ de la mesure » mais PAS s'il y a un changement de domicile ;
                ou date de nomination s'il n'y a pas eu de changement d'état.
            date_fin_mesure: Date de fin de la mesure de protection. Passée, la mesure est
                éteinte (observé) (EMJ-20, EMJ-T8).
            date_premier_mesure: Date de la première mise sous protection juridique.
            numero_dossier: Numéro de dossier de la mesure.
            antenne_id: Dans le cas d'un service mandataire, identifiant unique eMJPM de
                l'antenne.
            cause_sortie: Cause de la sortie.
            resultat_revision: Résultat de la révision de la mesure de protection.
            tribunal_cabinet: Cabinet du tribunal. Accepté par le serveur, absent de la
                documentation (observed, EMJ-T6).
            code_postal: Code postal, à défaut de celui des états. Accepté par le serveur,
                absent de la documentation (observed, EMJ-T6).
            ville: Ville, à défaut de celle des états. Acceptée par le serveur, absente de la
                documentation (observed, EMJ-T6).

        Returns:
            La mesure modifiée (la documentation ne donne pas de code de réponse) (inferred,
            EMJ-O7).

        Raises:
            errors.BadRequest: La requête est mal formée : type de contenu, jeton dans l'URL ou
                en-tête d'autorisation illisible, identifiant qui n'est pas un entier.
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: La mesure est invalide, ou elle n'existe pas
                (modification).
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``PUT /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-31, EMJ-O7, EMJ-T4, EMJ-T5,
        EMJ-T6).
        """
        return await self._call(
            operations.UPDATE_MESURE,
            path={"id": id},
            body={
                "numero_rg": numero_rg,
                "tribunal_siret": tribunal_siret,
                "annee_naissance": annee_naissance,
                "civilite": civilite,
                "date_nomination": date_nomination,
                "etats": etats,
                "ressources": ressources,
                "date_protection_en_cours": date_protection_en_cours,
                "date_fin_mesure": date_fin_mesure,
                "date_premier_mesure": date_premier_mesure,
                "numero_dossier": numero_dossier,
                "antenne_id": antenne_id,
                "cause_sortie": cause_sortie,
                "resultat_revision": resultat_revision,
                "tribunal_cabinet": tribunal_cabinet,
                "code_postal": code_postal,
                "ville": ville,
            },
        )

    async def delete(self, id: int) -> Suppression:
        """Supprimer une mesure.

        Supprime la mesure associée à l'ID passé. La documentation annonce une erreur si la mesure
        n'existe pas ; le serveur répond 200 avec `affected_rows` à 0 (observé).

        Args:
            id: ID de la mesure (EMJ-20, EMJ-O4).

        Returns:
            Le nombre de mesures supprimées, 1 ou 0 (EMJ-O8, EMJ-T5).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.NotFound: La mesure n'existe pas, d'après la documentation.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``DELETE /api/editors/mesures/{id}``, documented (EMJ-13, EMJ-O8, EMJ-T5).
        """
        return await self._call(operations.DELETE_MESURE, path={"id": id})

    async def save_all(
        self,
        records: Iterable[MesureAEnregistrer | MesureAEnregistrerInput],
        *,
        strict_numero_rg: StrictNumeroRG | Unset = UNSET,
    ) -> _outcomes.Outcomes[MesureAEnregistrer | MesureAEnregistrerInput, Mesure]:
        """Send any number of records with `create_batch`, and tell what became of each.

        They go in requests of at most 1000 records and 10485760 bytes. Of records with the same `tribunal_siret`
        and `numero_rg`, as the server reads it, only the last is sent. A request that is refused
        because of some records is sent again without them.

        Args:
            records: what to send, any number, in their order.

        Returns:
            One outcome for each record, in their order: saved, duplicate or rejected.

        Raises:
            errors.BatchInterrupted: a request failed for another reason; it holds the outcomes
                before.

        ``POST /api/editors/mesures/batch``, documented (EMJ-13, EMJ-25, EMJ-26, EMJ-35, EMJ-O6,
        EMJ-T3, EMJ-T4, EMJ-T5, EMJ-T6, EMJ-T8).
        """
        return await _batch.save_all_async(
            self._client,
            operations.CREATE_MESURES_BATCH,
            records,
            {"strictNumeroRG": strict_numero_rg},
        )


class AsyncMesuresWithResponse:
    """The methods of `AsyncMesures`, each giving the whole reply."""

    def __init__(self, resource: AsyncMesures) -> None:
        self.create = whole_async_reply(resource.create)
        self.delete_all_mesures_permanently = whole_async_reply(
            resource.delete_all_mesures_permanently
        )
        self.create_batch = whole_async_reply(resource.create_batch)
        self.get = whole_async_reply(resource.get)
        self.update = whole_async_reply(resource.update)
        self.delete = whole_async_reply(resource.delete)
