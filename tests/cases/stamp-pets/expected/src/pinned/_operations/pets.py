"""The operations of `pets`, as data.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    CursorPaging,
    Empty,
    Json,
    JsonBody,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
)

if TYPE_CHECKING:
    from ..models import Pet

LIST_PETS: PagedOperation[Pet] = PagedOperation(
    id="listPets",
    name="pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("cursor", "query"),
        Parameter("status", "query", explode=False),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.Pet]),
        "401": Json(lambda: models.Errors),
    },
    paging=CursorPaging(items="/pets", parameter="cursor", next="/next"),
    retry=Retry.SAFE,
)

CREATE_PET: Operation[Pet] = Operation(
    id="createPet",
    name="pets.create",
    method="POST",
    path="/pets",
    body=JsonBody(required=True),
    security=(("token",),),
    replies={
        "201": Json(lambda: models.Pet),
        "401": Json(lambda: models.Errors),
        "422": Json(lambda: models.Errors),
    },
    retry=Retry.NEVER,
)

GET_PET: Operation[Pet] = Operation(
    id="getPet",
    name="pets.get",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "path"),),
    replies={
        "200": Json(lambda: models.Pet),
        "404": Empty(),
    },
    retry=Retry.SAFE,
)

DELETE_PET: Operation[None] = Operation(
    id="deletePet",
    name="pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("token",),),
    replies={
        "204": Empty(),
    },
    retry=Retry.IDEMPOTENT,
)
