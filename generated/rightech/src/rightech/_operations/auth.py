"""The operations of `auth`, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, JsonBody, Operation, Retry

if TYPE_CHECKING:
    from ..models import Outcome, Token

CREATE_SESSION: Operation[Outcome] = Operation(
    id="createSession",
    name="auth.create_session",
    method="POST",
    path="/auth",
    body=JsonBody(required=True),
    replies={
        "200": Json(lambda: models.Outcome),
        "401": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)

CREATE_TOKEN: Operation[Token] = Operation(
    id="createToken",
    name="auth.create_token",
    method="POST",
    path="/auth/token",
    body=JsonBody(required=True),
    replies={
        "200": Json(lambda: models.Token),
        "401": Json(lambda: models.Error),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.NEVER,
)
