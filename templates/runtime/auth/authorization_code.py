"""OAuth 2.0 authorization code grant (RFC 6749, 4.1): the authorization URL, the redirect, and the token exchange."""

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

from ..base.errors import CredentialMissing, InvalidArgument
from ..base.urls import origin
from ..call.authorize import context_of
from ..call.flow import reply_of
from ..call.state import Call, Core
from .code_exchange import CodeKeeper, OAuth2
from .redirects import check_url, code_of
from .token_store import Tokens

if TYPE_CHECKING:
    from ..base.steps import Steps
    from ..call.engine import AsyncEngine, SyncEngine

__all__ = [
    "AuthorizationRequest",
    "authorization_url",
    "exchange",
    "exchange_async",
    "parse_redirect",
]


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """The URL to send the user to, and the ``state`` to compare on return; keep it in the user's session."""

    url: str
    state: str


def authorization_url(
    engine: "SyncEngine | AsyncEngine", redirect_uri: str, state: str | None = None, page: str | None = None
) -> AuthorizationRequest:
    """Return the URL of the page on which the user grants access; nothing is sent.

    Args:
        engine: the engine of the client.
        redirect_uri: the registered URI to which the server redirects the user.
        state: an opaque value that the redirect returns; random by default.
        page: the URL of the page; by default that of the server.

    Raises:
        CredentialMissing: the client has no client id.
        InvalidArgument: ``redirect_uri`` or ``page`` is not an absolute URL, or ``state`` is empty.
    """
    core = engine.core
    keeper = _keeper(engine)
    if not keeper.client_id:
        raise CredentialMissing(
            f"missing credentials: pass {keeper.data.arguments[0]} "
            f"(or set {keeper.data.variables[0]} in the environment)"
        )
    check_url("redirect_uri", redirect_uri)
    if page is not None:
        check_url("page", page)
    if state is not None and not state:
        raise InvalidArgument("state: must not be empty; pass none to have one generated")
    state = secrets.token_urlsafe(32) if state is None else state
    shown = urlsplit(_page(core, keeper.data) if page is None else page)
    given = {**keeper.data.parameters, "client_id": keeper.client_id, "redirect_uri": redirect_uri}
    query = urlencode({**given, keeper.data.redirect.state: state})
    return AuthorizationRequest(urlunsplit(shown._replace(query="&".join(filter(None, (shown.query, query))))), state)


def _page(core: Core, data: OAuth2) -> str:
    """Return the authorization page for the server that a client uses.

    If the base URL is not one of the servers, a page at the same origin as its API moves along with the base URL;
    otherwise the first page is returned.
    """
    pages = [(core.api.servers[name].url, page) for name, page in data.pages.items() if name in core.api.servers]
    for url, page in pages:
        if origin(url) == core.base.origin:
            return page
    for url, page in pages:
        if origin(url) == origin(page):
            parts, base = urlsplit(page), urlsplit(core.base.origin)
            return urlunsplit(parts._replace(scheme=base.scheme, netloc=base.netloc))
    return next(iter(data.pages.values()))


def parse_redirect(engine: "SyncEngine | AsyncEngine", url: str, state: str) -> str:
    """Return the authorization code from the URL to which the user was redirected; nothing is sent.

    Args:
        engine: the engine of the client.
        url: the complete URL, or its path and query.
        state: the state of the ``AuthorizationRequest``.

    Raises:
        AuthorizationRefused: the user or the server denied the authorization.
        StateMismatch: the state differs from the one that was sent.
        InvalidArgument: the URL has neither a code nor an error, or one of them twice.
    """
    return code_of(_keeper(engine).data.redirect, url, state)


def exchange(engine: "SyncEngine", code: str, redirect_uri: str) -> Tokens:
    """Exchange a code for tokens, save them in the store, and use them from now on. The request is never retried.

    Raises:
        LoginFailed: the server returned no tokens.
    """
    return engine.perform(_exchange(engine, code, redirect_uri))


async def exchange_async(engine: "AsyncEngine", code: str, redirect_uri: str) -> Tokens:
    """Exchange a code for tokens, save them in the store, and use them from now on. The request is never retried.

    Raises:
        LoginFailed: the server returned no tokens.
    """
    return await engine.perform(_exchange(engine, code, redirect_uri))


def _exchange(engine: "SyncEngine | AsyncEngine", code: str, redirect_uri: str) -> "Steps[Tokens]":
    core, settings = engine.core, engine.settings
    keeper = _keeper(engine)
    call = Call(core, settings, keeper.data.operation())
    if not code:
        raise InvalidArgument("code: must not be empty")
    form = {"grant_type": "authorization_code", "code": code}
    if keeper.data.repeat_redirect_uri:
        form["redirect_uri"] = redirect_uri
    yield from core.session.renew(
        None, core.clock.now, call.deadline, lambda: keeper.exchange(context_of(call, reply_of), form), forced=True
    )
    tokens = keeper.tokens
    assert tokens is not None
    return tokens


def _keeper(engine: "SyncEngine | AsyncEngine") -> "CodeKeeper":
    keeper = engine.core.session.keeper
    if not isinstance(keeper, CodeKeeper):
        raise TypeError("this client does not use OAuth 2.0")
    return keeper
