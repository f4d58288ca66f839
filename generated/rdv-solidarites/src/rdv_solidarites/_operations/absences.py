"""The operations of `absences`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Empty,
    Json,
    JsonBody,
    Operation,
    PagedOperation,
    PagePaging,
    Parameter,
    Retry,
)
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import Absence

LIST_ABSENCES: PagedOperation[Absence] = PagedOperation(
    id="listAbsences",
    name="absences.list",
    method="GET",
    path="/api/v1/absences",
    parameters=(
        Parameter("organisation_id", "query"),
        Parameter("page", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: list[models.Absence]),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=PagePaging(items="/absences", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)

CREATE_ABSENCE: Operation[Absence] = Operation(
    id="createAbsence",
    name="absences.create",
    method="POST",
    path="/api/v1/absences",
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Absence, at="/absence"),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)

GET_ABSENCE: Operation[Absence] = Operation(
    id="getAbsence",
    name="absences.get",
    method="GET",
    path="/api/v1/absences/{absence_id}",
    parameters=(Parameter("absence_id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Absence, at="/absence"),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)

DELETE_ABSENCE: Operation[None] = Operation(
    id="deleteAbsence",
    name="absences.delete",
    method="DELETE",
    path="/api/v1/absences/{absence_id}",
    parameters=(Parameter("absence_id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={
        "204": Empty(),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)

UPDATE_ABSENCE: Operation[Absence] = Operation(
    id="updateAbsence",
    name="absences.update",
    method="PATCH",
    path="/api/v1/absences/{absence_id}",
    parameters=(Parameter("absence_id", "path"),),
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Absence, at="/absence"),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)
