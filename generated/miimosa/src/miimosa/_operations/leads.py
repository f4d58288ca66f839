"""The operations of `leads`, as data.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.operation import Json, JsonBody, Operation, Retry
from .._runtime.values import JsonValue

CREATE_LEAD: Operation[JsonValue] = Operation(
    id="createLead",
    name="leads.create",
    method="POST",
    path="/leads",
    body=JsonBody(required=True),
    security=(("apiKey",),),
    replies={
        "200": Json(lambda: JsonValue),
        "400": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)
