"""The operations of `organisations`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
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
    from ..models import Organisation

LIST_ORGANISATIONS: PagedOperation[Organisation] = PagedOperation(
    id="listOrganisations",
    name="organisations.list",
    method="GET",
    path="/api/v1/organisations",
    parameters=(
        Parameter("departement_number", "query"),
        Parameter("city_code", "query"),
        Parameter("page", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: list[models.Organisation]),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=PagePaging(items="/organisations", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)

GET_ORGANISATION: Operation[Organisation] = Operation(
    id="getOrganisation",
    name="organisations.get",
    method="GET",
    path="/api/v1/organisations/{organisation_id}",
    parameters=(Parameter("organisation_id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Organisation, at="/organisation"),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)

UPDATE_ORGANISATION: Operation[Organisation] = Operation(
    id="updateOrganisation",
    name="organisations.update",
    method="PATCH",
    path="/api/v1/organisations/{organisation_id}",
    parameters=(Parameter("organisation_id", "path"),),
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Organisation, at="/organisation"),
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
