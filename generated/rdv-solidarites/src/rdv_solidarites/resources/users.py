"""What `client.users` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import users as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import CaisseAffiliationInput, Invitation, SituationFamilialeInput, Usager


class Users(SyncResource):
    """Les usagers et usagères que l'agent connecté peut voir."""

    @cached_property
    def with_response(self) -> UsersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return UsersWithResponse(self.whole())

    def list(self, *, ids: Sequence[int] | Unset = UNSET) -> Paged[Usager]:
        """Lister les usagers et usagères.

        Les usagers et usagères auxquels l'agent connecté a accès.

        Args:
            ids: Ne garder que ces usagers et usagères (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/users``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(operations.LIST_USERS, query={"ids[]": ids})

    def create(
        self,
        *,
        organisation_ids: Sequence[int],
        first_name: str,
        last_name: str,
        referent_agent_ids: Sequence[int] | Unset = UNSET,
        birth_name: str | Unset = UNSET,
        birth_date: date | Unset = UNSET,
        email: str | Unset = UNSET,
        phone_number: str | Unset = UNSET,
        address: str | Unset = UNSET,
        caisse_affiliation: CaisseAffiliationInput | Unset = UNSET,
        affiliation_number: str | Unset = UNSET,
        family_situation: SituationFamilialeInput | Unset = UNSET,
        number_of_children: int | Unset = UNSET,
        notify_by_sms: bool | Unset = UNSET,
        notify_by_email: bool | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
    ) -> Usager:
        """Créer un usager ou une usagère.

        Crée un usager ou une usagère dans une ou plusieurs organisations. Si l'e-mail est déjà
        pris, les `errors` du 422 contiennent l'identifiant de la personne qui le porte.

        Args:
            organisation_ids: Les organisations où créer la personne.
            first_name: Prénom.
            last_name: Nom.
            referent_agent_ids: Les agents référents.
            birth_name: Nom de naissance.
            birth_date: Date de naissance (RDV-6).
            email: E-mail.
            phone_number: Numéro de téléphone.
            address: Adresse.
            caisse_affiliation: Caisse d'affiliation.
            affiliation_number: Numéro d'affiliation.
            family_situation: Situation familiale.
            number_of_children: Nombre d'enfants.
            notify_by_sms: Accepte les notifications par SMS.
            notify_by_email: Accepte les notifications par e-mail.
            responsible_id: Identifiant de la personne responsable.

        Returns:
            L'usager ou l'usagère créé(e) (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/users``, observed (RDV-5, RDV-T3, RDV-T4).
        """
        return self._call(
            operations.CREATE_USER,
            body={
                "organisation_ids": organisation_ids,
                "first_name": first_name,
                "last_name": last_name,
                "referent_agent_ids": referent_agent_ids,
                "birth_name": birth_name,
                "birth_date": birth_date,
                "email": email,
                "phone_number": phone_number,
                "address": address,
                "caisse_affiliation": caisse_affiliation,
                "affiliation_number": affiliation_number,
                "family_situation": family_situation,
                "number_of_children": number_of_children,
                "notify_by_sms": notify_by_sms,
                "notify_by_email": notify_by_email,
                "responsible_id": responsible_id,
            },
        )

    def get(self, user_id: int) -> Usager:
        """Récupérer un usager ou une usagère.

        Rend un usager ou une usagère.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            L'usager ou l'usagère (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/users/{user_id}``, observed (RDV-T4).
        """
        return self._call(operations.GET_USER, path={"user_id": user_id})

    def update(
        self,
        user_id: int,
        *,
        first_name: str | Unset = UNSET,
        last_name: str | Unset = UNSET,
        birth_name: str | None | Unset = UNSET,
        birth_date: date | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        phone_number: str | None | Unset = UNSET,
        address: str | None | Unset = UNSET,
        caisse_affiliation: CaisseAffiliationInput | Unset = UNSET,
        affiliation_number: str | None | Unset = UNSET,
        family_situation: SituationFamilialeInput | Unset = UNSET,
        number_of_children: int | None | Unset = UNSET,
        notify_by_sms: bool | Unset = UNSET,
        notify_by_email: bool | Unset = UNSET,
        responsible_id: int | None | Unset = UNSET,
    ) -> Usager:
        """Modifier un usager ou une usagère.

        Modifie les champs donnés d'un usager ou d'une usagère ; les autres ne changent pas.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).
            first_name: Prénom.
            last_name: Nom.
            birth_name: Nom de naissance (inferred).
            birth_date: Date de naissance (inferred).
            email: E-mail. Celui d'une personne qui a validé son compte ne se modifie pas
                (inferred).
            phone_number: Numéro de téléphone (inferred).
            address: Adresse (inferred).
            caisse_affiliation: Caisse d'affiliation.
            affiliation_number: Numéro d'affiliation (inferred).
            family_situation: Situation familiale.
            number_of_children: Nombre d'enfants (inferred).
            notify_by_sms: Accepte les notifications par SMS.
            notify_by_email: Accepte les notifications par e-mail.
            responsible_id: Identifiant de la personne responsable (inferred).

        Returns:
            L'usager ou l'usagère modifié(e) (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``PATCH /api/v1/users/{user_id}``, observed (RDV-3, RDV-32, RDV-T4).
        """
        return self._call(
            operations.UPDATE_USER,
            path={"user_id": user_id},
            body={
                "first_name": first_name,
                "last_name": last_name,
                "birth_name": birth_name,
                "birth_date": birth_date,
                "email": email,
                "phone_number": phone_number,
                "address": address,
                "caisse_affiliation": caisse_affiliation,
                "affiliation_number": affiliation_number,
                "family_situation": family_situation,
                "number_of_children": number_of_children,
                "notify_by_sms": notify_by_sms,
                "notify_by_email": notify_by_email,
                "responsible_id": responsible_id,
            },
        )

    def create_invitation(self, user_id: int) -> Invitation:
        """Inviter un usager ou une usagère.

        Rend le jeton avec lequel un usager ou une usagère peut prendre rendez-vous sans compte.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            Le jeton d'invitation (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/users/{user_id}/rdv_invitation_token``, observed (RDV-T4).
        """
        return self._call(operations.CREATE_USER_INVITATION, path={"user_id": user_id})

    def list_from_organisation(self, organisation_id: int) -> Paged[Usager]:
        """Lister les usagers et usagères d'une organisation.

        Les usagers et usagères d'une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}/users``, observed (RDV-14, RDV-T4).
        """
        return self._paged(
            operations.LIST_USERS_FROM_ORGANISATION, path={"organisation_id": organisation_id}
        )

    def get_from_organisation(self, organisation_id: int, user_id: int) -> Usager:
        """Récupérer un usager ou une usagère d'une organisation.

        Rend un usager ou une usagère d'une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            L'usager ou l'usagère (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}/users/{user_id}``, observed (RDV-T4).
        """
        return self._call(
            operations.GET_USER_FROM_ORGANISATION,
            path={"organisation_id": organisation_id, "user_id": user_id},
        )


class UsersWithResponse:
    """The methods of `Users`, each giving the whole reply."""

    def __init__(self, resource: Users) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.update = whole_reply(resource.update)
        self.create_invitation = whole_reply(resource.create_invitation)
        self.get_from_organisation = whole_reply(resource.get_from_organisation)


class AsyncUsers(AsyncResource):
    """Les usagers et usagères que l'agent connecté peut voir."""

    @cached_property
    def with_response(self) -> AsyncUsersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncUsersWithResponse(self.whole())

    def list(self, *, ids: Sequence[int] | Unset = UNSET) -> AsyncPaged[Usager]:
        """Lister les usagers et usagères.

        Les usagers et usagères auxquels l'agent connecté a accès.

        Args:
            ids: Ne garder que ces usagers et usagères (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/users``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(operations.LIST_USERS, query={"ids[]": ids})

    async def create(
        self,
        *,
        organisation_ids: Sequence[int],
        first_name: str,
        last_name: str,
        referent_agent_ids: Sequence[int] | Unset = UNSET,
        birth_name: str | Unset = UNSET,
        birth_date: date | Unset = UNSET,
        email: str | Unset = UNSET,
        phone_number: str | Unset = UNSET,
        address: str | Unset = UNSET,
        caisse_affiliation: CaisseAffiliationInput | Unset = UNSET,
        affiliation_number: str | Unset = UNSET,
        family_situation: SituationFamilialeInput | Unset = UNSET,
        number_of_children: int | Unset = UNSET,
        notify_by_sms: bool | Unset = UNSET,
        notify_by_email: bool | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
    ) -> Usager:
        """Créer un usager ou une usagère.

        Crée un usager ou une usagère dans une ou plusieurs organisations. Si l'e-mail est déjà
        pris, les `errors` du 422 contiennent l'identifiant de la personne qui le porte.

        Args:
            organisation_ids: Les organisations où créer la personne.
            first_name: Prénom.
            last_name: Nom.
            referent_agent_ids: Les agents référents.
            birth_name: Nom de naissance.
            birth_date: Date de naissance (RDV-6).
            email: E-mail.
            phone_number: Numéro de téléphone.
            address: Adresse.
            caisse_affiliation: Caisse d'affiliation.
            affiliation_number: Numéro d'affiliation.
            family_situation: Situation familiale.
            number_of_children: Nombre d'enfants.
            notify_by_sms: Accepte les notifications par SMS.
            notify_by_email: Accepte les notifications par e-mail.
            responsible_id: Identifiant de la personne responsable.

        Returns:
            L'usager ou l'usagère créé(e) (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/users``, observed (RDV-5, RDV-T3, RDV-T4).
        """
        return await self._call(
            operations.CREATE_USER,
            body={
                "organisation_ids": organisation_ids,
                "first_name": first_name,
                "last_name": last_name,
                "referent_agent_ids": referent_agent_ids,
                "birth_name": birth_name,
                "birth_date": birth_date,
                "email": email,
                "phone_number": phone_number,
                "address": address,
                "caisse_affiliation": caisse_affiliation,
                "affiliation_number": affiliation_number,
                "family_situation": family_situation,
                "number_of_children": number_of_children,
                "notify_by_sms": notify_by_sms,
                "notify_by_email": notify_by_email,
                "responsible_id": responsible_id,
            },
        )

    async def get(self, user_id: int) -> Usager:
        """Récupérer un usager ou une usagère.

        Rend un usager ou une usagère.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            L'usager ou l'usagère (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/users/{user_id}``, observed (RDV-T4).
        """
        return await self._call(operations.GET_USER, path={"user_id": user_id})

    async def update(
        self,
        user_id: int,
        *,
        first_name: str | Unset = UNSET,
        last_name: str | Unset = UNSET,
        birth_name: str | None | Unset = UNSET,
        birth_date: date | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        phone_number: str | None | Unset = UNSET,
        address: str | None | Unset = UNSET,
        caisse_affiliation: CaisseAffiliationInput | Unset = UNSET,
        affiliation_number: str | None | Unset = UNSET,
        family_situation: SituationFamilialeInput | Unset = UNSET,
        number_of_children: int | None | Unset = UNSET,
        notify_by_sms: bool | Unset = UNSET,
        notify_by_email: bool | Unset = UNSET,
        responsible_id: int | None | Unset = UNSET,
    ) -> Usager:
        """Modifier un usager ou une usagère.

        Modifie les champs donnés d'un usager ou d'une usagère ; les autres ne changent pas.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).
            first_name: Prénom.
            last_name: Nom.
            birth_name: Nom de naissance (inferred).
            birth_date: Date de naissance (inferred).
            email: E-mail. Celui d'une personne qui a validé son compte ne se modifie pas
                (inferred).
            phone_number: Numéro de téléphone (inferred).
            address: Adresse (inferred).
            caisse_affiliation: Caisse d'affiliation.
            affiliation_number: Numéro d'affiliation (inferred).
            family_situation: Situation familiale.
            number_of_children: Nombre d'enfants (inferred).
            notify_by_sms: Accepte les notifications par SMS.
            notify_by_email: Accepte les notifications par e-mail.
            responsible_id: Identifiant de la personne responsable (inferred).

        Returns:
            L'usager ou l'usagère modifié(e) (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``PATCH /api/v1/users/{user_id}``, observed (RDV-3, RDV-32, RDV-T4).
        """
        return await self._call(
            operations.UPDATE_USER,
            path={"user_id": user_id},
            body={
                "first_name": first_name,
                "last_name": last_name,
                "birth_name": birth_name,
                "birth_date": birth_date,
                "email": email,
                "phone_number": phone_number,
                "address": address,
                "caisse_affiliation": caisse_affiliation,
                "affiliation_number": affiliation_number,
                "family_situation": family_situation,
                "number_of_children": number_of_children,
                "notify_by_sms": notify_by_sms,
                "notify_by_email": notify_by_email,
                "responsible_id": responsible_id,
            },
        )

    async def create_invitation(self, user_id: int) -> Invitation:
        """Inviter un usager ou une usagère.

        Rend le jeton avec lequel un usager ou une usagère peut prendre rendez-vous sans compte.

        Args:
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            Le jeton d'invitation (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/users/{user_id}/rdv_invitation_token``, observed (RDV-T4).
        """
        return await self._call(operations.CREATE_USER_INVITATION, path={"user_id": user_id})

    def list_from_organisation(self, organisation_id: int) -> AsyncPaged[Usager]:
        """Lister les usagers et usagères d'une organisation.

        Les usagers et usagères d'une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}/users``, observed (RDV-14, RDV-T4).
        """
        return self._paged(
            operations.LIST_USERS_FROM_ORGANISATION, path={"organisation_id": organisation_id}
        )

    async def get_from_organisation(self, organisation_id: int, user_id: int) -> Usager:
        """Récupérer un usager ou une usagère d'une organisation.

        Rend un usager ou une usagère d'une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Returns:
            L'usager ou l'usagère (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}/users/{user_id}``, observed (RDV-T4).
        """
        return await self._call(
            operations.GET_USER_FROM_ORGANISATION,
            path={"organisation_id": organisation_id, "user_id": user_id},
        )


class AsyncUsersWithResponse:
    """The methods of `AsyncUsers`, each giving the whole reply."""

    def __init__(self, resource: AsyncUsers) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.update = whole_async_reply(resource.update)
        self.create_invitation = whole_async_reply(resource.create_invitation)
        self.get_from_organisation = whole_async_reply(resource.get_from_organisation)
