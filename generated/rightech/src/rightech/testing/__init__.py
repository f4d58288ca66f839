"""A fake of the Rightech IoT Cloud API, for tests.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._api import API
from .._client import AsyncRightech, Rightech
from .._runtime.testing.fake import Fake, Kit
from .._runtime.testing.mismatch import RequestMismatch as RequestMismatch
from ._schemas import SCHEMAS
from .auth import FakeAuth
from .automatons import FakeAutomatons
from .events import FakeEventsResource
from .geofences import FakeGeofences
from .groups import FakeGroups
from .handlers import FakeHandlers
from .models import FakeModels
from .objects import FakeObjects
from .reports import FakeReports
from .roles import FakeRoles
from .scenes import FakeScenes
from .stores import FakeStores
from .tables import FakeTables
from .tasks import FakeTasks
from .users import FakeUsers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Unpack

    from .._runtime.options import ClientOptions

__all__ = [
    "FakeRightech",
    "RequestMismatch",
]


class FakeRightech(Fake):
    """A fake of the Rightech IoT Cloud API, for tests; it needs no network."""

    def __init__(self, *, page_size: int | None = None) -> None:
        """Make a fake that nothing was sent to.

        Args:
            page_size: items of a page of a list, where the description leaves it open; all of them when not given.
        """
        kit = Kit(
            API,
            SCHEMAS,
            {
                "login": "api-user",
                "password": "a-password",
                "token": "fake-token",
                "session": "fake-session",
            },
            page_size,
        )
        super().__init__(kit)
        self.auth = FakeAuth(kit)
        self.stores = FakeStores(kit)
        self.models = FakeModels(kit)
        self.objects = FakeObjects(kit)
        self.automatons = FakeAutomatons(kit)
        self.handlers = FakeHandlers(kit)
        self.geofences = FakeGeofences(kit)
        self.tasks = FakeTasks(kit)
        self.events = FakeEventsResource(kit)
        self.users = FakeUsers(kit)
        self.roles = FakeRoles(kit)
        self.groups = FakeGroups(kit)
        self.tables = FakeTables(kit)
        self.reports = FakeReports(kit)
        self.scenes = FakeScenes(kit)

    def client(
        self,
        *,
        login: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        token: str | Callable[[], str] | None = None,
        session: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> Rightech:
        """Give a client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            Rightech,
            {
                "login": login,
                "password": password,
                "token": token,
                "session": session,
            },
            options,
            self.transport,
            {},
        )

    def async_client(
        self,
        *,
        login: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        session: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> AsyncRightech:
        """Give an async client that reaches this fake; placeholders stand for the credentials that are not given."""
        return self._made(
            AsyncRightech,
            {
                "login": login,
                "password": password,
                "token": token,
                "session": session,
            },
            options,
            self.async_transport,
            {},
        )

    def accepts(
        self,
        *,
        token: str | None = None,
        session: str | None = None,
    ) -> None:
        """Take credentials for good that a client not made by this fake sends."""
        self._accept(
            {
                "token": token,
                "session": session,
            }
        )
