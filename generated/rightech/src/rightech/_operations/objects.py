"""The operations of `objects`, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Json,
    JsonBody,
    OffsetPaging,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
)

if TYPE_CHECKING:
    from ..models import DeviceObject, Entity, Event, Packet, Removed, Undocumented

LIST_OBJECTS: PagedOperation[DeviceObject] = PagedOperation(
    id="listObjects",
    name="objects.list",
    method="GET",
    path="/objects",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.DeviceObject]),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    paging=OffsetPaging(
        items="", parameter="offset", size_parameter="limit", size=10000, cap=10000
    ),
    retry=Retry.SAFE,
)

CREATE_OBJECT: Operation[DeviceObject] = Operation(
    id="createObject",
    name="objects.create",
    method="POST",
    path="/objects",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceObject),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_OBJECT: Operation[DeviceObject] = Operation(
    id="getObject",
    name="objects.get",
    method="GET",
    path="/objects/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceObject),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_OBJECT: Operation[Removed] = Operation(
    id="deleteObject",
    name="objects.delete",
    method="DELETE",
    path="/objects/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Removed),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

UPDATE_OBJECT: Operation[DeviceObject] = Operation(
    id="updateObject",
    name="objects.update",
    method="PATCH",
    path="/objects/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceObject),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

SEND_COMMAND: Operation[Undocumented] = Operation(
    id="sendCommand",
    name="objects.send_command",
    method="POST",
    path="/objects/{id}/commands/{command}",
    parameters=(
        Parameter("id", "path"),
        Parameter("command", "path"),
    ),
    body=JsonBody(),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

LIST_PACKETS: PagedOperation[Packet] = PagedOperation(
    id="listPackets",
    name="objects.list_packets",
    method="GET",
    path="/objects/{id}/packets",
    parameters=(
        Parameter("id", "path"),
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Packet]),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    paging=OffsetPaging(
        items="", parameter="offset", size_parameter="limit", size=10000, cap=10000
    ),
    retry=Retry.SAFE,
)

SEND_PACKET: Operation[Undocumented] = Operation(
    id="sendPacket",
    name="objects.send_packet",
    method="POST",
    path="/objects/{id}/packets",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

LIST_OBJECT_EVENTS: Operation[list[Event]] = Operation(
    id="listObjectEvents",
    name="objects.list_events",
    method="GET",
    path="/objects/{id}/events",
    parameters=(
        Parameter("id", "path"),
        Parameter("from", "query"),
        Parameter("to", "query"),
        Parameter("events", "query", explode=False),
        Parameter("events!", "query", explode=False),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Event]),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

GET_OBJECT_MODEL: Operation[Entity] = Operation(
    id="getObjectModel",
    name="objects.get_model",
    method="GET",
    path="/objects/{id}/model",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Entity),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

START_AUTOMATON: Operation[Undocumented] = Operation(
    id="startAutomaton",
    name="objects.start_automaton",
    method="POST",
    path="/objects/{id}/automatons/{automaton}/start",
    parameters=(
        Parameter("id", "path"),
        Parameter("automaton", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

STOP_AUTOMATON: Operation[Undocumented] = Operation(
    id="stopAutomaton",
    name="objects.stop_automaton",
    method="POST",
    path="/objects/{id}/automatons/{automaton}/stop",
    parameters=(
        Parameter("id", "path"),
        Parameter("automaton", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

START_HANDLER: Operation[Undocumented] = Operation(
    id="startHandler",
    name="objects.start_handler",
    method="POST",
    path="/objects/{id}/handlers/{handler}/start",
    parameters=(
        Parameter("id", "path"),
        Parameter("handler", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

STOP_HANDLER: Operation[Undocumented] = Operation(
    id="stopHandler",
    name="objects.stop_handler",
    method="POST",
    path="/objects/{id}/handlers/{handler}/stop",
    parameters=(
        Parameter("id", "path"),
        Parameter("handler", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

START_GEOFENCE: Operation[Undocumented] = Operation(
    id="startGeofence",
    name="objects.start_geofence",
    method="POST",
    path="/objects/{id}/geofences/{geofence}/start",
    parameters=(
        Parameter("id", "path"),
        Parameter("geofence", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

STOP_GEOFENCE: Operation[Undocumented] = Operation(
    id="stopGeofence",
    name="objects.stop_geofence",
    method="POST",
    path="/objects/{id}/geofences/{geofence}/stop",
    parameters=(
        Parameter("id", "path"),
        Parameter("geofence", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

GET_CONTAINER: Operation[Undocumented] = Operation(
    id="getContainer",
    name="objects.get_container",
    method="GET",
    path="/objects/{id}/containers/{cid}",
    parameters=(
        Parameter("id", "path"),
        Parameter("cid", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
