"""What `client.utilisateur` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import utilisateur as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import Utilisateur


class UtilisateurResource(SyncResource):
    """L'utilisateur courant."""

    @cached_property
    def with_response(self) -> UtilisateurResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return UtilisateurResourceWithResponse(self.whole())

    def get(self) -> Utilisateur:
        """Récupérer les informations de l'utilisateur courant.

        Retourne les informations de l'utilisateur courant, selon son type.

        Returns:
            L'utilisateur (EMJ-28, EMJ-O12, EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/user``, documented (EMJ-13, EMJ-28, EMJ-30, EMJ-O12, EMJ-T7, EMJ-T9).
        """
        return self._call(operations.GET_USER)


class UtilisateurResourceWithResponse:
    """The methods of `UtilisateurResource`, each giving the whole reply."""

    def __init__(self, resource: UtilisateurResource) -> None:
        self.get = whole_reply(resource.get)


class AsyncUtilisateurResource(AsyncResource):
    """L'utilisateur courant."""

    @cached_property
    def with_response(self) -> AsyncUtilisateurResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncUtilisateurResourceWithResponse(self.whole())

    async def get(self) -> Utilisateur:
        """Récupérer les informations de l'utilisateur courant.

        Retourne les informations de l'utilisateur courant, selon son type.

        Returns:
            L'utilisateur (EMJ-28, EMJ-O12, EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/user``, documented (EMJ-13, EMJ-28, EMJ-30, EMJ-O12, EMJ-T7, EMJ-T9).
        """
        return await self._call(operations.GET_USER)


class AsyncUtilisateurResourceWithResponse:
    """The methods of `AsyncUtilisateurResource`, each giving the whole reply."""

    def __init__(self, resource: AsyncUtilisateurResource) -> None:
        self.get = whole_async_reply(resource.get)
