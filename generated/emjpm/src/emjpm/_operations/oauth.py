"""The operations of `oauth`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, FormBody, Json, Operation, Retry

if TYPE_CHECKING:
    from ..models import Jetons

CREATE_TOKEN: Operation[Jetons] = Operation(
    id="createToken",
    name="oauth.create_token",
    method="POST",
    path="/api/oauth/token",
    body=FormBody(required=True),
    replies={
        "200": Json(lambda: models.Jetons),
        "400": Json(lambda: models.ErreurOAuth),
        "401": Json(lambda: models.ErreurOAuth),
        "503": Json(lambda: models.ErreurOAuth),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.NEVER,
)

AUTHORIZE_EDITOR: Operation[None] = Operation(
    id="authorizeEditor",
    name="oauth.authorize",
    method="POST",
    path="/api/oauth/authorize",
    body=FormBody(required=True),
    replies={
        "302": Empty(),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.NEVER,
)
