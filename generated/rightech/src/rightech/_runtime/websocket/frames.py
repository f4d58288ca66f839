"""WebSocket frames (RFC 6455) with wsproto, without I/O: bytes in, messages out."""

import base64
import hashlib
import os
from collections.abc import Iterator

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import ProtocolError

from ..base.headers import Headers
from .messages import ConnectionLost

__all__ = ["Frames", "Handshake", "acceptance"]

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_NORMAL = 1000
_MOST_EMPTY = 1000
"""The most empty fragments in a row; only an endless message has more."""


def acceptance(key: bytes) -> str:
    """Return the value that accepts the key of a handshake (RFC 6455, 4.2.2)."""
    return base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest()).decode()


class Handshake:
    """The opening handshake (RFC 6455, 4.1): the request headers, and the check of the response."""

    def __init__(self) -> None:
        self._key = base64.b64encode(os.urandom(16))

    def fields(self) -> list[tuple[str, str]]:
        """Return the header fields of the handshake request."""
        return [
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Key", self._key.decode()),
            ("Sec-WebSocket-Version", "13"),
        ]

    def accepted(self, headers: Headers) -> bool:
        """Return whether the header fields of a 101 response accept this handshake."""
        upgraded = headers.get("upgrade", "").strip().lower() == "websocket"
        return upgraded and headers.get("sec-websocket-accept", "").strip() == acceptance(self._key)


class Frames:
    """The client side of one connection.

    Attributes:
        outbox: the bytes to send; the driver removes them.
    """

    def __init__(self, longest: int) -> None:
        self._connection = Connection(ConnectionType.CLIENT)
        self._longest = longest
        self._size = 0
        self._empty = 0
        self._pieces: list[bytes] = []
        self.outbox: list[bytes] = []

    def text(self, text: str) -> None:
        """Queue a text message; an empty text queues a ping."""
        self.outbox.append(self._connection.send(TextMessage(text) if text else Ping()))

    def farewell(self) -> bytes:
        """Return the close frame; empty bytes if the connection is already closed."""
        try:
            return self._connection.send(CloseConnection(_NORMAL))
        except ProtocolError:
            return b""

    def feed(self, data: bytes) -> Iterator[str | bytes]:
        """Process bytes from the server and yield the complete messages, text or binary; ``""`` for a pong.

        Raises:
            ConnectionLost: the connection was closed, or the bytes are not valid frames.
        """
        try:
            self._connection.receive_data(data or None)
            for event in self._connection.events():
                if isinstance(event, (TextMessage, BytesMessage)):
                    yield from self._joined(event)
                elif isinstance(event, Ping):
                    self.outbox.append(self._connection.send(event.response()))
                elif isinstance(event, Pong):
                    yield ""
                elif isinstance(event, CloseConnection):
                    raise ConnectionLost(f"the server closed the connection ({event.code})")
        except ProtocolError:
            raise ConnectionLost("the server sent an invalid WebSocket frame") from None

    def _joined(self, event: TextMessage | BytesMessage) -> Iterator[str | bytes]:
        piece = event.data.encode(errors="replace") if isinstance(event, TextMessage) else bytes(event.data)
        self._empty = 0 if piece or event.message_finished else self._empty + 1
        if self._empty > _MOST_EMPTY:
            raise ConnectionLost(f"the server sent more than {_MOST_EMPTY} empty fragments of one message in a row")
        self._size += len(piece)
        if self._size > self._longest:
            raise ConnectionLost(f"a message is larger than {self._longest} bytes (max_reply_bytes)")
        if piece:
            self._pieces.append(piece)
        if event.message_finished:
            whole, self._size, self._pieces = b"".join(self._pieces), 0, []
            # An empty message has no meaning in any supported protocol, and "" already means a pong.
            if whole:
                yield whole.decode() if isinstance(event, TextMessage) else whole
