"""What `client.tokens` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import tokens as operations
from .._runtime import oauth as _oauth
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime import tokens as _tokens
    from .._runtime.unset import Unset
    from ..models import Tokens


class TokensResource(SyncResource):
    """The operations of ``Tokens``."""

    @cached_property
    def with_response(self) -> TokensResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return TokensResourceWithResponse(self.whole())

    def exchange(self, *, grant_type: str, client_id: str | Unset = UNSET) -> Tokens:
        """``POST /token``.

        Args:
            client_id: Yours.

        Returns:
            tokens.
        """
        return self._call(
            operations.CREATE_TOKEN, body={"grant_type": grant_type, "client_id": client_id}
        )

    def go(self) -> None:
        """``GET /go``.

        Raises:
            errors.ApiError: no.
        """
        return self._call(operations.GO)

    def authorization_url(
        self, *, redirect_uri: str, state: str | None = None
    ) -> _oauth.AuthorizationRequest:
        """Give the address of the page on which a user grants access; nothing is sent.

        Args:
            redirect_uri: where the page sends the user back to, as it was registered.
            state: what comes back with the user; a random text when not given.

        Returns:
            The address, and the state to keep until the user is back.
        """
        return _oauth.authorization_url(self._client, redirect_uri, state)

    def parse_redirect(self, url: str, *, state: str) -> str:
        """Give the code out of the address that a user came back to.

        Nothing is sent.

        Args:
            url: the whole address, or its path and query.
            state: the one of `authorization_url`.

        Returns:
            The code, to be exchanged.

        Raises:
            errors.AuthorizationRefused: the user, or the server, refused.
            errors.StateMismatch: the state is not the one that was sent.
        """
        return _oauth.parse_redirect(self._client, url, state)

    def oauth_exchange(self, code: str, *, redirect_uri: str) -> _tokens.Tokens:
        """Exchange a code for tokens, hand them to `token_store`, and use them from now on.

        They are renewed by themselves; a new pair is in the store before it is used.

        Args:
            code: the one of `parse_redirect`.
            redirect_uri: the one of `authorization_url`.

        Raises:
            errors.LoginFailed: the server gives none; `__cause__` tells why.
        """
        return _oauth.exchange(self._client, code, redirect_uri)


class TokensResourceWithResponse:
    """The methods of `TokensResource`, each giving the whole reply."""

    def __init__(self, resource: TokensResource) -> None:
        self.exchange = whole_reply(resource.exchange)
        self.go = whole_reply(resource.go)


class AsyncTokensResource(AsyncResource):
    """The operations of ``Tokens``."""

    @cached_property
    def with_response(self) -> AsyncTokensResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncTokensResourceWithResponse(self.whole())

    async def exchange(self, *, grant_type: str, client_id: str | Unset = UNSET) -> Tokens:
        """``POST /token``.

        Args:
            client_id: Yours.

        Returns:
            tokens.
        """
        return await self._call(
            operations.CREATE_TOKEN, body={"grant_type": grant_type, "client_id": client_id}
        )

    async def go(self) -> None:
        """``GET /go``.

        Raises:
            errors.ApiError: no.
        """
        return await self._call(operations.GO)

    def authorization_url(
        self, *, redirect_uri: str, state: str | None = None
    ) -> _oauth.AuthorizationRequest:
        """Give the address of the page on which a user grants access; nothing is sent.

        Args:
            redirect_uri: where the page sends the user back to, as it was registered.
            state: what comes back with the user; a random text when not given.

        Returns:
            The address, and the state to keep until the user is back.
        """
        return _oauth.authorization_url(self._client, redirect_uri, state)

    def parse_redirect(self, url: str, *, state: str) -> str:
        """Give the code out of the address that a user came back to.

        Nothing is sent.

        Args:
            url: the whole address, or its path and query.
            state: the one of `authorization_url`.

        Returns:
            The code, to be exchanged.

        Raises:
            errors.AuthorizationRefused: the user, or the server, refused.
            errors.StateMismatch: the state is not the one that was sent.
        """
        return _oauth.parse_redirect(self._client, url, state)

    async def oauth_exchange(self, code: str, *, redirect_uri: str) -> _tokens.Tokens:
        """Exchange a code for tokens, hand them to `token_store`, and use them from now on.

        They are renewed by themselves; a new pair is in the store before it is used.

        Args:
            code: the one of `parse_redirect`.
            redirect_uri: the one of `authorization_url`.

        Raises:
            errors.LoginFailed: the server gives none; `__cause__` tells why.
        """
        return await _oauth.exchange_async(self._client, code, redirect_uri)


class AsyncTokensResourceWithResponse:
    """The methods of `AsyncTokensResource`, each giving the whole reply."""

    def __init__(self, resource: AsyncTokensResource) -> None:
        self.exchange = whole_async_reply(resource.exchange)
        self.go = whole_async_reply(resource.go)
