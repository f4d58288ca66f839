"""The steps of a WebSocket flow, and the state that its two drivers share."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

from ..base.error_base import Error
from ..base.tracebacks import shortened

if TYPE_CHECKING:
    from ..base.errors import TransportError
    from ..base.steps import Acquire, Ask, Finish, Send, Steps
    from ..base.wire import RawReply, Request
    from .messages import Reconnected

__all__ = ["MOST_WAITING", "Close", "Connect", "Deliver", "EventQueue", "Opened", "Read", "Write", "single"]

T = TypeVar("T")

MOST_WAITING: Final = 1000
"""The most events that are queued for the caller before reading pauses."""


@dataclass(slots=True)
class Connect:
    """Open a WebSocket; the driver sets ``outcome`` to the response, of status 101 on success, or to the error."""

    request: "Request"
    outcome: "RawReply | Error | None" = None


@dataclass(slots=True)
class Read:
    """Read for at most some seconds; ``data`` stays ``None`` on timeout.

    ``held`` is set if nothing was read because the queue of events was full.
    """

    seconds: float
    data: bytes | None = None
    held: bool = False
    failure: "TransportError | None" = None


@dataclass(slots=True)
class Write:
    """Write bytes to the connection."""

    data: bytes
    failure: "TransportError | None" = None


@dataclass(slots=True)
class Close:
    """Close the connection."""

    farewell: bytes = b""


@dataclass(slots=True)
class Opened:
    """Report that the connection is open; ``farewell`` returns the bytes to send when the caller closes it."""

    farewell: Callable[[], bytes]


@dataclass(slots=True)
class Deliver:
    """Deliver an event to the caller."""

    event: object


class EventQueue(Generic[T]):
    """The state that both drivers share: whether the connection is open, and the queued events."""

    def __init__(self) -> None:
        self._events: deque[object] = deque()
        self._opened = self._closed = False
        self._failure: BaseException | None = None
        self._farewell: Callable[[], bytes] = bytes

    def _has_begun(self) -> bool:
        return self._opened or self._failure is not None

    def _has_more(self) -> bool:
        return bool(self._events) or self._closed or self._failure is not None

    def _taken(self, end: type[Exception]) -> "T | Reconnected":
        """Return the next event; raise ``end`` if the caller closed the connection."""
        if self._closed:
            raise end
        if self._events:
            return cast("T | Reconnected", self._events.popleft())
        raise self._failed()

    def _failed(self) -> BaseException:
        """Return the failure, for the caller: without the frames of the thread or the task that reads."""
        failure = self._failure
        assert failure is not None
        return shortened(failure) if isinstance(failure, Error) else failure


def single(step: "Send | Acquire | Ask | Finish") -> "Steps[None]":
    """Wrap one step as a flow, for a driver that can perform it."""
    from ..base.steps import performed

    yield from performed(step)
