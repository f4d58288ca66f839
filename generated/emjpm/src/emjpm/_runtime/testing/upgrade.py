"""The protocol of WebSockets that a fake serves on a port."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from ..base.wire import RawReply, Request

__all__ = ["Upgrade"]


class Upgrade(Protocol):
    """A WebSocket of the fake."""

    def takes(self, request: Request) -> bool:
        """Return whether a request asks for this WebSocket."""
        ...

    def refuses(self, request: Request) -> RawReply | None:
        """Return the response to a handshake that is not accepted; ``None`` to accept it."""
        ...

    def accepts(self, request: Request) -> Sequence[tuple[str, str]]:
        """Return the header fields that accept a handshake."""
        ...

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, begun: bytes) -> None:
        """Serve the connection until it ends; ``begun`` contains the bytes that arrived with the handshake."""
        ...
