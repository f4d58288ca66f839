"""What keeping rate limits asks of a store and of a client: types only; ``limits`` keeps those of an API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from .auth import Placed
    from .call import Call
    from .clock import Clock
    from .errors import TransportError
    from .steps import Steps
    from .wire import RawReply

__all__ = ["Admission", "Ban", "Budget", "LimitStore", "Throttle", "Window"]


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many requests in any so many seconds."""

    requests: int
    per: float


@dataclass(frozen=True, slots=True)
class Budget:
    """Windows that hold together and count the same requests; ``key`` is the same for all who share them."""

    key: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban that just began: for how many seconds, and until when, in UTC."""

    seconds: float
    until: "datetime"


@dataclass(frozen=True, slots=True)
class Admission:
    """A request that was admitted: who bans, for how long, and the budgets that count it."""

    ticket: str
    host: str
    key: str
    ban: float
    budgets: tuple[Budget, ...]


class LimitStore(Protocol):
    """Keeps what was sent and which hosts ban us, for all clients that use it. Used by many threads at once.

    Attributes:
        blocks: whether its methods wait for a disk or for another machine; async clients then call them in a thread.
    """

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a disk or for another machine."""
        ...

    def reserve(self, ticket: str, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Return the seconds to wait before a request may be sent; none when it may be sent now, and counts.

        A request that has to wait keeps its place and asks again with the same ticket, as it may have to wait on.

        Args:
            ticket: identifies the request.
            budgets: all of them must have room.
            patience: seconds; a request that has to wait longer gets no place.
            clock: tells the time; which of its two is the store's to choose.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def release(self, ticket: str, budgets: Sequence[Budget], clock: "Clock") -> None:
        """Take note that a request has arrived: its reply came, or it failed. Windows count it from now on.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def ban(self, key: str, seconds: float, clock: "Clock") -> None:
        """Take note that nothing may be sent for some seconds; a ban that ends later stays.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def banned(self, key: str, clock: "Clock") -> float:
        """Give the seconds until the ban ends; none, or less, where there is none.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...


class Throttle(Protocol):
    """Holds requests back, as parts of the story of a call."""

    def admit(self, call: "Call", url: str, placed: "Sequence[Placed]") -> "Steps[None]":
        """Wait until a request may be sent.

        Raises:
            RateLimited: the host bans us, or the deadline comes first.
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def heed(self, call: "Call", outcome: "RawReply | TransportError") -> "Steps[Ban | None]":
        """Take note of the outcome of the request that was admitted last; return the ban that it begins."""
        ...

    def abandon(self, call: "Call") -> None:
        """Give up the request that was admitted last, where nobody waits for its outcome any more."""
        ...
