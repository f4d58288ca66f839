"""Deviations of a response from its schema: the value is kept, and the deviation is reported."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Drift", "Truncated", "announce"]


@dataclass(frozen=True, slots=True)
class Drift:
    """One place where a response does not match its schema.

    Attributes:
        operation: the operation id.
        status: the status of the response; 0 for a webhook.
        pointer: the JSON pointer to the place in the body.
        expected: the schema in words.
        got: the kind of the value, never the value itself.
        value: the value; it is never logged.
    """

    operation: str
    status: int
    pointer: str
    expected: str
    got: str
    value: object = field(default=None, repr=False, compare=False)

    @property
    def place(self) -> str:
        """The place and the deviation, in words."""
        return f"at {self.pointer or 'the root'}: expected {self.expected}, got {self.got}"

    def __str__(self) -> str:
        status = f"{self.status}: " if self.status else ""
        return f"{self.operation}: {status}{self.place}"


@dataclass(frozen=True, slots=True)
class Truncated(Drift):
    """A list has as many items as one page can hold, and there is no way to request more."""


def announce(drift: Drift, listener: Callable[[Drift], None] | None, logger: logging.Logger) -> None:
    """Pass a drift to the caller's listener, or log it. A truncation is always logged too."""
    if listener is None or isinstance(drift, Truncated):
        logger.warning("%s", drift)
    if listener is not None:
        listener(drift)
