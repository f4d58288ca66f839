"""What `client.public_links` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import public_links as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import ListeLiensPublics


class PublicLinks(SyncResource):
    """Les liens publics de prise de rendez-vous.

    Aucune authentification, mais 50 appels par minute au plus.
    """

    @cached_property
    def with_response(self) -> PublicLinksWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return PublicLinksWithResponse(self.whole())

    def list(self, *, territory: str) -> ListeLiensPublics:
        """Lister les liens publics d'un territoire.

        Les liens publics de prise de rendez-vous d'un territoire. Aucune authentification.

        Args:
            territory: Le numéro ou code du département concerné (observed, RDV-T3, RDV-T4).

        Returns:
            Les liens publics du territoire (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Le territoire manque.
            errors.NotFound: Le territoire n'existe pas.
            errors.TooManyRequests: Trop de requêtes.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/public_links``, observed (RDV-4, RDV-T3, RDV-T4).
        """
        return self._call(operations.LIST_PUBLIC_LINKS, query={"territory": territory})


class PublicLinksWithResponse:
    """The methods of `PublicLinks`, each giving the whole reply."""

    def __init__(self, resource: PublicLinks) -> None:
        self.list = whole_reply(resource.list)


class AsyncPublicLinks(AsyncResource):
    """Les liens publics de prise de rendez-vous.

    Aucune authentification, mais 50 appels par minute au plus.
    """

    @cached_property
    def with_response(self) -> AsyncPublicLinksWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncPublicLinksWithResponse(self.whole())

    async def list(self, *, territory: str) -> ListeLiensPublics:
        """Lister les liens publics d'un territoire.

        Les liens publics de prise de rendez-vous d'un territoire. Aucune authentification.

        Args:
            territory: Le numéro ou code du département concerné (observed, RDV-T3, RDV-T4).

        Returns:
            Les liens publics du territoire (RDV-8, RDV-T4).

        Raises:
            errors.BadRequest: Le territoire manque.
            errors.NotFound: Le territoire n'existe pas.
            errors.TooManyRequests: Trop de requêtes.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/public_links``, observed (RDV-4, RDV-T3, RDV-T4).
        """
        return await self._call(operations.LIST_PUBLIC_LINKS, query={"territory": territory})


class AsyncPublicLinksWithResponse:
    """The methods of `AsyncPublicLinks`, each giving the whole reply."""

    def __init__(self, resource: AsyncPublicLinks) -> None:
        self.list = whole_async_reply(resource.list)
