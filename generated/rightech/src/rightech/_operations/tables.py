"""The operations of `tables`, as data.

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
    from ..models import Entity, Removed, Table

LIST_TABLES: PagedOperation[Table] = PagedOperation(
    id="listTables",
    name="tables.list",
    method="GET",
    path="/tables",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Table]),
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

CREATE_TABLE: Operation[Table] = Operation(
    id="createTable",
    name="tables.create",
    method="POST",
    path="/tables",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Table),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

GET_TABLE: Operation[Table] = Operation(
    id="getTable",
    name="tables.get",
    method="GET",
    path="/tables/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Table),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_TABLE: Operation[Removed] = Operation(
    id="deleteTable",
    name="tables.delete",
    method="DELETE",
    path="/tables/{id}",
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

UPDATE_TABLE: Operation[Table] = Operation(
    id="updateTable",
    name="tables.update",
    method="PATCH",
    path="/tables/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Table),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

LIST_TABLE_ROWS: PagedOperation[Entity] = PagedOperation(
    id="listTableRows",
    name="tables.list_rows",
    method="GET",
    path="/tables/{id}/rows",
    parameters=(
        Parameter("id", "path"),
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
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

GET_TABLE_ROW: Operation[Entity] = Operation(
    id="getTableRow",
    name="tables.get_row",
    method="GET",
    path="/tables/{id}/rows/{row_id}",
    parameters=(
        Parameter("id", "path"),
        Parameter("row_id", "path"),
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
