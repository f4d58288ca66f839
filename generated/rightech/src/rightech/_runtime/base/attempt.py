"""A failed attempt, as the option ``retry_if`` sees it."""

from dataclasses import dataclass

from .errors import TransportError
from .wire import RawReply

__all__ = ["FailedAttempt"]


@dataclass(frozen=True, slots=True, repr=False)
class FailedAttempt:
    """A failed attempt, for ``retry_if``.

    Attributes:
        operation: the operation id.
        method: the HTTP method.
        number: the number of attempts so far.
        outcome: the response with an error status, or the exception if no complete response arrived.
        repeats: whether the client would repeat it without ``retry_if``.
    """

    operation: str
    method: str
    number: int
    outcome: RawReply | TransportError
    repeats: bool

    @property
    def status(self) -> int | None:
        """The status of the response; ``None`` if there is none."""
        return self.outcome.status if isinstance(self.outcome, RawReply) else None

    def __repr__(self) -> str:
        return f"<FailedAttempt {self.number} of {self.operation}: {self.outcome!r}>"
