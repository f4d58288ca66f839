"""An in-process fake server, generated from the description of an API; its clients reach it without a socket."""

import os
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar, cast
from unittest.mock import patch

from ..base.async_library import library
from .handling import handle
from .mismatch import RequestMismatch
from .operation_fake import Kit
from .received import Received

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.options import ClientOptions
    from ..base.security import Credential
    from ..base.wire import RawReply, Request
    from .port import FakeServer

__all__ = ["AsyncFakeTransport", "Fake", "FakeTransport"]

ClientT = TypeVar("ClientT")

_STORE: Final = "limit_store"


class FakeTransport:
    """The transport of a sync client to a fake."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def send(self, request: "Request") -> "RawReply":
        """Serve one request."""
        reply, delay = handle(self._kit, request)
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
        reply, delay = handle(self._kit, request)
        if delay:
            await library().sleep(delay)
        return reply

    async def aclose(self) -> None:
        """Do nothing: the fake outlives its clients."""


class Fake:
    """A fake of an API for tests. It checks each request and responds with the examples in the description.

    A request that does not match the description raises ``RequestMismatch``, an ``AssertionError``, where it is sent;
    leaving the ``with`` block raises it again if the code under test caught it.
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
    def kit(self) -> Kit:
        """The state of the fake; internal."""
        return self._kit

    @property
    def requests(self) -> list[Received]:
        """The accepted requests, in order."""
        return self._kit.requests

    @property
    def mismatches(self) -> list[RequestMismatch]:
        """The mismatches; a test that expects some must clear the list."""
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
        """Raise the first mismatch that the code under test caught.

        Raises:
            RequestMismatch: a request did not match the description.
        """
        for mismatch in self._kit.mismatches:
            if not _ended_a_test(mismatch):
                raise mismatch

    def expires(self) -> None:
        """Expire all credentials returned by logins; the next request that uses one gets a 401."""
        self._kit.keys.end()

    def serve(self, port: int = 0, *, host: str = "127.0.0.1") -> "FakeServer":
        """Serve the fake on a port, for clients of any kind; stop it with ``close`` or at the end of a ``with`` block.

        A client of this package reaches it with ``fake.client(base_url=server.url)``.

        Args:
            port: the port; a free one by default.
            host: the address to listen on.

        Raises:
            OSError: the address cannot be used.
        """
        from .port import FakeServer

        return FakeServer(self._kit, host, port)

    @contextmanager
    def installed(self) -> Generator[Self, None, None]:
        """Connect all clients created within the ``with`` block to the fake.

        Missing credentials are set in the environment, so that the code under test needs no change. If clients obtain
        their tokens with other credentials, those are set, and the clients log in at the fake.
        """
        from ..http.transport import AsyncHttpTransport, HttpTransport

        kit = self._kit

        def reach(options: "ClientOptions") -> FakeTransport:
            return FakeTransport(kit)

        def reach_async(options: "ClientOptions") -> AsyncFakeTransport:
            return AsyncFakeTransport(kit)

        variables = {name: value for name, value in kit.keys.environment().items() if name not in os.environ}
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
        bases = self._kit.servers.get(options.get("base_url", ""))
        if bases is not None:
            filled = cast("dict[str, object]", {"base_urls": bases, "trust_env": False, **options})
        if "server" not in options and "base_url" not in options:
            # The environment of the test run must not have an effect.
            filled |= {"server": next(iter(api.servers))} if api.servers else {"base_url": "http://localhost"}
        given = {name: value for name, value in more.items() if value is not None}
        return client(
            **self._kit.keys.fill(credentials, bool(given.keys() - {_STORE})), **{**given, **(settings or {}), **filled}
        )


@contextmanager
def _own_limits(api: "Api") -> Generator[None, None, None]:
    """Use a separate store for rate limits, since the tests would otherwise share the store of the process."""
    if api.limits is None:
        yield
        return
    # Only packages of APIs with rate limits have this module.
    limits = import_module(type(api.limits).__module__)
    with patch.object(limits, "PROCESS", limits.MemoryStore()):
        yield


def _ended_a_test(mismatch: RequestMismatch) -> bool:
    """Return whether a mismatch propagated to pytest, which has then reported it."""
    trace = mismatch.__traceback__
    return trace is not None and str(trace.tb_frame.f_globals.get("__name__")).startswith(("_pytest.", "pluggy."))
