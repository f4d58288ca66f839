"""The fake of `geofences`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import geofences as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_GEOFENCES = Described(
    operations.LIST_GEOFENCES,
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
                    "name": "Yard",
                    "color": "#00aa00",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "Geofence"}},
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

CREATE_GEOFENCE = Described(
    operations.CREATE_GEOFENCE,
    body={"$ref": "NewGeofence"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Yard",
                "color": "#00aa00",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Geofence"},
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

GET_GEOFENCE = Described(
    operations.GET_GEOFENCE,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Yard",
                "color": "#00aa00",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Geofence"},
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

DELETE_GEOFENCE = Described(
    operations.DELETE_GEOFENCE,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
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

UPDATE_GEOFENCE = Described(
    operations.UPDATE_GEOFENCE,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Yard",
                "color": "#00aa00",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Geofence"},
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


class FakeGeofences(ResourceFake):
    """Geofences, places that objects enter and leave."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "geofences.list", LIST_GEOFENCES)
        """``GET /geofences``"""
        self.create = OperationFake(kit, "geofences.create", CREATE_GEOFENCE)
        """``POST /geofences``"""
        self.get = OperationFake(kit, "geofences.get", GET_GEOFENCE)
        """``GET /geofences/{id}``"""
        self.delete = OperationFake(kit, "geofences.delete", DELETE_GEOFENCE)
        """``DELETE /geofences/{id}``"""
        self.update = OperationFake(kit, "geofences.update", UPDATE_GEOFENCE)
        """``PATCH /geofences/{id}``"""
