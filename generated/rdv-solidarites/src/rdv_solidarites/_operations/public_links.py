"""The operations of `public_links`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, Operation, Parameter, Retry
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import ListeLiensPublics

LIST_PUBLIC_LINKS: Operation[ListeLiensPublics] = Operation(
    id="listPublicLinks",
    name="public_links.list",
    method="GET",
    path="/api/v1/public_links",
    parameters=(Parameter("territory", "query"),),
    replies={
        "200": Json(lambda: models.ListeLiensPublics),
        "400": Json(lambda: models.ParametreManquant),
        "404": Json(lambda: models.RessourceIntrouvable),
        "429": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)
