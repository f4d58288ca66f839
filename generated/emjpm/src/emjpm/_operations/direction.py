"""The operations of `direction`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Json,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
    SinglePaging,
    Text,
)

if TYPE_CHECKING:
    from ..models import JsonObserve, ServiceDeDirection

LIST_DIRECTION_SERVICES: PagedOperation[ServiceDeDirection] = PagedOperation(
    id="listDirectionServices",
    name="direction.list_services",
    method="GET",
    path="/api/mandoline/direction-services",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.ServiceDeDirection]),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    paging=SinglePaging(items=""),
    retry=Retry.SAFE,
)

LIST_DIRECTION_DPFS: Operation[JsonObserve] = Operation(
    id="listDirectionDpfs",
    name="direction.list_dpfs",
    method="GET",
    path="/api/mandoline/direction-dpfs",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.JsonObserve),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)

GET_DIRECTIONS_NATIONALES: Operation[JsonObserve] = Operation(
    id="getDirectionsNationales",
    name="direction.get_nationales",
    method="GET",
    path="/api/mandoline/directions/nationales",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.JsonObserve),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)

GET_DIRECTION_REGIONALE: Operation[JsonObserve] = Operation(
    id="getDirectionRegionale",
    name="direction.get_regionale",
    method="GET",
    path="/api/mandoline/directions/regionales/{idOrName}",
    parameters=(Parameter("idOrName", "path"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.JsonObserve),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)

GET_DIRECTIONS_DEPARTEMENTALES: Operation[JsonObserve] = Operation(
    id="getDirectionsDepartementales",
    name="direction.get_departementales",
    method="GET",
    path="/api/mandoline/directions/departementales",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.JsonObserve),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)

GET_DIRECTION_DEPARTEMENTALE: Operation[JsonObserve] = Operation(
    id="getDirectionDepartementale",
    name="direction.get_departementale",
    method="GET",
    path="/api/mandoline/directions/departementales/{code}",
    parameters=(Parameter("code", "path"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.JsonObserve),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)
