"""The fake of `handlers`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import handlers as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_HANDLERS = Described(
    operations.LIST_HANDLERS,
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
                    "name": "Sum",
                    "userCode": "function process(a, b) { return { sum: a + b } }",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "Handler"}},
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

CREATE_HANDLER = Described(
    operations.CREATE_HANDLER,
    body={"$ref": "NewHandler"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Sum",
                "userCode": "function process(a, b) { return { sum: a + b } }",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Handler"},
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

GET_HANDLER = Described(
    operations.GET_HANDLER,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Sum",
                "userCode": "function process(a, b) { return { sum: a + b } }",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Handler"},
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

DELETE_HANDLER = Described(
    operations.DELETE_HANDLER,
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

UPDATE_HANDLER = Described(
    operations.UPDATE_HANDLER,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Sum",
                "userCode": "function process(a, b) { return { sum: a + b } }",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Handler"},
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


class FakeHandlers(ResourceFake):
    """Handlers, the functions that process packets."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "handlers.list", LIST_HANDLERS)
        """``GET /handlers``"""
        self.create = OperationFake(kit, "handlers.create", CREATE_HANDLER)
        """``POST /handlers``"""
        self.get = OperationFake(kit, "handlers.get", GET_HANDLER)
        """``GET /handlers/{id}``"""
        self.delete = OperationFake(kit, "handlers.delete", DELETE_HANDLER)
        """``DELETE /handlers/{id}``"""
        self.update = OperationFake(kit, "handlers.update", UPDATE_HANDLER)
        """``PATCH /handlers/{id}``"""
