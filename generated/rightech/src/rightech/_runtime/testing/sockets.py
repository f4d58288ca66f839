"""The WebSockets of a fake on a port: the events that a test sends to what is connected."""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import parse_qsl, urlsplit

from ..base.errors import InvalidArgument
from ..base.headers import Headers
from ..base.wire import RawReply
from .answers import as_json
from .pointers import put

if TYPE_CHECKING:
    from wsproto.connection import Connection

    from ..base.wire import Request
    from ..codec.values import JsonInput, JsonValue
    from ..websocket.flow import Socket
    from .operation_fake import Kit

__all__ = ["SocketFake"]

_PIECE: Final = 65536
_VERSION: Final = "13"
_GOING_AWAY: Final = 1001
_KEY: Final = 16


class SocketFake:
    """A WebSocket of the fake, which a client reaches when the fake is served on a port.

    A connection gets the events that the test sends while it is open. The first connection also gets those that were
    sent before.
    """

    def __init__(self, kit: "Kit", socket: "Socket[object]") -> None:
        self._kit = kit
        self._socket = socket
        self._lock = Lock()
        self._open: list[tuple[asyncio.AbstractEventLoop, asyncio.Queue[str | None]]] = []
        self._waiting: list[str] = []
        kit.upgrades.append(self)
        if socket.login is not None:
            kit.keys.logins.append(socket.login)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._socket.name}, {len(self._open)} connections>"

    @property
    def connections(self) -> int:
        """The number of open connections."""
        return len(self._open)

    def sends(self, data: "JsonInput", *, event: str | None = None) -> Self:
        """Send an event to every open connection; without one, to the next that is opened.

        Args:
            data: the message, or the data of the event.
            event: the name of the event, for protocols whose events have names; by default ``"message"``.

        Raises:
            InvalidArgument: the data is not JSON, or the events of the protocol have no name.
        """
        value = as_json(data)
        if self._named:
            text = "42" + json.dumps([event or "message", value], ensure_ascii=False)
        elif event is not None:
            raise InvalidArgument(f"event: the messages of {self._socket.name} have no name; leave it out")
        else:
            text = json.dumps(value, ensure_ascii=False)
        return self._put(text)

    def closes(self) -> Self:
        """Close every open connection."""
        return self._put(None)

    def takes(self, request: "Request") -> bool:
        """Return whether a request asks for this WebSocket; internal."""
        parts = urlsplit(request.url)
        upgrade = request.headers.get("upgrade", "").strip().lower() == "websocket"
        return upgrade and parts.path.endswith(self._socket.path) and self._has_query(parts.query)

    def refuses(self, request: "Request") -> RawReply | None:
        """Return the response to a handshake that is not accepted (RFC 6455, 4.2); internal."""
        keys = self._kit.keys
        if request.headers.get("sec-websocket-version") != _VERSION:
            return _failure(426, "the version of the WebSocket must be 13", [("sec-websocket-version", _VERSION)])
        if request.method != "GET" or not _is_key(request.headers.get("sec-websocket-key", "")):
            return _failure(400, "the handshake is not valid")
        faults = keys.faults(self._socket.security, request)
        if faults or keys.has_ended(self._socket.security, request):
            return _failure(401, "; ".join(map(str, faults)) or "the credential has expired")
        if find_spec("wsproto") is None:
            command = self._kit.api.extras.get("events", "install the extra events of this package")
            return _failure(501, f"WebSockets need wsproto: {command}")
        return None

    def accepts(self, request: "Request") -> Sequence[tuple[str, str]]:
        """Return the header fields that accept a handshake; internal."""
        from ..websocket.frames import acceptance

        key = request.headers.get("sec-websocket-key", "").strip()
        return [("upgrade", "websocket"), ("connection", "Upgrade"), ("sec-websocket-accept", acceptance(key.encode()))]

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, begun: bytes) -> None:
        """Serve a connection until it ends; internal."""
        from wsproto.connection import Connection, ConnectionType

        connection = Connection(ConnectionType.SERVER, trailing_data=begun)
        async with self._connected() as outbox:
            sending = asyncio.create_task(self._send(connection, outbox, writer))
            try:
                await self._receive(connection, outbox, reader, writer)
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    @asynccontextmanager
    async def _connected(self) -> AsyncGenerator[asyncio.Queue[str | None]]:
        outbox: asyncio.Queue[str | None] = asyncio.Queue()
        entry = (asyncio.get_running_loop(), outbox)
        with self._lock:
            for text in (*self._greeting(), *self._waiting):
                outbox.put_nowait(text)
            self._waiting.clear()
            self._open.append(entry)
        try:
            yield outbox
        finally:
            with self._lock:
                self._open.remove(entry)

    async def _send(
        self, connection: "Connection", outbox: asyncio.Queue[str | None], writer: asyncio.StreamWriter
    ) -> None:
        from wsproto.events import CloseConnection, TextMessage

        while (text := await outbox.get()) is not None:
            writer.write(connection.send(TextMessage(text)))
            await writer.drain()
        writer.write(connection.send(CloseConnection(_GOING_AWAY)))

    async def _receive(
        self,
        connection: "Connection",
        outbox: asyncio.Queue[str | None],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        from wsproto.connection import ConnectionState
        from wsproto.events import CloseConnection, Ping, TextMessage
        from wsproto.utilities import ProtocolError

        pieces: list[str] = []
        while True:
            try:
                for event in connection.events():
                    if isinstance(event, Ping):
                        writer.write(connection.send(event.response()))
                    elif isinstance(event, CloseConnection):
                        if connection.state is ConnectionState.REMOTE_CLOSING:
                            writer.write(connection.send(event.response()))
                        return
                    elif isinstance(event, TextMessage):
                        pieces.append(event.data)
                        if event.message_finished:
                            self._answer("".join(pieces), outbox)
                            pieces.clear()
                if not (data := await reader.read(_PIECE)):
                    return
                connection.receive_data(data)
            except ProtocolError:
                return

    def _answer(self, text: str, outbox: asyncio.Queue[str | None]) -> None:
        """Answer a ping of engine.io."""
        if self._named and text.startswith("2"):
            outbox.put_nowait("3" + text[1:])

    def _greeting(self) -> list[str]:
        """Return the packets that open a connection of engine.io."""
        if not self._named:
            return []
        heartbeat = self._socket.heartbeat
        opening: JsonValue = {"sid": "fake", "upgrades": []}
        for pointer, seconds in zip((heartbeat.interval, heartbeat.timeout), heartbeat.fallback, strict=True):
            opening = put(opening, pointer, round(seconds / heartbeat.unit))
        return ["0" + json.dumps(opening), "40"]

    @property
    def _named(self) -> bool:
        return self._socket.protocol == "engine.io-3"

    def _has_query(self, query: str) -> bool:
        return set(self._socket.query.items()) <= set(parse_qsl(query, keep_blank_values=True))

    def _put(self, text: str | None) -> Self:
        with self._lock:
            for loop, outbox in self._open:
                loop.call_soon_threadsafe(outbox.put_nowait, text)
            if not self._open and text is not None:
                self._waiting.append(text)
        return self


def _failure(status: int, reason: str, more: Sequence[tuple[str, str]] = ()) -> RawReply:
    content = json.dumps({"error": reason}, ensure_ascii=False).encode()
    return RawReply(status, Headers([("content-type", "application/json"), *more]), content)


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text.strip(), validate=True)) == _KEY
    except (binascii.Error, ValueError):
        return False
