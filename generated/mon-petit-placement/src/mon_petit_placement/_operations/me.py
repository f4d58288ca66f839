"""The operations of `me`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, Json, Operation, Retry

if TYPE_CHECKING:
    from ..models import User

GET_ME: Operation[User] = Operation(
    id="getMe",
    name="me.get",
    method="GET",
    path="/me",
    security=(("token",),),
    replies={
        "200": Json(lambda: models.User),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
