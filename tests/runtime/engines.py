"""The engine of a client, which clients keep to themselves."""

from typing import overload

from sample._runtime.call.client import AsyncClient, SyncClient
from sample._runtime.call.engine import AsyncEngine, SyncEngine

__all__ = ["engine_of"]


@overload
def engine_of(client: SyncClient) -> SyncEngine: ...


@overload
def engine_of(client: AsyncClient) -> AsyncEngine: ...


@overload
def engine_of(client: SyncClient | AsyncClient) -> SyncEngine | AsyncEngine: ...


def engine_of(client: SyncClient | AsyncClient) -> SyncEngine | AsyncEngine:
    """Return the engine of a client."""
    return client._engine  # pyright: ignore[reportPrivateUsage]
