"""The operations of Absences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.base.operation import Empty, Json, JsonBody, Operation, PagedOperation, PagePaging, Parameter, Retry

if TYPE_CHECKING:
    from ..models import Absence

LIST_ABSENCES: PagedOperation[Absence] = PagedOperation(
    id="listAbsences",
    method="GET",
    path="/api/v1/absences",
    parameters=(Parameter("organisation_id", "query"), Parameter("page", "query")),
    security=(("accessToken", "client", "uid"),),
    replies={"200": Json(lambda: list[models.Absence]), "401": Json(lambda: models.Erreurs)},
    paging=PagePaging(items="/absences", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)

GET_ABSENCE: Operation[Absence] = Operation(
    id="getAbsence",
    method="GET",
    path="/api/v1/absences/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={"200": Json(lambda: models.Absence, at="/absence"), "404": Json(lambda: models.Erreurs)},
    retry=Retry.SAFE,
)

CREATE_ABSENCE: Operation[Absence] = Operation(
    id="createAbsence",
    method="POST",
    path="/api/v1/absences",
    security=(("accessToken", "client", "uid"),),
    body=JsonBody(required=True),
    replies={"200": Json(lambda: models.Absence, at="/absence"), "422": Json(lambda: models.Erreurs)},
    retry=Retry.UNSAFE,
)

DELETE_ABSENCE: Operation[None] = Operation(
    id="deleteAbsence",
    method="DELETE",
    path="/api/v1/absences/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={"204": Empty()},
    retry=Retry.IDEMPOTENT,
)
