"""Log in: call the login operation and take the credentials from its response."""

from typing import TYPE_CHECKING, Final

from ..base.arguments import Arguments
from ..base.credentials import CredentialSource, Expiry, Grant, Login
from ..base.errors import InvalidArgument, LoginFailed
from ..base.headers import Headers
from ..base.redact import Secret
from ..base.security import seal
from ..base.steps import Steps
from ..call.cookies import cookie, lifetime
from ..call.retry import http_date
from ..codec.decode import Undecodable, find, parse_json

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.reply import Reply

__all__ = ["log_in", "stored"]

_MARGIN: Final = 30.0
"""Seconds before their expiry at which credentials are renewed, so that none expires in transit."""


def stored(login: Login, context: "CallContext") -> Steps[Grant]:
    """Return the credentials in the caller's token store, or log in and save the new ones.

    Raises:
        CredentialMissing: the store has no valid credentials, and the client cannot log in.
        LoginFailed: the login failed.
    """
    from .login_store import stored  # imported if the caller passes a store

    return stored(login, context)


def log_in(login: Login, context: "CallContext") -> Steps[Grant]:
    """Call the login operation within the deadline of the current call, and return the credentials.

    Raises:
        LoginFailed: the response lacks a credential.
        Error: the call failed.
    """
    operation = login.operation()
    # Error reports may show local variables, so none contains the plain password.
    arguments = Arguments(body={**login.constants, **(yield from context.session.secrets(context.remaining()))})
    reply = yield from context.call(operation, arguments)
    values: dict[str, Secret] = {}
    for source in login.sources:
        text = _credential(source, reply)
        if not text:
            raise LoginFailed(
                f"the response to the login has no {source.location} {source.name}",
                operation=operation.id,
                call=operation.name or None,
                status=reply.status,
            )
        try:
            values[source.scheme] = seal(source.scheme, text)
        except InvalidArgument as error:
            raise LoginFailed(f"the login returned a credential that cannot be sent: {error.message}") from None
    lifetime = _lifetime(login.expiry, reply, context.clock.wall())
    if lifetime is None:
        return Grant(values, None)
    return Grant(values, context.clock.now() + max(lifetime - min(_MARGIN, lifetime / 10), 0.0))


def _credential(source: CredentialSource, reply: "Reply[object]") -> str | None:
    if source.location == "header":
        return reply.headers.get(source.name)
    if source.location == "cookie":
        morsel = cookie(source.name, reply.headers)
        return None if morsel is None else morsel.coded_value
    value = _member(reply.content, source.name)
    return value if isinstance(value, str) else None


def _member(content: bytes, pointer: str) -> object:
    try:
        return find(parse_json(content), pointer)
    except (Undecodable, LookupError):
        return None


def _lifetime(expiry: Expiry | None, reply: "Reply[object]", wall: float) -> float | None:
    """Return the lifetime of the credentials in seconds; ``None`` if unknown."""
    if expiry is None:
        return None
    if expiry.source == "cookie":
        return _lifetime_of_cookie(expiry, reply.headers, wall)
    raw: object = None
    if expiry.source == "header":
        raw = reply.headers.get(expiry.name)
    elif expiry.source == "body":
        raw = _member(reply.content, expiry.name)
    try:
        number = float(raw) if isinstance(raw, (str, int, float)) and not isinstance(raw, bool) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or not 0 < number < 1e15:
        return expiry.fallback
    if expiry.unit == "seconds-from-now":
        return number
    timestamp = number / 1000 if expiry.unit == "unix-milliseconds" else number
    date = http_date(reply.headers.get("date", ""))
    return max(0.0, timestamp - (wall if date is None else date))


def _lifetime_of_cookie(expiry: Expiry, headers: Headers, wall: float) -> float | None:
    """Return the lifetime of a cookie in seconds."""
    morsel = cookie(expiry.name, headers)
    if morsel is None:
        return expiry.fallback
    seconds = lifetime(morsel, headers, wall)
    return expiry.fallback if seconds is None else seconds
