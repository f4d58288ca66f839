"""Deviations of a response from its schema: the value is kept, and the deviation is reported."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from .locks import lock_of

__all__ = ["Drift", "DriftLog", "Truncated", "announce"]

_INDEX: Final = re.compile(r"/[0-9]+(?=/|$)")
_DUE: Final = re.compile("10*")
_MOST: Final = 1000
"""The maximum number of places that are counted separately; all others are counted together."""
_OTHERS: Final = ("", 0, ("", "", ""))


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
        count: how many items of the same lists deviate in this way; ``pointer`` and ``value`` belong to the first.
    """

    operation: str
    status: int
    pointer: str
    expected: str
    got: str
    value: object = field(default=None, repr=False, compare=False)
    count: int = 1

    @property
    def place(self) -> str:
        """The place and the deviation, in words."""
        often = f" ({self.count} times)" if self.count > 1 else ""
        return f"at {self.pointer or 'the root'}: expected {self.expected}, got {self.got}{often}"

    @property
    def key(self) -> "tuple[str, str, str]":
        """The place in the schema and the deviation: equal for the items of a list."""
        return _INDEX.sub("/*", self.pointer), self.expected, self.got

    def __str__(self) -> str:
        status = f"{self.status}: " if self.status else ""
        return f"{self.operation}: {status}{self.place}"


@dataclass(frozen=True, slots=True)
class Truncated(Drift):
    """A list fills its page, and there is no way to request more items."""


class DriftLog:
    """Logs the drifts of a client: for each place, the 1st, 10th, 100th … response that deviates."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._lock = lock_of(self, "_lock")
        self._responses: dict[tuple[str, int, tuple[str, str, str]], int] = {}

    def add(self, drift: Drift) -> None:
        """Count a drift, and log it if it is due."""
        key = (drift.operation, drift.status, drift.key)
        with self._lock:
            is_counted = key in self._responses or len(self._responses) < _MOST
            key = key if is_counted else _OTHERS
            responses = self._responses.get(key, 0) + 1
            self._responses[key] = responses
        if not is_counted and _DUE.fullmatch(str(responses)):
            self._logger.warning("%s; %d deviations at other places than the %d before", drift, responses, _MOST)
        elif isinstance(drift, Truncated) or (is_counted and responses == 1):
            self._logger.warning("%s", drift)
        elif is_counted and _DUE.fullmatch(str(responses)):
            self._logger.warning("%s; in %d responses so far", drift, responses)


def announce(drift: Drift, listener: Callable[[Drift], None] | None, log: DriftLog) -> None:
    """Pass a drift to the caller's ``on_drift``, or log it. A truncated list is always logged, too."""
    if listener is None or isinstance(drift, Truncated):
        log.add(drift)
    if listener is not None:
        listener(drift)
