"""A fake of the Mon Petit Placement API, for tests.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._api import API
from .._client import AsyncMonPetitPlacement, MonPetitPlacement
from .._runtime.limits import MemoryStore
from .._runtime.testing.fake import Fake, Kit
from .._runtime.testing.mismatch import RequestMismatch as RequestMismatch
from ._schemas import SCHEMAS
from .accounts import FakeAccounts
from .catalogue import FakeCatalogue
from .me import FakeMe
from .providers import FakeProviders
from .settings import FakeSettings
from .sso import FakeSso
from .user_kycs import FakeUserKycs
from .users import FakeUsers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Unpack

    from .._runtime.options import ClientOptions

__all__ = [
    "FakeMonPetitPlacement",
    "RequestMismatch",
]


class FakeMonPetitPlacement(Fake):
    """A fake of the Mon Petit Placement API, for tests; it needs no network."""

    def __init__(self, *, page_size: int | None = None) -> None:
        """Make a fake that nothing was sent to.

        Args:
            page_size: items of a page of a list, where the description leaves it open; all of them when not given.
        """
        kit = Kit(
            API,
            SCHEMAS,
            {
                "username": "camille.roux@example.com",
                "password": "a-password",
                "token": "fake-token",
            },
            page_size,
        )
        super().__init__(kit)
        self.me = FakeMe(kit)
        self.sso = FakeSso(kit)
        self.accounts = FakeAccounts(kit)
        self.users = FakeUsers(kit)
        self.user_kycs = FakeUserKycs(kit)
        self.providers = FakeProviders(kit)
        self.catalogue = FakeCatalogue(kit)
        self.settings = FakeSettings(kit)

    def client(
        self,
        *,
        username: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        token: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> MonPetitPlacement:
        """Give a client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            MonPetitPlacement,
            {
                "username": username,
                "password": password,
                "token": token,
            },
            options,
            self.transport,
            {
                "limit_store": MemoryStore(),
            },
        )

    def async_client(
        self,
        *,
        username: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> AsyncMonPetitPlacement:
        """Give an async client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            AsyncMonPetitPlacement,
            {
                "username": username,
                "password": password,
                "token": token,
            },
            options,
            self.async_transport,
            {
                "limit_store": MemoryStore(),
            },
        )

    def accepts(
        self,
        *,
        token: str | None = None,
    ) -> None:
        """Take credentials for good that a client not made by this fake sends."""
        self._accept(
            {
                "token": token,
            }
        )
