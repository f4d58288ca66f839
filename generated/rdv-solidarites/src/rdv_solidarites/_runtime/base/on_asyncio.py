"""The functions that an async client needs, implemented with asyncio."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final, TypeVar

__all__ = ["OnAsyncio"]

T = TypeVar("T")

_under_way: Final = set[asyncio.Future[Any]]()
"""Tasks that must run to their end; referenced here because event loops keep only weak references to tasks."""


class OnAsyncio:
    """Implements ``AsyncLibrary`` with asyncio."""

    def loop(self) -> asyncio.AbstractEventLoop:
        """Return the running event loop."""
        return asyncio.get_running_loop()

    async def sleep(self, seconds: float) -> None:
        """Wait for some seconds."""
        await asyncio.sleep(seconds)

    def timeout(self, seconds: float | None) -> asyncio.Timeout:
        """Return a limit of some seconds for an ``async with`` block."""
        return asyncio.timeout(seconds)

    async def in_thread(self, function: Callable[..., T], /, *arguments: object) -> T:
        """Call a function that blocks in a thread."""
        return await asyncio.to_thread(function, *arguments)

    def lock(self) -> asyncio.Lock:
        """Create a lock."""
        return asyncio.Lock()

    def event(self) -> asyncio.Event:
        """Create an event."""
        return asyncio.Event()

    def condition(self) -> asyncio.Condition:
        """Create a condition."""
        return asyncio.Condition()

    def shielded(self) -> AbstractContextManager[object]:
        """Return a context that does nothing: a cancellation interrupts a task only once."""
        return nullcontext()

    async def finish(self, work: Coroutine[object, object, T]) -> T:
        """Await a coroutine that runs to its end even if the waiting task is cancelled."""
        return await asyncio.shield(_kept(work))

    def start(self, function: Callable[[], Coroutine[object, object, None]], name: str) -> "_Task":
        """Start a task in the background."""
        return _Task(_kept(function(), name))


class _Task:
    """Implements ``Background``."""

    def __init__(self, task: asyncio.Task[None]) -> None:
        self._task = task

    def cancel(self) -> None:
        """Cancel the task."""
        self._task.cancel()

    async def ended(self) -> None:
        """Wait until the task has ended."""
        await asyncio.wait({self._task})


def _kept(work: Coroutine[object, object, T], name: str | None = None) -> asyncio.Task[T]:
    """Start a task and keep a reference until it ends."""
    for each in [each for each in _under_way if each.get_loop().is_closed()]:
        # The event loop was closed first, so no callback will report the end.
        _under_way.discard(each)
    task = asyncio.create_task(work, name=name)
    _under_way.add(task)
    task.add_done_callback(_done)
    return task


def _done(task: "asyncio.Future[T]") -> None:
    _under_way.discard(task)
    if not task.cancelled():
        # The exception is retrieved here, so that asyncio does not report it if nobody awaits the task.
        task.exception()
