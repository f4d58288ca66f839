"""The async library that runs the current task: asyncio, or trio if the caller uses it.

An async client waits, locks and starts tasks through ``library``. Neither library is imported before it is used; trio,
which is a dependency of the caller, is imported only inside a trio task.
"""

import sys
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from functools import cache
from types import TracebackType
from typing import Protocol, TypeVar

__all__ = ["AsyncLibrary", "Background", "Condition", "Event", "Lock", "Loop", "Timer", "library"]

T = TypeVar("T")


class Loop(Protocol):
    """An event loop of asyncio, or a run of trio."""

    def is_closed(self) -> bool:
        """Return whether it has ended."""
        ...

    def call_soon_threadsafe(self, callback: Callable[[], object], /) -> object:
        """Call a function in the thread of the loop; called from any thread.

        Raises:
            RuntimeError: the loop has ended.
        """
        ...


class Lock(Protocol):
    """A lock of the tasks of one event loop."""

    async def acquire(self) -> object:
        """Wait for the lock, and take it."""
        ...

    def release(self) -> None:
        """Release the lock; any task may do this."""
        ...


class Event(Protocol):
    """An event that happens once, and that tasks wait for."""

    def set(self) -> None:
        """Wake the waiting tasks."""
        ...

    def is_set(self) -> bool:
        """Return whether it has happened."""
        ...

    async def wait(self) -> object:
        """Wait until it happens."""
        ...


class Condition(Protocol):
    """A lock whose holder can wait for a notification."""

    async def __aenter__(self) -> object: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> None: ...

    async def wait(self) -> object:
        """Release the lock, wait for a notification, and take the lock again."""
        ...

    def notify_all(self) -> None:
        """Wake the waiting tasks."""
        ...


class Timer(Protocol):
    """The limit of a block; the block raises ``TimeoutError`` when it expires."""

    async def __aenter__(self) -> object: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> bool | None: ...

    def expired(self) -> bool:
        """Return whether the block ended because of the limit."""
        ...


class Background(Protocol):
    """A task that nobody awaits."""

    def cancel(self) -> object:
        """Cancel the task."""
        ...

    async def ended(self) -> None:
        """Wait until the task has ended, with or without an error."""
        ...


class AsyncLibrary(Protocol):
    """The functions of asyncio or trio that an async client needs."""

    def loop(self) -> Loop:
        """Return the running event loop, always the same object for the same loop."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for some seconds."""
        ...

    def timeout(self, seconds: float | None) -> Timer:
        """Return a limit of some seconds for an ``async with`` block; ``None`` for no limit."""
        ...

    async def in_thread(self, function: Callable[..., T], /, *arguments: object) -> T:
        """Call a function that blocks in a thread."""
        ...

    def lock(self) -> Lock:
        """Create a lock."""
        ...

    def event(self) -> Event:
        """Create an event."""
        ...

    def condition(self) -> Condition:
        """Create a condition."""
        ...

    def shielded(self) -> AbstractContextManager[object]:
        """Return a context in which a task that is cancelled can still await, to clean up."""
        ...

    async def finish(self, work: Coroutine[object, object, T]) -> T:
        """Await a coroutine that runs to its end even if the waiting task is cancelled.

        Raises:
            Exception: the exception of the coroutine.
        """
        ...

    def start(self, function: Callable[[], Coroutine[object, object, None]], name: str) -> Background:
        """Start a task in the background; its function raises nothing but a cancellation."""
        ...


def library() -> AsyncLibrary:
    """Return the library that runs this task."""
    # Missing if nobody uses trio, and incomplete while another thread imports it.
    in_trio_task = getattr(sys.modules.get("trio.lowlevel"), "in_trio_task", None)
    return _trio() if in_trio_task is not None and in_trio_task() else _asyncio()


@cache
def _asyncio() -> AsyncLibrary:
    from .on_asyncio import OnAsyncio

    return OnAsyncio()


@cache
def _trio() -> AsyncLibrary:
    from .on_trio import OnTrio

    return OnTrio()
