"""A fake server in process, made from the description of an API; its clients reach it without a socket."""

import asyncio
import os
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar, cast
from unittest.mock import patch
from urllib.parse import urlsplit

from .checking import Checker
from .entities import Entities
from .keys import Keys
from .matching import Route, Routes
from .mismatch import RequestMismatch
from .received import Received, receive
from .serving import serve

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.options import ClientOptions
    from ..base.security import Credential
    from ..base.wire import RawReply, Request
    from ..codec.values import JsonValue
    from .operation_fake import OperationFake

__all__ = ["AsyncFakeTransport", "Fake", "FakeTransport", "Kit"]

ClientT = TypeVar("ClientT")

_STORE: Final = "limit_store"


class Kit:
    """The state that the parts of a fake share.

    Args:
        api: the API.
        definitions: the schemas by name.
        credentials: placeholders by argument of the client.
        page_size: the items per page if the description does not say.
    """

    def __init__(
        self,
        api: "Api",
        definitions: "Mapping[str, JsonValue]",
        credentials: "Mapping[str, Credential]",
        page_size: int | None,
    ) -> None:
        self.api = api
        self.sent = Checker(definitions)
        self.given = Checker(definitions, sending=False)
        self.keys = Keys(api, credentials)
        self.page_size = page_size
        self.operations: list[OperationFake] = []
        self.requests: list[Received] = []
        self.mismatches: list[RequestMismatch] = []
        self._routes: Routes[OperationFake] | None = None
        self._entities: Entities | None = None
        self._lock = RLock()

    def add(self, operation: "OperationFake") -> None:
        """Add an operation."""
        self.operations.append(operation)

    def entities(self) -> Entities:
        """Return the collections of items."""
        if self._entities is None:
            self._entities = Entities(self.given, [each.described for each in self.operations])
        return self._entities

    def serve(self, request: "Request") -> "tuple[RawReply, float]":
        """Check a request and return its response and the seconds of delay.

        Raises:
            RequestMismatch: the request does not match the description.
            TransportError: scripted by the test.
        """
        with self._lock:
            try:
                operation, received = self._receive(request)
            except RequestMismatch as mismatch:
                tokens = None if mismatch.operation else self.keys.tokens(request)
                if tokens is not None:
                    return tokens, 0.0
                self.mismatches.append(mismatch)
                raise
            try:
                return serve(self, operation, received, request)
            except RequestMismatch as mismatch:
                self.mismatches.append(mismatch)
                raise

    def _receive(self, request: "Request") -> "tuple[OperationFake, Received]":
        if self._routes is None:
            self._routes = Routes(self.api, [_route(each) for each in self.operations])
        route, path = self._routes.find(request.method, request.url)
        operation = route.target
        described = operation.described
        values = receive(self.sent, described, request, path, self.keys.ignored())
        found = values.found
        received = Received(
            operation.name,
            request.method,
            request.url,
            found["path"],
            found["query"],
            found["header"],
            found["cookie"],
            values.body,
            request.headers,
        )
        faults = list(values.faults)
        if not self.keys.has_ended(described.operation, request):
            faults = [*self.keys.faults(described.operation, request), *faults]
        if faults:
            raise RequestMismatch(operation.name, f"{request.method} {urlsplit(request.url).path}", faults)
        operation.requests.append(received)
        self.requests.append(received)
        return operation, received


def _route(operation: "OperationFake") -> "Route[OperationFake]":
    described, fixed = operation.described.operation, operation.described.fixed()
    return Route(operation.name, described.method, described.path, described.server, operation, fixed)


class FakeTransport:
    """The transport of a sync client to a fake."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def send(self, request: "Request") -> "RawReply":
        """Serve one request."""
        reply, delay = self._kit.serve(request)
        if delay:
            time.sleep(delay)
        return reply

    def close(self) -> None:
        """Do nothing: the fake outlives its clients."""


class AsyncFakeTransport:
    """The transport of an async client to a fake."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    async def send(self, request: "Request") -> "RawReply":
        """Serve one request."""
        reply, delay = self._kit.serve(request)
        if delay:
            await asyncio.sleep(delay)
        return reply

    async def aclose(self) -> None:
        """Do nothing: the fake outlives its clients."""


