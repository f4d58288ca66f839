"""The steps that a flow yields to its driver. Each step stores its own result, so all results are typed."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from .errors import InvalidArgument
from .loops import PerLoop

if TYPE_CHECKING:
    import asyncio

    from .errors import TransportError
    from .wire import RawReply, Request

__all__ = [
    "Acquire",
    "Ask",
    "Awaited",
    "Finish",
    "Send",
    "Steps",
    "Turn",
    "Wait",
    "acquire",
    "ask",
    "consult",
    "finish",
    "send",
    "wait",
]

T = TypeVar("T")


@dataclass(slots=True)
class Send:
    """Send a request; the driver sets ``outcome`` to the response or the error."""

    request: "Request"
    outcome: "RawReply | TransportError | None" = None


@dataclass(slots=True)
class Wait:
    """Wait for some seconds."""

    seconds: float


class Turn:
    """A lock across the threads of a sync client or the tasks of an async one."""

    def __init__(self) -> None:
        self.threads = threading.Lock()
        self._tasks = PerLoop(_lock)

    def tasks(self, loop: "asyncio.AbstractEventLoop") -> "asyncio.Lock":
        """Return the lock for one event loop; an ``asyncio.Lock`` works in a single loop only."""
        return self._tasks.of(loop)


def _lock() -> "asyncio.Lock":
    import asyncio

    return asyncio.Lock()


def _nothing() -> None:
    pass


@dataclass(slots=True)
class Acquire:
    """Acquire the lock within some seconds; ``release`` releases it if ``acquired``."""

    turn: Turn
    seconds: float
    acquired: bool = False
    release: Callable[[], None] = field(default=_nothing)


class Awaited(InvalidArgument):
    """A function of the caller returned an awaitable to a sync client."""


@dataclass(slots=True)
class Ask:
    """Call a function of the caller; ``answer`` is its result, awaited if necessary, or ``error`` is its exception."""

    function: Callable[[], object]
    answer: object = None
    error: Exception | None = None
    blocks: bool = False
    """Whether it blocks on a disk or a network; an async client then calls it in a thread."""


@dataclass(slots=True)
class Finish:
    """Run another flow to its end, even if the waiting task is cancelled; ``outcome`` is its result."""

    story: "Steps[object]"
    outcome: object = None
    error: Exception | None = None


Steps: TypeAlias = Generator[Send | Wait | Acquire | Ask | Finish, None, T]
"""A flow that returns a ``T``."""


def send(request: "Request") -> "Steps[RawReply | TransportError]":
    """Send a request."""
    step = Send(request)
    yield step
    if step.outcome is None:
        raise RuntimeError("the driver did not perform Send")
    return step.outcome


def wait(seconds: float) -> Steps[None]:
    """Wait for some seconds."""
    yield Wait(seconds)


def acquire(turn: Turn, seconds: float) -> Steps[Acquire]:
    """Acquire a lock."""
    step = Acquire(turn, seconds)
    yield step
    return step


def ask(function: Callable[[], object]) -> Steps[object]:
    """Call a function of the caller.

    Raises:
        Exception: the exception of the function.
    """
    step = Ask(function)
    yield step
    if step.error is not None:
        raise step.error
    return step.answer


def consult(function: Callable[[], T], blocks: bool) -> Steps[T]:
    """Call a plain function: directly, or by the driver if it blocks on a disk or a network.

    Raises:
        Exception: the exception of the function.
    """
    if not blocks:
        return function()
    step = Ask(function, blocks=True)
    yield step
    if step.error is not None:
        raise step.error
    return cast("T", step.answer)


def finish(story: Steps[T]) -> Steps[T]:
    """Run a flow to its end, even if its caller is cancelled.

    Raises:
        Exception: the exception of the flow.
    """
    step = Finish(story)
    yield step
    if step.error is not None:
        raise step.error
    return cast("T", step.outcome)
