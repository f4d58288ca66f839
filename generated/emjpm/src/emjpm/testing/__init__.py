"""A fake of the API eMJPM, for tests.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._api import API
from .._client import AsyncEmjpm, Emjpm
from .._runtime.limits import MemoryStore
from .._runtime.testing.fake import Fake, Kit
from .._runtime.testing.mismatch import RequestMismatch as RequestMismatch
from ._schemas import SCHEMAS
from .antennes import FakeAntennes
from .direction import FakeDirection
from .dpf import FakeDpf
from .mesures import FakeMesures
from .oauth import FakeOauth
from .services import FakeServices
from .tribunaux import FakeTribunaux
from .utilisateur import FakeUtilisateurResource

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Unpack

    from .._runtime.options import ClientOptions
    from .._runtime.tokens import AsyncTokenStore, TokenStore

__all__ = [
    "FakeEmjpm",
    "RequestMismatch",
]


class FakeEmjpm(Fake):
    """A fake of the API eMJPM, for tests; it needs no network."""

    def __init__(self, *, page_size: int | None = None) -> None:
        """Make a fake that nothing was sent to.

        Args:
            page_size: items of a page of a list, where the description leaves it open; all of them when not given.
        """
        kit = Kit(
            API,
            SCHEMAS,
            {
                "client_id": "fake-client_id",
                "client_secret": "fake-client_secret",
                "access_token": "fake-access_token",
            },
            page_size,
        )
        super().__init__(kit)
        self.oauth = FakeOauth(kit)
        self.mesures = FakeMesures(kit)
        self.antennes = FakeAntennes(kit)
        self.tribunaux = FakeTribunaux(kit)
        self.utilisateur = FakeUtilisateurResource(kit)
        self.direction = FakeDirection(kit)
        self.services = FakeServices(kit)
        self.dpf = FakeDpf(kit)

    def client(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        token_store: TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> Emjpm:
        """Give a client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            Emjpm,
            {
                "client_id": client_id,
                "client_secret": client_secret,
                "access_token": access_token,
            },
            options,
            self.transport,
            {
                "limit_store": MemoryStore(),
                "token_store": token_store,
            },
        )

    def async_client(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
        token_store: AsyncTokenStore | TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> AsyncEmjpm:
        """Give an async client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            AsyncEmjpm,
            {
                "client_id": client_id,
                "client_secret": client_secret,
                "access_token": access_token,
            },
            options,
            self.async_transport,
            {
                "limit_store": MemoryStore(),
                "token_store": token_store,
            },
        )

    def accepts(
        self,
        *,
        access_token: str | None = None,
    ) -> None:
        """Take credentials for good that a client not made by this fake sends."""
        self._accept(
            {
                "access_token": access_token,
            }
        )
