"""Decide whether to retry a request, and how long to wait first.

A failed attempt is retried, up to ``retries`` times,

- if nothing was sent;
- if the server refused the request (425, 429), unless the description says never to repeat the operation;
- if no complete response arrived, or its status may be temporary (408, or 5xx other than 501 and 505), and repeating
  does no harm: the operation is safe or idempotent, or the request has an idempotency key.

``x-should-retry`` in an error response overrides the status. If the caller passes ``retry_if``, it decides instead.
"""

import re
from collections.abc import Callable
from datetime import UTC
from typing import Final

from ..base.errors import TransportError
from ..base.headers import Headers
from ..base.operation import Retry
from ..base.wire import RawReply

__all__ = ["LONGEST_PAUSE", "http_date", "may_pass", "may_repeat", "pause_before", "retry_after"]

LONGEST_PAUSE: Final = 120.0
"""The longest pause in seconds; if the server requests a longer one, the error is raised, with ``retry_after``."""

_FIRST: Final = 0.5
_CAP: Final = 8.0
_REFUSED: Final = frozenset({425, 429})
"""The statuses of a request that the server did not execute (RFC 8470, 5.2; RFC 6585, 4)."""
_FINAL: Final = frozenset({501, 505})
"""The 5xx statuses that a retry does not change."""
_NUMBER: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)


def may_repeat(outcome: RawReply | TransportError, retry: Retry, keyed: bool) -> bool:
    """Return whether a retry is useful and safe.

    Args:
        outcome: the outcome of the last attempt, which failed.
        retry: the retry policy of the operation.
        keyed: whether the request has an idempotency key.
    """
    harmless = retry is not Retry.NEVER and (retry is not Retry.UNSAFE or keyed)
    if isinstance(outcome, TransportError):
        return not outcome.permanent and (not outcome.sent or harmless)
    hint = outcome.headers.get("x-should-retry", outcome.headers.get("stripe-should-retry", "")).strip().lower()
    if retry is Retry.NEVER or hint == "false":
        return False
    if hint == "true" or outcome.status in _REFUSED:
        return True
    return harmless and may_pass(outcome.status)


def may_pass(status: int) -> bool:
    """Return whether a status may be temporary."""
    return status == 408 or status in _REFUSED or (500 <= status < 600 and status not in _FINAL)


def retry_after(headers: Headers, wall: float) -> float | None:
    """Return the seconds to wait that the server requests; ``None`` if missing or invalid.

    ``retry-after-ms`` is read first, then ``Retry-After`` (RFC 9110, 10.2.3), which may have a fraction.
    A date is compared with the ``Date`` of the response if present, so that a wrong local clock has no effect.
    """
    milliseconds = _number(headers.all("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    values = headers.all("retry-after")
    if len(values) != 1:
        return None
    seconds = _number(values)
    if seconds is not None:
        return seconds
    text = values[0].strip()
    when = http_date(text)
    if when is None:
        return None
    now = http_date(headers.get("date", ""))
    return max(0.0, when - (wall if now is None else now))


def _number(values: list[str]) -> float | None:
    """Return the number in a header field that occurs once; ``None`` otherwise."""
    text = values[0].strip() if len(values) == 1 else ""
    if len(text) >= 1000 or not _NUMBER.fullmatch(text):
        return None
    # Longer numbers make no difference.
    whole, _, fraction = text.partition(".")
    return float(f"{whole[:12]}.{fraction[:6] or 0}")


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


def pause_before(attempt: int, asked: float | None, random: Callable[[], float]) -> float:
    """Return the seconds to wait before the next attempt: exponential, with jitter, at least what the server requested.

    Args:
        attempt: the number of attempts so far.
        asked: the seconds that the server requested; ``None`` or 0 if none.
        random: returns a number from 0 to 1.
    """
    if asked:
        return asked * (1 + 0.1 * random())
    return min(_CAP, _FIRST * 2.0 ** min(attempt - 1, 10)) * (0.75 + 0.25 * random())
