"""What `client.direction` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import direction as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from ..models import JsonObserve, ServiceDeDirection


class Direction(SyncResource):
    """Ce que voit un utilisateur de type direction."""

    @cached_property
    def with_response(self) -> DirectionWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return DirectionWithResponse(self.whole())

    def list_services(self) -> Paged[ServiceDeDirection]:
        """Récupérer les services correspondant à un profil direction.

        Retourne les services de l'utilisateur courant, qui doit être de type direction.

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/direction-services``, documented (EMJ-13, EMJ-29, EMJ-O13, EMJ-T4,
        EMJ-T9).
        """
        return self._paged(operations.LIST_DIRECTION_SERVICES)

    def list_dpfs(self) -> JsonObserve:
        """Récupérer les DPF correspondant à un profil direction.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/direction-dpfs``, observed (EMJ-T9).
        """
        return self._call(operations.LIST_DIRECTION_DPFS)

    def get_nationales(self) -> JsonObserve:
        """Récupérer les directions nationales.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/nationales``, observed (EMJ-T9).
        """
        return self._call(operations.GET_DIRECTIONS_NATIONALES)

    def get_regionale(self, id_or_name: str) -> JsonObserve:
        """Récupérer une direction régionale.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Args:
            id_or_name: Identifiant ou nom de la région (observed, EMJ-T9).

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/regionales/{idOrName}``, observed (EMJ-T9).
        """
        return self._call(operations.GET_DIRECTION_REGIONALE, path={"idOrName": id_or_name})

    def get_departementales(self) -> JsonObserve:
        """Récupérer les directions départementales.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/departementales``, observed (EMJ-T9).
        """
        return self._call(operations.GET_DIRECTIONS_DEPARTEMENTALES)

    def get_departementale(self, code: str) -> JsonObserve:
        """Récupérer une direction départementale.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Args:
            code: Code du département (observed, EMJ-T9).

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/departementales/{code}``, observed (EMJ-T9).
        """
        return self._call(operations.GET_DIRECTION_DEPARTEMENTALE, path={"code": code})


class DirectionWithResponse:
    """The methods of `Direction`, each giving the whole reply."""

    def __init__(self, resource: Direction) -> None:
        self.list_dpfs = whole_reply(resource.list_dpfs)
        self.get_nationales = whole_reply(resource.get_nationales)
        self.get_regionale = whole_reply(resource.get_regionale)
        self.get_departementales = whole_reply(resource.get_departementales)
        self.get_departementale = whole_reply(resource.get_departementale)


class AsyncDirection(AsyncResource):
    """Ce que voit un utilisateur de type direction."""

    @cached_property
    def with_response(self) -> AsyncDirectionWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncDirectionWithResponse(self.whole())

    def list_services(self) -> AsyncPaged[ServiceDeDirection]:
        """Récupérer les services correspondant à un profil direction.

        Retourne les services de l'utilisateur courant, qui doit être de type direction.

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/direction-services``, documented (EMJ-13, EMJ-29, EMJ-O13, EMJ-T4,
        EMJ-T9).
        """
        return self._paged(operations.LIST_DIRECTION_SERVICES)

    async def list_dpfs(self) -> JsonObserve:
        """Récupérer les DPF correspondant à un profil direction.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/direction-dpfs``, observed (EMJ-T9).
        """
        return await self._call(operations.LIST_DIRECTION_DPFS)

    async def get_nationales(self) -> JsonObserve:
        """Récupérer les directions nationales.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/nationales``, observed (EMJ-T9).
        """
        return await self._call(operations.GET_DIRECTIONS_NATIONALES)

    async def get_regionale(self, id_or_name: str) -> JsonObserve:
        """Récupérer une direction régionale.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Args:
            id_or_name: Identifiant ou nom de la région (observed, EMJ-T9).

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/regionales/{idOrName}``, observed (EMJ-T9).
        """
        return await self._call(operations.GET_DIRECTION_REGIONALE, path={"idOrName": id_or_name})

    async def get_departementales(self) -> JsonObserve:
        """Récupérer les directions départementales.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/departementales``, observed (EMJ-T9).
        """
        return await self._call(operations.GET_DIRECTIONS_DEPARTEMENTALES)

    async def get_departementale(self, code: str) -> JsonObserve:
        """Récupérer une direction départementale.

        La forme de la réponse n'est pas documentée, elle reste du JSON libre.

        Args:
            code: Code du département (observed, EMJ-T9).

        Returns:
            La réponse du serveur (EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.UnprocessableEntity: L'utilisateur n'est pas de type direction.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/directions/departementales/{code}``, observed (EMJ-T9).
        """
        return await self._call(operations.GET_DIRECTION_DEPARTEMENTALE, path={"code": code})


class AsyncDirectionWithResponse:
    """The methods of `AsyncDirection`, each giving the whole reply."""

    def __init__(self, resource: AsyncDirection) -> None:
        self.list_dpfs = whole_async_reply(resource.list_dpfs)
        self.get_nationales = whole_async_reply(resource.get_nationales)
        self.get_regionale = whole_async_reply(resource.get_regionale)
        self.get_departementales = whole_async_reply(resource.get_departementales)
        self.get_departementale = whole_async_reply(resource.get_departementale)
