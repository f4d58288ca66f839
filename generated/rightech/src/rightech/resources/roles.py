"""What `client.roles` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import roles as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import EntityChangesInput, EntityFieldsInput, ObjectId, Removed, Role, TimePoint


class Roles(SyncResource):
    """Roles, what their users may do."""

    @cached_property
    def with_response(self) -> RolesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return RolesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Role]:
        """List roles.

        The roles that the user has access to.

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

        ``GET /roles``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_ROLES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, *, body: EntityFieldsInput) -> Role:
        """Create a role.

        Creates a role.

        Args:
            body: The fields of the role (observed, PLT-T2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /roles``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.CREATE_ROLE, body=body)

    def get(self, id: ObjectId) -> Role:
        """Get a role.

        One role.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /roles/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_ROLE, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a role.

        Deletes a role.

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

        ``DELETE /roles/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_ROLE, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Role:
        """Change a role.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /roles/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_ROLE, path={"id": id}, body=body)


class RolesWithResponse:
    """The methods of `Roles`, each giving the whole reply."""

    def __init__(self, resource: Roles) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncRoles(AsyncResource):
    """Roles, what their users may do."""

    @cached_property
    def with_response(self) -> AsyncRolesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncRolesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Role]:
        """List roles.

        The roles that the user has access to.

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

        ``GET /roles``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_ROLES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, *, body: EntityFieldsInput) -> Role:
        """Create a role.

        Creates a role.

        Args:
            body: The fields of the role (observed, PLT-T2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /roles``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.CREATE_ROLE, body=body)

    async def get(self, id: ObjectId) -> Role:
        """Get a role.

        One role.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /roles/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_ROLE, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a role.

        Deletes a role.

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

        ``DELETE /roles/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_ROLE, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Role:
        """Change a role.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The role (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /roles/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_ROLE, path={"id": id}, body=body)


class AsyncRolesWithResponse:
    """The methods of `AsyncRoles`, each giving the whole reply."""

    def __init__(self, resource: AsyncRoles) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
