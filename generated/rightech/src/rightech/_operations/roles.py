"""The operations of `roles`, as data.

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
    from ..models import Removed, Role

LIST_ROLES: PagedOperation[Role] = PagedOperation(
    id="listRoles",
    name="roles.list",
    method="GET",
    path="/roles",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Role]),
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

CREATE_ROLE: Operation[Role] = Operation(
    id="createRole",
    name="roles.create",
    method="POST",
    path="/roles",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Role),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_ROLE: Operation[Role] = Operation(
    id="getRole",
    name="roles.get",
    method="GET",
    path="/roles/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Role),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_ROLE: Operation[Removed] = Operation(
    id="deleteRole",
    name="roles.delete",
    method="DELETE",
    path="/roles/{id}",
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

UPDATE_ROLE: Operation[Role] = Operation(
    id="updateRole",
    name="roles.update",
    method="PATCH",
    path="/roles/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Role),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
