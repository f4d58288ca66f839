"""WebSocket frames (RFC 6455) through wsproto: bytes in, texts out. No socket here, no clock."""

import base64
import hashlib
import os
from collections.abc import Iterator

from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import ProtocolError

from .headers import Headers
from .messages import Cut

__all__ = ["Frames", "Handshake"]

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_NORMAL = 1000


class Handshake:
    """What asks a server for a WebSocket, and knows its answer."""

    def __init__(self) -> None:
        self._key = base64.b64encode(os.urandom(16))

    def fields(self) -> list[tuple[str, str]]:
        """Give the header fields of the request."""
        return [
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Key", self._key.decode()),
            ("Sec-WebSocket-Version", "13"),
        ]

    def accepted(self, headers: Headers) -> bool:
        """Tell whether the header fields of a reply of status 101 answer this very request."""
        digest = hashlib.sha1(self._key + _GUID, usedforsecurity=False).digest()
        upgraded = headers.get("upgrade", "").strip().lower() == "websocket"
        return upgraded and headers.get("sec-websocket-accept", "").strip() == base64.b64encode(digest).decode()


class Frames:
    """One connection, the client's side.

    Attributes:
        outbox: bytes to send, for who drives it to take.
    """

    def __init__(self, longest: int) -> None:
        self._connection = Connection(ConnectionType.CLIENT)
        self._longest = longest
        self._size = 0
        self._pieces: list[str] = []
        self.outbox: list[bytes] = []

    def text(self, text: str) -> None:
        """Send a text; the empty one is a ping."""
        self.outbox.append(self._connection.send(TextMessage(text) if text else Ping()))

    def farewell(self) -> bytes:
        """Give the frame that ends the connection, once."""
        try:
            return self._connection.send(CloseConnection(_NORMAL))
        except ProtocolError:
            return b""

    def feed(self, data: bytes) -> Iterator[str]:
        """Take bytes of the server; give the texts that they end, ``""`` for the answer to a ping.

        Raises:
            Cut: the connection is at its end, or not what it should be.
        """
        try:
            self._connection.receive_data(data or None)
            for event in self._connection.events():
                if isinstance(event, TextMessage):
                    yield from self._joined(event)
                elif isinstance(event, Ping):
                    self.outbox.append(self._connection.send(event.response()))
                elif isinstance(event, Pong):
                    yield ""
                elif isinstance(event, CloseConnection):
                    raise Cut(f"the server closed the connection ({event.code})")
        except ProtocolError:
            raise Cut("what came is no WebSocket") from None

    def _joined(self, event: TextMessage) -> Iterator[str]:
        self._size += len(event.data.encode(errors="replace"))
        if self._size > self._longest:
            raise Cut(f"a message is larger than {self._longest} bytes")
        self._pieces.append(event.data)
        if event.message_finished:
            whole, self._size, self._pieces = "".join(self._pieces), 0, []
            # An empty text says nothing in any protocol; it must not be taken for the answer to a ping.
            if whole:
                yield whole
