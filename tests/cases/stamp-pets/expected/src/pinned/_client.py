"""The clients of the Pets API.

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
    from .resources import AsyncPets, Pets


class Pinned(SyncClient):
    """Client of the Pets API.

    Everything a shop of pets needs.
    """

    def __init__(
        self, *, token: str | Callable[[], str] | None = None, **options: Unpack[ClientOptions]
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            token: The token of your account. ``PINNED_TOKEN`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"token": token},
            options=options,
        )

    @cached_property
    def pets(self) -> Pets:
        """The pets of the shop."""
        return resources.Pets(self)


class AsyncPinned(AsyncClient):
    """Asynchronous client of the Pets API.

    Everything a shop of pets needs.
    """

    def __init__(
        self,
        *,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            token: The token of your account. ``PINNED_TOKEN`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"token": token},
            options=options,
        )

    @cached_property
    def pets(self) -> AsyncPets:
        """The pets of the shop."""
        return resources.AsyncPets(self)
