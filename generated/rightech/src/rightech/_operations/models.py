"""The operations of `models`, as data.

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
    from ..models import DeviceModel, Removed, Undocumented

LIST_MODELS: PagedOperation[DeviceModel] = PagedOperation(
    id="listModels",
    name="models.list",
    method="GET",
    path="/models",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.DeviceModel]),
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

CREATE_MODEL: Operation[DeviceModel] = Operation(
    id="createModel",
    name="models.create",
    method="POST",
    path="/models",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceModel),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

LIST_BASE_MODELS: Operation[Undocumented] = Operation(
    id="listBaseModels",
    name="models.list_base",
    method="GET",
    path="/models/base",
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

GET_MODEL: Operation[DeviceModel] = Operation(
    id="getModel",
    name="models.get",
    method="GET",
    path="/models/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceModel),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_MODEL: Operation[Removed] = Operation(
    id="deleteModel",
    name="models.delete",
    method="DELETE",
    path="/models/{id}",
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

UPDATE_MODEL: Operation[DeviceModel] = Operation(
    id="updateModel",
    name="models.update",
    method="PATCH",
    path="/models/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.DeviceModel),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

CREATE_MODEL_NODE: Operation[Undocumented] = Operation(
    id="createModelNode",
    name="models.create_node",
    method="POST",
    path="/models/{id}/nodes",
    parameters=(
        Parameter("id", "path"),
        Parameter("attachTo", "query"),
        Parameter("atIndex", "query"),
    ),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

DELETE_MODEL_NODE: Operation[Undocumented] = Operation(
    id="deleteModelNode",
    name="models.delete_node",
    method="DELETE",
    path="/models/{id}/nodes/{node}",
    parameters=(
        Parameter("id", "path"),
        Parameter("node", "path"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.IDEMPOTENT,
)

UPDATE_MODEL_NODE: Operation[Undocumented] = Operation(
    id="updateModelNode",
    name="models.update_node",
    method="PATCH",
    path="/models/{id}/nodes/{node}",
    parameters=(
        Parameter("id", "path"),
        Parameter("node", "path"),
    ),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Undocumented),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
