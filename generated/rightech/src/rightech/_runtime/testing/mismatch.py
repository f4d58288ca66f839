"""The error for a request that does not match the description."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Fault", "RequestMismatch", "shown"]

_LONGEST: Final = 80
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """One violation: its place, the expected and the actual value, and the status a server would reject it with."""

    place: str
    expected: str
    got: str
    status: int = 400

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, got {self.got}"


class RequestMismatch(AssertionError):
    """A request that does not match the description; fails the test that sent it.

    Attributes:
        operation: the operation, such as ``"absences.create"``; ``""`` if none has this method and path.
        request: the method and the path as sent.
        faults: all violations.
    """

    def __init__(self, operation: str, request: str, faults: Sequence[Fault]) -> None:
        self.operation = operation
        self.request = request
        self.faults = tuple(faults)
        super().__init__(_message(operation, request, self.faults))

    @property
    def status(self) -> int:
        """The status with which a server would reject the request; credentials are checked first."""
        return 401 if any(fault.status == 401 for fault in self.faults) else min(each.status for each in self.faults)


def _message(operation: str, request: str, faults: tuple[Fault, ...]) -> str:
    head = f"{operation} ({request})" if operation else request
    if len(faults) == 1:
        return f"{head}: {faults[0]}"
    lines = [f"{head}: {len(faults)} mismatches", *(f"  {fault}" for fault in faults[:_MOST])]
    return "\n".join([*lines, *([f"  and {len(faults) - _MOST} more"] if len(faults) > _MOST else [])])


def shown(value: object) -> str:
    """Return a value for a message, shortened if long."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
