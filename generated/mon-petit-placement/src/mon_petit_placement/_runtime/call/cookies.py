"""Session cookies that the API sets and that its description declares as API keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..base.errors import InvalidArgument
from ..base.redact import Secret
from ..base.security import ApiKey, seal
from ..codec.serialize import check_cookie
from .retry import http_date

if TYPE_CHECKING:
    from http.cookies import Morsel

    from ..base.clock import Clock
    from ..base.headers import Headers
    from ..base.security import Scheme
    from ..base.steps import Steps

__all__ = ["Cookies", "cookie", "lifetime"]


class Cookies:
    """The session cookies of one client by scheme, until they expire or the API replaces them."""

    stored: bool = False
    """Whether the caller's token store keeps them."""

    def __init__(self, schemes: "Mapping[str, Scheme]") -> None:
        self._names = {
            each.name: scheme
            for scheme, each in schemes.items()
            if isinstance(each, ApiKey) and each.location == "cookie"
        }
        self._kept: dict[str, tuple[Secret, float | None]] = {}

    def load(self, clock: "Clock") -> "Steps[None]":
        """Read the cookies in the store, if there is one."""
        yield from ()

    def save(self, clock: "Clock") -> "Steps[None]":
        """Save the cookies in the store, if there is one."""
        yield from ()

    def take(self, headers: "Headers", clock: "Clock") -> bool:
        """Store the described cookies of a response, drop those that it expires, and return whether there were any."""
        found = False
        for name, scheme in self._names.items():
            morsel = cookie(name, headers)
            if morsel is None:
                continue
            seconds = lifetime(morsel, headers, clock.wall())
            try:
                value = seal(scheme, check_cookie(name, morsel.coded_value))
            except InvalidArgument:
                # It cannot be sent; the response itself stays unchanged.
                continue
            found = True
            if seconds == 0 or not value.reveal():
                self._kept.pop(scheme, None)
            else:
                self._kept[scheme] = (value, None if seconds is None else clock.now() + seconds)
        return found

    def valid(self, now: float) -> Mapping[str, Secret]:
        """Return the cookies that have not expired, by scheme."""
        return {name: value for name, (value, end) in list(self._kept.items()) if end is None or now < end}

    def secrets(self) -> tuple[Secret, ...]:
        """Return all cookies, to be redacted."""
        return tuple(value for value, _ in list(self._kept.values()))


def cookie(name: str, headers: "Headers") -> "Morsel[str] | None":
    """Return a cookie that a response sets; ``None`` if there is none."""
    lines = headers.all("set-cookie")
    if not lines:
        return None
    # Imported only for cookies, which most APIs do not set.
    from http.cookies import CookieError, SimpleCookie

    for line in lines:
        # One header at a time: dates contain commas, and one invalid cookie must not hide the others.
        try:
            morsel = SimpleCookie(line).get(name)
        except CookieError:
            continue
        if morsel is not None:
            return morsel
    return None


def lifetime(morsel: "Morsel[str]", headers: "Headers", wall: float) -> float | None:
    """Return the lifetime of a cookie in seconds, from ``Max-Age`` or else ``Expires`` (RFC 6265, 5.3)."""
    age = str(morsel["max-age"]).strip()
    if age.removeprefix("-").isdecimal() and age.isascii() and len(age) < 15:
        return max(0.0, float(age))
    end = http_date(str(morsel["expires"]))
    if end is None:
        return None
    now = http_date(headers.get("date", ""))
    return max(0.0, end - (wall if now is None else now))
