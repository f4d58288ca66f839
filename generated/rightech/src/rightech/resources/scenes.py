"""What `client.scenes` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import scenes as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import EntityChangesInput, EntityFieldsInput, ObjectId, Removed, Scene, TimePoint


class Scenes(SyncResource):
    """Scenes, plans of buildings."""

    @cached_property
    def with_response(self) -> ScenesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ScenesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Scene]:
        """List scenes.

        The scenes that the user has access to.

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

        ``GET /scenes``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_SCENES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, *, body: EntityFieldsInput) -> Scene:
        """Create a scene.

        Creates a scene.

        Args:
            body: The fields of the scene (observed, PLT-T2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /scenes``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.CREATE_SCENE, body=body)

    def get(self, id: ObjectId) -> Scene:
        """Get a scene.

        One scene.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /scenes/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_SCENE, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a scene.

        Deletes a scene.

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

        ``DELETE /scenes/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_SCENE, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Scene:
        """Change a scene.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /scenes/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_SCENE, path={"id": id}, body=body)


class ScenesWithResponse:
    """The methods of `Scenes`, each giving the whole reply."""

    def __init__(self, resource: Scenes) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncScenes(AsyncResource):
    """Scenes, plans of buildings."""

    @cached_property
    def with_response(self) -> AsyncScenesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncScenesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Scene]:
        """List scenes.

        The scenes that the user has access to.

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

        ``GET /scenes``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_SCENES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, *, body: EntityFieldsInput) -> Scene:
        """Create a scene.

        Creates a scene.

        Args:
            body: The fields of the scene (observed, PLT-T2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /scenes``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.CREATE_SCENE, body=body)

    async def get(self, id: ObjectId) -> Scene:
        """Get a scene.

        One scene.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /scenes/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_SCENE, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a scene.

        Deletes a scene.

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

        ``DELETE /scenes/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_SCENE, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Scene:
        """Change a scene.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The scene (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /scenes/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_SCENE, path={"id": id}, body=body)


class AsyncScenesWithResponse:
    """The methods of `AsyncScenes`, each giving the whole reply."""

    def __init__(self, resource: AsyncScenes) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
