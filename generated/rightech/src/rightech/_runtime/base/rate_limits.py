"""Rate limits as data, and the protocol of their stores."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from .clock import Clock

__all__ = ["Admission", "Ban", "Budget", "LimitStore", "Window"]


@dataclass(frozen=True, slots=True)
class Window:
    """A maximum number of requests in any window of some seconds."""

    requests: int
    per: float


@dataclass(frozen=True, slots=True)
class Budget:
    """Windows that count the same requests; ``key`` identifies them across all clients that share them."""

    key: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban that just started: its length in seconds, and its end in UTC."""

    seconds: float
    until: "datetime"


@dataclass(frozen=True, slots=True)
class Admission:
    """An admitted request: the host, the length of its bans, and the budgets that count it."""

    ticket: str
    host: str
    key: str
    ban: float
    budgets: tuple[Budget, ...]


class LimitStore(Protocol):
    """Stores the requests sent and the bans of hosts for all clients that use it; must be thread-safe.

    Attributes:
        blocks: whether the methods block on a disk or a network; async clients then call them in a thread.
    """

    @property
    def blocks(self) -> bool:
        """Whether the methods block on a disk or a network."""
        ...

    def reserve(self, ticket: str, budgets: Sequence[Budget], patience: float, clock: "Clock") -> float:
        """Return the seconds until a request may be sent; 0 if it is admitted now and counts.

        A waiting request keeps its position in the queue and calls again with the same ticket.

        Args:
            ticket: the id of the request.
            budgets: the budgets that count the request; all must have room.
            patience: the maximum wait in seconds; a request that would wait longer gets no slot.
            clock: the clocks; the store chooses the monotonic or the wall clock.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def release(self, ticket: str, budgets: Sequence[Budget], clock: "Clock") -> None:
        """Record that a request reached the server: its response arrived, or it failed.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def ban(self, key: str, seconds: float, clock: "Clock") -> None:
        """Record a ban of some seconds, unless a ban that ends later is already recorded.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def banned(self, key: str, clock: "Clock") -> float:
        """Return the seconds until the ban ends; 0 or less if there is none.

        Raises:
            LimitsUnavailable: the store cannot be reached.
        """
        ...
