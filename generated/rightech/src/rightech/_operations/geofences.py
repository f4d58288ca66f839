"""The operations of `geofences`, as data.

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
    from ..models import Geofence, Removed

LIST_GEOFENCES: PagedOperation[Geofence] = PagedOperation(
    id="listGeofences",
    name="geofences.list",
    method="GET",
    path="/geofences",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Geofence]),
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

CREATE_GEOFENCE: Operation[Geofence] = Operation(
    id="createGeofence",
    name="geofences.create",
    method="POST",
    path="/geofences",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Geofence),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_GEOFENCE: Operation[Geofence] = Operation(
    id="getGeofence",
    name="geofences.get",
    method="GET",
    path="/geofences/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Geofence),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_GEOFENCE: Operation[Removed] = Operation(
    id="deleteGeofence",
    name="geofences.delete",
    method="DELETE",
    path="/geofences/{id}",
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

UPDATE_GEOFENCE: Operation[Geofence] = Operation(
    id="updateGeofence",
    name="geofences.update",
    method="PATCH",
    path="/geofences/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Geofence),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
