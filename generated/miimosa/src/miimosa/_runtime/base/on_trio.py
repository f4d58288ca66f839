"""The functions that an async client needs, implemented with trio, which its caller has installed."""

from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from contextvars import copy_context
from importlib import import_module
from math import inf
from types import TracebackType
from typing import Any, TypeVar, cast

__all__ = ["OnTrio"]

T = TypeVar("T")


class OnTrio:
    """Implements ``AsyncLibrary`` with trio."""

    def __init__(self) -> None:
        # By name, so that type checkers do not require a package that few programs install.
        self._trio: Any = import_module("trio")
        self._runs: Any = self._trio.lowlevel.RunVar(__name__)

    def loop(self) -> "_Run":
        """Return the current run."""
        run = self._runs.get(None)
        if run is None:
            run = _Run(self._trio.lowlevel.current_trio_token())
            self._runs.set(run)
        return cast("_Run", run)

    async def sleep(self, seconds: float) -> None:
        """Wait for some seconds."""
        await self._trio.sleep(seconds)

    def timeout(self, seconds: float | None) -> "_Timer":
        """Return a limit of some seconds for an ``async with`` block."""
        return _Timer(self._trio.CancelScope(deadline=inf if seconds is None else self._trio.current_time() + seconds))

    async def in_thread(self, function: Callable[..., T], /, *arguments: object) -> T:
        """Call a function that blocks in a thread."""
        run: Any = self._trio.to_thread.run_sync
        return cast("T", await run(function, *arguments, abandon_on_cancel=True))

    def lock(self) -> Any:
        """Create a lock; trio's own lock can only be released by the task that holds it."""
        return self._trio.Semaphore(1, max_value=1)

    def event(self) -> Any:
        """Create an event."""
        return self._trio.Event()

    def condition(self) -> Any:
        """Create a condition."""
        return self._trio.Condition()

    def shielded(self) -> AbstractContextManager[object]:
        """Return a context that no cancellation interrupts."""
        return cast("AbstractContextManager[object]", self._trio.CancelScope(shield=True))

    async def finish(self, work: Coroutine[object, object, T]) -> T:
        """Await a coroutine that runs to its end even if the waiting task is cancelled."""
        values: list[T] = []
        errors: list[Exception] = []

        async def run() -> None:
            try:
                values.append(await work)
            except Exception as error:
                errors.append(error)

        await self.start(run, "finish").ended()
        if errors:
            raise errors[0]
        if not values:
            raise RuntimeError("the trio run ended first")
        return values[0]

    def start(self, function: Callable[[], Coroutine[object, object, None]], name: str) -> "_Task":
        """Start a background task, which belongs to the run and ends with it."""
        task = _Task(function, self._trio.CancelScope(), self._trio.Event())
        self._trio.lowlevel.spawn_system_task(task.run, name=name, context=copy_context())
        return task


class _Run:
    """A trio run with the interface of an asyncio event loop."""

    def __init__(self, token: Any) -> None:
        self._token = token

    def is_closed(self) -> bool:
        """Return whether the run has ended."""
        try:
            self._token.run_sync_soon(_nothing, idempotent=True)
        except RuntimeError:
            return True
        return False

    def call_soon_threadsafe(self, callback: Callable[[], object], /) -> None:
        """Call a function in the thread of the run."""
        self._token.run_sync_soon(callback)


class _Timer:
    """Implements ``Timer``."""

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    async def __aenter__(self) -> None:
        self._scope.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> bool | None:
        is_caught: bool | None = self._scope.__exit__(kind, error, traceback)
        if self._scope.cancelled_caught:
            raise TimeoutError
        return is_caught

    def expired(self) -> bool:
        """Return whether the block ended because of the limit."""
        return bool(self._scope.cancelled_caught)


class _Task:
    """Implements ``Background``."""

    def __init__(self, function: Callable[[], Coroutine[object, object, None]], scope: Any, end: Any) -> None:
        self._function = function
        self._scope = scope
        self._end = end

    async def run(self) -> None:
        """Run the function; called by trio."""
        try:
            with self._scope:
                await self._function()
        finally:
            self._end.set()

    def cancel(self) -> None:
        """Cancel the task."""
        self._scope.cancel()

    async def ended(self) -> None:
        """Wait until the task has ended."""
        await self._end.wait()


def _nothing() -> None:
    pass
