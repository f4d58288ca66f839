"""The operations of `auth`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, JsonBody, Operation, Retry
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import Connexion, Deconnexion, Validation

SIGN_IN: Operation[Connexion] = Operation(
    id="signIn",
    name="auth.sign_in",
    method="POST",
    path="/api/v1/auth/sign_in",
    body=JsonBody(required=True),
    replies={
        "200": Json(lambda: models.Connexion),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)

SIGN_OUT: Operation[Deconnexion] = Operation(
    id="signOut",
    name="auth.sign_out",
    method="DELETE",
    path="/api/v1/auth/sign_out",
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Deconnexion),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)

VALIDATE_TOKEN: Operation[Validation] = Operation(
    id="validateToken",
    name="auth.validate_token",
    method="GET",
    path="/api/v1/auth/validate_token",
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Validation),
        "401": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)
