"""The operations of `scenes`, as data.

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
    from ..models import Removed, Scene

LIST_SCENES: PagedOperation[Scene] = PagedOperation(
    id="listScenes",
    name="scenes.list",
    method="GET",
    path="/scenes",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Scene]),
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

CREATE_SCENE: Operation[Scene] = Operation(
    id="createScene",
    name="scenes.create",
    method="POST",
    path="/scenes",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Scene),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_SCENE: Operation[Scene] = Operation(
    id="getScene",
    name="scenes.get",
    method="GET",
    path="/scenes/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Scene),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_SCENE: Operation[Removed] = Operation(
    id="deleteScene",
    name="scenes.delete",
    method="DELETE",
    path="/scenes/{id}",
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

UPDATE_SCENE: Operation[Scene] = Operation(
    id="updateScene",
    name="scenes.update",
    method="PATCH",
    path="/scenes/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Scene),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
