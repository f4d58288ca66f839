"""What `client.objects` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import objects as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from .._runtime.values import JsonInput
    from ..models import (
        DeviceObject,
        Entity,
        EntityChangesInput,
        EntityFieldsInput,
        Event,
        ObjectId,
        Packet,
        Removed,
        TimePoint,
        Undocumented,
    )


class Objects(SyncResource):
    """Objects, the devices of the platform."""

    @cached_property
    def with_response(self) -> ObjectsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ObjectsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[DeviceObject]:
        """List objects.

        The objects that the user has access to.

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

        ``GET /objects``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_OBJECTS,
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
        model: ObjectId,
        id: str,
        name: str,
        description: str | Unset = UNSET,
        config: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> DeviceObject:
        """Create an object.

        Creates an object.

        Args:
            model: Id of the model.
            id: Id of the device.
            name: Name.
            description: Description.
            config: Settings, by node of the model.

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.CREATE_OBJECT,
            body={
                "model": model,
                "id": id,
                "name": name,
                "description": description,
                "config": config,
            },
        )

    def get(self, id: str) -> DeviceObject:
        """Get an object.

        One object.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_OBJECT, path={"id": id})

    def delete(self, id: str) -> Removed:
        """Delete an object.

        Deletes an object.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /objects/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_OBJECT, path={"id": id})

    def update(self, id: str, *, body: EntityChangesInput) -> DeviceObject:
        """Change an object.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /objects/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_OBJECT, path={"id": id}, body=body)

    def send_command(
        self, id: str, command: str, *, body: EntityFieldsInput | Unset = UNSET
    ) -> Undocumented:
        """Send a command to an object.

        Sends a command to a device, with the data that the command asks for. The reply is not
        certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            command: Id of the command, from the model of the object (observed, PLT-T2).
            body: The data of the command (observed, PLT-T2, PLT-T3).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/commands/{command}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.SEND_COMMAND, path={"id": id, "command": command}, body=body)

    def list_packets(
        self,
        id: str,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Packet]:
        """List the packets of an object.

        The telemetry of a device in a period. One call gives at most a month; the platform keeps
        about three months.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
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

        ``GET /objects/{id}/packets``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_PACKETS,
            path={"id": id},
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def send_packet(self, id: str, *, body: EntityFieldsInput) -> Undocumented:
        """Send a packet on behalf of an object.

        Stores a packet as if the device had sent it. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            body: The values, by the id of their argument in the model (observed, PLT-T2,
                PLT-T3).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/packets``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.SEND_PACKET, path={"id": id}, body=body)

    def list_events(
        self,
        id: str,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
        events: Sequence[str] | Unset = UNSET,
        excluded_events: Sequence[str] | Unset = UNSET,
    ) -> builtins.list[Event]:
        """List the events of an object.

        The events of an object in a period.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).
            events: Only events with these names (observed, PLT-T2, PLT-T3).
            excluded_events: No events with these names (observed, PLT-T2, PLT-T3).

        Returns:
            The events (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/events``, observed (PLT-T2).
        """
        return self._call(
            operations.LIST_OBJECT_EVENTS,
            path={"id": id},
            query={
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
                "events": events,
                "events!": excluded_events,
            },
        )

    def get_model(self, id: str) -> Entity:
        """Get the model of an object.

        The model of an object, with what the object changed in it. The shape is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/model``, observed (PLT-T2).
        """
        return self._call(operations.GET_OBJECT_MODEL, path={"id": id})

    def start_automaton(self, id: str, automaton: str) -> Undocumented:
        """Start an automaton for an object.

        Starts the automaton for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            automaton: Id of the automaton (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/automatons/{automaton}/start``, observed (PLT-T2).
        """
        return self._call(operations.START_AUTOMATON, path={"id": id, "automaton": automaton})

    def stop_automaton(self, id: str, automaton: str) -> Undocumented:
        """Stop an automaton for an object.

        Stops the automaton for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            automaton: Id of the automaton (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/automatons/{automaton}/stop``, observed (PLT-T2).
        """
        return self._call(operations.STOP_AUTOMATON, path={"id": id, "automaton": automaton})

    def start_handler(self, id: str, handler: str) -> Undocumented:
        """Start a handler for an object.

        Starts the handler for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            handler: Id of the handler (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/handlers/{handler}/start``, observed (PLT-T2).
        """
        return self._call(operations.START_HANDLER, path={"id": id, "handler": handler})

    def stop_handler(self, id: str, handler: str) -> Undocumented:
        """Stop a handler for an object.

        Stops the handler for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            handler: Id of the handler (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/handlers/{handler}/stop``, observed (PLT-T2).
        """
        return self._call(operations.STOP_HANDLER, path={"id": id, "handler": handler})

    def start_geofence(self, id: str, geofence: str) -> Undocumented:
        """Start a geofence for an object.

        Starts the geofence for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            geofence: Id of the geofence (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/geofences/{geofence}/start``, observed (PLT-T2).
        """
        return self._call(operations.START_GEOFENCE, path={"id": id, "geofence": geofence})

    def stop_geofence(self, id: str, geofence: str) -> Undocumented:
        """Stop a geofence for an object.

        Stops the geofence for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            geofence: Id of the geofence (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/geofences/{geofence}/stop``, observed (PLT-T2).
        """
        return self._call(operations.STOP_GEOFENCE, path={"id": id, "geofence": geofence})

    def get_container(self, id: str, cid: str) -> Undocumented:
        """Get a container of an object.

        A container of an object. The shape is not known.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            cid: Id of the container (observed, PLT-T2).

        Returns:
            The container (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/containers/{cid}``, observed (PLT-T2).
        """
        return self._call(operations.GET_CONTAINER, path={"id": id, "cid": cid})


class ObjectsWithResponse:
    """The methods of `Objects`, each giving the whole reply."""

    def __init__(self, resource: Objects) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)
        self.send_command = whole_reply(resource.send_command)
        self.send_packet = whole_reply(resource.send_packet)
        self.list_events = whole_reply(resource.list_events)
        self.get_model = whole_reply(resource.get_model)
        self.start_automaton = whole_reply(resource.start_automaton)
        self.stop_automaton = whole_reply(resource.stop_automaton)
        self.start_handler = whole_reply(resource.start_handler)
        self.stop_handler = whole_reply(resource.stop_handler)
        self.start_geofence = whole_reply(resource.start_geofence)
        self.stop_geofence = whole_reply(resource.stop_geofence)
        self.get_container = whole_reply(resource.get_container)


class AsyncObjects(AsyncResource):
    """Objects, the devices of the platform."""

    @cached_property
    def with_response(self) -> AsyncObjectsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncObjectsWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[DeviceObject]:
        """List objects.

        The objects that the user has access to.

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

        ``GET /objects``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_OBJECTS,
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
        model: ObjectId,
        id: str,
        name: str,
        description: str | Unset = UNSET,
        config: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> DeviceObject:
        """Create an object.

        Creates an object.

        Args:
            model: Id of the model.
            id: Id of the device.
            name: Name.
            description: Description.
            config: Settings, by node of the model.

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.CREATE_OBJECT,
            body={
                "model": model,
                "id": id,
                "name": name,
                "description": description,
                "config": config,
            },
        )

    async def get(self, id: str) -> DeviceObject:
        """Get an object.

        One object.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_OBJECT, path={"id": id})

    async def delete(self, id: str) -> Removed:
        """Delete an object.

        Deletes an object.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /objects/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_OBJECT, path={"id": id})

    async def update(self, id: str, *, body: EntityChangesInput) -> DeviceObject:
        """Change an object.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The object (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /objects/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_OBJECT, path={"id": id}, body=body)

    async def send_command(
        self, id: str, command: str, *, body: EntityFieldsInput | Unset = UNSET
    ) -> Undocumented:
        """Send a command to an object.

        Sends a command to a device, with the data that the command asks for. The reply is not
        certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            command: Id of the command, from the model of the object (observed, PLT-T2).
            body: The data of the command (observed, PLT-T2, PLT-T3).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/commands/{command}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.SEND_COMMAND, path={"id": id, "command": command}, body=body
        )

    def list_packets(
        self,
        id: str,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Packet]:
        """List the packets of an object.

        The telemetry of a device in a period. One call gives at most a month; the platform keeps
        about three months.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
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

        ``GET /objects/{id}/packets``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_PACKETS,
            path={"id": id},
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def send_packet(self, id: str, *, body: EntityFieldsInput) -> Undocumented:
        """Send a packet on behalf of an object.

        Stores a packet as if the device had sent it. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            body: The values, by the id of their argument in the model (observed, PLT-T2,
                PLT-T3).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/packets``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.SEND_PACKET, path={"id": id}, body=body)

    async def list_events(
        self,
        id: str,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
        events: Sequence[str] | Unset = UNSET,
        excluded_events: Sequence[str] | Unset = UNSET,
    ) -> builtins.list[Event]:
        """List the events of an object.

        The events of an object in a period.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).
            events: Only events with these names (observed, PLT-T2, PLT-T3).
            excluded_events: No events with these names (observed, PLT-T2, PLT-T3).

        Returns:
            The events (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/events``, observed (PLT-T2).
        """
        return await self._call(
            operations.LIST_OBJECT_EVENTS,
            path={"id": id},
            query={
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
                "events": events,
                "events!": excluded_events,
            },
        )

    async def get_model(self, id: str) -> Entity:
        """Get the model of an object.

        The model of an object, with what the object changed in it. The shape is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).

        Returns:
            The model (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/model``, observed (PLT-T2).
        """
        return await self._call(operations.GET_OBJECT_MODEL, path={"id": id})

    async def start_automaton(self, id: str, automaton: str) -> Undocumented:
        """Start an automaton for an object.

        Starts the automaton for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            automaton: Id of the automaton (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/automatons/{automaton}/start``, observed (PLT-T2).
        """
        return await self._call(operations.START_AUTOMATON, path={"id": id, "automaton": automaton})

    async def stop_automaton(self, id: str, automaton: str) -> Undocumented:
        """Stop an automaton for an object.

        Stops the automaton for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            automaton: Id of the automaton (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/automatons/{automaton}/stop``, observed (PLT-T2).
        """
        return await self._call(operations.STOP_AUTOMATON, path={"id": id, "automaton": automaton})

    async def start_handler(self, id: str, handler: str) -> Undocumented:
        """Start a handler for an object.

        Starts the handler for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            handler: Id of the handler (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/handlers/{handler}/start``, observed (PLT-T2).
        """
        return await self._call(operations.START_HANDLER, path={"id": id, "handler": handler})

    async def stop_handler(self, id: str, handler: str) -> Undocumented:
        """Stop a handler for an object.

        Stops the handler for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            handler: Id of the handler (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/handlers/{handler}/stop``, observed (PLT-T2).
        """
        return await self._call(operations.STOP_HANDLER, path={"id": id, "handler": handler})

    async def start_geofence(self, id: str, geofence: str) -> Undocumented:
        """Start a geofence for an object.

        Starts the geofence for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            geofence: Id of the geofence (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/geofences/{geofence}/start``, observed (PLT-T2).
        """
        return await self._call(operations.START_GEOFENCE, path={"id": id, "geofence": geofence})

    async def stop_geofence(self, id: str, geofence: str) -> Undocumented:
        """Stop a geofence for an object.

        Stops the geofence for this object. The reply is not certain.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            geofence: Id of the geofence (observed, PLT-T2).

        Returns:
            The reply of the server (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /objects/{id}/geofences/{geofence}/stop``, observed (PLT-T2).
        """
        return await self._call(operations.STOP_GEOFENCE, path={"id": id, "geofence": geofence})

    async def get_container(self, id: str, cid: str) -> Undocumented:
        """Get a container of an object.

        A container of an object. The shape is not known.

        Args:
            id: The ObjectId of the object, or the id of the device (observed, PLT-T2).
            cid: Id of the container (observed, PLT-T2).

        Returns:
            The container (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /objects/{id}/containers/{cid}``, observed (PLT-T2).
        """
        return await self._call(operations.GET_CONTAINER, path={"id": id, "cid": cid})


class AsyncObjectsWithResponse:
    """The methods of `AsyncObjects`, each giving the whole reply."""

    def __init__(self, resource: AsyncObjects) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
        self.send_command = whole_async_reply(resource.send_command)
        self.send_packet = whole_async_reply(resource.send_packet)
        self.list_events = whole_async_reply(resource.list_events)
        self.get_model = whole_async_reply(resource.get_model)
        self.start_automaton = whole_async_reply(resource.start_automaton)
        self.stop_automaton = whole_async_reply(resource.stop_automaton)
        self.start_handler = whole_async_reply(resource.start_handler)
        self.stop_handler = whole_async_reply(resource.stop_handler)
        self.start_geofence = whole_async_reply(resource.start_geofence)
        self.stop_geofence = whole_async_reply(resource.stop_geofence)
        self.get_container = whole_async_reply(resource.get_container)
