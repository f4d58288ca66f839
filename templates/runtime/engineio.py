"""engine.io protocol 3, with socket.io's packets on it: a state machine. Texts and the time in, events and texts out.

In protocol 3 the *client* pings, at the interval the server announces, and the server answers within the timeout it
announces. Nothing here reads a clock or a socket.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

from .decode import Undecodable, find, parse_json
from .messages import Cut, Heard, Oddity

if TYPE_CHECKING:
    from .values import JsonValue

__all__ = ["EngineIo", "Heartbeat", "LiveEvent"]

T_co = TypeVar("T_co", covariant=True)

_SHORTEST: Final = 0.05
_LONGEST: Final = 86400.0
"""Seconds between which an announced interval is believed: neither a storm of pings nor silence for ever."""


@dataclass(frozen=True, slots=True)
class LiveEvent(Generic[T_co]):
    """An event of socket.io.

    Attributes:
        name: of the event.
        data: its first argument; ``None`` where it has none.
        arguments: everything that came with it, as JSON.
        namespace: where it came from; ``/`` unless the server uses namespaces.
    """

    name: str
    data: T_co
    arguments: "tuple[JsonValue, ...]" = field(default=(), repr=False)
    namespace: str = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """Who pings, and where the packet that opens a connection says how often.

    Attributes:
        sender: who pings.
        interval, timeout: JSON pointers into that packet.
        unit: seconds in one of its units.
        fallback: seconds of interval and timeout where it does not say.
    """

    sender: Literal["client", "server"] = "client"
    interval: str = "/pingInterval"
    timeout: str = "/pingTimeout"
    unit: float = 0.001
    fallback: tuple[float, float] = (25.0, 60.0)


class EngineIo:
    """One connection.

    Attributes:
        outbox: texts to send, for who drives it to take.
        interval, timeout: seconds, as announced.
    """

    def __init__(self, heartbeat: Heartbeat, now: float) -> None:
        self._heartbeat = heartbeat
        self.outbox: list[str] = []
        self.interval, self.timeout = heartbeat.fallback
        self._open = False
        self._next_ping = float("inf")
        self._unanswered: deque[float] = deque()
        self._limit = now + self.timeout
        """When the server is given up, unless it says what is waited for."""

    def due(self) -> float:
        """Give the time at which ``advance`` has something to do."""
        return min(self._next_ping, self._limit)

    def advance(self, now: float) -> None:
        """Do what is due: ping, or give the connection up.

        Raises:
            Cut: the server was silent for longer than it announced.
        """
        if now >= self._limit:
            missing = "an answer to a ping" if self._unanswered else "a ping" if self._open else "the first packet"
            raise Cut(f"{missing} did not come in time")
        if now >= self._next_ping:
            self.outbox.append("2")
            self._unanswered.append(now)
            self._limit = self._unanswered[0] + self.timeout
            # From the time it was due, so that pings do not drift; never two at once after a long silence.
            self._next_ping = max(self._next_ping + self.interval, now + self.interval / 2)

    def excuse(self, seconds: float) -> None:
        """Let some seconds in which nobody listened not count against the server."""
        self._unanswered = deque(moment + seconds for moment in self._unanswered)
        self._limit += seconds

    def receive(self, text: str, now: float) -> "Heard[LiveEvent[JsonValue]]":
        """Take one text of the server; give the event it is, if any.

        Raises:
            Cut: the server ends the connection.
        """
        kind, rest = text[:1], text[1:]
        if kind == "0":
            self._opened(rest, now)
        elif kind == "1":
            raise Cut("the server closed the connection")
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
        """Take the numbers of the handshake; whatever is missing or strange is replaced, never refused."""
        heartbeat = self._heartbeat
        try:
            told = parse_json(text.encode())
        except (Undecodable, UnicodeEncodeError):
            told = None
        self.interval = _seconds(told, heartbeat.interval, heartbeat.unit, heartbeat.fallback[0])
        self.timeout = _seconds(told, heartbeat.timeout, heartbeat.unit, heartbeat.fallback[1])
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


def _message(text: str) -> "Heard[LiveEvent[JsonValue]]":
    """Read a packet of socket.io: its type, its namespace, the number of its answer, its arguments."""
    kind, rest = text[:1], text[1:]
    namespace = "/"
    if rest.startswith("/"):
        namespace, _, rest = rest.partition(",")
        namespace = namespace.partition("?")[0]
    if kind in ("1", "4") and namespace == "/":
        raise Cut("the server ended the session" if kind == "1" else "the server refused the session")
    if kind != "2":
        return None
    try:
        told = parse_json(rest.lstrip("0123456789").encode())
    except (Undecodable, UnicodeEncodeError):
        return Oddity("an event as JSON", "something else")
    if not isinstance(told, list) or not told or not isinstance(told[0], str):
        return Oddity("an array that begins with the name of an event", "something else")
    return LiveEvent(told[0], told[1] if len(told) > 1 else None, tuple(told[1:]), namespace)


def _seconds(told: "JsonValue", pointer: str, unit: float, fallback: float) -> float:
    try:
        value = find(told, pointer)
    except LookupError:
        return fallback
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        return fallback
    return min(max(value * unit, _SHORTEST), _LONGEST)
