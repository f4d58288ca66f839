"""The clients of the Things API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from . import resources
from ._api import API
from ._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ._runtime.options import ClientOptions
    from ._runtime.tokens import AsyncTokenStore, TokenStore
    from .resources import AsyncThings, AsyncTokensResource, Things, TokensResource


class Pinned(SyncClient):
    """Client of the Things API."""

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        token: str | Callable[[], str] | None = None,
        token_store: TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            client_id: Yours. ``PINNED_CLIENT_ID`` when not given.
            client_secret: ``PINNED_CLIENT_SECRET`` when not given.
            token: Token, sent as `Authorization: Bearer`. ``PINNED_TOKEN`` when not given.
            token_store: where the tokens are kept; a new pair is handed to it before it is
                used.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"client_id": client_id, "client_secret": client_secret, "token": token},
            store=token_store,
            options=options,
        )

    @cached_property
    def tokens(self) -> TokensResource:
        """The operations of ``Tokens``."""
        return resources.TokensResource(self)

    @cached_property
    def things(self) -> Things:
        """The operations of ``Things``."""
        return resources.Things(self)


class AsyncPinned(AsyncClient):
    """Asynchronous client of the Things API."""

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        token_store: AsyncTokenStore | TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            client_id: Yours. ``PINNED_CLIENT_ID`` when not given.
            client_secret: ``PINNED_CLIENT_SECRET`` when not given.
            token: Token, sent as `Authorization: Bearer`. ``PINNED_TOKEN`` when not given.
            token_store: where the tokens are kept; a new pair is handed to it before it is
                used.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"client_id": client_id, "client_secret": client_secret, "token": token},
            store=token_store,
            options=options,
        )

    @cached_property
    def tokens(self) -> AsyncTokensResource:
        """The operations of ``Tokens``."""
        return resources.AsyncTokensResource(self)

    @cached_property
    def things(self) -> AsyncThings:
        """The operations of ``Things``."""
        return resources.AsyncThings(self)
