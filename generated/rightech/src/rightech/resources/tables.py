"""What `client.tables` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import tables as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        Entity,
        EntityChangesInput,
        EntityFieldsInput,
        ObjectId,
        Removed,
        Table,
        TimePoint,
    )


class Tables(SyncResource):
    """Tables of the user's own data."""

    @cached_property
    def with_response(self) -> TablesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return TablesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Table]:
        """List tables.

        The tables that the user has access to.

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

        ``GET /tables``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TABLES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, *, body: EntityFieldsInput) -> Table:
        """Create a table.

        Creates a table.

        Args:
            body: The fields of the table (observed, PLT-T2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /tables``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.CREATE_TABLE, body=body)

    def get(self, id: ObjectId) -> Table:
        """Get a table.

        One table.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_TABLE, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a table.

        Deletes a table.

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

        ``DELETE /tables/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_TABLE, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Table:
        """Change a table.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /tables/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_TABLE, path={"id": id}, body=body)

    def list_rows(
        self, id: ObjectId, *, limit: int | Unset = UNSET, only: Sequence[str] | Unset = UNSET
    ) -> Paged[Entity]:
        """List the rows of a table.

        The rows of a table; their columns are the user's own.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}/rows``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TABLE_ROWS, path={"id": id}, query={"limit": limit, "only": only}
        )

    def get_row(self, id: ObjectId, row_id: ObjectId) -> Entity:
        """Get a row of a table.

        One row of a table.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            row_id: Id of the row (observed, PLT-T3).

        Returns:
            The row (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}/rows/{row_id}``, observed (PLT-T3).
        """
        return self._call(operations.GET_TABLE_ROW, path={"id": id, "row_id": row_id})


class TablesWithResponse:
    """The methods of `Tables`, each giving the whole reply."""

    def __init__(self, resource: Tables) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)
        self.get_row = whole_reply(resource.get_row)


class AsyncTables(AsyncResource):
    """Tables of the user's own data."""

    @cached_property
    def with_response(self) -> AsyncTablesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncTablesWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Table]:
        """List tables.

        The tables that the user has access to.

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

        ``GET /tables``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TABLES,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, *, body: EntityFieldsInput) -> Table:
        """Create a table.

        Creates a table.

        Args:
            body: The fields of the table (observed, PLT-T2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /tables``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.CREATE_TABLE, body=body)

    async def get(self, id: ObjectId) -> Table:
        """Get a table.

        One table.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_TABLE, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a table.

        Deletes a table.

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

        ``DELETE /tables/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_TABLE, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Table:
        """Change a table.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The table (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /tables/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_TABLE, path={"id": id}, body=body)

    def list_rows(
        self, id: ObjectId, *, limit: int | Unset = UNSET, only: Sequence[str] | Unset = UNSET
    ) -> AsyncPaged[Entity]:
        """List the rows of a table.

        The rows of a table; their columns are the user's own.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}/rows``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TABLE_ROWS, path={"id": id}, query={"limit": limit, "only": only}
        )

    async def get_row(self, id: ObjectId, row_id: ObjectId) -> Entity:
        """Get a row of a table.

        One row of a table.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            row_id: Id of the row (observed, PLT-T3).

        Returns:
            The row (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tables/{id}/rows/{row_id}``, observed (PLT-T3).
        """
        return await self._call(operations.GET_TABLE_ROW, path={"id": id, "row_id": row_id})


class AsyncTablesWithResponse:
    """The methods of `AsyncTables`, each giving the whole reply."""

    def __init__(self, resource: AsyncTables) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
        self.get_row = whole_async_reply(resource.get_row)
