"""What `client.organisations` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import organisations as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import Organisation


class Organisations(SyncResource):
    """Les organisations de l'agent connecté."""

    @cached_property
    def with_response(self) -> OrganisationsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return OrganisationsWithResponse(self.whole())

    def list(
        self, *, departement_number: str | Unset = UNSET, city_code: str | Unset = UNSET
    ) -> Paged[Organisation]:
        """Lister les organisations.

        Les organisations accessibles à l'agent connecté, par identifiant croissant.

        Args:
            departement_number: Le numéro ou code du département concerné, pour le filtre
                géographique (observed, RDV-T4).
            city_code: Le code INSEE de la commune, pour le filtre géographique (observed,
                RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(
            operations.LIST_ORGANISATIONS,
            query={"departement_number": departement_number, "city_code": city_code},
        )

    def get(self, organisation_id: int) -> Organisation:
        """Récupérer une organisation.

        Rend une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).

        Returns:
            L'organisation (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}``, observed (RDV-T4).
        """
        return self._call(operations.GET_ORGANISATION, path={"organisation_id": organisation_id})

    def update(
        self,
        organisation_id: int,
        *,
        name: str | Unset = UNSET,
        email: str | None | Unset = UNSET,
        phone_number: str | None | Unset = UNSET,
    ) -> Organisation:
        """Modifier une organisation.

        Modifie les champs donnés d'une organisation ; les autres ne changent pas.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            name: Nom de l'organisation.
            email: E-mail de l'organisation ; `null` l'efface (inferred).
            phone_number: Numéro de téléphone de l'organisation ; `null` l'efface (inferred).

        Returns:
            L'organisation modifiée (RDV-8, RDV-T4).

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

        ``PATCH /api/v1/organisations/{organisation_id}``, observed (RDV-3, RDV-32, RDV-T4).
        """
        return self._call(
            operations.UPDATE_ORGANISATION,
            path={"organisation_id": organisation_id},
            body={"name": name, "email": email, "phone_number": phone_number},
        )


class OrganisationsWithResponse:
    """The methods of `Organisations`, each giving the whole reply."""

    def __init__(self, resource: Organisations) -> None:
        self.get = whole_reply(resource.get)
        self.update = whole_reply(resource.update)


class AsyncOrganisations(AsyncResource):
    """Les organisations de l'agent connecté."""

    @cached_property
    def with_response(self) -> AsyncOrganisationsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncOrganisationsWithResponse(self.whole())

    def list(
        self, *, departement_number: str | Unset = UNSET, city_code: str | Unset = UNSET
    ) -> AsyncPaged[Organisation]:
        """Lister les organisations.

        Les organisations accessibles à l'agent connecté, par identifiant croissant.

        Args:
            departement_number: Le numéro ou code du département concerné, pour le filtre
                géographique (observed, RDV-T4).
            city_code: Le code INSEE de la commune, pour le filtre géographique (observed,
                RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(
            operations.LIST_ORGANISATIONS,
            query={"departement_number": departement_number, "city_code": city_code},
        )

    async def get(self, organisation_id: int) -> Organisation:
        """Récupérer une organisation.

        Rend une organisation.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).

        Returns:
            L'organisation (RDV-8, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.NotFound: La ressource n'existe pas.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/organisations/{organisation_id}``, observed (RDV-T4).
        """
        return await self._call(
            operations.GET_ORGANISATION, path={"organisation_id": organisation_id}
        )

    async def update(
        self,
        organisation_id: int,
        *,
        name: str | Unset = UNSET,
        email: str | None | Unset = UNSET,
        phone_number: str | None | Unset = UNSET,
    ) -> Organisation:
        """Modifier une organisation.

        Modifie les champs donnés d'une organisation ; les autres ne changent pas.

        Args:
            organisation_id: Identifiant de l'organisation (observed, RDV-T4).
            name: Nom de l'organisation.
            email: E-mail de l'organisation ; `null` l'efface (inferred).
            phone_number: Numéro de téléphone de l'organisation ; `null` l'efface (inferred).

        Returns:
            L'organisation modifiée (RDV-8, RDV-T4).

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

        ``PATCH /api/v1/organisations/{organisation_id}``, observed (RDV-3, RDV-32, RDV-T4).
        """
        return await self._call(
            operations.UPDATE_ORGANISATION,
            path={"organisation_id": organisation_id},
            body={"name": name, "email": email, "phone_number": phone_number},
        )


class AsyncOrganisationsWithResponse:
    """The methods of `AsyncOrganisations`, each giving the whole reply."""

    def __init__(self, resource: AsyncOrganisations) -> None:
        self.get = whole_async_reply(resource.get)
        self.update = whole_async_reply(resource.update)
