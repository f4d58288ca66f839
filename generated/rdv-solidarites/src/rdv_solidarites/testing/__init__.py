"""A fake of the API RDV-Solidarités, for tests.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._api import API
from .._client import AsyncRdvSolidarites, RdvSolidarites
from .._runtime.testing.fake import Fake, Kit
from .._runtime.testing.mismatch import RequestMismatch as RequestMismatch
from ._schemas import SCHEMAS
from .absences import FakeAbsences
from .agents import FakeAgents
from .auth import FakeAuth
from .organisations import FakeOrganisations
from .public_links import FakePublicLinks
from .user_profiles import FakeUserProfiles
from .users import FakeUsers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Unpack

    from .._runtime.options import ClientOptions

__all__ = [
    "FakeRdvSolidarites",
    "RequestMismatch",
]


class FakeRdvSolidarites(Fake):
    """A fake of the API RDV-Solidarités, for tests; it needs no network."""

    def __init__(self, *, page_size: int | None = None) -> None:
        """Make a fake that nothing was sent to.

        Args:
            page_size: items of a page of a list, where the description leaves it open; all of them when not given.
        """
        kit = Kit(
            API,
            SCHEMAS,
            {
                "email": "martine@demo.rdv-solidarites.fr",
                "password": "123456",
                "access_token": "fake-access_token",
                "client": "fake-client",
                "uid": "fake-uid",
            },
            page_size,
        )
        super().__init__(kit)
        self.auth = FakeAuth(kit)
        self.absences = FakeAbsences(kit)
        self.agents = FakeAgents(kit)
        self.organisations = FakeOrganisations(kit)
        self.users = FakeUsers(kit)
        self.user_profiles = FakeUserProfiles(kit)
        self.public_links = FakePublicLinks(kit)

    def client(
        self,
        *,
        email: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        access_token: str | Callable[[], str] | None = None,
        client: str | Callable[[], str] | None = None,
        uid: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> RdvSolidarites:
        """Give a client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            RdvSolidarites,
            {
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options,
            self.transport,
            {},
        )

    def async_client(
        self,
        *,
        email: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
        client: str | Callable[[], str | Awaitable[str]] | None = None,
        uid: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> AsyncRdvSolidarites:
        """Give an async client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            AsyncRdvSolidarites,
            {
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options,
            self.async_transport,
            {},
        )

    def accepts(
        self,
        *,
        access_token: str | None = None,
        client: str | None = None,
        uid: str | None = None,
    ) -> None:
        """Take credentials for good that a client not made by this fake sends."""
        self._accept(
            {
                "access_token": access_token,
                "client": client,
                "uid": uid,
            }
        )
