"""A fake on a port, so that clients of any kind can be tried against it."""

import asyncio
import contextlib
import socket
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from .exchanges import Log
    from .operation_fake import Kit

__all__ = ["FakeServer"]

_WAITING: Final = 128
"""The maximum number of connections that wait to be accepted."""


class FakeServer:
    """A fake that listens on a port. Leaving the ``with`` block stops it.

    A request that does not match the description gets the described error status, and the header ``fake-mismatch`` says
    why. The mismatch is also in ``mismatches`` of the fake.

    Attributes:
        url: the base URL to use instead of that of the API.
    """

    def __init__(self, kit: "Kit", host: str, port: int, log: "Log" = lambda line: None) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, port), family=family, backlog=_WAITING)
        self._kit = kit
        self._log = log
        self.port: Final[int] = self._listener.getsockname()[1]
        self._origin = f"{f'[{host}]' if ':' in host else host}:{self.port}"
        self.url: Final = f"http://{self._origin}{_path(kit)}"
        kit.servers[self.url] = self._bases()
        self._started = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve()), name=f"fake {self.port}", daemon=True
        )
        self._thread.start()
        self._started.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.url}>"

    def _bases(self) -> dict[str, str]:
        """Return the base URLs of the servers of single operations, by name."""
        own_servers = self._kit.api.own_servers.items()
        return {name: f"http://{self._origin}{urlsplit(each.url).path.rstrip('/')}" for name, each in own_servers}

    def wait(self) -> None:
        """Wait until the server is stopped."""
        self._thread.join()

    def close(self) -> None:
        """Stop the server: close the port and all connections."""
        with contextlib.suppress(RuntimeError):  # the event loop is closed already
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._kit.servers.pop(self.url, None)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        from .exchanges import converse

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            # asyncio does this only for sockets with an explicit protocol, unlike those of create_server.
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await converse(self._kit, reader, writer, self._origin, self._log)

        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(connected, sock=self._listener)
        self._started.set()
        try:
            await self._stop.wait()
        finally:
            # The end of the event loop cancels the tasks of the connections.
            server.close()


def _path(kit: "Kit") -> str:
    first = next(iter(kit.api.servers.values()), None)
    return "" if first is None else urlsplit(first.url).path.rstrip("/")