class Fake:
    """A fake of an API for tests. It checks each request and responds with the examples of the description.

    A request that does not match the description raises ``RequestMismatch``, an ``AssertionError``, where it is sent;
    leaving the ``with`` block raises it again if the code under test swallowed it.
    """

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.check()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}, {len(self.requests)} requests>"

    @property
    def requests(self) -> list[Received]:
        """The accepted requests, in order."""
        return self._kit.requests

    @property
    def mismatches(self) -> list[RequestMismatch]:
        """The mismatches; a test that expects them clears the list."""
        return self._kit.mismatches

    @property
    def transport(self) -> FakeTransport:
        """The ``transport`` for a sync client."""
        return FakeTransport(self._kit)

    @property
    def async_transport(self) -> AsyncFakeTransport:
        """The ``transport`` for an async client."""
        return AsyncFakeTransport(self._kit)

    def check(self) -> None:
        """Raise the first mismatch that the code under test swallowed.

        Raises:
            RequestMismatch: a request did not match the description.
        """
        for mismatch in self._kit.mismatches:
            if not _ended_a_test(mismatch):
                raise mismatch

    def expires(self) -> None:
        """Expire all credentials returned by logins; the next request with one gets a 401."""
        self._kit.keys.end()

    @contextmanager
    def installed(self) -> Generator[Self, None, None]:
        """Connect all clients created within the ``with`` block to the fake.

        Missing credentials are set in the environment, so that the code under test needs no change.
        """
        from ..http.transport import AsyncHttpTransport, HttpTransport

        kit = self._kit

        def reach(options: "ClientOptions") -> FakeTransport:
            return FakeTransport(kit)

        def reach_async(options: "ClientOptions") -> AsyncFakeTransport:
            return AsyncFakeTransport(kit)

        variables = {name: value for name, value in _variables(kit).items() if name not in os.environ}
        with (
            patch.object(HttpTransport, "of", reach),
            patch.object(AsyncHttpTransport, "of", reach_async),
            patch.dict(os.environ, variables),
            _own_limits(kit.api),
        ):
            yield self

    def _accept(self, credentials: "Mapping[str, Credential]") -> None:
        self._kit.keys.accept(credentials)

    def _made(
        self,
        client: Callable[..., ClientT],
        credentials: "Mapping[str, Credential]",
        options: "ClientOptions",
        transport: FakeTransport | AsyncFakeTransport,
        more: Mapping[str, object],
        settings: Mapping[str, object] | None = None,
    ) -> ClientT:
        """Create a client of this fake; ``more`` and ``settings`` are arguments that only some APIs have."""
        api = self._kit.api
        filled = cast("dict[str, object]", {"transport": transport, **options})
        if "server" not in options and "base_url" not in options:
            # The environment of the test run must have no effect.
            filled |= {"server": next(iter(api.servers))} if api.servers else {"base_url": "http://localhost"}
        given = {name: value for name, value in more.items() if value is not None}
        return client(
            **self._kit.keys.fill(credentials, bool(given.keys() - {_STORE})), **{**given, **(settings or {}), **filled}
        )


@contextmanager
def _own_limits(api: "Api") -> Generator[None, None, None]:
    """Use a separate store of rate limits, since other tests use that of the process."""
    if api.limits is None:
        yield
        return
    # Only packages of APIs with rate limits have this module.
    limits = import_module(type(api.limits).__module__)
    with patch.object(limits, "PROCESS", limits.MemoryStore()):
        yield


def _variables(kit: Kit) -> dict[str, str]:
    """Return the placeholders as environment variables."""
    api = kit.api
    names = {scheme.argument: scheme.variable for scheme in api.schemes.values()}
    names |= dict(api.login.variables) if api.login is not None else {}
    given = kit.keys.fill(dict.fromkeys(names))
    return {
        names[argument]: value if isinstance(value, str) else ":".join(value)
        for argument, value in given.items()
        if value is not None and not callable(value) and names[argument]
    }


def _ended_a_test(mismatch: RequestMismatch) -> bool:
    """Return whether a mismatch propagated to pytest, which has then reported it."""
    trace = mismatch.__traceback__
    return trace is not None and str(trace.tb_frame.f_globals.get("__name__")).startswith(("_pytest.", "pluggy."))
