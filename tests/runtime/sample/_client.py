"""The clients of the sample API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from ._api import API
from ._runtime.call.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from ._runtime.base.options import CallOptions, ClientOptions
    from .resources.absences import Absences, AsyncAbsences
    from .resources.auth import AsyncAuth, Auth

__all__ = ["AsyncSample", "Sample"]


class Sample(SyncClient):
    """A client of the sample API."""

    def __init__(
        self,
        *,
        email: str | None = None,
        password: str | None = None,
        access_token: str | None = None,
        client: str | None = None,
        uid: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client.

        Args:
            email: of the agent.
            password: of the agent.
            access_token: of an earlier login.
            client: of an earlier login.
            uid: of an earlier login.
            **options: see ``ClientOptions``.
        """
        super().__init__(
            API,
            credentials={
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options=options,
        )

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a copy with other options that shares connections and credentials."""
        return self._copy(options, {})

    @cached_property
    def absences(self) -> Absences:
        """Les absences des agents."""
        from .resources.absences import Absences

        return Absences(self._engine)

    @cached_property
    def auth(self) -> Auth:
        """L'authentification."""
        from .resources.auth import Auth

        return Auth(self._engine)


class AsyncSample(AsyncClient):
    """An async client of the sample API."""

    def __init__(
        self,
        *,
        email: str | None = None,
        password: str | None = None,
        access_token: str | None = None,
        client: str | None = None,
        uid: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client.

        Args:
            email: of the agent.
            password: of the agent.
            access_token: of an earlier login.
            client: of an earlier login.
            uid: of an earlier login.
            **options: see ``ClientOptions``.
        """
        super().__init__(
            API,
            credentials={
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options=options,
        )

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a copy with other options that shares connections and credentials."""
        return self._copy(options, {})

    @cached_property
    def absences(self) -> AsyncAbsences:
        """Les absences des agents."""
        from .resources.absences import AsyncAbsences

        return AsyncAbsences(self._engine)

    @cached_property
    def auth(self) -> AsyncAuth:
        """L'authentification."""
        from .resources.auth import AsyncAuth

        return AsyncAuth(self._engine)
