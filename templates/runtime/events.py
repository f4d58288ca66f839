"""Live events as a caller walks them, in threads: a driver of the story of a WebSocket.

What comes is read as it comes, and pings go out on time, however long the caller takes over one event. When he is far
behind, reading waits for him: the server is then slowed down, and nothing is thrown away here.
"""

import threading
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from .errors import Error, InvalidArgument, TransportError
from .hearing import MOST_WAITING, Dial, Give, HangUp, Heard, Listen, Opened, Say, begin, only
from .messages import Reconnected

if TYPE_CHECKING:
    from .client import SyncClient
    from .dial import Wire
    from .listening import Socket, Story

__all__ = ["Events"]

T = TypeVar("T")

_JOIN: Final = 5.0
"""Seconds to wait for the end of what listens; it goes on alone after that, as a daemon."""


class Events(Heard[T]):
    """Live events, for ``with``: connected when it begins, and again after every cut until it ends.

    Iterating gives events as they come; ``Reconnected`` stands where some may have been missed.
    """

    def __init__(self, client: "SyncClient", target: "Socket[T]") -> None:
        super().__init__()
        self._client = client
        self._target = target
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._wire: Wire | None = None

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            ImportError: the extra of this distribution is not installed.
            Error: the server refused, or cannot be reached.
        """
        if self._thread is not None:
            raise InvalidArgument("these events were begun before: ask the client for new ones")
        story = begin(self._client.engine(), self._target)
        self._thread = threading.Thread(target=self._listen, args=(story,), name=f"{self._target.name}", daemon=True)
        self._thread.start()
        try:
            with self._changed:
                self._changed.wait_for(self._has_begun)
        except BaseException:
            self.close()
            raise
        if not self._opened and self._failure is not None:
            raise self._failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T | Reconnected:
        if self._thread is None:
            raise InvalidArgument("events are walked inside a with statement")
        with self._changed:
            self._changed.wait_for(self._has_more)
            event = self._taken(StopIteration)
            self._changed.notify_all()
            return event

    def close(self) -> None:
        """End; whoever waits for an event is told that there are no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            if self._wire is not None:
                self._wire.interrupt()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_JOIN)

    def _listen(self, story: "Story") -> None:
        """Perform the story, in a thread of its own."""
        try:
            with closing(story):
                for step in story:
                    self._perform(step)
                    if self._closed:
                        return
        except BaseException as error:
            self._failure = error
        finally:
            self._hang_up(self._farewell())
            with self._changed:
                self._changed.notify_all()

    def _perform(self, step: object) -> None:
        from .steps import Acquire, Ask, Finish, Send, Wait

        if isinstance(step, Listen):
            self._read(step)
        elif isinstance(step, Give):
            with self._changed:
                self._events.append(step.event)
                self._changed.notify_all()
        elif isinstance(step, Say) and self._wire is not None:
            try:
                self._wire.write(step.data, self._client.engine()[1].timeout.write)
            except TransportError as error:
                step.failure = error
        elif isinstance(step, Dial):
            self._dial(step)
        elif isinstance(step, HangUp):
            self._hang_up(step.farewell)
        elif isinstance(step, Opened):
            with self._changed:
                self._opened, self._farewell = True, step.farewell
                self._changed.notify_all()
        elif isinstance(step, Wait):
            with self._changed:
                self._changed.wait_for(lambda: self._closed, step.seconds)
        elif isinstance(step, (Send, Acquire, Ask, Finish)):
            self._client.perform(only(step))

    def _read(self, step: "Listen") -> None:
        with self._changed:
            if len(self._events) >= MOST_WAITING:
                step.held = True
                self._changed.wait_for(lambda: len(self._events) < MOST_WAITING or self._closed, step.seconds)
                return
        if self._wire is None:
            step.failure = TransportError("the connection broke")
            return
        try:
            step.data = self._wire.read(step.seconds)
        except TransportError as error:
            step.failure = error

    def _dial(self, step: "Dial") -> None:
        from .dial import dial

        try:
            step.outcome, wire = dial(self._client.transport(), step.request)
        except Error as error:
            step.outcome = error
            return
        with self._changed:
            self._wire = wire
            # Whoever closed while this connected found no wire to interrupt.
            if self._closed and wire is not None:
                wire.interrupt()

    def _hang_up(self, farewell: bytes) -> None:
        with self._changed:
            wire, self._wire = self._wire, None
        if wire is not None:
            wire.close(farewell)
