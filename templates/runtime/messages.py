"""What the protocols on a WebSocket have in common, and the plainest of them: one JSON value in each text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar

from .decode import Undecodable, parse_json

if TYPE_CHECKING:
    from .values import JsonValue

__all__ = ["Cut", "Dialogue", "Heard", "JsonMessages", "Message", "Oddity", "Reconnected"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_IDLE: Final = 25.0
_PATIENCE: Final = 30.0


class Cut(Exception):
    """The connection is at its end; the message tells why."""


@dataclass(frozen=True, slots=True)
class Reconnected:
    """Stands among the events where the connection was lost and made anew: events may have been missed before it.

    Attributes:
        reason: why it was lost.
        seconds: how long there was none.
        attempts: how many it took to make it.
    """

    reason: str
    seconds: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """A text that should have been an event and is none."""

    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Message:
    """One JSON value that came."""

    data: "JsonValue"


Heard: TypeAlias = T | Oddity | None
"""What one text comes to: an event, an oddity, or nothing that anyone waits for."""


class Dialogue(Protocol[T_co]):
    """A protocol on one connection, without any input or output of its own."""

    @property
    def outbox(self) -> list[str]:
        """Texts to send; the empty text stands for a ping of the WebSocket itself."""
        ...

    def due(self) -> float:
        """Give the time at which ``advance`` has something to do."""
        ...

    def advance(self, now: float) -> None:
        """Do what is due.

        Raises:
            Cut: the server is given up.
        """
        ...

    def excuse(self, seconds: float) -> None:
        """Let some seconds in which nobody listened not count against the server."""
        ...

    def receive(self, text: str, now: float) -> "Heard[T_co]":
        """Take one text of the server; ``""`` is the answer to a ping of the WebSocket itself.

        Raises:
            Cut: the server ends the connection.
        """
        ...


class JsonMessages:
    """One connection: every text is one JSON value, and pings of the WebSocket itself tell whether it still stands."""

    def __init__(self, now: float) -> None:
        self.outbox: list[str] = []
        self._next_ping = now + _IDLE
        self._limit = float("inf")

    def due(self) -> float:
        """Give the time at which ``advance`` has something to do."""
        return min(self._next_ping, self._limit)

    def advance(self, now: float) -> None:
        """Ping after a silence, or give the connection up.

        Raises:
            Cut: nothing answered.
        """
        if now >= self._limit:
            raise Cut("an answer to a ping did not come in time")
        if now >= self._next_ping:
            self.outbox.append("")
            self._next_ping, self._limit = now + _IDLE, min(self._limit, now + _PATIENCE)

    def excuse(self, seconds: float) -> None:
        """Let some seconds in which nobody listened not count against the server."""
        self._limit += seconds

    def receive(self, text: str, now: float) -> "Heard[Message]":
        """Take one text; whatever comes shows that the server is there."""
        self._next_ping, self._limit = now + _IDLE, float("inf")
        if not text:
            return None
        try:
            return Message(parse_json(text.encode()))
        except (Undecodable, UnicodeEncodeError):
            return Oddity("a JSON value", "something else")
