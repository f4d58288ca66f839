"""The steps that a flow yields to its driver. Each step stores its own result, so all results are typed.

A driver answers a step with a function that performs it. The flow calls that function where it yielded the step, so its
own functions are on the stack: profilers and debuggers show whether a request is sent for a first attempt, a retry or a
login. A driver that performs a step itself answers ``None``.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast

from .async_library import library
from .locks import lock_of
from .loops import PerLoop

if TYPE_CHECKING:
    from .async_library import Lock as TaskLock
    from .errors import TransportError
    from .wire import RawReply, Request

__all__ = [
    "Acquire",
    "Ask",
    "Finish",
    "Perform",
    "Performance",
    "Send",
    "Step",
    "Steps",
    "Turn",
    "Wait",
    "acquire",
    "ask",
    "consult",
    "finish",
    "performed",
    "send",
    "wait",
]

_REFUSAL: Final = "a sync client cannot use an awaitable; pass a plain function, or an object with plain methods"

T = TypeVar("T")
StepT = TypeVar("StepT", bound="Step")


class Step:
    """A step that a driver performs for a flow."""

    __slots__ = ()


@dataclass(slots=True, eq=False, repr=False)
class Send(Step):
    """Send a request; the driver sets ``outcome`` to the response or the error."""

    request: "Request"
    outcome: "RawReply | TransportError | None" = None


@dataclass(slots=True, eq=False, repr=False)
class Wait(Step):
    """Wait for some seconds."""

    seconds: float


class Turn:
    """A lock across the threads of a sync client or the tasks of an async one."""

    def __init__(self) -> None:
        self.threads = lock_of(self, "threads")
        self._tasks = PerLoop(_lock)

    def tasks(self) -> "TaskLock":
        """Return the lock for the running event loop; a lock of tasks works in a single loop only."""
        return self._tasks.of(library().loop())


def _lock() -> "TaskLock":
    return library().lock()


def _nothing() -> None:
    pass


@dataclass(slots=True, eq=False, repr=False)
class Acquire(Step):
    """Acquire the lock within some seconds; ``release`` releases it if ``acquired``."""

    turn: Turn
    seconds: float
    acquired: bool = False
    release: Callable[[], None] = field(default=_nothing)


@dataclass(slots=True, eq=False, repr=False)
class Ask(Step):
    """Call a function of the caller; ``answer`` is its result, awaited if necessary, or ``error`` is its exception."""

    function: Callable[[], object]
    answer: object = None
    error: Exception | None = None
    blocks: bool = False
    """Whether it blocks on a disk or a network; an async client then calls it in a thread."""
    seconds: float = inf
    """The time that an awaitable may take, after which ``error`` is a ``Timeout``."""
    refusal: str = _REFUSAL
    """The message of the ``InvalidArgument`` if a function of a sync client returns an awaitable."""


@dataclass(slots=True, eq=False, repr=False)
class Finish(Step):
    """Run another flow to its end, even if the waiting task is cancelled; ``outcome`` is its result."""

    flow: "Steps[object]"
    outcome: object = None
    error: Exception | None = None


Performance: TypeAlias = Generator["Send | Wait | Acquire | Ask | Finish", Any, object]
"""What performs one step. What it yields is for the event loop of an async driver; a sync driver yields nothing."""

Perform: TypeAlias = Callable[[Step], Performance]
"""Performs a step."""

Steps: TypeAlias = Generator[Send | Wait | Acquire | Ask | Finish, Perform | None, T]
"""A flow that returns a ``T``."""


def performed(step: StepT) -> Steps[StepT]:
    """Let the driver perform a step, and return the step."""
    perform = yield cast("Send | Wait | Acquire | Ask | Finish", step)
    if perform is not None:
        yield from perform(step)
    return step


def send(request: "Request") -> "Steps[RawReply | TransportError]":
    """Send a request."""
    step = Send(request)
    # As in ``performed``, with fewer calls.
    perform = yield step
    if perform is not None:
        yield from perform(step)
    if step.outcome is None:
        raise RuntimeError("the driver did not perform Send")
    return step.outcome


def wait(seconds: float) -> Steps[None]:
    """Wait for some seconds."""
    yield from performed(Wait(seconds))


def acquire(turn: Turn, seconds: float) -> Steps[Acquire]:
    """Acquire a lock."""
    return (yield from performed(Acquire(turn, seconds)))


def ask(function: Callable[[], object], refusal: str = _REFUSAL, seconds: float = inf) -> Steps[object]:
    """Call a function of the caller.

    Raises:
        InvalidArgument: it returned an awaitable to a sync client; ``refusal`` is the message.
        Timeout: it returned an awaitable that takes longer than ``seconds``.
        Exception: the exception of the function.
    """
    step = yield from performed(Ask(function, seconds=seconds, refusal=refusal))
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
    step = yield from performed(Ask(function, blocks=True))
    if step.error is not None:
        raise step.error
    return cast("T", step.answer)


def finish(flow: Steps[T]) -> Steps[T]:
    """Run a flow to its end, even if its caller is cancelled.

    Raises:
        Exception: the exception of the flow.
    """
    step = yield from performed(Finish(flow))
    if step.error is not None:
        raise step.error
    return cast("T", step.outcome)
