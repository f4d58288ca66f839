"""The fake of `tasks`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import tasks as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_TASKS = Described(
    operations.LIST_TASKS,
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
                    "name": "Replace the sensor",
                    "priority": 2,
                    "status": "created",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "Task"}},
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

CREATE_TASK = Described(
    operations.CREATE_TASK,
    body={"$ref": "NewTask"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Replace the sensor",
                "priority": 2,
                "status": "created",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Task"},
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

LIST_TASK_KINDS = Described(
    operations.LIST_TASK_KINDS,
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
                    "name": "Repair",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
            {"type": "array", "items": {"$ref": "TaskKind"}},
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

GET_TASK = Described(
    operations.GET_TASK,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Replace the sensor",
                "priority": 2,
                "status": "created",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Task"},
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

DELETE_TASK = Described(
    operations.DELETE_TASK,
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

UPDATE_TASK = Described(
    operations.UPDATE_TASK,
    given=(Given("id", "path", {"$ref": "ObjectId"}, required=True),),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Replace the sensor",
                "priority": 2,
                "status": "created",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Task"},
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


class FakeTasks(ResourceFake):
    """Tasks for people, on objects."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "tasks.list", LIST_TASKS)
        """``GET /tasks``"""
        self.create = OperationFake(kit, "tasks.create", CREATE_TASK)
        """``POST /tasks``"""
        self.list_kinds = OperationFake(kit, "tasks.list_kinds", LIST_TASK_KINDS)
        """``GET /tasks/kinds``"""
        self.get = OperationFake(kit, "tasks.get", GET_TASK)
        """``GET /tasks/{id}``"""
        self.delete = OperationFake(kit, "tasks.delete", DELETE_TASK)
        """``DELETE /tasks/{id}``"""
        self.update = OperationFake(kit, "tasks.update", UPDATE_TASK)
        """``PATCH /tasks/{id}``"""
