"""The credentials of a call: those given, those of a login or of OAuth 2, and their renewal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..base.credentials import Grant
from ..base.errors import InvalidArgument
from ..base.steps import Steps
from ..base.unset import Unset
from .session import Authority

if TYPE_CHECKING:
    from ..base.operation import Security
    from .state import Call

__all__ = ["authorise", "check_private", "renew"]


_NONE: Final[Mapping[str, object]] = {}


def authorise(call: "Call", fields: Mapping[str, object] = _NONE) -> Steps[Authority]:
    """Return the credentials for a call; log in first if no others are available.

    Args:
        call: the call.
        fields: the header fields that the caller passes for this call.

    Raises:
        AuthError: a credential is missing or could not be obtained.
    """
    core = call.core
    if call.settings.anonymous:
        return Authority()
    if fields and _replaced(call, fields):
        check_private(call)
        return Authority()
    authority = yield from core.session.authorise(
        _security(call), core.clock.now, call.deadline, lambda: _obtain(call), call.operation.scopes
    )
    if authority.placed:
        check_private(call)
    return authority


def _security(call: "Call") -> "Security":
    """Return the security requirements of a call; a login cannot require the credentials that it returns."""
    login, security = call.core.api.login, call.operation.security
    if login is None or not security or call.operation.id != login.operation().id:
        return security
    given = {harvest.scheme for harvest in login.harvests}
    return tuple(tuple(name for name in names if name not in given) for names in security)


def _replaced(call: "Call", fields: Mapping[str, object]) -> bool:
    """Return whether the caller passes all header fields that some alternative of the security requirements sets."""
    schemes = call.core.api.schemes
    given = {name.lower() for name, value in fields.items() if value is not None and not isinstance(value, Unset)}
    return any(
        bool(names) and all(name in schemes and schemes[name].header.lower() in given for name in names)
        for names in call.operation.security
    )


def renew(call: "Call", stale: Grant | None) -> Steps[Grant]:
    """Obtain a new grant after the server rejected the current one.

    Raises:
        AuthError: no new grant could be obtained.
    """
    core = call.core
    return (yield from core.session.renew(stale, core.clock.now, call.deadline, lambda: _obtain(call)))


def _obtain(call: "Call") -> Steps[Grant]:
    keeper = call.core.session.keeper
    if keeper is not None:
        return keeper.obtain(call)
    from ..auth.login import log_in

    login = call.core.api.login
    if call.core.session.store is not None and login is not None and login.stored is not None:
        return login.stored(call, log_in)
    return log_in(call)


def check_private(call: "Call") -> None:
    """Refuse to send a secret over an unencrypted connection.

    Raises:
        InvalidArgument: the base URL is plain HTTP to another machine, and ``allow_http`` is not set.
    """
    if not call.base.private and not call.core.allow_http:
        raise InvalidArgument("base_url: credentials are not sent over plain http; use https, or pass allow_http=True")
