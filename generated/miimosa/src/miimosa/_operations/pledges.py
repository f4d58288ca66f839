"""The operations of `pledges`, as data.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.operation import Json, LinkPaging, PagedOperation, Parameter, Retry
from .._runtime.values import JsonValue

LIST_USER_PLEDGES: PagedOperation[JsonValue] = PagedOperation(
    id="listUserPledges",
    name="pledges.list",
    method="GET",
    path="/user/pledges",
    parameters=(
        Parameter("user_email", "query"),
        Parameter("user_birthdate", "query"),
    ),
    security=(("apiKey",),),
    replies={
        "200": Json(lambda: list[JsonValue]),
        "403": Json(lambda: JsonValue),
        "404": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=LinkPaging(items=""),
    retry=Retry.SAFE,
)
