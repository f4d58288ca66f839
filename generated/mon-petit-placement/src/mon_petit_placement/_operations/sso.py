"""The operations of `sso`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, FormBody, Json, Operation, Retry

if TYPE_CHECKING:
    from ..models import Token

CREATE_TOKEN: Operation[Token] = Operation(
    id="createToken",
    name="sso.create_token",
    method="POST",
    path="/realms/mpp-prod/protocol/openid-connect/token",
    body=FormBody(required=True),
    server="sso",
    replies={
        "200": Json(lambda: models.Token),
        "400": Json(lambda: models.SsoError),
        "401": Json(lambda: models.SsoError),
        "429": Empty(),
        "default": Json(lambda: models.SsoError),
    },
    retry=Retry.NEVER,
)
