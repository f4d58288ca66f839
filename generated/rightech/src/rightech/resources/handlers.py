"""What `client.handlers` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import handlers as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import EntityChangesInput, Handler, ObjectId, Removed, TimePoint


class Handlers(SyncResource):
    """Handlers, the functions that process packets."""

    @cached_property
    def with_response(self) -> HandlersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return HandlersWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Handler]:
        """List handlers.

        The handlers that the user has access to.

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

        ``GET /handlers``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_HANDLERS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(
        self, *, name: str, user_code: str | Unset = UNSET, description: str | Unset = UNSET
    ) -> Handler:
        """Create a handler.

        Creates a handler.

        Args:
            name: Name.
            user_code: The function, in JavaScript.
            description: Description.

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /handlers``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.CREATE_HANDLER,
            body={"name": name, "userCode": user_code, "description": description},
        )

    def get(self, id: ObjectId) -> Handler:
        """Get a handler.

        One handler.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /handlers/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_HANDLER, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a handler.

        Deletes a handler.

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

        ``DELETE /handlers/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_HANDLER, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Handler:
        """Change a handler.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /handlers/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_HANDLER, path={"id": id}, body=body)


class HandlersWithResponse:
    """The methods of `Handlers`, each giving the whole reply."""

    def __init__(self, resource: Handlers) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncHandlers(AsyncResource):
    """Handlers, the functions that process packets."""

    @cached_property
    def with_response(self) -> AsyncHandlersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncHandlersWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Handler]:
        """List handlers.

        The handlers that the user has access to.

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

        ``GET /handlers``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_HANDLERS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(
        self, *, name: str, user_code: str | Unset = UNSET, description: str | Unset = UNSET
    ) -> Handler:
        """Create a handler.

        Creates a handler.

        Args:
            name: Name.
            user_code: The function, in JavaScript.
            description: Description.

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /handlers``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.CREATE_HANDLER,
            body={"name": name, "userCode": user_code, "description": description},
        )

    async def get(self, id: ObjectId) -> Handler:
        """Get a handler.

        One handler.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /handlers/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_HANDLER, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a handler.

        Deletes a handler.

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

        ``DELETE /handlers/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_HANDLER, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Handler:
        """Change a handler.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The handler (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /handlers/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_HANDLER, path={"id": id}, body=body)


class AsyncHandlersWithResponse:
    """The methods of `AsyncHandlers`, each giving the whole reply."""

    def __init__(self, resource: AsyncHandlers) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
