"""The operations of `mesures`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import batch as _batch
from .._runtime.operation import (
    Empty,
    Json,
    JsonBody,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
    SinglePaging,
    Text,
)
from ..additions import numero_rg as _numero_rg

if TYPE_CHECKING:
    from ..models import ListeDeMesures, Mesure, Suppression

LIST_MESURES: PagedOperation[Mesure] = PagedOperation(
    id="listMesures",
    name="mesures.list",
    method="GET",
    path="/api/editors/mesures",
    parameters=(Parameter("status", "query"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.Mesure]),
        "401": Json(lambda: models.ErreurOAuth),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    paging=SinglePaging(items="", others=("/mesures",)),
    retry=Retry.SAFE,
)

CREATE_MESURE: Operation[Mesure] = Operation(
    id="createMesure",
    name="mesures.create",
    method="POST",
    path="/api/editors/mesures",
    body=JsonBody(required=True),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Mesure),
        "201": Json(lambda: models.Mesure),
        "400": Json(lambda: models.Erreurs),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.IDEMPOTENT,
)

DELETE_ALL_MESURES: Operation[Suppression] = Operation(
    id="deleteAllMesures",
    name="mesures.delete_all_mesures_permanently",
    method="DELETE",
    path="/api/editors/mesures",
    parameters=(Parameter("forceDeleteAwaitingMesures", "query"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Suppression),
        "401": Json(lambda: models.ErreurOAuth),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.NEVER,
)

CREATE_MESURES: Operation[ListeDeMesures] = Operation(
    id="createMesures",
    name="mesures.create_batch",
    method="POST",
    path="/api/editors/mesures/batch",
    body=JsonBody(required=True),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.ListeDeMesures),
        "201": Json(lambda: models.ListeDeMesures),
        "400": Json(lambda: models.Erreurs),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.IDEMPOTENT,
)

GET_MESURE: Operation[Mesure] = Operation(
    id="getMesure",
    name="mesures.get",
    method="GET",
    path="/api/editors/mesures/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Mesure),
        "400": Json(lambda: models.Erreurs),
        "401": Json(lambda: models.ErreurOAuth),
        "404": Empty(),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)

UPDATE_MESURE: Operation[Mesure] = Operation(
    id="updateMesure",
    name="mesures.update",
    method="PUT",
    path="/api/editors/mesures/{id}",
    parameters=(Parameter("id", "path"),),
    body=JsonBody(required=True),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Mesure),
        "201": Json(lambda: models.Mesure),
        "400": Json(lambda: models.Erreurs),
        "401": Json(lambda: models.ErreurOAuth),
        "422": Json(lambda: models.Erreurs),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.IDEMPOTENT,
)

DELETE_MESURE: Operation[Suppression] = Operation(
    id="deleteMesure",
    name="mesures.delete",
    method="DELETE",
    path="/api/editors/mesures/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Suppression),
        "401": Json(lambda: models.ErreurOAuth),
        "404": Empty(),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.IDEMPOTENT,
)

CREATE_MESURES_BATCH: _batch.Batch[Mesure] = _batch.Batch(
    operation=CREATE_MESURES,
    items="mesures",
    type=lambda: list[models.Mesure],
    results=("", "/mesures"),
    max_items=1000,
    max_bytes=10485760,
    key=(_batch.KeyPart("/tribunal_siret"), _batch.KeyPart("/numero_rg", _numero_rg.normalize)),
    lists=("/errors", "/antenneErrors", "/tiErrors"),
    parameter="/param",
    message=("/msg", "/error"),
)
