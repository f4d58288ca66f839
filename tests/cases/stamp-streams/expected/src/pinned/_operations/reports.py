"""The operations of `reports`, as data.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Binary,
    Empty,
    Events,
    Json,
    MultipartBody,
    Operation,
    Parameter,
    Retry,
    Text,
)

if TYPE_CHECKING:
    from ..models import FollowReportReply

GET_REPORT: Operation[bytes] = Operation(
    id="getReport",
    name="reports.get",
    method="GET",
    path="/reports/{id}",
    parameters=(Parameter("id", "path"),),
    replies={
        "200": Binary(media_type="application/pdf"),
    },
    retry=Retry.SAFE,
)

UPDATE_REPORT: Operation[None] = Operation(
    id="updateReport",
    name="reports.update",
    method="PUT",
    path="/reports/{id}",
    parameters=(
        Parameter("id", "path"),
        Parameter("X-Request-Key", "header", idempotency=True),
    ),
    body=MultipartBody(required=True),
    replies={
        "204": Empty(),
    },
    retry=Retry.IDEMPOTENT,
)

EXPORT_REPORTS: Operation[str] = Operation(
    id="exportReports",
    name="reports.export",
    method="GET",
    path="/reports",
    replies={
        "200": Text(media_type="text/csv"),
    },
    retry=Retry.SAFE,
)

CREATE_REPORT: Operation[dict[str, str]] = Operation(
    id="createReport",
    name="reports.create",
    method="POST",
    path="/reports",
    parameters=(Parameter("Idempotency-Key", "header", idempotency=True),),
    replies={
        "201": Json(lambda: dict[str, str]),
    },
    retry=Retry.NEVER,
)

FOLLOW_REPORT: Operation[FollowReportReply] = Operation(
    id="followReport",
    name="reports.follow",
    method="GET",
    path="/reports/{id}/progress",
    parameters=(
        Parameter("id", "path"),
        Parameter("Last-Event-ID", "header"),
    ),
    replies={
        "200": Events(lambda: models.FollowReportReply),
        "404": Empty(),
    },
    retry=Retry.SAFE,
)
