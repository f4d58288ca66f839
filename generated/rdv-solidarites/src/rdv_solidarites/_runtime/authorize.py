"""The credentials of a call: those given, those of a login or of OAuth 2, and their renewal."""

from typing import TYPE_CHECKING

from .errors import InvalidArgument
from .session import Authority, Grant
from .steps import Steps

if TYPE_CHECKING:
    from .call import Call

__all__ = ["authorise", "check_private", "renew"]


def authorise(call: "Call") -> Steps[Authority]:
    """Return the credentials for a call; log in first if no others are available.

    Raises:
        AuthError: a credential is missing or could not be obtained.
    """
    core, operation = call.core, call.operation
    authority = yield from core.session.authorise(
        operation.security, core.clock.now, call.deadline, lambda: _obtain(call)
    )
    if authority.placed:
        check_private(call)
    return authority


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
    from .login import log_in

    return log_in(call)


def check_private(call: "Call") -> None:
    """Refuse to send a secret over an unencrypted connection.

    Raises:
        InvalidArgument: the base URL is plain HTTP to another machine, and ``allow_http`` is not set.
    """
    if not call.base.private and not call.core.allow_http:
        raise InvalidArgument("base_url: credentials are not sent over plain http; use https, or pass allow_http=True")
