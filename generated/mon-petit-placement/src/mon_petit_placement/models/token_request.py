"""The types `TokenRequest`, `TokenRequestGrantType`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.model import Model


class TokenRequest(Model):
    """A grant.

    With `password`, a username and a password; with `refresh_token`, a refresh token.

    (observed, MPP-T3)
    """

    grant_type: TokenRequestGrantType
    """The kind of grant. Public clients use `password`; `refresh_token` is what Keycloak offers
    beside it.
    """
    client_id: Literal["mpp-app"] = "mpp-app"
    """Always `mpp-app`."""
    username: str | None = None
    """The e-mail address of the user."""
    password: str | None = None
    """The password of the user."""
    refresh_token: str | None = None
    """The last refresh token."""


class TokenRequestInput(TypedDict):
    """`TokenRequest` as a request takes it."""

    grant_type: TokenRequestGrantTypeInput
    client_id: NotRequired[Literal["mpp-app"]]
    username: NotRequired[str]
    password: NotRequired[str]
    refresh_token: NotRequired[str]


TokenRequestGrantType: TypeAlias = Literal["password", "refresh_token"]
"""The kind of grant.

Public clients use `password`; `refresh_token` is what Keycloak offers beside it.
"""


TokenRequestGrantTypeInput: TypeAlias = Literal["password", "refresh_token"]
"""`TokenRequestGrantType` as a request takes it."""
