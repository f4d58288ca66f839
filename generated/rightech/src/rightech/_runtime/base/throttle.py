"""The protocol of rate limiting, and the view of a call that it gets; ``limits`` implements it."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .clock import Clock
    from .errors import Details, TransportError
    from .operation import Operation
    from .rate_limits import Admission, Ban, LimitStore
    from .security import Placed
    from .steps import Steps
    from .urls import Base
    from .wire import RawReply

__all__ = ["LimitedCall", "LimitedCore", "Throttle"]


class LimitedCore(Protocol):
    """The parts of a client that rate limiting needs."""

    @property
    def clock(self) -> "Clock":
        """The clock of the client."""
        ...

    @property
    def limit_store(self) -> "LimitStore | None":
        """The store that the caller passed."""
        ...

    @property
    def logger(self) -> logging.Logger:
        """The logger of the API."""
        ...


class LimitedCall(Protocol):
    """The parts of a call that rate limiting needs.

    Attributes:
        admission: the current request as counted by the rate limits.
    """

    admission: "Admission | None"

    @property
    def core(self) -> LimitedCore:
        """The client."""
        ...

    @property
    def operation(self) -> "Operation[object]":
        """The operation that is called."""
        ...

    @property
    def base(self) -> "Base":
        """The base URL of the operation."""
        ...

    @property
    def deadline(self) -> float:
        """When the call must have ended, on the monotonic clock."""
        ...

    def details(self) -> "Details":
        """Return the details of the call for an error."""
        ...


class Throttle(Protocol):
    """Delays requests according to rate limits, within the flow of a call."""

    def admit(self, call: "LimitedCall", url: str, placed: "Sequence[Placed]") -> "Steps[None]":
        """Wait until a request may be sent.

        Raises:
            RateLimited: the host bans this client, or the wait would exceed the deadline.
            LimitsUnavailable: the store cannot be reached.
        """
        ...

    def record(self, call: "LimitedCall", outcome: "RawReply | TransportError") -> "Steps[Ban | None]":
        """Record the outcome of the last admitted request; return the ban that it starts, if any."""
        ...

    def release(self, call: "LimitedCall") -> None:
        """Release the last admitted request if its outcome will not be awaited."""
        ...
