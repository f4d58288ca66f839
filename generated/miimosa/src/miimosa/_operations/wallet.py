"""The operations of `wallet`, as data.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.operation import Json, Operation, Parameter, Retry
from .._runtime.values import JsonValue

GET_USER_WALLET: Operation[JsonValue] = Operation(
    id="getUserWallet",
    name="wallet.get",
    method="GET",
    path="/user/wallet",
    parameters=(
        Parameter("user_email", "query"),
        Parameter("user_birthdate", "query"),
    ),
    security=(("apiKey",),),
    replies={
        "200": Json(lambda: JsonValue),
        "403": Json(lambda: JsonValue),
        "404": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)
