"""The operations of `services`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, PagedOperation, Parameter, Retry, SinglePaging, Text

if TYPE_CHECKING:
    from ..models import UtilisateurResume

LIST_SERVICE_USERS: PagedOperation[UtilisateurResume] = PagedOperation(
    id="listServiceUsers",
    name="services.list_users",
    method="GET",
    path="/api/mandoline/service/{id}/users",
    parameters=(Parameter("id", "path"),),
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.UtilisateurResume]),
        "401": Json(lambda: models.ErreurOAuth),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    paging=SinglePaging(items=""),
    retry=Retry.SAFE,
)
