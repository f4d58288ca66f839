"""Transports that call an ASGI or WSGI application in-process, from a sync or an async client."""

import asyncio
import contextlib
import inspect
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import httpx2

from ..base.async_library import library
from ..base.errors import InvalidArgument
from ..base.loops import PerLoop
from ..base.wire import AsyncTransport, RawReply, Request, Transport
from .adapters import Adapted, AsyncAdapted

if TYPE_CHECKING:
    from ..base.async_library import Background

__all__ = ["application_transport", "async_application_transport"]

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Asgi: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]
Wsgi: TypeAlias = Callable[..., Any]


def application_transport(app: object) -> Transport:
    """Return the transport of a sync client to an application."""
    return _Threaded(cast("Asgi", app)) if _is_asgi(app) else Adapted(httpx2.WSGITransport(cast("Wsgi", app)))


def async_application_transport(app: object) -> AsyncTransport:
    """Return the transport of an async client to an application."""
    return _AsgiTransport(cast("Asgi", app)) if _is_asgi(app) else _InThreads(cast("Wsgi", app))


def _is_asgi(app: object) -> bool:
    """Return whether an application is ASGI, that is, a coroutine function."""
    return inspect.iscoroutinefunction(app) or inspect.iscoroutinefunction(getattr(app, "__call__", None))  # noqa: B004


class _Lifespan:
    """The lifespan (startup and shutdown) of an ASGI application in one event loop; it is optional."""

    def __init__(self) -> None:
        self.state: dict[str, Any] = {}
        self._begun, self._ending = library().event(), library().event()
        self._failure = ""
        self._task: Background | None = None

    async def begin(self, app: Asgi) -> None:
        """Start the application on the first call.

        Raises:
            InvalidArgument: the application refuses to start.
        """
        if self._task is None:
            self._task = library().start(lambda: self._run(app), "app")
        await self._begun.wait()
        if self._failure:
            # Starlette sends a whole traceback; its last line is the error.
            raise InvalidArgument(f"app: the application did not start: {self._failure.strip().rpartition(chr(10))[2]}")

    async def end(self) -> None:
        """Shut the application down."""
        if self._task is not None:
            self._ending.set()
            await self._task.ended()

    async def _run(self, app: Asgi) -> None:
        messages = iter(("lifespan.startup", "lifespan.shutdown"))

        async def receive() -> Message:
            message = next(messages, "lifespan.shutdown")
            if message == "lifespan.shutdown":
                await self._ending.wait()
            return {"type": message}

        async def send(message: Message) -> None:
            failed = message["type"] == "lifespan.startup.failed"
            if not self._begun.is_set() and message["type"].startswith("lifespan.startup."):
                self._failure = (message.get("message") or "no reason given") if failed else ""
                self._begun.set()

        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self.state}
        # An application without a lifespan may raise any exception (ASGI, Lifespan Protocol).
        with contextlib.suppress(Exception):
            await app(scope, receive, send)
        self._begun.set()


class _AsgiTransport:
    """An ASGI application for tasks."""

    def __init__(self, app: Asgi) -> None:
        self._app = app
        self._lifespans = PerLoop(_Lifespan)
        self._inner = AsyncAdapted(httpx2.ASGITransport(cast("Any", self._call)))

    async def _call(self, scope: Message, receive: Receive, send: Send) -> None:
        state = self._lifespans.of(library().loop()).state
        await self._app({**scope, "state": dict(state)}, receive, send)

    async def send(self, request: Request) -> RawReply:
        """Send one request to the application, which is started first."""
        await self._lifespans.of(library().loop()).begin(self._app)
        return await self._inner.send(request)

    async def aclose(self) -> None:
        """Shut the application down."""
        await self._lifespans.of(library().loop()).end()


class _Threaded:
    """An ASGI application for threads: it runs in an event loop in a separate thread."""

    def __init__(self, app: Asgi) -> None:
        self._inner = _AsgiTransport(app)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def send(self, request: Request) -> RawReply:
        """Send one request to the application; the response is read completely."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="app", daemon=True)
                self._thread.start()
            loop = self._loop
        return asyncio.run_coroutine_threadsafe(self._inner.send(replace(request, keep=None)), loop).result()

    def close(self) -> None:
        """Shut the application and its thread down."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None and self._thread is not None:
            asyncio.run_coroutine_threadsafe(self._inner.aclose(), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


class _InThreads:
    """A WSGI application for tasks: each call runs in a thread."""

    def __init__(self, app: Wsgi) -> None:
        self._inner = Adapted(httpx2.WSGITransport(app))

    async def send(self, request: Request) -> RawReply:
        """Send one request to the application; the response is read completely."""
        return await library().in_thread(self._inner.send, replace(request, keep=None))

    async def aclose(self) -> None:
        """Do nothing: the application has no connections."""
