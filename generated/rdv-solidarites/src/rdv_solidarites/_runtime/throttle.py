"""What keeping rate limits asks of a store and of a client: types only; ``limits`` keeps those of an API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from .auth import Placed
    from .call import Call
    from .clock import Clock
    from .steps import Steps
    from .wire import RawReply

__all__ = ["Ban", "Budget", "LimitStore", "Throttle", "Window"]


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


class LimitStore(Protocol):
    """Keeps what was sent and which hosts ban us, for all clients that use it. Used by many threads at once.

    Attributes:
        blocks: whether its methods wait for a disk or for another machine; async clients then call them in a thread.
    """

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a disk or for another machine."""
        ...

    def reserve(self, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Find the first moment at which one more request fits into every window, and reserve it.

        Args:
            budgets: all of them must have room.
            patience: seconds; a moment later than that is not reserved.
            clock: tells the time; which of its two is the store's to choose.

        Returns:
            The seconds to wait for that moment. It is reserved if they are no more than ``patience``; if they are
            more, it may be later still.

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

    def heed(self, call: "Call", url: str, placed: "Sequence[Placed]", reply: "RawReply") -> "Steps[Ban | None]":
        """Take note of a reply; give the ban where it begins one.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...
