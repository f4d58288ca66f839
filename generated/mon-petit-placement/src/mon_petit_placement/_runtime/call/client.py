"""The base classes of the generated clients."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, Unpack, cast

from ..base.arguments import Arguments
from ..base.errors import ClientClosed, InvalidArgument
from ..base.operation import Operation
from ..base.options import AsyncMiddleware, CallOptions, ClientOptions, Middleware, Settings, settle, settle_client
from ..base.security import Credential
from ..base.steps import Steps
from ..base.unset import UNSET, Unset
from ..base.wire import AsyncTransport, Transport
from ..http.given_transports import given_async_transport, given_transport
from .driver import drive, drive_async, layered, layered_async
from .flow import perform
from .servers import choose
from .session import Session
from .state import Core
from .undescribed import describe

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.reply import Reply
    from ..codec.values import JsonInput, JsonValue

__all__ = ["AsyncClient", "SyncClient"]

T = TypeVar("T")
TransportT = TypeVar("TransportT", Transport, AsyncTransport)


@dataclass
class _Wires(Generic[TransportT]):
    """The connections that a client shares with its copies, opened on first use."""

    options: ClientOptions
    transport: TransportT | None = None
    closed: bool = False


class _Client(Generic[TransportT]):
    """Options, credentials and connections of a client, shared by its copies."""

    def __init__(
        self, api: "Api", *, credentials: Mapping[str, Credential], options: ClientOptions, store: object = None
    ) -> None:
        self._settings = settle_client(options, credentials)
        base, own = choose(api, options)
        limits = options.get("limit_store")
        if limits is not None and api.limits is None:
            raise InvalidArgument("limit_store: the description of this API has no rate limits; leave it out")
        session = Session.open(api, credentials, store)
        self._core = Core(api, base, session, options.get("allow_http", False), own=own, limit_store=limits)
        self._wires: _Wires[TransportT] = _Wires(options, self._given(options.get("transport")))
        self._opening = Lock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._core.base.url}>"

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a copy with other options that shares connections and credentials; this client is unchanged.

        A copy of a subclass keeps its attributes; its ``__init__`` is not called.

        Raises:
            TypeError: an option is unknown.
            InvalidArgument: a value is not valid.
        """
        settings = settle(self._settings, options)
        other = copy(self)
        other._settings = settings
        for name in [name for name in vars(other) if isinstance(getattr(type(self), name, None), cached_property)]:
            # Cached resources are bound to the client that created them.
            del vars(other)[name]
        return other

    def preload(self) -> None:
        """Load everything that is otherwise loaded on first use: the HTTP library, the resources and the models."""
        from .preload import preload

        # Not by the module of the class, which may be a subclass in another package.
        preload(__name__.rpartition("._runtime.")[0])

    def engine(self) -> tuple[Core, Settings]:
        """Return the state and the settings for a flow; internal."""
        return self._core, self._settings

    def _given(self, transport: object) -> TransportT | None:
        """Return the transport that the caller passed, adapted to ``Transport``; ``None`` without one."""
        raise NotImplementedError

    def _check_open(self) -> None:
        if self._wires.closed:
            raise ClientClosed("the client is closed")

    def _close(self) -> TransportT | None:
        with self._opening:
            transport, self._wires.transport, self._wires.closed = self._wires.transport, None, True
        return transport

    def _undescribed(
        self,
        method: str,
        path: str,
        query: Mapping[str, object] | None,
        headers: Mapping[str, str] | None,
        body: "JsonInput | Unset",
    ) -> "Steps[Reply[JsonValue | bytes]]":
        core = self._core
        operation, arguments, fields = describe(
            method, path, query or {}, headers or {}, body, core.session.everything()
        )
        settings = settle(self._settings, {"headers": {**self._settings.headers, **fields}})
        return perform(core, settings, operation, arguments)


class SyncClient(_Client[Transport]):
    """A synchronous client; safe to share between threads."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; a later call raises ``ClientClosed``."""
        transport = self._close()
        if transport is not None:
            transport.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: "JsonInput | Unset" = UNSET,
    ) -> "Reply[JsonValue | bytes]":
        """Send a request to a path that the description does not contain.

        Credentials, retries, rate limits and errors are handled as for any other call.

        Args:
            method: the HTTP method.
            path: the path relative to the base URL, percent-encoded, starting with ``/``.
            query: query parameters; the values are percent-encoded.
            headers: additional header fields.
            body: a value to send as JSON.
        """
        return self.perform(self._undescribed(method, path, query, headers, body))

    def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation; internal."""
        return self.perform(perform(self._core, self._settings, operation, arguments))

    def perform(self, steps: Steps[T]) -> T:
        """Run a flow; internal."""
        layers = cast("tuple[Middleware, ...]", tuple(self._settings.middleware))
        return drive(steps, layered(self.transport().send, layers))

    def _given(self, transport: object) -> Transport | None:
        return given_transport(transport)

    def transport(self) -> Transport:
        """Return the transport, created on first use; internal."""
        self._check_open()
        if self._wires.transport is None:
            from ..http.transport import HttpTransport

            with self._opening:
                self._check_open()
                if self._wires.transport is None:
                    self._wires.transport = HttpTransport.of(self._wires.options)
        return self._wires.transport


class AsyncClient(_Client[AsyncTransport]):
    """An asynchronous client; safe to share between tasks."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections; a later call raises ``ClientClosed``."""
        transport = self._close()
        if transport is not None:
            await transport.aclose()

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: "JsonInput | Unset" = UNSET,
    ) -> "Reply[JsonValue | bytes]":
        """Send a request to a path that the description does not contain.

        Credentials, retries, rate limits and errors are handled as for any other call.

        Args:
            method: the HTTP method.
            path: the path relative to the base URL, percent-encoded, starting with ``/``.
            query: query parameters; the values are percent-encoded.
            headers: additional header fields.
            body: a value to send as JSON.
        """
        return await self.perform(self._undescribed(method, path, query, headers, body))

    async def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation; internal."""
        return await self.perform(perform(self._core, self._settings, operation, arguments))

    async def perform(self, steps: Steps[T]) -> T:
        """Run a flow; internal."""
        layers = cast("tuple[AsyncMiddleware, ...]", tuple(self._settings.middleware))
        return await drive_async(steps, layered_async(self.transport().send, layers))

    def _given(self, transport: object) -> AsyncTransport | None:
        return given_async_transport(transport)

    def transport(self) -> AsyncTransport:
        """Return the transport, created on first use; internal."""
        self._check_open()
        if self._wires.transport is None:
            from ..http.transport import AsyncHttpTransport

            with self._opening:
                self._check_open()
                if self._wires.transport is None:
                    self._wires.transport = AsyncHttpTransport.of(self._wires.options)
        return self._wires.transport
