"""Decide whether to retry a request, and after which pause."""

from collections.abc import Callable
from datetime import UTC
from typing import Final

from .errors import TransportError
from .headers import Headers
from .operation import Retry
from .wire import RawReply

__all__ = ["LONGEST_PAUSE", "PASSING", "http_date", "may_repeat", "pause", "retry_after"]

LONGEST_PAUSE: Final = 120.0
"""The longest pause in seconds; if the server requests a longer one, the error is raised, with ``retry_after``."""

_FIRST: Final = 0.5
_CAP: Final = 8.0
PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses that may be temporary."""


def may_repeat(outcome: RawReply | TransportError, retry: Retry, keyed: bool) -> bool:
    """Return whether a retry is useful and safe.

    Args:
        outcome: the outcome of the last attempt.
        retry: the retry policy of the operation.
        keyed: whether the request has an idempotency key.
    """
    if isinstance(outcome, TransportError):
        if outcome.permanent:
            return False
        return not outcome.sent or retry is not Retry.NEVER or keyed
    if outcome.status not in PASSING or _forbidden(outcome.headers):
        return False
    return retry is not Retry.NEVER or keyed


def _forbidden(headers: Headers) -> bool:
    hint = headers.get("x-should-retry", headers.get("stripe-should-retry", ""))
    return hint.strip().lower() == "false"


def retry_after(headers: Headers, wall: float) -> float | None:
    """Return the seconds to wait from ``Retry-After`` (RFC 9110, 10.2.3); ``None`` if missing or invalid.

    A date is compared with the ``Date`` of the response if present, so that a wrong local clock has no effect.
    """
    values = headers.all("retry-after")
    if len(values) != 1:
        return None
    text = values[0].strip()
    if text.isascii() and text.isdigit():
        # Longer numbers make no difference, and int() may reject them.
        return float(text[:12]) if len(text) < 1000 else None
    when = http_date(text)
    if when is None:
        return None
    now = http_date(headers.get("date", ""))
    return max(0.0, when - (wall if now is None else now))


def http_date(text: str) -> float | None:
    """Return an HTTP date, obsolete formats included, in seconds since the Unix epoch; ``None`` if invalid."""
    if not 0 < len(text) < 64:
        return None
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(text)
        if when.tzinfo is None:
            # "-0000" and obsolete formats without a zone: HTTP dates are always UTC.
            when = when.replace(tzinfo=UTC)
        return when.timestamp()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def pause(attempt: int, asked: float | None, random: Callable[[], float]) -> float:
    """Return the seconds to wait before the next attempt: exponential, with jitter, at least what the server requested.

    Args:
        attempt: the number of attempts so far.
        asked: the seconds that the server requested; ``None`` or 0 if none.
        random: returns a number from 0 to 1.
    """
    if asked:
        return asked * (1 + 0.1 * random())
    return min(_CAP, _FIRST * 2.0 ** min(attempt - 1, 10)) * (0.75 + 0.25 * random())
