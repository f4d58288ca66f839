"""Live events of a WebSocket for threads.

A background thread reads the events and sends pings in time, however long the caller takes for one event. If the
caller is far behind, reading pauses, which slows the server down; no event is dropped here.
"""

import threading
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from ..base.errors import Error, InvalidArgument, TransportError
from .flow import start
from .messages import Reconnected
from .steps import MOST_WAITING, Close, Connect, Deliver, EventQueue, Opened, Read, Write, single

if TYPE_CHECKING:
    from ..call.engine import SyncEngine
    from .connect import Wire
    from .flow import Flow, Socket

__all__ = ["Events"]

T = TypeVar("T")

_JOIN: Final = 5.0
"""Seconds to wait for the reading thread to end; after that it continues as a daemon."""


class Events(EventQueue[T]):
    """Live events, as a context manager and iterator.

    It connects on entry and reconnects after every lost connection until exit. Iterating yields the events as they
    arrive, and ``Reconnected`` wherever some may have been missed.
    """

    def __init__(self, engine: "SyncEngine", target: "Socket[T]") -> None:
        super().__init__()
        self._engine = engine
        self._target = target
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._wire: Wire | None = None

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            ImportError: the extra ``events`` of this distribution is not installed.
            Error: the server refuses the connection or cannot be reached.
        """
        if self._thread is not None:
            raise InvalidArgument(
                "these events were already opened; call the method of the client again for a new connection"
            )
        flow = start(self._engine.core, self._engine.settings, self._target)
        self._thread = threading.Thread(target=self._run, args=(flow,), name=f"{self._target.name}", daemon=True)
        self._thread.start()
        try:
            with self._changed:
                self._changed.wait_for(self._has_begun)
        except BaseException:
            self.close()
            raise
        if not self._opened and self._failure is not None:
            raise self._failed()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T | Reconnected:
        if self._thread is None:
            raise InvalidArgument("iterate over the events inside a with statement")
        with self._changed:
            self._changed.wait_for(self._has_more)
            event = self._taken(StopIteration)
            self._changed.notify_all()
            return event

    def close(self) -> None:
        """Close the connection; pending and later iterations end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            if self._wire is not None:
                self._wire.interrupt()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_JOIN)

    def _run(self, flow: "Flow") -> None:
        """Run the flow; called in a separate thread."""
        try:
            with closing(flow):
                for step in flow:
                    self._perform(step)
                    if self._closed:
                        return
        except BaseException as error:
            self._failure = error
        finally:
            self._close_wire(self._farewell())
            with self._changed:
                self._changed.notify_all()

    def _perform(self, step: object) -> None:
        from ..base.steps import Acquire, Ask, Finish, Send, Wait

        if isinstance(step, Read):
            self._read(step)
        elif isinstance(step, Deliver):
            with self._changed:
                self._events.append(step.event)
                self._changed.notify_all()
        elif isinstance(step, Write) and self._wire is not None:
            try:
                self._wire.write(step.data, self._engine.settings.timeout.write)
            except TransportError as error:
                step.failure = error
        elif isinstance(step, Connect):
            self._connect(step)
        elif isinstance(step, Close):
            self._close_wire(step.farewell)
        elif isinstance(step, Opened):
            with self._changed:
                self._opened, self._farewell = True, step.farewell
                self._changed.notify_all()
        elif isinstance(step, Wait):
            with self._changed:
                self._changed.wait_for(lambda: self._closed, step.seconds)
        elif isinstance(step, (Send, Acquire, Ask, Finish)):
            self._engine.perform(single(step))

    def _read(self, step: "Read") -> None:
        with self._changed:
            if len(self._events) >= MOST_WAITING:
                step.held = True
                self._changed.wait_for(lambda: len(self._events) < MOST_WAITING or self._closed, step.seconds)
                return
        if self._wire is None:
            step.failure = TransportError("the connection was lost")
            return
        try:
            step.data = self._wire.read(step.seconds)
        except TransportError as error:
            step.failure = error

    def _connect(self, step: "Connect") -> None:
        from .connect import connect

        try:
            step.outcome, wire = connect(self._engine.connections.transport(), step.request)
        except Error as error:
            step.outcome = error
            return
        with self._changed:
            self._wire = wire
            # A close during the handshake found no wire to interrupt.
            if self._closed and wire is not None:
                wire.interrupt()

    def _close_wire(self, farewell: bytes) -> None:
        with self._changed:
            wire, self._wire = self._wire, None
        if wire is not None:
            wire.close(farewell)
