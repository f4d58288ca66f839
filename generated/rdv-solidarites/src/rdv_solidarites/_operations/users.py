"""The operations of `users`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Json,
    JsonBody,
    Operation,
    PagedOperation,
    PagePaging,
    Parameter,
    Retry,
)
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import Invitation, Usager

LIST_USERS: PagedOperation[Usager] = PagedOperation(
    id="listUsers",
    name="users.list",
    method="GET",
    path="/api/v1/users",
    parameters=(
        Parameter("ids[]", "query"),
        Parameter("page", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: list[models.Usager]),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=PagePaging(items="/users", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)

CREATE_USER: Operation[Usager] = Operation(
    id="createUser",
    name="users.create",
    method="POST",
    path="/api/v1/users",
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Usager, at="/user"),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)

GET_USER: Operation[Usager] = Operation(
    id="getUser",
    name="users.get",
    method="GET",
    path="/api/v1/users/{user_id}",
    parameters=(Parameter("user_id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Usager, at="/user"),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)

UPDATE_USER: Operation[Usager] = Operation(
    id="updateUser",
    name="users.update",
    method="PATCH",
    path="/api/v1/users/{user_id}",
    parameters=(Parameter("user_id", "path"),),
    body=JsonBody(required=True),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Usager, at="/user"),
        "400": Json(lambda: JsonValue),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "422": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)

CREATE_USER_INVITATION: Operation[Invitation] = Operation(
    id="createUserInvitation",
    name="users.create_invitation",
    method="POST",
    path="/api/v1/users/{user_id}/rdv_invitation_token",
    parameters=(Parameter("user_id", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Invitation),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.NEVER,
)

LIST_USERS_FROM_ORGANISATION: PagedOperation[Usager] = PagedOperation(
    id="listUsersFromOrganisation",
    name="users.list_from_organisation",
    method="GET",
    path="/api/v1/organisations/{organisation_id}/users",
    parameters=(
        Parameter("organisation_id", "path"),
        Parameter("page", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: list[models.Usager]),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=PagePaging(items="/users", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)

GET_USER_FROM_ORGANISATION: Operation[Usager] = Operation(
    id="getUserFromOrganisation",
    name="users.get_from_organisation",
    method="GET",
    path="/api/v1/organisations/{organisation_id}/users/{user_id}",
    parameters=(
        Parameter("organisation_id", "path"),
        Parameter("user_id", "path"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: models.Usager, at="/user"),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "404": Json(lambda: models.RessourceIntrouvable),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)
