"""The operations of `utilisateur`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, Operation, Retry, Text

if TYPE_CHECKING:
    from ..models import Utilisateur

GET_USER: Operation[Utilisateur] = Operation(
    id="getUser",
    name="utilisateur.get",
    method="GET",
    path="/api/mandoline/user",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: models.Utilisateur),
        "401": Json(lambda: models.ErreurOAuth),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    retry=Retry.SAFE,
)
