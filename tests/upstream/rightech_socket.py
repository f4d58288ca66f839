"""The WebSockets of the Rightech server: engine.io protocol 3 with a session cookie, and the plain stream of today.

In protocol 3 the *client* pings (`2`) and the server answers (`3`); a client that stays silent for the interval and
the timeout together is cut off (PLT-21, PLT-T6).
"""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from upstream.rightech_data import RightechState
from upstream.values import Json

_GOING_AWAY = 1001
_POLICY = 1008


@dataclass(slots=True)
class Connection:
    """One open WebSocket: what its loop is to send, None to cut it off."""

    loop: asyncio.AbstractEventLoop
    outbox: asyncio.Queue[str | None]
    plain: bool


@dataclass(slots=True)
class Sockets:
    """The endpoints, and what a test does with the open connections from its own thread."""

    state: RightechState
    connections: list[Connection] = field(default_factory=list[Connection])

    def emit(self, event: str, data: Json) -> None:
        """Send an event to every connection."""
        for connection in list(self.connections):
            body = json.dumps({"_msgid": "m", "event": event, "time": int(time.time() * 1000), "data": data})
            text = body if connection.plain else "42" + json.dumps([event, data])
            self._put(connection, text)

    def send(self, packet: str) -> None:
        """Send a raw packet to every connection: `6`, `1`, `41`, or what no protocol knows."""
        for connection in list(self.connections):
            self._put(connection, packet)

    def cut(self) -> None:
        """Close every connection from the server's side."""
        for connection in list(self.connections):
            self._put(connection, None)

    def _put(self, connection: Connection, text: str | None) -> None:
        connection.loop.call_soon_threadsafe(connection.outbox.put_nowait, text)

    async def engine(self, socket: WebSocket) -> None:
        """`/socket.io/?EIO=3&transport=websocket`."""
        query = socket.query_params
        right = query.get("EIO") == "3" and query.get("transport") == "websocket"
        if not right or not self.state.knows(sid=socket.cookies.get("sid", "")):
            await socket.close(_POLICY)
            return
        await socket.accept()
        beat = self.state.heartbeat
        handshake: dict[str, Json] = {"pingInterval": beat.interval, "pingTimeout": beat.timeout}
        if not beat.lean:
            handshake = {"sid": "engine-session", "upgrades": [], **handshake}
        await socket.send_text("0" + json.dumps(handshake, separators=(",", ":")))
        await socket.send_text("40")
        await self._serve(socket, self._packet, (beat.interval + beat.timeout) / 1000)

    async def stream(self, socket: WebSocket) -> None:
        """`/events/stream`, with a bearer token (PLT-T4)."""
        scheme, _, token = socket.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not self.state.knows(token=token):
            await socket.close(_POLICY)
            return
        await socket.accept()
        await self._serve(socket, None, None)

    def _packet(self, packet: str) -> str | None:
        """The answer to a packet of engine.io."""
        if not packet.startswith("2"):
            return None
        self.state.pings.append(time.monotonic())
        return None if self.state.heartbeat.silent else "3" + packet[1:]

    async def _serve(
        self, socket: WebSocket, answer: Callable[[str], str | None] | None, patience: float | None
    ) -> None:
        connection = Connection(asyncio.get_running_loop(), asyncio.Queue(), plain=answer is None)
        self.connections.append(connection)
        self.state.connects += 1
        writer = asyncio.create_task(_write(socket, connection))
        try:
            while not writer.done():
                reader = asyncio.create_task(socket.receive_text())
                done, _ = await asyncio.wait({reader, writer}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
                if reader not in done:
                    reader.cancel()
                    break
                packet = reader.result()
                reply = answer(packet) if answer is not None else None
                if reply is not None:
                    connection.outbox.put_nowait(reply)
            await socket.close(_GOING_AWAY)
        except (WebSocketDisconnect, RuntimeError):
            pass  # the other side went away first
        finally:
            writer.cancel()
            self.connections.remove(connection)


async def _write(socket: WebSocket, connection: Connection) -> None:
    """Send what is put into the outbox, until None is, or the other side is gone."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while (text := await connection.outbox.get()) is not None:
            await socket.send_text(text)
