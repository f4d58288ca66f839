"""The operations of `reports`, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Binary,
    Json,
    JsonBody,
    OffsetPaging,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
)

if TYPE_CHECKING:
    from ..models import Entity, Removed, Report

LIST_REPORTS: PagedOperation[Report] = PagedOperation(
    id="listReports",
    name="reports.list",
    method="GET",
    path="/reports",
    parameters=(
        Parameter("offset", "query"),
        Parameter("limit", "query"),
        Parameter("only", "query", explode=False),
        Parameter("from", "query"),
        Parameter("to", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Report]),
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

CREATE_REPORT: Operation[Report] = Operation(
    id="createReport",
    name="reports.create",
    method="POST",
    path="/reports",
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Report),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

LIST_REPORT_BUILDS: PagedOperation[Entity] = PagedOperation(
    id="listReportBuilds",
    name="reports.list_builds",
    method="GET",
    path="/reports/builds",
    parameters=(
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

CANCEL_REPORT_BUILD: Operation[Removed] = Operation(
    id="cancelReportBuild",
    name="reports.cancel_build",
    method="POST",
    path="/reports/builds/{id}/cancel",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Removed),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

EXPORT_REPORT_BUILD: Operation[bytes] = Operation(
    id="exportReportBuild",
    name="reports.export_build",
    method="GET",
    path="/reports/builds/{id}/export",
    parameters=(
        Parameter("id", "path"),
        Parameter("format", "query"),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Binary(),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

BUILD_REPORT: Operation[Entity] = Operation(
    id="buildReport",
    name="reports.build",
    method="POST",
    path="/reports/{id}/build",
    parameters=(Parameter("id", "path"),),
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

GET_REPORT: Operation[Report] = Operation(
    id="getReport",
    name="reports.get",
    method="GET",
    path="/reports/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Report),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

DELETE_REPORT: Operation[Removed] = Operation(
    id="deleteReport",
    name="reports.delete",
    method="DELETE",
    path="/reports/{id}",
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

UPDATE_REPORT: Operation[Report] = Operation(
    id="updateReport",
    name="reports.update",
    method="PATCH",
    path="/reports/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: models.Report),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
