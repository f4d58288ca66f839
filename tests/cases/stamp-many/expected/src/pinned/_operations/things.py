"""The operations of `things`, as data.

Stamped by pochoir from spec.yaml; change the description, not this file.
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
)
from ..additions import codes as _codes

if TYPE_CHECKING:
    from ..models import CreateThingsReplyWithThings, Thing

LIST_THINGS: PagedOperation[Thing] = PagedOperation(
    id="listThings",
    name="things.list",
    method="GET",
    path="/things",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.Thing]),
    },
    paging=SinglePaging(items="", others=("/things",)),
    retry=Retry.SAFE,
)

CREATE_THINGS: Operation[list[Thing] | CreateThingsReplyWithThings] = Operation(
    id="createThings",
    name="things.create",
    method="POST",
    path="/things",
    body=JsonBody(required=True),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.Thing] | models.CreateThingsReplyWithThings),
    },
    retry=Retry.NEVER,
)

DELETE_THINGS: Operation[None] = Operation(
    id="deleteThings",
    name="things.delete",
    method="DELETE",
    path="/things",
    parameters=(Parameter("before", "query"),),
    security=(("oauth",),),
    replies={
        "204": Empty(),
    },
    retry=Retry.NEVER,
)

CREATE_THINGS_BATCH: _batch.Batch[Thing] = _batch.Batch(
    operation=CREATE_THINGS,
    items="records",
    type=lambda: list[models.Thing],
    results=("", "/things"),
    max_items=10,
    max_bytes=1000,
    key=(_batch.KeyPart("/code", _codes.upper), _batch.KeyPart("/day")),
    lists=(),
    parameter="",
    message=(),
)
