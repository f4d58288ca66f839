"""A fake of the MiiMOSA API, for tests.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._api import API
from .._client import AsyncMiimosa, Miimosa
from .._runtime.testing.fake import Fake, Kit
from .._runtime.testing.mismatch import RequestMismatch as RequestMismatch
from ._schemas import SCHEMAS
from .leads import FakeLeads
from .pledges import FakePledges
from .projects import FakeProjects
from .wallet import FakeWallet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Unpack

    from .._runtime.options import ClientOptions

__all__ = [
    "FakeMiimosa",
    "RequestMismatch",
]


class FakeMiimosa(Fake):
    """A fake of the MiiMOSA API, for tests; it needs no network."""

    def __init__(self, *, page_size: int | None = None) -> None:
        """Make a fake that nothing was sent to.

        Args:
            page_size: items of a page of a list, where the description leaves it open; all of them when not given.
        """
        kit = Kit(
            API,
            SCHEMAS,
            {
                "api_key": "fake-api_key",
            },
            page_size,
        )
        super().__init__(kit)
        self.leads = FakeLeads(kit)
        self.projects = FakeProjects(kit)
        self.pledges = FakePledges(kit)
        self.wallet = FakeWallet(kit)

    def client(
        self, *, api_key: str | Callable[[], str] | None = None, **options: Unpack[ClientOptions]
    ) -> Miimosa:
        """Give a client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            Miimosa,
            {
                "api_key": api_key,
            },
            options,
            self.transport,
            {},
        )

    def async_client(
        self,
        *,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> AsyncMiimosa:
        """Give an async client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            AsyncMiimosa,
            {
                "api_key": api_key,
            },
            options,
            self.async_transport,
            {},
        )

    def accepts(
        self,
        *,
        api_key: str | None = None,
    ) -> None:
        """Take credentials for good that a client not made by this fake sends."""
        self._accept(
            {
                "api_key": api_key,
            }
        )
