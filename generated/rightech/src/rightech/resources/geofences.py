"""What `client.geofences` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import geofences as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from .._runtime.values import JsonInput
    from ..models import EntityChangesInput, Geofence, ObjectId, Removed, TimePoint


class Geofences(SyncResource):
    """Geofences, places that objects enter and leave."""

    @cached_property
    def with_response(self) -> GeofencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return GeofencesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Geofence]:
        """List geofences.

        The geofences that the user has access to.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /geofences``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_GEOFENCES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(
        self,
        *,
        name: str,
        color: str | Unset = UNSET,
        shape: Mapping[str, JsonInput] | Unset = UNSET,
        description: str | Unset = UNSET,
    ) -> Geofence:
        """Create a geofence.

        Creates a geofence.

        Args:
            name: Name.
            color: Colour.
            shape: The shape, an object with `type`, such as `polygon`, and `points`.
            description: Description.

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /geofences``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.CREATE_GEOFENCE,
            body={"name": name, "color": color, "shape": shape, "description": description},
        )

    def get(self, id: ObjectId) -> Geofence:
        """Get a geofence.

        One geofence.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /geofences/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_GEOFENCE, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a geofence.

        Deletes a geofence.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /geofences/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_GEOFENCE, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Geofence:
        """Change a geofence.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /geofences/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_GEOFENCE, path={"id": id}, body=body)


class GeofencesWithResponse:
    """The methods of `Geofences`, each giving the whole reply."""

    def __init__(self, resource: Geofences) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncGeofences(AsyncResource):
    """Geofences, places that objects enter and leave."""

    @cached_property
    def with_response(self) -> AsyncGeofencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncGeofencesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Geofence]:
        """List geofences.

        The geofences that the user has access to.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /geofences``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_GEOFENCES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(
        self,
        *,
        name: str,
        color: str | Unset = UNSET,
        shape: Mapping[str, JsonInput] | Unset = UNSET,
        description: str | Unset = UNSET,
    ) -> Geofence:
        """Create a geofence.

        Creates a geofence.

        Args:
            name: Name.
            color: Colour.
            shape: The shape, an object with `type`, such as `polygon`, and `points`.
            description: Description.

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /geofences``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.CREATE_GEOFENCE,
            body={"name": name, "color": color, "shape": shape, "description": description},
        )

    async def get(self, id: ObjectId) -> Geofence:
        """Get a geofence.

        One geofence.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /geofences/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_GEOFENCE, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a geofence.

        Deletes a geofence.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /geofences/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_GEOFENCE, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Geofence:
        """Change a geofence.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The geofence (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /geofences/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_GEOFENCE, path={"id": id}, body=body)


class AsyncGeofencesWithResponse:
    """The methods of `AsyncGeofences`, each giving the whole reply."""

    def __init__(self, resource: AsyncGeofences) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
