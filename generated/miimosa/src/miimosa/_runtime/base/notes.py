"""The drifts of one response, collected while it is read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from .errors import Details, DriftError

if TYPE_CHECKING:
    from .drift import Drift

__all__ = ["Note", "drift_error"]


class Note:
    """Collects the drifts of one response."""

    def __init__(self, operation: str, status: int) -> None:
        self.operation = operation
        self.status = status
        self._first: dict[tuple[str, str, str], "Drift"] = {}
        self._counts: dict[tuple[str, str, str], int] = {}
        self.expired: Callable[[], bool] = bool
        """Returns whether the deadline of the call has passed; decoding then stops."""

    def __call__(self, pointer: str, expected: str, got: str, value: object) -> None:
        """Record one deviation; repeated deviations in the items of a list are counted."""
        from .drift import Drift  # imported when it is needed: most responses match

        drift = Drift(self.operation, self.status, pointer, expected, got, value)
        self._first.setdefault(drift.key, drift)
        self._counts[drift.key] = self._counts.get(drift.key, 0) + 1

    @property
    def drifts(self) -> "list[Drift]":
        """The drifts, one for each place in the schema."""
        if not self._first:
            return []
        return [replace(drift, count=self._counts[key]) for key, drift in self._first.items()]


def drift_error(what: str, drifts: "Sequence[Drift]", **details: Unpack[Details]) -> DriftError:
    """Return the ``DriftError`` for some drifts, with the first one in its message."""
    error = DriftError(f"{what}: {drifts[0].place}", **details)
    error.drifts = tuple(str(drift) for drift in drifts)
    return error
