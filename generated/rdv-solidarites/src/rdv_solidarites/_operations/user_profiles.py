"""The operations of `user_profiles`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, Json, JsonBody, Operation, Parameter, Retry
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import Profil

CREATE_USER_PROFILE: Operation[Profil] = Operation(
    id="createUserProfile",
    name="user_profiles.create",
    method="POST",
    path="/api/v1/user_profiles",
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Profil, at="/user_profile"),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)

DELETE_USER_PROFILE: Operation[None] = Operation(
    id="deleteUserProfile",
    name="user_profiles.delete",
    method="DELETE",
    path="/api/v1/user_profiles",
    parameters=(
        Parameter("organisation_id", "query"),
        Parameter("user_id", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "204": Empty(),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)
