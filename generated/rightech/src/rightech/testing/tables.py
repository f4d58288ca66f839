"""The fake of `tables`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import tables as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_TABLES = Described(
    operations.LIST_TABLES,
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
                    "name": "Thresholds",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "Table"}},
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

CREATE_TABLE = Described(
    operations.CREATE_TABLE,
    body={"$ref": "EntityFields"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Thresholds",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Table"},
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

GET_TABLE = Described(
    operations.GET_TABLE,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Thresholds",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Table"},
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

DELETE_TABLE = Described(
    operations.DELETE_TABLE,
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

UPDATE_TABLE = Described(
    operations.UPDATE_TABLE,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Thresholds",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Table"},
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

LIST_TABLE_ROWS = Described(
    operations.LIST_TABLE_ROWS,
    given=(
        Given("id", "path", {"$ref": "ObjectId"}, required=True),
        Given("offset", "query", {"type": "integer", "minimum": 0}),
        Given("limit", "query", {"type": "integer", "minimum": 1, "maximum": 10000}),
        Given("only", "query", {"type": "array", "items": {"type": "string"}}),
    ),
    replies=(
        Shown(
            "200",
            [{"_id": "58238a935baa56173b24f0e4", "threshold": 12.5}],
            {"type": "array", "items": {"$ref": "Entity"}},
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

GET_TABLE_ROW = Described(
    operations.GET_TABLE_ROW,
    given=(
        Given("id", "path", {"$ref": "ObjectId"}, required=True),
        Given("row_id", "path", {"$ref": "ObjectId"}, required=True),
    ),
    replies=(
        Shown("200", {"_id": "58238a935baa56173b24f0e4", "threshold": 12.5}, {"$ref": "Entity"}),
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


class FakeTables(ResourceFake):
    """Tables of the user's own data."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "tables.list", LIST_TABLES)
        """``GET /tables``"""
        self.create = OperationFake(kit, "tables.create", CREATE_TABLE)
        """``POST /tables``"""
        self.get = OperationFake(kit, "tables.get", GET_TABLE)
        """``GET /tables/{id}``"""
        self.delete = OperationFake(kit, "tables.delete", DELETE_TABLE)
        """``DELETE /tables/{id}``"""
        self.update = OperationFake(kit, "tables.update", UPDATE_TABLE)
        """``PATCH /tables/{id}``"""
        self.list_rows = OperationFake(kit, "tables.list_rows", LIST_TABLE_ROWS)
        """``GET /tables/{id}/rows``"""
        self.get_row = OperationFake(kit, "tables.get_row", GET_TABLE_ROW)
        """``GET /tables/{id}/rows/{row_id}``"""
