"""The interface of WebSocket protocols, and the simplest one: each text message is one JSON value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar

from ..codec.decode import Undecodable, parse_json

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["ConnectionLost", "InvalidEvent", "JsonMessages", "Message", "Received", "Reconnected", "SocketProtocol"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_IDLE: Final = 25.0
_PATIENCE: Final = 30.0


class ConnectionLost(Exception):
    """The connection was lost; the message says why."""


@dataclass(frozen=True, slots=True)
class Reconnected:
    """Marks a reconnection in the stream of events; events before it may have been missed.

    Attributes:
        reason: why the connection was lost.
        seconds: the seconds without a connection.
        attempts: the number of attempts to reconnect.
    """

    reason: str
    seconds: float
    attempts: int


@dataclass(frozen=True, slots=True)
class InvalidEvent:
    """A message that is not a valid event."""

    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Message:
    """One JSON value from the server."""

    data: "JsonValue"


Received: TypeAlias = T | InvalidEvent | None
"""The result of one message: an event, an invalid event, or nothing to deliver."""


class SocketProtocol(Protocol[T_co]):
    """A protocol on one connection, without I/O."""

    @property
    def outbox(self) -> list[str]:
        """The texts to send; an empty text means a ping frame."""
        ...

    def due(self) -> float:
        """Return the time of the next call of ``advance``."""
        ...

    def advance(self, now: float) -> None:
        """Do what is due at a time: send a ping or detect a timeout.

        Raises:
            ConnectionLost: the server did not respond in time.
        """
        ...

    def excuse(self, seconds: float) -> None:
        """Extend the timeout by seconds in which nothing was read."""
        ...

    def receive(self, message: str | bytes, now: float) -> "Received[T_co]":
        """Process one message from the server, text or binary; ``""`` means a pong frame.

        Raises:
            ConnectionLost: the server closed the connection.
        """
        ...


class JsonMessages:
    """One connection on which every message is one JSON value; ping frames detect a lost connection."""

    def __init__(self, now: float) -> None:
        self.outbox: list[str] = []
        self._next_ping = now + _IDLE
        self._limit = float("inf")

    def due(self) -> float:
        """Return the time of the next call of ``advance``."""
        return min(self._next_ping, self._limit)

    def advance(self, now: float) -> None:
        """Send a ping after a silence, or raise ``ConnectionLost`` after a timeout.

        Raises:
            ConnectionLost: no response arrived in time.
        """
        if now >= self._limit:
            raise ConnectionLost("an answer to a ping did not arrive in time")
        if now >= self._next_ping:
            self.outbox.append("")
            self._next_ping, self._limit = now + _IDLE, min(self._limit, now + _PATIENCE)

    def excuse(self, seconds: float) -> None:
        """Extend the timeout by seconds in which nothing was read."""
        self._limit += seconds

    def receive(self, message: str | bytes, now: float) -> "Received[Message]":
        """Process one message; any message proves that the server responds."""
        self._next_ping, self._limit = now + _IDLE, float("inf")
        if not message:
            return None
        try:
            # Some servers send JSON as binary messages.
            return Message(parse_json(message if isinstance(message, bytes) else message.encode()))
        except (Undecodable, UnicodeEncodeError):
            return InvalidEvent("a JSON value", "other text" if isinstance(message, str) else "other bytes")
