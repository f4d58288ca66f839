"""The engine of a client, which runs the calls of its resources, lists and streams."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import ClientClosed, Error
from ..base.locks import lock_of
from ..base.operation import Operation
from ..base.options import AsyncMiddleware, ClientOptions, Middleware, Settings
from ..base.steps import Steps
from ..base.tracebacks import shortened
from ..base.wire import AsyncTransport, Transport
from .driver import drive, drive_async, layered, layered_async
from .flow import reply_of
from .state import Call, Core

if TYPE_CHECKING:
    from ..base.reply import Reply

__all__ = ["AsyncEngine", "Connections", "SyncEngine"]

T = TypeVar("T")
TransportT = TypeVar("TransportT", bound="Transport | AsyncTransport")


class Connections(Generic[TransportT]):
    """The transport that a client shares with its copies, opened on first use."""

    def __init__(self, transport: TransportT | None, make: Callable[[], TransportT]) -> None:
        self._transport = transport
        self._make = make
        self._closed = False
        self._lock = lock_of(self, "_lock")

    def transport(self) -> TransportT:
        """Return the transport.

        Raises:
            ClientClosed: the client is closed.
        """
        transport = self._transport
        if transport is None or self._closed:
            with self._lock:
                if self._closed:
                    raise ClientClosed("the client is closed")
                if self._transport is None:
                    self._transport = self._make()
                transport = self._transport
        return transport

    def close(self) -> TransportT | None:
        """Return the transport to be closed, if any; from now on, none is opened."""
        with self._lock:
            transport, self._transport, self._closed = self._transport, None, True
        return transport


def _connect(options: ClientOptions) -> Transport:
    from ..http.transport import HttpTransport

    return HttpTransport.of(options)


def _connect_async(options: ClientOptions) -> AsyncTransport:
    from ..http.transport import AsyncHttpTransport

    return AsyncHttpTransport.of(options)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class _Engine(Generic[TransportT]):
    """The state that the copies of a client share, and the settings of one copy."""

    core: Core
    settings: Settings
    connections: Connections[TransportT]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.core.api.name}>"


class SyncEngine(_Engine[Transport]):
    """The engine of a synchronous client."""

    __slots__ = ()

    @classmethod
    def of(cls, core: Core, settings: Settings, options: ClientOptions, transport: Transport | None) -> Self:
        """Create the engine of a new client; without a transport it opens its own connections on first use."""
        return cls(core, settings, Connections(transport, lambda: _connect(options)))

    def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation."""
        flow = reply_of(Call(self.core, self.settings, operation), arguments)
        return cast("Reply[T]", self.perform(flow))

    def perform(self, steps: Steps[T]) -> T:
        """Run a flow.

        Raises:
            Error: the flow failed. The traceback shows the call, not the flow.
        """
        try:
            layers = cast("tuple[Middleware, ...]", self.settings.middleware)
            return drive(steps, layered(self.connections.transport().send, layers))
        except Error as error:
            raise shortened(error)  # noqa: B904  # the same exception


class AsyncEngine(_Engine[AsyncTransport]):
    """The engine of an asynchronous client."""

    __slots__ = ()

    @classmethod
    def of(cls, core: Core, settings: Settings, options: ClientOptions, transport: AsyncTransport | None) -> Self:
        """Create the engine of a new client; without a transport it opens its own connections on first use."""
        return cls(core, settings, Connections(transport, lambda: _connect_async(options)))

    async def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation."""
        flow = reply_of(Call(self.core, self.settings, operation), arguments)
        return cast("Reply[T]", await self.perform(flow))

    async def perform(self, steps: Steps[T]) -> T:
        """Run a flow.

        Raises:
            Error: the flow failed. The traceback shows the call, not the flow.
        """
        try:
            layers = cast("tuple[AsyncMiddleware, ...]", self.settings.middleware)
            return await drive_async(steps, layered_async(self.connections.transport().send, layers))
        except Error as error:
            raise shortened(error)  # noqa: B904  # the same exception
