"""What `client.stores` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import stores as operations
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
        StoreMeta,
        TimePoint,
    )


class Stores(SyncResource):
    """The entities of any store, by its name."""

    @cached_property
    def with_response(self) -> StoresWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return StoresWithResponse(self.whole())

    def list(
        self,
        store: str,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Entity]:
        """List entities.

        The entities of a store, at most 10000 per request; the client asks for the next ones by `offset`.
        The order is not documented.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
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

        ``GET /{store}``, documented (PLT-6, PLT-7, PLT-O3, PLT-10, PLT-11, PLT-12, PLT-14, PLT-15,
        PLT-16, PLT-28, PLT-T3).
        """
        return self._paged(
            operations.LIST_ENTITIES,
            path={"store": store},
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def meta(
        self,
        store: str,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> StoreMeta:
        """Count the entities of a store.

        The total number of entities, the first and the last one. It cannot be combined with `offset`
        and `limit`. The names of the members are not documented.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Returns:
            The total number of entities, the first and the last entity.

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /{store}?meta=true``, documented (PLT-13).
        """
        return self._call(
            operations.GET_STORE_META,
            path={"store": store},
            query={
                "meta": "true",
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, store: str, *, body: EntityFieldsInput) -> Entity:
        """Create an entity.

        Registers a new entity. Only the fields you need have to be given, though some stores have
        required fields. The reply is not documented; servers answer with the entity, `success`
        merged into it.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            body: The fields of the entity (PLT-O1).

        Returns:
            The entity (PLT-O1, PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /{store}``, documented (PLT-7, PLT-O1, PLT-20, PLT-T3).
        """
        return self._call(operations.CREATE_ENTITY, path={"store": store}, body=body)

    def get(self, store: str, id: ObjectId) -> Entity:
        """Get an entity.

        One entity, by its id.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The entity (PLT-O2, PLT-5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /{store}/{id}``, documented (PLT-7, PLT-O2, PLT-T3).
        """
        return self._call(operations.GET_ENTITY, path={"store": store, "id": id})

    def delete(self, store: str, id: ObjectId) -> Removed:
        """Delete an entity.

        Deletes an entity. No further headers and no body are sent.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-22, PLT-O5, PLT-T5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /{store}/{id}``, documented (PLT-7, PLT-8, PLT-O5, PLT-T5).
        """
        return self._call(operations.DELETE_ENTITY, path={"store": store, "id": id})

    def update(self, store: str, id: ObjectId, *, body: EntityChangesInput) -> Entity:
        """Change an entity.

        Changes the given fields and leaves the others. `_id`, `access`, `owner`, `group` and `branch`
        cannot be changed this way.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (PLT-O4).

        Returns:
            The entity (PLT-O4, PLT-T5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /{store}/{id}``, documented (PLT-5, PLT-7, PLT-O4, PLT-T5).
        """
        return self._call(operations.UPDATE_ENTITY, path={"store": store, "id": id}, body=body)


class StoresWithResponse:
    """The methods of `Stores`, each giving the whole reply."""

    def __init__(self, resource: Stores) -> None:
        self.meta = whole_reply(resource.meta)
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncStores(AsyncResource):
    """The entities of any store, by its name."""

    @cached_property
    def with_response(self) -> AsyncStoresWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncStoresWithResponse(self.whole())

    def list(
        self,
        store: str,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Entity]:
        """List entities.

        The entities of a store, at most 10000 per request; the client asks for the next ones by `offset`.
        The order is not documented.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
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

        ``GET /{store}``, documented (PLT-6, PLT-7, PLT-O3, PLT-10, PLT-11, PLT-12, PLT-14, PLT-15,
        PLT-16, PLT-28, PLT-T3).
        """
        return self._paged(
            operations.LIST_ENTITIES,
            path={"store": store},
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def meta(
        self,
        store: str,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> StoreMeta:
        """Count the entities of a store.

        The total number of entities, the first and the last one. It cannot be combined with `offset`
        and `limit`. The names of the members are not documented.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Returns:
            The total number of entities, the first and the last entity.

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /{store}?meta=true``, documented (PLT-13).
        """
        return await self._call(
            operations.GET_STORE_META,
            path={"store": store},
            query={
                "meta": "true",
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, store: str, *, body: EntityFieldsInput) -> Entity:
        """Create an entity.

        Registers a new entity. Only the fields you need have to be given, though some stores have
        required fields. The reply is not documented; servers answer with the entity, `success`
        merged into it.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            body: The fields of the entity (PLT-O1).

        Returns:
            The entity (PLT-O1, PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /{store}``, documented (PLT-7, PLT-O1, PLT-20, PLT-T3).
        """
        return await self._call(operations.CREATE_ENTITY, path={"store": store}, body=body)

    async def get(self, store: str, id: ObjectId) -> Entity:
        """Get an entity.

        One entity, by its id.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The entity (PLT-O2, PLT-5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /{store}/{id}``, documented (PLT-7, PLT-O2, PLT-T3).
        """
        return await self._call(operations.GET_ENTITY, path={"store": store, "id": id})

    async def delete(self, store: str, id: ObjectId) -> Removed:
        """Delete an entity.

        Deletes an entity. No further headers and no body are sent.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-22, PLT-O5, PLT-T5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /{store}/{id}``, documented (PLT-7, PLT-8, PLT-O5, PLT-T5).
        """
        return await self._call(operations.DELETE_ENTITY, path={"store": store, "id": id})

    async def update(self, store: str, id: ObjectId, *, body: EntityChangesInput) -> Entity:
        """Change an entity.

        Changes the given fields and leaves the others. `_id`, `access`, `owner`, `group` and `branch`
        cannot be changed this way.

        Args:
            store: Name of the store, such as `objects` (PLT-O1).
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (PLT-O4).

        Returns:
            The entity (PLT-O4, PLT-T5).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /{store}/{id}``, documented (PLT-5, PLT-7, PLT-O4, PLT-T5).
        """
        return await self._call(
            operations.UPDATE_ENTITY, path={"store": store, "id": id}, body=body
        )


class AsyncStoresWithResponse:
    """The methods of `AsyncStores`, each giving the whole reply."""

    def __init__(self, resource: AsyncStores) -> None:
        self.meta = whole_async_reply(resource.meta)
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
