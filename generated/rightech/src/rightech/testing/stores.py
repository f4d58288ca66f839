"""The fake of `stores`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import stores as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_ENTITIES = Described(
    operations.LIST_ENTITIES,
    given=(
        Given("store", "path", {"type": "string", "minLength": 1}, required=True),
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
                    "name": "Greenhouse 1",
                    "description": "North side",
                    "some_field": "SOME_VALUE",
                    "owner": "58238a935baa56173b24f0a1",
                    "group": "58238a935baa56173b24f0a2",
                    "access": [],
                    "branch": ["58238a935baa56173b24f0a2"],
                    "time": 1567285200000,
                },
            ],
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

GET_STORE_META = Described(
    operations.GET_STORE_META,
    given=(
        Given("store", "path", {"type": "string", "minLength": 1}, required=True),
        Given("from", "query", {"$ref": "TimePoint"}),
        Given("to", "query", {"$ref": "TimePoint"}),
        Given("meta", "query", {"const": "true"}, required=True),
    ),
    replies=(
        Shown("200", {}, {"$ref": "StoreMeta"}),
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

CREATE_ENTITY = Described(
    operations.CREATE_ENTITY,
    given=(Given("store", "path", {"type": "string", "minLength": 1}, required=True),),
    body={"$ref": "EntityFields"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Greenhouse 1",
                "description": "North side",
                "some_field": "SOME_VALUE",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Entity"},
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

GET_ENTITY = Described(
    operations.GET_ENTITY,
    given=(
        Given("store", "path", {"type": "string", "minLength": 1}, required=True),
        Given("id", "path", {"$ref": "ObjectId"}, required=True),
    ),
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Greenhouse 1",
                "description": "North side",
                "some_field": "SOME_VALUE",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
            },
            {"$ref": "Entity"},
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

DELETE_ENTITY = Described(
    operations.DELETE_ENTITY,
    given=(
        Given("store", "path", {"type": "string", "minLength": 1}, required=True),
        Given("id", "path", {"$ref": "ObjectId"}, required=True),
    ),
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

UPDATE_ENTITY = Described(
    operations.UPDATE_ENTITY,
    given=(
        Given("store", "path", {"type": "string", "minLength": 1}, required=True),
        Given("id", "path", {"$ref": "ObjectId"}, required=True),
    ),
    body={"$ref": "EntityChanges"},
    replies=(
        Shown(
            "200",
            {
                "_id": "58238a935baa56173b24f0e4",
                "name": "Greenhouse 1",
                "description": "North side",
                "some_field": "NEW_VALUE",
                "owner": "58238a935baa56173b24f0a1",
                "group": "58238a935baa56173b24f0a2",
                "access": [],
                "branch": ["58238a935baa56173b24f0a2"],
                "time": 1567285200000,
                "success": True,
            },
            {"$ref": "Entity"},
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


class FakeStores(ResourceFake):
    """The entities of any store, by its name."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "stores.list", LIST_ENTITIES)
        """``GET /{store}``"""
        self.meta = OperationFake(kit, "stores.meta", GET_STORE_META)
        """``GET /{store}``"""
        self.create = OperationFake(kit, "stores.create", CREATE_ENTITY)
        """``POST /{store}``"""
        self.get = OperationFake(kit, "stores.get", GET_ENTITY)
        """``GET /{store}/{id}``"""
        self.delete = OperationFake(kit, "stores.delete", DELETE_ENTITY)
        """``DELETE /{store}/{id}``"""
        self.update = OperationFake(kit, "stores.update", UPDATE_ENTITY)
        """``PATCH /{store}/{id}``"""
