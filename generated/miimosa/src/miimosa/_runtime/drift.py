"""Where a reply does not match its schema: the value is kept, and told."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Drift", "Truncated", "announce"]


@dataclass(frozen=True, slots=True)
class Drift:
    """One place where a reply does not match its schema.

    Attributes:
        operation: the operation's id.
        status: the status of the reply.
        pointer: a JSON pointer to the place in the body.
        expected: what the schema says, in words.
        got: what stands there, in words, never the value itself.
        value: the value itself, kept out of every log.
    """

    operation: str
    status: int
    pointer: str
    expected: str
    got: str
    value: object = field(default=None, repr=False, compare=False)

    @property
    def place(self) -> str:
        """Where it is and what is wrong there, in words."""
        return f"at {self.pointer or 'the root'}: expected {self.expected}, got {self.got}"

    def __str__(self) -> str:
        return f"{self.operation}: {self.status}: {self.place}"


@dataclass(frozen=True, slots=True)
class Truncated(Drift):
    """A list holds exactly as many items as the server gives at most, and there is no way to ask for more."""


def announce(drift: Drift, listener: Callable[[Drift], None] | None, logger: logging.Logger) -> None:
    """Tell one drift to the caller's listener; without one, to the log. A truncation is always logged too."""
    if listener is None or isinstance(drift, Truncated):
        logger.warning("%s", drift)
    if listener is not None:
        listener(drift)
