"""Find the credentials for a call: passed by the caller, or obtained and renewed by a login or OAuth 2.0.

``Session`` keeps the obtained ones; a login (``auth.login``) or a token keeper (``auth.code_exchange``,
``auth.client_grants``) obtains them.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from ..base.arguments import Arguments
from ..base.credentials import Grant
from ..base.errors import InvalidArgument
from ..base.reply import Reply
from ..base.steps import Steps
from ..base.unset import Unset
from ..base.urls import Base
from .authority import Authority
from .servers import base_of
from .session import Session
from .state import Call

if TYPE_CHECKING:
    from ..base.clock import Clock
    from ..base.context import CallContext
    from ..base.operation import Operation, Security

__all__ = ["RunCall", "authorize", "check_private", "context_of", "renew"]

RunCall: TypeAlias = Callable[[Call, Arguments], Steps[Reply[object]]]
"""Runs another call, such as a login."""

_NONE: Final[Mapping[str, object]] = {}


def authorize(call: Call, reply_of: RunCall, fields: Mapping[str, object] = _NONE) -> Steps[Authority]:
    """Return the credentials for a call; log in or fetch a token first if necessary.

    Args:
        call: the call.
        reply_of: runs another call, such as the login.
        fields: the header fields that the caller passed for this call.

    Raises:
        AuthError: a credential is missing or could not be obtained.
    """
    core = call.core
    if call.settings.anonymous:
        return Authority()
    if call.settings.headers:
        fields = {**call.settings.headers, **fields}
    if fields and _replaced(call, fields):
        check_private(call)
        return Authority()
    if core.session.cookies.stored:
        yield from core.session.cookies.load(core.clock)
    authority = yield from core.session.authorize(
        _security(call), core.clock.now, call.deadline, lambda: _obtain(call, reply_of), call.operation.scopes
    )
    if authority.placed or authority.signers:
        check_private(call)
    return authority


def _security(call: Call) -> "Security":
    """Return the security requirements of a call; a login cannot require the credentials that it returns."""
    login, security = call.core.api.login, call.operation.security
    if login is None or not security or call.operation.id != login.operation().id:
        return security
    given = {source.scheme for source in login.sources}
    return tuple(tuple(name for name in names if name not in given) for names in security)


def _replaced(call: Call, fields: Mapping[str, object]) -> bool:
    """Return whether the caller passes every header field of one alternative of the security requirements."""
    schemes = call.core.api.schemes
    given = {name.lower() for name, value in fields.items() if value is not None and not isinstance(value, Unset)}
    return any(
        bool(names) and all(name in schemes and schemes[name].header.lower() in given for name in names)
        for names in call.operation.security
    )


def renew(call: Call, reply_of: RunCall, stale: Grant | None) -> Steps[Grant]:
    """Obtain a new grant after the server rejected the current one.

    Raises:
        AuthError: no new grant could be obtained.
    """
    core = call.core
    return (yield from core.session.renew(stale, core.clock.now, call.deadline, lambda: _obtain(call, reply_of)))


def context_of(call: Call, reply_of: RunCall) -> "CallContext":
    """Return the view of a call that logins and token keepers get."""
    return _Context(call, reply_of)


def _obtain(call: Call, reply_of: RunCall) -> Steps[Grant]:
    context = context_of(call, reply_of)
    keeper = call.core.session.keeper
    if keeper is not None:
        return keeper.obtain(context)
    login = call.core.api.login
    assert login is not None
    if call.core.session.store is not None and login.stored is not None:
        return login.stored(login, context)
    return login.log_in(login, context)


class _Context:
    """A call that needs credentials, and how to call the operation that returns them."""

    __slots__ = ("_call", "_reply_of")

    def __init__(self, call: Call, reply_of: RunCall) -> None:
        self._call, self._reply_of = call, reply_of

    @property
    def operation(self) -> "Operation[object]":
        return self._call.operation

    @property
    def clock(self) -> "Clock":
        return self._call.core.clock

    @property
    def session(self) -> Session:
        return self._call.core.session

    def remaining(self) -> float:
        return self._call.remaining()

    def base(self, server: str, base: str = "", *, at_origin: bool = False) -> str:
        core = self._call.core
        found = Base.parse(base) if base else base_of(core.base, core.own, replace(self._call.operation, server=server))
        return found.origin if at_origin else found.url

    def call(
        self,
        operation: "Operation[object]",
        arguments: Arguments,
        headers: "Mapping[str, str] | None" = None,
        *,
        base: str = "",
        at_origin: bool = False,
        described: bool = True,
    ) -> Steps[Reply[object]]:
        settings = self._call.quiet()
        if headers:
            settings = settings._replace(headers={**settings.headers, **headers})
        if not described:
            settings = settings._replace(on_drift=None)
        inner = Call(self._call.core, settings, operation, self._call)
        if base or at_origin:
            inner.base = Base.parse(base or inner.base.origin)
        check_private(inner)
        return self._reply_of(inner, arguments)


def check_private(call: Call) -> None:
    """Raise an error instead of sending a secret over an unencrypted connection.

    Raises:
        InvalidArgument: the base URL is plain HTTP to another machine, and ``allow_http`` is not set.
    """
    if not call.base.private and not call.core.allow_http:
        raise InvalidArgument("base_url: credentials are not sent over plain http; use https, or pass allow_http=True")
