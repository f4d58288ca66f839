"""When a request may be sent again, and after how long."""

from collections.abc import Callable
from datetime import UTC
from typing import Final

from .errors import TransportError
from .headers import Headers
from .operation import Retry
from .wire import RawReply

__all__ = ["LONGEST_PAUSE", "PASSING", "http_date", "may_repeat", "pause", "retry_after"]

LONGEST_PAUSE: Final = 120.0
"""Seconds: a server that asks for more gets an error raised instead, with ``retry_after``."""

_FIRST: Final = 0.5
_CAP: Final = 8.0
PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses another attempt may change."""


def may_repeat(outcome: RawReply | TransportError, retry: Retry, keyed: bool) -> bool:
    """Tell whether another attempt is of use and does no harm.

    Args:
        outcome: what the last attempt gave.
        retry: what the operation allows.
        keyed: whether the request carries an idempotency key.
    """
    if isinstance(outcome, TransportError):
        if outcome.permanent:
            return False
        return not outcome.sent or retry is not Retry.NEVER or keyed
    if outcome.status not in PASSING or _forbidden(outcome.headers):
        return False
    return retry is not Retry.NEVER or keyed


def _forbidden(headers: Headers) -> bool:
    told = headers.get("x-should-retry", headers.get("stripe-should-retry", ""))
    return told.strip().lower() == "false"


def retry_after(headers: Headers, wall: float) -> float | None:
    """Give the seconds the server asks to wait; ``None`` when it asks nothing that can be understood.

    A date is compared with the reply's own ``Date`` where it has one, so that a wrong clock here does no harm.
    """
    values = headers.all("retry-after")
    if len(values) != 1:
        return None
    text = values[0].strip()
    if text.isascii() and text.isdigit():
        # Longer numbers are all the same to us, and turning them into one may be refused.
        return float(text[:12]) if len(text) < 1000 else None
    moment = http_date(text)
    if moment is None:
        return None
    now = http_date(headers.get("date", ""))
    return max(0.0, moment - (wall if now is None else now))


def http_date(text: str) -> float | None:
    """Give the moment of an HTTP date, obsolete forms included, in seconds since 1970; ``None`` when it is none."""
    if not 0 < len(text) < 64:
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            # "-0000" and the obsolete forms without a zone: HTTP dates are always in UTC.
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def pause(attempt: int, asked: float | None, random: Callable[[], float]) -> float:
    """Give the seconds to wait before the next attempt: exponential, spread out, and never less than was asked.

    Args:
        attempt: how many attempts were made.
        asked: what the server asked; ``None`` or 0 when nothing.
        random: gives a number from 0 to 1.
    """
    if asked:
        return asked * (1 + 0.1 * random())
    return min(_CAP, _FIRST * 2.0 ** min(attempt - 1, 10)) * (0.75 + 0.25 * random())
