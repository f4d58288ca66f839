"""The operations of `tribunaux`, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, PagedOperation, Retry, SinglePaging, Text

if TYPE_CHECKING:
    from ..models import Tribunal

LIST_TRIBUNAUX: PagedOperation[Tribunal] = PagedOperation(
    id="listTribunaux",
    name="tribunaux.list",
    method="GET",
    path="/api/editors/tribunaux",
    security=(("oauth",),),
    replies={
        "200": Json(lambda: list[models.Tribunal]),
        "401": Json(lambda: models.ErreurOAuth),
        "429": Text(media_type="text/html"),
        "500": Json(lambda: models.Erreurs),
        "default": Json(lambda: models.Erreurs),
    },
    paging=SinglePaging(items="", others=("/tribunaux",)),
    retry=Retry.SAFE,
)
