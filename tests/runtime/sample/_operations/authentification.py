"""The operations of Authentification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.base.operation import Json, JsonBody, Operation, Retry

if TYPE_CHECKING:
    from ..models import Agent

SIGN_IN: Operation[Agent] = Operation(
    id="signIn",
    method="POST",
    path="/api/v1/auth/sign_in",
    body=JsonBody(required=True),
    replies={"200": Json(lambda: models.Agent, at="/data"), "401": Json(lambda: models.Erreurs)},
    retry=Retry.UNSAFE,
)
