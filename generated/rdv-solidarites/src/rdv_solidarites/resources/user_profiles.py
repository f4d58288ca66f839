"""What `client.user_profiles` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import user_profiles as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.unset import Unset
    from ..models import LogementInput, Profil


class UserProfiles(SyncResource):
    """Le rattachement des usagers et usagères aux organisations."""

    @cached_property
    def with_response(self) -> UserProfilesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return UserProfilesWithResponse(self.whole())

    def create(
        self,
        *,
        organisation_id: int,
        user_id: int,
        logement: LogementInput | Unset = UNSET,
        notes: str | Unset = UNSET,
    ) -> Profil:
        """Rattacher un usager ou une usagère à une organisation.

        Crée le profil d'un usager ou d'une usagère dans une organisation.

        Args:
            organisation_id: Identifiant de l'organisation.
            user_id: Identifiant de l'usager ou de l'usagère.
            logement: Le logement de la personne.
            notes: Les notes de l'organisation sur la personne.

        Returns:
            Le profil créé (RDV-8, RDV-T4).

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

        ``POST /api/v1/user_profiles``, observed (RDV-5, RDV-T4).
        """
        return self._call(
            operations.CREATE_USER_PROFILE,
            body={
                "organisation_id": organisation_id,
                "user_id": user_id,
                "logement": logement,
                "notes": notes,
            },
        )

    def delete(self, *, organisation_id: int, user_id: int) -> None:
        """Détacher un usager ou une usagère d'une organisation.

        Supprime le profil d'un usager ou d'une usagère dans une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/user_profiles``, observed (RDV-3, RDV-T4).
        """
        return self._call(
            operations.DELETE_USER_PROFILE,
            query={"organisation_id": organisation_id, "user_id": user_id},
        )


class UserProfilesWithResponse:
    """The methods of `UserProfiles`, each giving the whole reply."""

    def __init__(self, resource: UserProfiles) -> None:
        self.create = whole_reply(resource.create)
        self.delete = whole_reply(resource.delete)


class AsyncUserProfiles(AsyncResource):
    """Le rattachement des usagers et usagères aux organisations."""

    @cached_property
    def with_response(self) -> AsyncUserProfilesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncUserProfilesWithResponse(self.whole())

    async def create(
        self,
        *,
        organisation_id: int,
        user_id: int,
        logement: LogementInput | Unset = UNSET,
        notes: str | Unset = UNSET,
    ) -> Profil:
        """Rattacher un usager ou une usagère à une organisation.

        Crée le profil d'un usager ou d'une usagère dans une organisation.

        Args:
            organisation_id: Identifiant de l'organisation.
            user_id: Identifiant de l'usager ou de l'usagère.
            logement: Le logement de la personne.
            notes: Les notes de l'organisation sur la personne.

        Returns:
            Le profil créé (RDV-8, RDV-T4).

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

        ``POST /api/v1/user_profiles``, observed (RDV-5, RDV-T4).
        """
        return await self._call(
            operations.CREATE_USER_PROFILE,
            body={
                "organisation_id": organisation_id,
                "user_id": user_id,
                "logement": logement,
                "notes": notes,
            },
        )

    async def delete(self, *, organisation_id: int, user_id: int) -> None:
        """Détacher un usager ou une usagère d'une organisation.

        Supprime le profil d'un usager ou d'une usagère dans une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            user_id: Identifiant de l'usager ou de l'usagère (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/user_profiles``, observed (RDV-3, RDV-T4).
        """
        return await self._call(
            operations.DELETE_USER_PROFILE,
            query={"organisation_id": organisation_id, "user_id": user_id},
        )


class AsyncUserProfilesWithResponse:
    """The methods of `AsyncUserProfiles`, each giving the whole reply."""

    def __init__(self, resource: AsyncUserProfiles) -> None:
        self.create = whole_async_reply(resource.create)
        self.delete = whole_async_reply(resource.delete)
