"""What `client.automatons` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import automatons as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        Automaton,
        EntityChangesInput,
        EntityFieldsInput,
        ObjectId,
        Removed,
        TimePoint,
    )


class Automatons(SyncResource):
    """Automatons, the scenarios of objects."""

    @cached_property
    def with_response(self) -> AutomatonsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AutomatonsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Automaton]:
        """List automatons.

        The automatons that the user has access to.

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

        ``GET /automatons``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_AUTOMATONS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, *, body: EntityFieldsInput) -> Automaton:
        """Create an automaton.

        Creates an automaton.

        Args:
            body: The fields of the automaton (observed, PLT-T2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /automatons``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.CREATE_AUTOMATON, body=body)

    def get(self, id: ObjectId) -> Automaton:
        """Get an automaton.

        One automaton.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /automatons/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_AUTOMATON, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete an automaton.

        Deletes an automaton.

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

        ``DELETE /automatons/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_AUTOMATON, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Automaton:
        """Change an automaton.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /automatons/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_AUTOMATON, path={"id": id}, body=body)


class AutomatonsWithResponse:
    """The methods of `Automatons`, each giving the whole reply."""

    def __init__(self, resource: Automatons) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncAutomatons(AsyncResource):
    """Automatons, the scenarios of objects."""

    @cached_property
    def with_response(self) -> AsyncAutomatonsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAutomatonsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Automaton]:
        """List automatons.

        The automatons that the user has access to.

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

        ``GET /automatons``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_AUTOMATONS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, *, body: EntityFieldsInput) -> Automaton:
        """Create an automaton.

        Creates an automaton.

        Args:
            body: The fields of the automaton (observed, PLT-T2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /automatons``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.CREATE_AUTOMATON, body=body)

    async def get(self, id: ObjectId) -> Automaton:
        """Get an automaton.

        One automaton.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /automatons/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_AUTOMATON, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete an automaton.

        Deletes an automaton.

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

        ``DELETE /automatons/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_AUTOMATON, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Automaton:
        """Change an automaton.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The automaton (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /automatons/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_AUTOMATON, path={"id": id}, body=body)


class AsyncAutomatonsWithResponse:
    """The methods of `AsyncAutomatons`, each giving the whole reply."""

    def __init__(self, resource: AsyncAutomatons) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
