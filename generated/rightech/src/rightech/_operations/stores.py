"""The operations of `stores`, as data.

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
    from ..models import Entity, Removed, StoreMeta

LIST_ENTITIES: PagedOperation[Entity] = PagedOperation(
    id="listEntities",
    name="stores.list",
    method="GET",
    path="/{store}",
    parameters=(
        Parameter("store", "path"),
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Entity]),
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

GET_STORE_META: Operation[StoreMeta] = Operation(
    id="getStoreMeta",
    name="stores.meta",
    method="GET",
    path="/{store}",
    parameters=(
        Parameter("store", "path"),
        Parameter("from", "query"),
        Parameter("to", "query"),
        Parameter("meta", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.StoreMeta),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

CREATE_ENTITY: Operation[Entity] = Operation(
    id="createEntity",
    name="stores.create",
    method="POST",
    path="/{store}",
    parameters=(Parameter("store", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Entity),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_ENTITY: Operation[Entity] = Operation(
    id="getEntity",
    name="stores.get",
    method="GET",
    path="/{store}/{id}",
    parameters=(
        Parameter("store", "path"),
        Parameter("id", "path"),
    ),
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

DELETE_ENTITY: Operation[Removed] = Operation(
    id="deleteEntity",
    name="stores.delete",
    method="DELETE",
    path="/{store}/{id}",
    parameters=(
        Parameter("store", "path"),
        Parameter("id", "path"),
    ),
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

UPDATE_ENTITY: Operation[Entity] = Operation(
    id="updateEntity",
    name="stores.update",
    method="PATCH",
    path="/{store}/{id}",
    parameters=(
        Parameter("store", "path"),
        Parameter("id", "path"),
    ),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Entity),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
