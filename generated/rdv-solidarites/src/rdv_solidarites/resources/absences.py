"""What `client.absences` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import absences as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from datetime import date

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import Absence, Heure


class Absences(SyncResource):
    """Les absences des agents."""

    @cached_property
    def with_response(self) -> AbsencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AbsencesWithResponse(self.whole())

    def list(self, *, organisation_id: int | Unset = UNSET) -> Paged[Absence]:
        """Lister les absences.

        Les absences de tous les agents auxquels l'agent connecté a accès, les plus récentes
        d'abord. Un agent admin obtient, sans filtre, les absences de tous les agents de toutes ses
        organisations.

        Args:
            organisation_id: Ne garder que les absences de cette organisation (observed,
                RDV-T2).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/absences``, observed (RDV-14, RDV-29, RDV-30, RDV-T0, RDV-T2, RDV-T4).
        """
        return self._paged(operations.LIST_ABSENCES, query={"organisation_id": organisation_id})

    def create(
        self,
        *,
        first_day: date,
        start_time: Heure,
        end_time: Heure,
        organisation_id: int | Unset = UNSET,
        agent_id: int | Unset = UNSET,
        agent_email: str | Unset = UNSET,
        title: str | Unset = UNSET,
        end_day: date | Unset = UNSET,
    ) -> Absence:
        """Créer une absence.

        Crée l'absence d'un agent, désigné par `agent_id` ou par `agent_email`. L'API ne crée pas
        d'absences récurrentes. Le succès est un 200, pas un 201.

        Args:
            first_day: Premier jour (RDV-6).
            start_time: Heure de début, le premier jour.
            end_time: Heure de fin, le dernier jour.
            organisation_id: L'organisation de l'absence. Obligatoire jusqu'en avril 2023,
                ignorée depuis.
            agent_id: L'agent absent. L'emporte sur `agent_email`.
            agent_email: L'e-mail de l'agent absent, à défaut de son identifiant ; depuis 2021.
            title: Titre de l'absence.
            end_day: Dernier jour ; le premier jour à défaut (RDV-6).

        Returns:
            L'absence créée (RDV-8, RDV-T2).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'agent n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/absences``, observed (RDV-5, RDV-30, RDV-T2, RDV-T4).
        """
        return self._call(
            operations.CREATE_ABSENCE,
            body={
                "first_day": first_day,
                "start_time": start_time,
                "end_time": end_time,
                "organisation_id": organisation_id,
                "agent_id": agent_id,
                "agent_email": agent_email,
                "title": title,
                "end_day": end_day,
            },
        )

    def get(self, absence_id: int) -> Absence:
        """Récupérer une absence.

        Rend une absence.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).

        Returns:
            L'absence (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/absences/{absence_id}``, observed (RDV-T0, RDV-T4).
        """
        return self._call(operations.GET_ABSENCE, path={"absence_id": absence_id})

    def delete(self, absence_id: int) -> None:
        """Supprimer une absence.

        Supprime une absence.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/absences/{absence_id}``, observed (RDV-3, RDV-T0, RDV-T4).
        """
        return self._call(operations.DELETE_ABSENCE, path={"absence_id": absence_id})

    def update(
        self,
        absence_id: int,
        *,
        title: str | Unset = UNSET,
        first_day: date | Unset = UNSET,
        start_time: Heure | Unset = UNSET,
        end_day: date | Unset = UNSET,
        end_time: Heure | Unset = UNSET,
    ) -> Absence:
        """Modifier une absence.

        Modifie les champs donnés d'une absence ; les autres ne changent pas.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).
            title: Titre de l'absence.
            first_day: Premier jour (RDV-6).
            start_time: Heure de début, le premier jour.
            end_day: Dernier jour (RDV-6).
            end_time: Heure de fin, le dernier jour.

        Returns:
            L'absence modifiée (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``PATCH /api/v1/absences/{absence_id}``, observed (RDV-3, RDV-32, RDV-T0, RDV-T4).
        """
        return self._call(
            operations.UPDATE_ABSENCE,
            path={"absence_id": absence_id},
            body={
                "title": title,
                "first_day": first_day,
                "start_time": start_time,
                "end_day": end_day,
                "end_time": end_time,
            },
        )


class AbsencesWithResponse:
    """The methods of `Absences`, each giving the whole reply."""

    def __init__(self, resource: Absences) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncAbsences(AsyncResource):
    """Les absences des agents."""

    @cached_property
    def with_response(self) -> AsyncAbsencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAbsencesWithResponse(self.whole())

    def list(self, *, organisation_id: int | Unset = UNSET) -> AsyncPaged[Absence]:
        """Lister les absences.

        Les absences de tous les agents auxquels l'agent connecté a accès, les plus récentes
        d'abord. Un agent admin obtient, sans filtre, les absences de tous les agents de toutes ses
        organisations.

        Args:
            organisation_id: Ne garder que les absences de cette organisation (observed,
                RDV-T2).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/absences``, observed (RDV-14, RDV-29, RDV-30, RDV-T0, RDV-T2, RDV-T4).
        """
        return self._paged(operations.LIST_ABSENCES, query={"organisation_id": organisation_id})

    async def create(
        self,
        *,
        first_day: date,
        start_time: Heure,
        end_time: Heure,
        organisation_id: int | Unset = UNSET,
        agent_id: int | Unset = UNSET,
        agent_email: str | Unset = UNSET,
        title: str | Unset = UNSET,
        end_day: date | Unset = UNSET,
    ) -> Absence:
        """Créer une absence.

        Crée l'absence d'un agent, désigné par `agent_id` ou par `agent_email`. L'API ne crée pas
        d'absences récurrentes. Le succès est un 200, pas un 201.

        Args:
            first_day: Premier jour (RDV-6).
            start_time: Heure de début, le premier jour.
            end_time: Heure de fin, le dernier jour.
            organisation_id: L'organisation de l'absence. Obligatoire jusqu'en avril 2023,
                ignorée depuis.
            agent_id: L'agent absent. L'emporte sur `agent_email`.
            agent_email: L'e-mail de l'agent absent, à défaut de son identifiant ; depuis 2021.
            title: Titre de l'absence.
            end_day: Dernier jour ; le premier jour à défaut (RDV-6).

        Returns:
            L'absence créée (RDV-8, RDV-T2).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'agent n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/absences``, observed (RDV-5, RDV-30, RDV-T2, RDV-T4).
        """
        return await self._call(
            operations.CREATE_ABSENCE,
            body={
                "first_day": first_day,
                "start_time": start_time,
                "end_time": end_time,
                "organisation_id": organisation_id,
                "agent_id": agent_id,
                "agent_email": agent_email,
                "title": title,
                "end_day": end_day,
            },
        )

    async def get(self, absence_id: int) -> Absence:
        """Récupérer une absence.

        Rend une absence.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).

        Returns:
            L'absence (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/absences/{absence_id}``, observed (RDV-T0, RDV-T4).
        """
        return await self._call(operations.GET_ABSENCE, path={"absence_id": absence_id})

    async def delete(self, absence_id: int) -> None:
        """Supprimer une absence.

        Supprime une absence.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/absences/{absence_id}``, observed (RDV-3, RDV-T0, RDV-T4).
        """
        return await self._call(operations.DELETE_ABSENCE, path={"absence_id": absence_id})

    async def update(
        self,
        absence_id: int,
        *,
        title: str | Unset = UNSET,
        first_day: date | Unset = UNSET,
        start_time: Heure | Unset = UNSET,
        end_day: date | Unset = UNSET,
        end_time: Heure | Unset = UNSET,
    ) -> Absence:
        """Modifier une absence.

        Modifie les champs donnés d'une absence ; les autres ne changent pas.

        Args:
            absence_id: Identifiant de l'absence (observed, RDV-T4).
            title: Titre de l'absence.
            first_day: Premier jour (RDV-6).
            start_time: Heure de début, le premier jour.
            end_day: Dernier jour (RDV-6).
            end_time: Heure de fin, le dernier jour.

        Returns:
            L'absence modifiée (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: L'absence n'existe pas.
            errors.UnprocessableEntity: Paramètres sains (JSON valide) mais incorrects.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``PATCH /api/v1/absences/{absence_id}``, observed (RDV-3, RDV-32, RDV-T0, RDV-T4).
        """
        return await self._call(
            operations.UPDATE_ABSENCE,
            path={"absence_id": absence_id},
            body={
                "title": title,
                "first_day": first_day,
                "start_time": start_time,
                "end_day": end_day,
                "end_time": end_time,
            },
        )


class AsyncAbsencesWithResponse:
    """The methods of `AsyncAbsences`, each giving the whole reply."""

    def __init__(self, resource: AsyncAbsences) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
