"""Live events of a WebSocket for tasks: the async counterpart of ``events``."""

from collections.abc import Callable
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from ..base.async_library import library
from ..base.errors import Error, InvalidArgument, TransportError
from .flow import start
from .messages import Reconnected
from .steps import MOST_WAITING, Close, Connect, Deliver, EventQueue, Opened, Read, Write, single

if TYPE_CHECKING:
    from ..base.async_library import Background
    from ..call.engine import AsyncEngine
    from .connect import AsyncWire
    from .flow import Flow, Socket

__all__ = ["AsyncEvents"]

T = TypeVar("T")


class AsyncEvents(EventQueue[T]):
    """Live events, as an async context manager and iterator.

    It connects on entry and reconnects after every lost connection until exit. Iterating yields the events as they
    arrive, and ``Reconnected`` wherever some may have been missed.
    """

    def __init__(self, engine: "AsyncEngine", target: "Socket[T]") -> None:
        super().__init__()
        self._engine = engine
        self._target = target
        self._task: Background | None = None
        self._wire: AsyncWire | None = None

    async def __aenter__(self) -> Self:
        """Connect.

        Raises:
            ImportError: the extra ``events`` of this distribution is not installed.
            Error: the server refuses the connection or cannot be reached.
        """
        if self._task is not None:
            raise InvalidArgument(
                "these events were already opened; call the method of the client again for a new connection"
            )
        flow = start(self._engine.core, self._engine.settings, self._target)
        self._changed = library().condition()
        self._task = library().start(lambda: self._run(flow), self._target.name)
        try:
            async with self._changed:
                await self._until(self._has_begun)
        except BaseException:
            await self.aclose()
            raise
        if not self._opened and self._failure is not None:
            raise self._failed()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T | Reconnected:
        if self._task is None:
            raise InvalidArgument("iterate over the events inside an async with statement")
        async with self._changed:
            await self._until(self._has_more)
            event = self._taken(StopAsyncIteration)
            self._changed.notify_all()
            return event

    async def aclose(self) -> None:
        """Close the connection; pending and later iterations end."""
        if self._task is None:
            return
        self._closed = True
        self._task.cancel()
        with library().shielded():
            await self._task.ended()
            async with self._changed:
                self._changed.notify_all()

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            await self._changed.wait()

    async def _run(self, flow: "Flow") -> None:
        """Run the flow; called in a separate task."""
        try:
            with closing(flow):
                for step in flow:
                    await self._perform(step)
        except Exception as error:
            self._failure = error
        except BaseException:
            # A cancellation, which only means that the task has to end.
            self._closed = True
            raise
        finally:
            with library().shielded():
                await self._close_wire(self._farewell())
                async with self._changed:
                    self._changed.notify_all()

    async def _perform(self, step: object) -> None:
        from ..base.steps import Acquire, Ask, Finish, Send, Wait

        if isinstance(step, Read):
            await self._read(step)
        elif isinstance(step, Deliver):
            async with self._changed:
                self._events.append(step.event)
                self._changed.notify_all()
        elif isinstance(step, Write) and self._wire is not None:
            try:
                await self._wire.write(step.data, self._engine.settings.timeout.write)
            except TransportError as error:
                step.failure = error
        elif isinstance(step, Connect):
            await self._connect(step)
        elif isinstance(step, Close):
            await self._close_wire(step.farewell)
        elif isinstance(step, Opened):
            async with self._changed:
                self._opened, self._farewell = True, step.farewell
                self._changed.notify_all()
        elif isinstance(step, Wait):
            await library().sleep(step.seconds)
        elif isinstance(step, (Send, Acquire, Ask, Finish)):
            await self._engine.perform(single(step))

    async def _read(self, step: "Read") -> None:
        if len(self._events) >= MOST_WAITING:
            step.held = True
            try:
                async with library().timeout(step.seconds), self._changed:
                    await self._until(lambda: len(self._events) < MOST_WAITING)
            except TimeoutError:
                pass
            return
        if self._wire is None:
            step.failure = TransportError("the connection was lost")
            return
        try:
            step.data = await self._wire.read(step.seconds)
        except TransportError as error:
            step.failure = error

    async def _connect(self, step: "Connect") -> None:
        from .connect import connect_async

        try:
            step.outcome, self._wire = await connect_async(self._engine.connections.transport(), step.request)
        except Error as error:
            step.outcome = error

    async def _close_wire(self, farewell: bytes) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.close(farewell)
