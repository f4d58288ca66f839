"""The fake of `objects`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import objects as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_OBJECTS = Described(
    operations.LIST_OBJECTS,
    given=(
        Given("offset", "query", {"type": "integer", "minimum": 0}),
        Given("limit", "query", {"type": "integer", "minimum": 1, "maximum": 10000}),
        Given("only", "query", {"type": "array", "items": {"type": "string"}}),
        Given("from", "query", {"$ref": "TimePoint"}),
        Given("to", "query", {"$ref": "TimePoint"}),
    ),
    replies=(
        Shown(
            "200",
            [
                {
                    "_id": "58238a935baa56173b24f0e4",
                    "model": "58238a935baa56173b24f0e5",
                    "id": "greenhouse-01",
                    "name": "Greenhouse 1",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "DeviceObject"}},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

CREATE_OBJECT = Described(
    operations.CREATE_OBJECT,
    body={"$ref": "NewDeviceObject"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "model": "58238a935baa56173b24f0e5",
                "id": "greenhouse-01",
                "name": "Greenhouse 1",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "DeviceObject"},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

GET_OBJECT = Described(
    operations.GET_OBJECT,
    given=(Given("id", "path", {"type": "string", "minLength": 1}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "model": "58238a935baa56173b24f0e5",
                "id": "greenhouse-01",
                "name": "Greenhouse 1",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "DeviceObject"},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

DELETE_OBJECT = Described(
    operations.DELETE_OBJECT,
    given=(Given("id", "path", {"type": "string", "minLength": 1}, required=True),),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Removed"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

UPDATE_OBJECT = Described(
    operations.UPDATE_OBJECT,
    given=(Given("id", "path", {"type": "string", "minLength": 1}, required=True),),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "model": "58238a935baa56173b24f0e5",
                "id": "greenhouse-01",
                "name": "Greenhouse 1",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "DeviceObject"},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

SEND_COMMAND = Described(
    operations.SEND_COMMAND,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("command", "path", {"type": "string"}, required=True),
    ),
    body={"$ref": "EntityFields"},
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

LIST_PACKETS = Described(
    operations.LIST_PACKETS,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("offset", "query", {"type": "integer", "minimum": 0}),
        Given("limit", "query", {"type": "integer", "minimum": 1, "maximum": 10000}),
        Given("only", "query", {"type": "array", "items": {"type": "string"}}),
        Given("from", "query", {"$ref": "TimePoint"}),
        Given("to", "query", {"$ref": "TimePoint"}),
    ),
    replies=(
        Shown(
            "200",
            [
                {
                    "time": 1567285200000,
                    "_ts": 1567285200000000,
                    "online": True,
                    "floorTemperature": 18.5,
                },
            ],
            {"type": "array", "items": {"$ref": "Packet"}},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

SEND_PACKET = Described(
    operations.SEND_PACKET,
    given=(Given("id", "path", {"type": "string", "minLength": 1}, required=True),),
    body={"$ref": "EntityFields"},
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

LIST_OBJECT_EVENTS = Described(
    operations.LIST_OBJECT_EVENTS,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("from", "query", {"$ref": "TimePoint"}),
        Given("to", "query", {"$ref": "TimePoint"}),
        Given("events", "query", {"type": "array", "items": {"type": "string"}}),
        Given("events!", "query", {"type": "array", "items": {"type": "string"}}),
    ),
    replies=(
        Shown(
            "200",
            [
                {
                    "_msgid": "a-message",
                    "_oid": "58238a935baa56173b24f0e4",
                    "event": "object-online",
                    "time": 1567285200000,
                    "data": {},
                },
            ],
            {"type": "array", "items": {"$ref": "Event"}},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

GET_OBJECT_MODEL = Described(
    operations.GET_OBJECT_MODEL,
    given=(Given("id", "path", {"type": "string", "minLength": 1}, required=True),),
    replies=(
        Shown("200", {"_id": "58238a935baa56173b24f0e4", "name": "Greenhouse"}, {"$ref": "Entity"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

START_AUTOMATON = Described(
    operations.START_AUTOMATON,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("automaton", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

STOP_AUTOMATON = Described(
    operations.STOP_AUTOMATON,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("automaton", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

START_HANDLER = Described(
    operations.START_HANDLER,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("handler", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

STOP_HANDLER = Described(
    operations.STOP_HANDLER,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("handler", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

START_GEOFENCE = Described(
    operations.START_GEOFENCE,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("geofence", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

STOP_GEOFENCE = Described(
    operations.STOP_GEOFENCE,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("geofence", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {"success": True}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

GET_CONTAINER = Described(
    operations.GET_CONTAINER,
    given=(
        Given("id", "path", {"type": "string", "minLength": 1}, required=True),
        Given("cid", "path", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {}, {"$ref": "Undocumented"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)


class FakeObjects(ResourceFake):
    """Objects, the devices of the platform."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "objects.list", LIST_OBJECTS)
        """``GET /objects``"""
        self.create = OperationFake(kit, "objects.create", CREATE_OBJECT)
        """``POST /objects``"""
        self.get = OperationFake(kit, "objects.get", GET_OBJECT)
        """``GET /objects/{id}``"""
        self.delete = OperationFake(kit, "objects.delete", DELETE_OBJECT)
        """``DELETE /objects/{id}``"""
        self.update = OperationFake(kit, "objects.update", UPDATE_OBJECT)
        """``PATCH /objects/{id}``"""
        self.send_command = OperationFake(kit, "objects.send_command", SEND_COMMAND)
        """``POST /objects/{id}/commands/{command}``"""
        self.list_packets = OperationFake(kit, "objects.list_packets", LIST_PACKETS)
        """``GET /objects/{id}/packets``"""
        self.send_packet = OperationFake(kit, "objects.send_packet", SEND_PACKET)
        """``POST /objects/{id}/packets``"""
        self.list_events = OperationFake(kit, "objects.list_events", LIST_OBJECT_EVENTS)
        """``GET /objects/{id}/events``"""
        self.get_model = OperationFake(kit, "objects.get_model", GET_OBJECT_MODEL)
        """``GET /objects/{id}/model``"""
        self.start_automaton = OperationFake(kit, "objects.start_automaton", START_AUTOMATON)
        """``POST /objects/{id}/automatons/{automaton}/start``"""
        self.stop_automaton = OperationFake(kit, "objects.stop_automaton", STOP_AUTOMATON)
        """``POST /objects/{id}/automatons/{automaton}/stop``"""
        self.start_handler = OperationFake(kit, "objects.start_handler", START_HANDLER)
        """``POST /objects/{id}/handlers/{handler}/start``"""
        self.stop_handler = OperationFake(kit, "objects.stop_handler", STOP_HANDLER)
        """``POST /objects/{id}/handlers/{handler}/stop``"""
        self.start_geofence = OperationFake(kit, "objects.start_geofence", START_GEOFENCE)
        """``POST /objects/{id}/geofences/{geofence}/start``"""
        self.stop_geofence = OperationFake(kit, "objects.stop_geofence", STOP_GEOFENCE)
        """``POST /objects/{id}/geofences/{geofence}/stop``"""
        self.get_container = OperationFake(kit, "objects.get_container", GET_CONTAINER)
        """``GET /objects/{id}/containers/{cid}``"""
