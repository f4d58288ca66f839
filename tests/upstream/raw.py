"""A server made of a bare socket: it can send what no honest server sends, and keeps every request it received.

``RawServer(script, ...)`` answers the first request with the first script, the second with the second, and every later
one with the last. A script is a function of an ``Exchange``; ``reply`` makes the plain ones.
"""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeAlias

__all__ = ["Exchange", "RawServer", "Received", "Script", "gzip_bomb", "head", "reply", "reply_json", "sending"]


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    method: str
    target: str
    fields: tuple[tuple[str, str], ...]
    body: bytes
    connection: int
    at: float = field(default_factory=time.monotonic)

    @property
    def headers(self) -> dict[str, str]:
        """The header fields by lower-case name."""
        return {name.lower(): value for name, value in self.fields}

    def json(self) -> object:
        """The body as JSON."""
        value: object = json.loads(self.body)
        return value


class Exchange:
    """One request, and the socket to answer on."""

    def __init__(self, request: Received, connection: socket.socket, stopping: threading.Event) -> None:
        self.request = request
        self._socket = connection
        self._stopping = stopping
        self.ended = False

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._socket.sendall(data)

    def certificate(self) -> bytes | None:
        """Return the certificate that the client showed."""
        return self._socket.getpeercert(binary_form=True) if isinstance(self._socket, ssl.SSLSocket) else None

    def drip(self, data: bytes, seconds: float) -> None:
        """Send bytes one by one, with a pause after each."""
        for byte in data:
            if self._stopping.wait(seconds):
                return
            self._socket.sendall(bytes([byte]))

    def wait(self, seconds: float) -> None:
        """Do nothing, until the server is stopped at most."""
        self._stopping.wait(seconds)

    def close(self) -> None:
        """Close the connection in good order."""
        self.ended = True

    def reset(self) -> None:
        """Break the connection."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.ended = True


Script: TypeAlias = Callable[[Exchange], None]


def head(status: int = 200, fields: Mapping[str, str] | None = None) -> bytes:
    """Write a status line and header fields."""
    lines = [f"HTTP/1.1 {status} Some Reason", *(f"{name}: {value}" for name, value in (fields or {}).items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def reply(body: bytes = b"", status: int = 200, media_type: str | None = "application/json", **fields: str) -> Script:
    """Make a script that answers as servers do; ``_`` in a field name becomes ``-``."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    if media_type is not None:
        named = {"Content-Type": media_type, **named}
    if status not in (204, 304):
        named["Content-Length"] = str(len(body))

    def script(exchange: Exchange) -> None:
        exchange.send(head(status, named) + (b"" if exchange.request.method == "HEAD" else body))

    return script


def sending(data: bytes, close: bool = True) -> Script:
    """Make a script that answers with these very bytes."""

    def script(exchange: Exchange) -> None:
        exchange.send(data)
        if close:
            exchange.close()

    return script


def reply_json(value: object, status: int = 200, /, **fields: str) -> Script:
    """Make a script that answers with JSON."""
    return reply(json.dumps(value).encode(), status, **fields)


def gzip_bomb(megabytes: int) -> bytes:
    """Give a small body that decompresses to many megabytes."""
    return gzip.compress(b" " * (megabytes * 1024 * 1024), compresslevel=9)


class RawServer:
    """A server on a loopback port, for the time of a ``with``."""

    def __init__(self, *scripts: Script, context: ssl.SSLContext | None = None) -> None:
        self.scripts = list(scripts)
        self.received: list[Received] = []
        self.connections = 0
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []

    @property
    def url(self) -> str:
        """Its base URL."""
        return f"{'http' if self._context is None else 'https'}://127.0.0.1:{self.port}"

    def targets(self) -> list[str]:
        """Every request as ``METHOD target``, in order."""
        return [f"{request.method} {request.target}" for request in self.received]

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopping.set()
        # A blocked accept() is not woken by close(): a last connection is.
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            pass
        self._listener.close()
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=5)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            if self._stopping.is_set():
                connection.close()
                return
            self.connections += 1
            self._sockets.append(connection)
            self._start(self._serve, connection, self.connections)

    def _serve(self, connection: socket.socket, number: int) -> None:
        try:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            self._talk(connection, number)
        except OSError:
            pass  # The client went away, which is its right.
        finally:
            connection.close()

    def _talk(self, connection: socket.socket, number: int) -> None:
        pending = b""
        while not self._stopping.is_set():
            request, pending = _read(connection, pending, number)
            if request is None:
                return
            with self._lock:
                script = self.scripts[min(len(self.received), len(self.scripts) - 1)]
                self.received.append(request)
            exchange = Exchange(request, connection, self._stopping)
            script(exchange)
            if exchange.ended:
                return


def _read(connection: socket.socket, pending: bytes, number: int) -> tuple[Received | None, bytes]:
    while b"\r\n\r\n" not in pending:
        data = connection.recv(65536)
        if not data:
            return None, b""
        pending += data
    top, _, rest = pending.partition(b"\r\n\r\n")
    first, *lines = top.decode("latin-1").split("\r\n")
    fields = tuple((line.partition(":")[0], line.partition(":")[2].strip()) for line in lines)
    named = {name.lower(): value for name, value in fields}
    method, target, _ = first.split(" ", 2)
    if named.get("transfer-encoding") == "chunked":
        body, rest = _read_chunks(connection, rest)
    else:
        length = int(named.get("content-length", "0"))
        while len(rest) < length:
            data = connection.recv(65536)
            if not data:
                return None, b""
            rest += data
        body, rest = rest[:length], rest[length:]
    return Received(method, target, fields, body, number), rest


def _read_chunks(connection: socket.socket, rest: bytes) -> tuple[bytes, bytes]:
    body = b""
    while True:
        while b"\r\n" not in rest:
            rest += connection.recv(65536)
        size, _, rest = rest.partition(b"\r\n")
        length = int(size, 16)
        while len(rest) < length + 2:
            rest += connection.recv(65536)
        body += rest[:length]
        rest = rest[length + 2 :]
        if not length:
            return body, rest
