"""The operations of `events`, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, Operation, Parameter, Retry

if TYPE_CHECKING:
    from ..models import Event

LIST_EVENTS: Operation[list[Event]] = Operation(
    id="listEvents",
    name="events.list",
    method="GET",
    path="/events",
    parameters=(
        Parameter("from", "query"),
        Parameter("to", "query"),
        Parameter("events", "query", explode=False),
        Parameter("events!", "query", explode=False),
    ),
    security=(("token",), ("session",)),
    replies={
        "200": Json(lambda: list[models.Event]),
        "401": Json(lambda: models.Error),
        "403": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
