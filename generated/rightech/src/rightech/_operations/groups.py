"""The operations of `groups`, as data.

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
    from ..models import Group, Removed

LIST_GROUPS: PagedOperation[Group] = PagedOperation(
    id="listGroups",
    name="groups.list",
    method="GET",
    path="/groups",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Group]),
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

CREATE_GROUP: Operation[Group] = Operation(
    id="createGroup",
    name="groups.create",
    method="POST",
    path="/groups",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Group),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_GROUP: Operation[Group] = Operation(
    id="getGroup",
    name="groups.get",
    method="GET",
    path="/groups/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Group),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_GROUP: Operation[Removed] = Operation(
    id="deleteGroup",
    name="groups.delete",
    method="DELETE",
    path="/groups/{id}",
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

UPDATE_GROUP: Operation[Group] = Operation(
    id="updateGroup",
    name="groups.update",
    method="PATCH",
    path="/groups/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Group),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
