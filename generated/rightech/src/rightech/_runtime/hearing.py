"""What the story of a WebSocket asks of its two drivers, and what else they share."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

if TYPE_CHECKING:
    from .call import Core
    from .errors import Error, TransportError
    from .listening import Socket, Story
    from .messages import Reconnected
    from .options import Settings
    from .steps import Acquire, Ask, Finish, Send, Steps
    from .wire import RawReply, Request

__all__ = ["MOST_WAITING", "Dial", "Give", "HangUp", "Heard", "Listen", "Opened", "Say", "begin", "only"]

T = TypeVar("T")

MOST_WAITING: Final = 1000
"""Events that wait for the caller before reading waits too."""


@dataclass(slots=True)
class Dial:
    """Ask for a WebSocket; ``outcome`` becomes the reply, of status 101 where the line stands, or the failure."""

    request: "Request"
    outcome: "RawReply | Error | None" = None


@dataclass(slots=True)
class Listen:
    """Read from the line for some seconds at most; ``data`` stays ``None`` when nothing came.

    ``held`` tells that nobody read, as the listener has not taken what was given before.
    """

    seconds: float
    data: bytes | None = None
    held: bool = False
    failure: "TransportError | None" = None


@dataclass(slots=True)
class Say:
    """Write to the line."""

    data: bytes
    failure: "TransportError | None" = None


@dataclass(slots=True)
class HangUp:
    """Close the line."""

    farewell: bytes = b""


@dataclass(slots=True)
class Opened:
    """Take note that the line stands; ``farewell`` gives what to say where the listener ends it."""

    farewell: Callable[[], bytes]


@dataclass(slots=True)
class Give:
    """Hand an event to the listener."""

    event: object


class Heard(Generic[T]):
    """What the drivers of both flavours remember: how the walk stands, and the events that wait for the caller."""

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
        """Give the next event, once there is more; ``end`` is raised when the caller closed the walk."""
        if self._closed:
            raise end
        if self._events:
            return cast("T | Reconnected", self._events.popleft())
        assert self._failure is not None
        raise self._failure


def begin(engine: "tuple[Core, Settings]", target: "Socket[object]") -> "Story":
    """Begin the story of a WebSocket.

    Raises:
        ImportError: the package that reads WebSockets is not installed.
    """
    core, settings = engine
    try:
        import wsproto as _wsproto
    except ModuleNotFoundError as error:
        wanted = f"live events need the package wsproto: pip install '{core.api.name}[events]'"
        raise ImportError(wanted, name=error.name) from None
    del _wsproto
    from .listening import attend

    return attend(core, settings, target)


def only(step: "Send | Acquire | Ask | Finish") -> "Steps[None]":
    """Tell a story of one step, for a driver that knows how to perform it."""
    yield step
