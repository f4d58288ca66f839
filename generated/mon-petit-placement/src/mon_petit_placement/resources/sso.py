"""What `client.sso` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import sso as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from typing import Literal

    from .._runtime.unset import Unset
    from ..models import Token, TokenRequestGrantTypeInput


class Sso(SyncResource):
    """Access tokens.

    The client signs in by itself when it is given a username and a password.
    """

    @cached_property
    def with_response(self) -> SsoWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return SsoWithResponse(self.whole())

    def create_token(
        self,
        *,
        grant_type: TokenRequestGrantTypeInput,
        client_id: Literal["mpp-app"] = "mpp-app",
        username: str | Unset = UNSET,
        password: str | Unset = UNSET,
        refresh_token: str | Unset = UNSET,
    ) -> Token:
        """Get an access token.

        Signs a user in, or exchanges a refresh token, at the Keycloak of Mon Petit Placement. At
        most 10 calls a minute from one IP address: the ban lasts one hour. Do not retry a sign-in
        in a loop.

        Args:
            grant_type: The kind of grant. Public clients use `password`; `refresh_token` is
                what Keycloak offers beside it.
            client_id: Always `mpp-app`.
            username: The e-mail address of the user.
            password: The password of the user.
            refresh_token: The last refresh token.

        Returns:
            The tokens (observed, MPP-T3).

        Raises:
            errors.BadRequest: The sign-in was refused.
            errors.Unauthorized: The sign-in was refused.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: The sign-in was refused.

        ``POST /realms/mpp-prod/protocol/openid-connect/token``, observed (MPP-7, MPP-15, MPP-17,
        MPP-T3).
        """
        return self._call(
            operations.CREATE_TOKEN,
            body={
                "grant_type": grant_type,
                "client_id": client_id,
                "username": username,
                "password": password,
                "refresh_token": refresh_token,
            },
        )


class SsoWithResponse:
    """The methods of `Sso`, each giving the whole reply."""

    def __init__(self, resource: Sso) -> None:
        self.create_token = whole_reply(resource.create_token)


class AsyncSso(AsyncResource):
    """Access tokens.

    The client signs in by itself when it is given a username and a password.
    """

    @cached_property
    def with_response(self) -> AsyncSsoWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncSsoWithResponse(self.whole())

    async def create_token(
        self,
        *,
        grant_type: TokenRequestGrantTypeInput,
        client_id: Literal["mpp-app"] = "mpp-app",
        username: str | Unset = UNSET,
        password: str | Unset = UNSET,
        refresh_token: str | Unset = UNSET,
    ) -> Token:
        """Get an access token.

        Signs a user in, or exchanges a refresh token, at the Keycloak of Mon Petit Placement. At
        most 10 calls a minute from one IP address: the ban lasts one hour. Do not retry a sign-in
        in a loop.

        Args:
            grant_type: The kind of grant. Public clients use `password`; `refresh_token` is
                what Keycloak offers beside it.
            client_id: Always `mpp-app`.
            username: The e-mail address of the user.
            password: The password of the user.
            refresh_token: The last refresh token.

        Returns:
            The tokens (observed, MPP-T3).

        Raises:
            errors.BadRequest: The sign-in was refused.
            errors.Unauthorized: The sign-in was refused.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: The sign-in was refused.

        ``POST /realms/mpp-prod/protocol/openid-connect/token``, observed (MPP-7, MPP-15, MPP-17,
        MPP-T3).
        """
        return await self._call(
            operations.CREATE_TOKEN,
            body={
                "grant_type": grant_type,
                "client_id": client_id,
                "username": username,
                "password": password,
                "refresh_token": refresh_token,
            },
        )


class AsyncSsoWithResponse:
    """The methods of `AsyncSso`, each giving the whole reply."""

    def __init__(self, resource: AsyncSso) -> None:
        self.create_token = whole_async_reply(resource.create_token)
