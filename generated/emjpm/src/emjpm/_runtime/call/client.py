"""The base classes of the generated clients."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast

from ..base.errors import InvalidArgument
from ..base.options import CallOptions, ClientOptions, ConnectionOptions, Settings, settle, settle_client
from ..base.security import Credential
from ..base.steps import Steps
from ..base.unset import UNSET, Unset
from ..http.given_transports import given_async_transport, given_transport
from .engine import AsyncEngine, SyncEngine
from .flow import perform
from .servers import choose
from .session import Session
from .state import Core

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.reply import Reply
    from ..codec.values import FileContent, JsonInput, JsonValue

__all__ = ["AsyncClient", "SyncClient"]

EngineT = TypeVar("EngineT", bound="SyncEngine | AsyncEngine")


class _Client(Generic[EngineT]):
    """Options, credentials and connections of a client, shared by its copies."""

    _engine: EngineT

    def __init__(
        self,
        api: "Api",
        *,
        credentials: Mapping[str, Credential],
        options: ConnectionOptions,
        base_url: str | None = None,
        app: object = None,
        store: object = None,
    ) -> None:
        # For an API without servers, these are arguments instead of options.
        own = {name: value for name, value in (("base_url", base_url), ("app", app)) if value is not None}
        given = {**options, **own}
        self._begin(api, credentials, cast("ClientOptions", given), store)

    def _begin(self, api: "Api", credentials: Mapping[str, Credential], options: ClientOptions, store: object) -> None:
        settings = settle_client(options, credentials)
        base, own = choose(api, options)
        limits = options.get("limit_store")
        if limits is not None and api.limits is None:
            raise InvalidArgument("limit_store: the description of this API has no rate limits; remove this argument")
        session = Session.open(api, credentials, store, options.get("cert") is not None)
        is_private = options.get("allow_http", False) or options.get("app") is not None
        core = Core(api, base, session, is_private, own=own, limit_store=limits)
        self._engine = self._start(core, settings, options)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._engine.core.base.url}>"

    def _copy(self, options: CallOptions, credentials: Mapping[str, Credential]) -> Self:
        """Return a copy with other options and credentials; ``None`` keeps a credential."""
        engine = replace(self._engine, settings=settle(self._engine.settings, options, arguments=credentials))
        others = {name: value for name, value in credentials.items() if value is not None}
        if others:
            engine = replace(engine, core=engine.core.with_session(engine.core.session.with_credentials(others)))
        other = copy(self)
        other._engine = engine
        for name in [name for name in vars(other) if isinstance(getattr(type(self), name, None), cached_property)]:
            # Cached resources are bound to the client that created them.
            del vars(other)[name]
        return other

    def preload(self) -> None:
        """Import everything that is otherwise imported on first use: the HTTP library, the resources and the models."""
        from .preload import preload

        # Not by the module of the class, which may be a subclass in another package.
        preload(self._engine.core.api.package)

    def _start(self, core: Core, settings: Settings, options: ClientOptions) -> EngineT:
        """Return the engine of a new client."""
        raise NotImplementedError

    def _undescribed(
        self,
        method: str,
        path: str,
        query: Mapping[str, object] | None,
        headers: Mapping[str, str] | None,
        body: object,
        media_types: tuple[str | None, str | None],
    ) -> "Steps[Reply[JsonValue | bytes]]":
        from .undescribed import describe

        core, settings = self._engine.core, self._engine.settings
        operation, arguments, fields = describe(
            method, path, query or {}, headers or {}, body, media_types, core.session.everything(core.clock.now())
        )
        settings = settle(settings, {"headers": {**settings.headers, **fields}})
        return perform(core, settings, operation, arguments)


class SyncClient(_Client[SyncEngine]):
    """A synchronous client; safe to share between threads."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; a later call raises ``ClientClosed``."""
        transport = self._engine.connections.close()
        if transport is not None:
            transport.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: "JsonInput | FileContent | Unset" = UNSET,
        content_type: str | None = None,
        accept: str | None = None,
    ) -> "Reply[JsonValue | bytes]":
        """Send a request to a path that the description does not contain.

        Credentials, retries, rate limits and errors are handled as for any other call.

        Args:
            method: the HTTP method.
            path: the path relative to the base URL, percent-encoded, starting with ``/``.
            query: query parameters; the values are percent-encoded.
            headers: additional header fields.
            body: a value to send as JSON, or as ``content_type``.
            content_type: the media type of the body. Pass a form as a mapping; its files are sent as
                ``multipart/form-data``. Other media types than JSON take text, bytes, a path or an open file.
            accept: the media type to request; text and bytes are returned unchanged.
        """
        return self._engine.perform(self._undescribed(method, path, query, headers, body, (content_type, accept)))

    def _start(self, core: Core, settings: Settings, options: ClientOptions) -> SyncEngine:
        return SyncEngine.of(core, settings, options, given_transport(options))


class AsyncClient(_Client[AsyncEngine]):
    """An asynchronous client; safe to share between tasks."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections; a later call raises ``ClientClosed``."""
        transport = self._engine.connections.close()
        if transport is not None:
            await transport.aclose()

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: "JsonInput | FileContent | Unset" = UNSET,
        content_type: str | None = None,
        accept: str | None = None,
    ) -> "Reply[JsonValue | bytes]":
        """Send a request to a path that the description does not contain.

        Credentials, retries, rate limits and errors are handled as for any other call.

        Args:
            method: the HTTP method.
            path: the path relative to the base URL, percent-encoded, starting with ``/``.
            query: query parameters; the values are percent-encoded.
            headers: additional header fields.
            body: a value to send as JSON, or as ``content_type``.
            content_type: the media type of the body. Pass a form as a mapping; its files are sent as
                ``multipart/form-data``. Other media types than JSON take text, bytes, a path or an open file.
            accept: the media type to request; text and bytes are returned unchanged.
        """
        return await self._engine.perform(self._undescribed(method, path, query, headers, body, (content_type, accept)))

    def _start(self, core: Core, settings: Settings, options: ClientOptions) -> AsyncEngine:
        return AsyncEngine.of(core, settings, options, given_async_transport(options))
