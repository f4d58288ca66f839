"""The two clients a generated client is made from: what they share, and how each performs a story."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, Unpack, cast

from .auth import Credential
from .bases import choose
from .call import Core, perform
from .drive import drive, drive_async, layered, layered_async
from .errors import ClientClosed, InvalidArgument
from .operation import Operation
from .options import AsyncMiddleware, CallOptions, ClientOptions, Middleware, Settings, settle, settle_client
from .request import Arguments
from .session import Session
from .steps import Steps
from .transports import given_async_transport, given_transport
from .undescribed import describe
from .unset import UNSET, Unset
from .wire import AsyncTransport, Transport

if TYPE_CHECKING:
    from .api import Api
    from .reply import Reply
    from .values import JsonInput, JsonValue

__all__ = ["AsyncClient", "SyncClient"]

T = TypeVar("T")
TransportT = TypeVar("TransportT", Transport, AsyncTransport)


@dataclass
class _Wires(Generic[TransportT]):
    """The connections a client and its copies share, opened on first use."""

    options: ClientOptions
    transport: TransportT | None = None
    closed: bool = False


class _Client(Generic[TransportT]):
    """What both kinds of client have: the options, the credentials and the connections, all shared by copies."""

    def __init__(
        self, api: "Api", *, credentials: Mapping[str, Credential], options: ClientOptions, store: object = None
    ) -> None:
        self._settings = settle_client(options, credentials)
        base, own = choose(api, options)
        limits = options.get("limit_store")
        if limits is not None and api.limits is None:
            raise InvalidArgument("limit_store: no rate limits are known of this API")
        session = Session.open(api, credentials, store)
        self._core = Core(api, base, session, options.get("allow_http", False), own=own, limit_store=limits)
        self._wires: _Wires[TransportT] = _Wires(options, self._given(options.get("transport")))
        self._opening = Lock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._core.base.url}>"

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a copy with other options, sharing connections and credentials; this client stays as it is.

        The copy of a subclass keeps its attributes, and its ``__init__`` is not called.

        Raises:
            TypeError: an option does not exist.
            InvalidArgument: an option has a value it cannot have.
        """
        settings = settle(self._settings, options)
        other = copy(self)
        other._settings = settings
        for name in [name for name in vars(other) if isinstance(getattr(type(self), name, None), cached_property)]:
            # A resource belongs to the client that made it.
            del vars(other)[name]
        return other

    def preload(self) -> None:
        """Load now what is else loaded on first use: the HTTP library, the resources and the models."""
        from .preload import preload

        # Not by the class: it may be one of the caller's own, in another package.
        preload(__name__.rpartition("._runtime.")[0])

    def engine(self) -> tuple[Core, Settings]:
        """Give what a story needs of this client; for the engine's own use."""
        return self._core, self._settings

    def _given(self, transport: object) -> TransportT | None:
        """Return the transport that the caller gives, in the form the engine calls."""
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
    """A client for threads: every call waits for its answer. It may be used by many threads at once."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; a call after it raises ``ClientClosed``."""
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
        """Call a path the description does not have, with the same safety as any other call.

        Args:
            method: GET, POST, ...
            path: below the base URL, percent-encoded, beginning with ``/``.
            query: values to encode.
            headers: more header fields.
            body: a value to send as JSON.
        """
        return self.perform(self._undescribed(method, path, query, headers, body))

    def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation; for the engine's own use."""
        return self.perform(perform(self._core, self._settings, operation, arguments))

    def perform(self, steps: Steps[T]) -> T:
        """Perform a story; for the engine's own use."""
        layers = cast("tuple[Middleware, ...]", tuple(self._settings.middleware))
        return drive(steps, layered(self.transport().send, layers))

    def _given(self, transport: object) -> Transport | None:
        return given_transport(transport)

    def transport(self) -> Transport:
        """Give the connections, opened on first use; for the engine's own use."""
        self._check_open()
        if self._wires.transport is None:
            from .transport import HttpTransport

            with self._opening:
                self._check_open()
                if self._wires.transport is None:
                    self._wires.transport = HttpTransport.of(self._wires.options)
        return self._wires.transport


class AsyncClient(_Client[AsyncTransport]):
    """A client for tasks: every call is awaited. It may be used by many tasks at once."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection; a call after it raises ``ClientClosed``."""
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
        """Call a path the description does not have, with the same safety as any other call.

        Args:
            method: GET, POST, ...
            path: below the base URL, percent-encoded, beginning with ``/``.
            query: values to encode.
            headers: more header fields.
            body: a value to send as JSON.
        """
        return await self.perform(self._undescribed(method, path, query, headers, body))

    async def call(self, operation: Operation[T], arguments: Arguments) -> "Reply[T]":
        """Call an operation; for the engine's own use."""
        return await self.perform(perform(self._core, self._settings, operation, arguments))

    async def perform(self, steps: Steps[T]) -> T:
        """Perform a story; for the engine's own use."""
        layers = cast("tuple[AsyncMiddleware, ...]", tuple(self._settings.middleware))
        return await drive_async(steps, layered_async(self.transport().send, layers))

    def _given(self, transport: object) -> AsyncTransport | None:
        return given_async_transport(transport)

    def transport(self) -> AsyncTransport:
        """Give the connections, opened on first use; for the engine's own use."""
        self._check_open()
        if self._wires.transport is None:
            from .transport import AsyncHttpTransport

            with self._opening:
                self._check_open()
                if self._wires.transport is None:
                    self._wires.transport = AsyncHttpTransport.of(self._wires.options)
        return self._wires.transport
