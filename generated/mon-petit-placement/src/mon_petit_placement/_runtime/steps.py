"""What a story asks of its driver: send, wait, take a turn. A step carries its own result, so every type is known."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from .loops import PerLoop

if TYPE_CHECKING:
    import asyncio

    from .errors import TransportError
    from .wire import RawReply, Request

__all__ = [
    "Acquire",
    "Ask",
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
    """Send the request; ``outcome`` becomes the reply or the failure."""

    request: "Request"
    outcome: "RawReply | TransportError | None" = None


@dataclass(slots=True)
class Wait:
    """Let some seconds pass."""

    seconds: float


class Turn:
    """One at a time, across the threads of a sync client or the tasks of an async one."""

    def __init__(self) -> None:
        self.threads = threading.Lock()
        self._tasks = PerLoop(_lock)

    def tasks(self, loop: "asyncio.AbstractEventLoop") -> "asyncio.Lock":
        """Give the lock of the tasks of one event loop: a lock of ``asyncio`` serves a single loop."""
        return self._tasks.of(loop)


def _lock() -> "asyncio.Lock":
    import asyncio

    return asyncio.Lock()


def _nothing() -> None:
    pass


@dataclass(slots=True)
class Acquire:
    """Take the turn, waiting some seconds at most; ``release`` gives it back when ``acquired``."""

    turn: Turn
    seconds: float
    acquired: bool = False
    release: Callable[[], None] = field(default=_nothing)


@dataclass(slots=True)
class Ask:
    """Call something of the caller's own; ``answer`` is what it gives, awaited where it has to be, or ``error``."""

    function: Callable[[], object]
    answer: object = None
    error: Exception | None = None
    blocks: bool = False
    """Whether it waits for a disk or for another machine: an async client calls it in a thread."""


@dataclass(slots=True)
class Finish:
    """Perform another story to its end, even when the task that waits for it is cancelled; ``outcome`` is its end."""

    story: "Steps[object]"
    outcome: object = None
    error: Exception | None = None


Steps: TypeAlias = Generator[Send | Wait | Acquire | Ask | Finish, None, T]
"""A story that ends with a ``T``."""


def send(request: "Request") -> "Steps[RawReply | TransportError]":
    """Ask for the request to be sent."""
    step = Send(request)
    yield step
    if step.outcome is None:
        raise RuntimeError("the driver did not perform Send")
    return step.outcome


def wait(seconds: float) -> Steps[None]:
    """Ask for a pause."""
    yield Wait(seconds)


def acquire(turn: Turn, seconds: float) -> Steps[Acquire]:
    """Ask for the turn."""
    step = Acquire(turn, seconds)
    yield step
    return step


def ask(function: Callable[[], object]) -> Steps[object]:
    """Ask for a function of the caller's to be called.

    Raises:
        Exception: whatever the function raises.
    """
    step = Ask(function)
    yield step
    if step.error is not None:
        raise step.error
    return step.answer


def consult(function: Callable[[], T], blocks: bool) -> Steps[T]:
    """Ask for a plain function to be called: here and now, or by the driver where it waits for a disk or a machine.

    Raises:
        Exception: whatever the function raises.
    """
    if not blocks:
        return function()
    step = Ask(function, blocks=True)
    yield step
    if step.error is not None:
        raise step.error
    return cast("T", step.answer)


def finish(story: Steps[T]) -> Steps[T]:
    """Ask for a story to be told to its end, whoever stops listening.

    Raises:
        Exception: whatever the story raises.
    """
    step = Finish(story)
    yield step
    if step.error is not None:
        raise step.error
    return cast("T", step.outcome)
