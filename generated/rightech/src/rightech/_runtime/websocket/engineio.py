"""engine.io protocol 3 with socket.io packets, as a state machine: texts and the time in, events and texts out.

In protocol 3 the *client* pings at the interval that the server announces, and the server must answer within the
announced timeout. Nothing here reads a clock or a socket.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

from ..codec.decode import Undecodable, find, parse_json
from .messages import ConnectionLost, InvalidEvent, Received

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["EngineIo", "Heartbeat", "LiveEvent"]

T_co = TypeVar("T_co", covariant=True)

_SHORTEST: Final = 0.05
_LONGEST: Final = 86400.0
"""The longest announced interval in seconds that is accepted; larger and invalid values fall back to the default."""


@dataclass(frozen=True, slots=True)
class LiveEvent(Generic[T_co]):
    """A socket.io event.

    Attributes:
        name: the name of the event.
        data: the first argument; ``None`` if there is none.
        arguments: all arguments, as JSON.
        namespace: the socket.io namespace; ``/`` by default.
    """

    name: str
    data: T_co
    arguments: "tuple[JsonValue, ...]" = field(default=(), repr=False)
    namespace: str = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """Which side pings, and where the open packet holds the interval and the timeout.

    Attributes:
        sender: the side that pings.
        interval, timeout: JSON pointers into the open packet.
        unit: the length of one unit in seconds.
        fallback: interval and timeout in seconds if the packet holds none.
    """

    sender: Literal["client", "server"] = "client"
    interval: str = "/pingInterval"
    timeout: str = "/pingTimeout"
    unit: float = 0.001
    fallback: tuple[float, float] = (25.0, 60.0)


class EngineIo:
    """One connection.

    Attributes:
        outbox: the texts to send; the driver removes them.
        interval, timeout: the announced values in seconds.
    """

    def __init__(self, heartbeat: Heartbeat, now: float) -> None:
        self._heartbeat = heartbeat
        self.outbox: list[str] = []
        self.interval, self.timeout = heartbeat.fallback
        self._open = False
        self._next_ping = float("inf")
        self._unanswered: deque[float] = deque()
        self._limit = now + self.timeout
        """The time at which the connection counts as lost unless the expected text arrives."""

    def due(self) -> float:
        """Return the time of the next call of ``advance``."""
        return min(self._next_ping, self._limit)

    def advance(self, now: float) -> None:
        """Send a ping if one is due, or raise ``ConnectionLost`` after a timeout.

        Raises:
            ConnectionLost: the server was silent for longer than announced.
        """
        if now >= self._limit:
            missing = "an answer to a ping" if self._unanswered else "a ping" if self._open else "the first packet"
            raise ConnectionLost(f"{missing} did not arrive in time")
        if now >= self._next_ping:
            self.outbox.append("2")
            self._unanswered.append(now)
            self._limit = self._unanswered[0] + self.timeout
            # Counted from the due time, so that pings do not drift; never two at once after a long silence.
            self._next_ping = max(self._next_ping + self.interval, now + self.interval / 2)

    def excuse(self, seconds: float) -> None:
        """Extend the timeout by seconds in which nothing was read."""
        self._unanswered = deque(deadline + seconds for deadline in self._unanswered)
        self._limit += seconds

    def receive(self, message: str | bytes, now: float) -> "Received[LiveEvent[JsonValue]]":
        """Process one message from the server and return its event, if any.

        Raises:
            ConnectionLost: the server closed the connection.
        """
        if isinstance(message, bytes):
            return InvalidEvent("an event as text", "a binary attachment")
        kind, rest = message[:1], message[1:]
        if kind == "0":
            self._opened(rest, now)
        elif kind == "1":
            raise ConnectionLost("the server closed the connection")
        elif kind == "2":
            self.outbox.append("3" + rest)
            if self._heartbeat.sender == "server":
                self._limit = now + self.interval + self.timeout
        elif kind == "3":
            self._answered()
        elif kind == "4":
            return _message(rest)
        return None

    def _opened(self, text: str, now: float) -> None:
        """Read the interval and the timeout of the open packet; missing or invalid values are replaced by defaults."""
        heartbeat = self._heartbeat
        try:
            decoded = parse_json(text.encode())
        except (Undecodable, UnicodeEncodeError):
            decoded = None
        self.interval = _seconds(decoded, heartbeat.interval, heartbeat.unit, heartbeat.fallback[0])
        self.timeout = _seconds(decoded, heartbeat.timeout, heartbeat.unit, heartbeat.fallback[1])
        self._open = True
        self._unanswered.clear()
        pings = heartbeat.sender == "client"
        self._next_ping = now + self.interval if pings else float("inf")
        self._limit = float("inf") if pings else now + self.interval + self.timeout

    def _answered(self) -> None:
        if self._unanswered:
            self._unanswered.popleft()
        if self._open and self._heartbeat.sender == "client":
            self._limit = self._unanswered[0] + self.timeout if self._unanswered else float("inf")


def _message(text: str) -> "Received[LiveEvent[JsonValue]]":
    """Parse a socket.io packet: type, namespace, acknowledgement id, arguments."""
    kind, rest = text[:1], text[1:]
    namespace = "/"
    if rest.startswith("/"):
        namespace, _, rest = rest.partition(",")
        namespace = namespace.partition("?")[0]
    if kind in ("1", "4") and namespace == "/":
        raise ConnectionLost("the server ended the session" if kind == "1" else "the server refused the session")
    if kind == "5":
        return InvalidEvent("an event as JSON", "an event with binary attachments")
    if kind != "2":
        return None
    try:
        decoded = parse_json(rest.lstrip("0123456789").encode())
    except (Undecodable, UnicodeEncodeError):
        return InvalidEvent("an event as JSON", "other text")
    if not isinstance(decoded, list) or not decoded or not isinstance(decoded[0], str):
        return InvalidEvent("an array that starts with the name of an event", "another value")
    return LiveEvent(decoded[0], decoded[1] if len(decoded) > 1 else None, tuple(decoded[1:]), namespace)


def _seconds(decoded: "JsonValue", pointer: str, unit: float, fallback: float) -> float:
    try:
        value = find(decoded, pointer)
    except LookupError:
        return fallback
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        return fallback
    return min(max(value * unit, _SHORTEST), _LONGEST)
