"""What `client.models` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import models as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from .._runtime.values import JsonInput
    from ..models import (
        DeviceModel,
        EntityChangesInput,
        EntityFieldsInput,
        ObjectId,
        Removed,
        TimePoint,
        Undocumented,
    )


class Models(SyncResource):
    """Models of devices, with their tree of nodes."""

    @cached_property
    def with_response(self) -> ModelsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ModelsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[DeviceModel]:
        """List models.

        The models that the user has access to.

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

        ``GET /models``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_MODELS,
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
        base: str,
        description: str | Unset = UNSET,
        data: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> DeviceModel:
        """Create a model.

        Creates a model.

        Args:
            name: Name.
            base: The base model, such as `mqtt`.
            description: Description.
            data: The tree of nodes.

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /models``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.CREATE_MODEL,
            body={"name": name, "base": base, "description": description, "data": data},
        )

    def list_base(self) -> Undocumented:
        """List base models.

        The models that others start from. The shape of one is not certain.

        Returns:
            The base models (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /models/base``, observed (PLT-T2).
        """
        return self._call(operations.LIST_BASE_MODELS)

    def get(self, id: ObjectId) -> DeviceModel:
        """Get a model.

        One model.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /models/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_MODEL, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a model.

        Deletes a model.

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

        ``DELETE /models/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_MODEL, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> DeviceModel:
        """Change a model.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /models/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_MODEL, path={"id": id}, body=body)

    def create_node(
        self,
        id: ObjectId,
        *,
        body_id: str,
        type: str,
        attach_to: str | Unset = UNSET,
        at_index: int | Unset = UNSET,
        name: str | Unset = UNSET,
        unit: str | Unset = UNSET,
        data_type: str | Unset = UNSET,
    ) -> Undocumented:
        """Attach a node to a model.

        Adds a node to the tree of a model. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body_id: Id of the node.
            type: Kind of node, such as `argument`.
            attach_to: The node to attach to (observed, PLT-T2).
            at_index: The place among the children of that node (observed, PLT-T2).
            name: Name.
            unit: Unit, such as `temperature-celsius`.
            data_type: Type of the values, such as `number`.

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /models/{id}/nodes``, observed (PLT-T2).
        """
        return self._call(
            operations.CREATE_MODEL_NODE,
            path={"id": id},
            query={"attachTo": attach_to, "atIndex": at_index},
            body={"id": body_id, "type": type, "name": name, "unit": unit, "dataType": data_type},
        )

    def delete_node(self, id: ObjectId, node: str) -> Undocumented:
        """Delete a node of a model.

        Removes a node from the tree of a model. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            node: Id of the node (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /models/{id}/nodes/{node}``, observed (PLT-T2).
        """
        return self._call(operations.DELETE_MODEL_NODE, path={"id": id, "node": node})

    def update_node(self, id: ObjectId, node: str, *, body: EntityFieldsInput) -> Undocumented:
        """Change a node of a model.

        Changes the given fields of a node. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            node: Id of the node (observed, PLT-T2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /models/{id}/nodes/{node}``, observed (PLT-T2).
        """
        return self._call(operations.UPDATE_MODEL_NODE, path={"id": id, "node": node}, body=body)


class ModelsWithResponse:
    """The methods of `Models`, each giving the whole reply."""

    def __init__(self, resource: Models) -> None:
        self.create = whole_reply(resource.create)
        self.list_base = whole_reply(resource.list_base)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)
        self.create_node = whole_reply(resource.create_node)
        self.delete_node = whole_reply(resource.delete_node)
        self.update_node = whole_reply(resource.update_node)


class AsyncModels(AsyncResource):
    """Models of devices, with their tree of nodes."""

    @cached_property
    def with_response(self) -> AsyncModelsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncModelsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[DeviceModel]:
        """List models.

        The models that the user has access to.

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

        ``GET /models``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_MODELS,
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
        base: str,
        description: str | Unset = UNSET,
        data: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> DeviceModel:
        """Create a model.

        Creates a model.

        Args:
            name: Name.
            base: The base model, such as `mqtt`.
            description: Description.
            data: The tree of nodes.

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /models``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.CREATE_MODEL,
            body={"name": name, "base": base, "description": description, "data": data},
        )

    async def list_base(self) -> Undocumented:
        """List base models.

        The models that others start from. The shape of one is not certain.

        Returns:
            The base models (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /models/base``, observed (PLT-T2).
        """
        return await self._call(operations.LIST_BASE_MODELS)

    async def get(self, id: ObjectId) -> DeviceModel:
        """Get a model.

        One model.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /models/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_MODEL, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a model.

        Deletes a model.

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

        ``DELETE /models/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_MODEL, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> DeviceModel:
        """Change a model.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /models/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_MODEL, path={"id": id}, body=body)

    async def create_node(
        self,
        id: ObjectId,
        *,
        body_id: str,
        type: str,
        attach_to: str | Unset = UNSET,
        at_index: int | Unset = UNSET,
        name: str | Unset = UNSET,
        unit: str | Unset = UNSET,
        data_type: str | Unset = UNSET,
    ) -> Undocumented:
        """Attach a node to a model.

        Adds a node to the tree of a model. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body_id: Id of the node.
            type: Kind of node, such as `argument`.
            attach_to: The node to attach to (observed, PLT-T2).
            at_index: The place among the children of that node (observed, PLT-T2).
            name: Name.
            unit: Unit, such as `temperature-celsius`.
            data_type: Type of the values, such as `number`.

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /models/{id}/nodes``, observed (PLT-T2).
        """
        return await self._call(
            operations.CREATE_MODEL_NODE,
            path={"id": id},
            query={"attachTo": attach_to, "atIndex": at_index},
            body={"id": body_id, "type": type, "name": name, "unit": unit, "dataType": data_type},
        )

    async def delete_node(self, id: ObjectId, node: str) -> Undocumented:
        """Delete a node of a model.

        Removes a node from the tree of a model. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            node: Id of the node (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /models/{id}/nodes/{node}``, observed (PLT-T2).
        """
        return await self._call(operations.DELETE_MODEL_NODE, path={"id": id, "node": node})

    async def update_node(
        self, id: ObjectId, node: str, *, body: EntityFieldsInput
    ) -> Undocumented:
        """Change a node of a model.

        Changes the given fields of a node. The reply is not certain.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            node: Id of the node (observed, PLT-T2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /models/{id}/nodes/{node}``, observed (PLT-T2).
        """
        return await self._call(
            operations.UPDATE_MODEL_NODE, path={"id": id, "node": node}, body=body
        )


class AsyncModelsWithResponse:
    """The methods of `AsyncModels`, each giving the whole reply."""

    def __init__(self, resource: AsyncModels) -> None:
        self.create = whole_async_reply(resource.create)
        self.list_base = whole_async_reply(resource.list_base)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
        self.create_node = whole_async_reply(resource.create_node)
        self.delete_node = whole_async_reply(resource.delete_node)
        self.update_node = whole_async_reply(resource.update_node)
