"""What `client.auth` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import auth as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import Outcome, Token


class Auth(SyncResource):
    """Sign in, for a token or for a session cookie."""

    @cached_property
    def with_response(self) -> AuthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AuthWithResponse(self.whole())

    def create_session(self, *, login: str, password: str) -> Outcome:
        """Sign in for a session cookie.

        Authorises a user through cookies: the reply sets the cookie `sid`, to be sent with further
        requests until it expires. Then this call has to be made again.

        Args:
            login: Login of the user.
            password: Password of the user.

        Returns:
            Signed in (PLT-20, PLT-22, PLT-O6).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.ApiError: Any other status.

        ``POST /auth``, documented (PLT-8, PLT-O6).
        """
        return self._call(operations.CREATE_SESSION, body={"login": login, "password": password})

    def create_token(self, *, login: str, password: str) -> Token:
        """Sign in for an access token.

        Authorises a user through a token, to be sent with further requests in the header `Authorization`.
        It lives 24 hours in the documentation's sample; `expiresAt` says how long.

        Args:
            login: Login of the user.
            password: Password of the user.

        Returns:
            The token (PLT-20, PLT-O7).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.ApiError: Any other status.

        ``POST /auth/token``, documented (PLT-8, PLT-O7).
        """
        return self._call(operations.CREATE_TOKEN, body={"login": login, "password": password})


class AuthWithResponse:
    """The methods of `Auth`, each giving the whole reply."""

    def __init__(self, resource: Auth) -> None:
        self.create_session = whole_reply(resource.create_session)
        self.create_token = whole_reply(resource.create_token)


class AsyncAuth(AsyncResource):
    """Sign in, for a token or for a session cookie."""

    @cached_property
    def with_response(self) -> AsyncAuthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAuthWithResponse(self.whole())

    async def create_session(self, *, login: str, password: str) -> Outcome:
        """Sign in for a session cookie.

        Authorises a user through cookies: the reply sets the cookie `sid`, to be sent with further
        requests until it expires. Then this call has to be made again.

        Args:
            login: Login of the user.
            password: Password of the user.

        Returns:
            Signed in (PLT-20, PLT-22, PLT-O6).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.ApiError: Any other status.

        ``POST /auth``, documented (PLT-8, PLT-O6).
        """
        return await self._call(
            operations.CREATE_SESSION, body={"login": login, "password": password}
        )

    async def create_token(self, *, login: str, password: str) -> Token:
        """Sign in for an access token.

        Authorises a user through a token, to be sent with further requests in the header `Authorization`.
        It lives 24 hours in the documentation's sample; `expiresAt` says how long.

        Args:
            login: Login of the user.
            password: Password of the user.

        Returns:
            The token (PLT-20, PLT-O7).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.ApiError: Any other status.

        ``POST /auth/token``, documented (PLT-8, PLT-O7).
        """
        return await self._call(
            operations.CREATE_TOKEN, body={"login": login, "password": password}
        )


class AsyncAuthWithResponse:
    """The methods of `AsyncAuth`, each giving the whole reply."""

    def __init__(self, resource: AsyncAuth) -> None:
        self.create_session = whole_async_reply(resource.create_session)
        self.create_token = whole_async_reply(resource.create_token)
