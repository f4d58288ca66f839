"""The operations of `text`, as data.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, Json, Operation, Parameter, Retry

if TYPE_CHECKING:
    from ..models import TextModel

GET_TEXT: Operation[TextModel] = Operation(
    id='get"""text',
    name="text.get",
    method="GET",
    path="/text",
    parameters=(Parameter('a"""b', "query"),),
    replies={
        "200": Json(lambda: models.TextModel),
        "400": Empty(),
    },
    retry=Retry.SAFE,
)
