"""What `client.wallet` can do.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import wallet as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from .._runtime.values import JsonValue


class Wallet(SyncResource):
    """The wallet of a user."""

    @cached_property
    def with_response(self) -> WalletWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return WalletWithResponse(self.whole())

    def get(self, *, user_email: str, user_birthdate: str) -> JsonValue:
        """Retrieve a user's wallet thanks to his email.

        Retrieve a user's wallet thanks to his email. The birthdate is used to verify that we know
        the user.

        Args:
            user_email: Search a wallet by the user's email (MII-11b, MII-17, MII-18).
            user_birthdate: Use to verify that we know the user. The documentation gives no
                format (MII-11a, MII-11b, MII-17, MII-18).

        Returns:
            wallet retrieved (MII-11b, MII-13).

        Raises:
            errors.Forbidden: birthdate does not match.
            errors.NotFound: no wallet found.
            errors.ApiError: Any other status.

        ``GET /user/wallet``, documented (MII-7, MII-11b, MII-16).
        """
        return self._call(
            operations.GET_USER_WALLET,
            query={"user_email": user_email, "user_birthdate": user_birthdate},
        )


class WalletWithResponse:
    """The methods of `Wallet`, each giving the whole reply."""

    def __init__(self, resource: Wallet) -> None:
        self.get = whole_reply(resource.get)


class AsyncWallet(AsyncResource):
    """The wallet of a user."""

    @cached_property
    def with_response(self) -> AsyncWalletWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncWalletWithResponse(self.whole())

    async def get(self, *, user_email: str, user_birthdate: str) -> JsonValue:
        """Retrieve a user's wallet thanks to his email.

        Retrieve a user's wallet thanks to his email. The birthdate is used to verify that we know
        the user.

        Args:
            user_email: Search a wallet by the user's email (MII-11b, MII-17, MII-18).
            user_birthdate: Use to verify that we know the user. The documentation gives no
                format (MII-11a, MII-11b, MII-17, MII-18).

        Returns:
            wallet retrieved (MII-11b, MII-13).

        Raises:
            errors.Forbidden: birthdate does not match.
            errors.NotFound: no wallet found.
            errors.ApiError: Any other status.

        ``GET /user/wallet``, documented (MII-7, MII-11b, MII-16).
        """
        return await self._call(
            operations.GET_USER_WALLET,
            query={"user_email": user_email, "user_birthdate": user_birthdate},
        )


class AsyncWalletWithResponse:
    """The methods of `AsyncWallet`, each giving the whole reply."""

    def __init__(self, resource: AsyncWallet) -> None:
        self.get = whole_async_reply(resource.get)
