"""Log a user in on a page of the server: OAuth 2.0 authorization code grant with PKCE (RFC 6749, 4.1; RFC 7636)."""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from ..base.credentials import Grant
from ..base.errors import CredentialMissing, InvalidArgument, LoginFailed
from .redirects import Redirect, check_url, code_of, parameters
from .refusals import StateMismatch
from .token_store import Tokens
from .user_flows import context_of, keeper_of, url_of

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.steps import Steps
    from ..call.engine import AsyncEngine, SyncEngine
    from .client_grants import FlowKeeper

__all__ = ["AsyncAuthorizationCode", "AuthorizationCode", "AuthorizationRequest"]

_REDIRECT: Final = Redirect(state_on_refusal=False)
_NONE: Final[Mapping[str, str]] = {}
_OWN: Final = frozenset(
    {"response_type", "client_id", "redirect_uri", "state", "scope", "code_challenge", "code_challenge_method"}
)


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """The URL to send the user to, and the data that ``finish`` needs; keep it in the user's session.

    Attributes:
        url: the URL of the page on which the user grants access.
        state: a random value that the redirect returns.
        redirect_uri: the URI to which the server redirects the user.
        code_verifier: the secret that proves that the same client exchanges the code.
        scopes: the requested scopes.
    """

    url: str
    state: str
    redirect_uri: str
    code_verifier: str = field(repr=False)
    scopes: tuple[str, ...] = ()


class AuthorizationCode:
    """Logs in a user on a page of the server; the client then acts for this user."""

    def __init__(self, engine: "SyncEngine") -> None:
        self._engine = engine

    def start(
        self, redirect_uri: str, *, scopes: Sequence[str] | None = None, parameters: Mapping[str, str] = _NONE
    ) -> AuthorizationRequest:
        """Return the URL of the page on which the user grants access.

        Args:
            redirect_uri: the registered URI to which the server redirects the user.
            scopes: the scopes to request; by default those that the operations need.
            parameters: additional query parameters for the page, such as ``login_hint``.

        Raises:
            CredentialMissing: the client has no client id.
            InvalidArgument: an argument is not valid.
        """
        return self._engine.perform(_start(self._engine, redirect_uri, scopes, parameters))

    def finish(self, url: str, request: AuthorizationRequest) -> Tokens:
        """Exchange the code of the redirect for tokens, save them in the store, and use them from now on.

        Args:
            url: the complete URL to which the user was redirected, or its path and query.
            request: what ``start`` returned for this user.

        Raises:
            AuthorizationRefused: the user or the server denied the authorization.
            StateMismatch: the redirect does not belong to the request.
            LoginFailed: the server returned no tokens.
        """
        return self._engine.perform(_finish(self._engine, url, request))


class AsyncAuthorizationCode:
    """Logs in a user on a page of the server; the client then acts for this user."""

    def __init__(self, engine: "AsyncEngine") -> None:
        self._engine = engine

    async def start(
        self, redirect_uri: str, *, scopes: Sequence[str] | None = None, parameters: Mapping[str, str] = _NONE
    ) -> AuthorizationRequest:
        """Return the URL of the page on which the user grants access.

        Args:
            redirect_uri: the registered URI to which the server redirects the user.
            scopes: the scopes to request; by default those that the operations need.
            parameters: additional query parameters for the page, such as ``login_hint``.

        Raises:
            CredentialMissing: the client has no client id.
            InvalidArgument: an argument is not valid.
        """
        return await self._engine.perform(_start(self._engine, redirect_uri, scopes, parameters))

    async def finish(self, url: str, request: AuthorizationRequest) -> Tokens:
        """Exchange the code of the redirect for tokens, save them in the store, and use them from now on.

        Args:
            url: the complete URL to which the user was redirected, or its path and query.
            request: what ``start`` returned for this user.

        Raises:
            AuthorizationRefused: the user or the server denied the authorization.
            StateMismatch: the redirect does not belong to the request.
            LoginFailed: the server returned no tokens.
        """
        return await self._engine.perform(_finish(self._engine, url, request))


def _start(
    engine: "SyncEngine | AsyncEngine",
    redirect_uri: str,
    scopes: Sequence[str] | None,
    more: Mapping[str, str],
) -> "Steps[AuthorizationRequest]":
    keeper, context = keeper_of(engine), context_of(engine)
    if not keeper.client_id:
        raise CredentialMissing(f"missing credentials: pass {keeper.argument('client_id')}")
    check_url("redirect_uri", redirect_uri)
    for name in _OWN.intersection(more):
        raise InvalidArgument(f"parameters: {name} is set by the client itself and must not be passed")
    if isinstance(scopes, str):
        raise InvalidArgument("scopes: must be a list of str, not a str")
    flows = yield from keeper.located(context)
    if flows.page is None:
        raise LoginFailed("the authorization server has no authorization endpoint")
    asked = flows.scopes if scopes is None else tuple(scopes)
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
    query = {
        **more,
        "response_type": "code",
        "client_id": keeper.client_id,
        "redirect_uri": redirect_uri,
        "state": state,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    if asked:
        query["scope"] = " ".join(asked)
    page = url_of(context, flows.page)
    url = f"{page}{'&' if '?' in page else '?'}{urlencode(query)}"
    return AuthorizationRequest(url, state, redirect_uri, verifier, asked)


def _challenge(verifier: str) -> str:
    """Return the transformed verifier that the page gets (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _finish(engine: "SyncEngine | AsyncEngine", url: str, request: AuthorizationRequest) -> "Steps[Tokens]":
    keeper, context, core = keeper_of(engine), context_of(engine), engine.core
    code = code_of(_REDIRECT, url, request.state)
    flows = yield from keeper.located(context)
    if flows.issuer and parameters(url).get("iss", [flows.issuer]) != [flows.issuer]:
        raise StateMismatch("the redirect is not from the expected authorization server")
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": request.redirect_uri,
        "code_verifier": request.code_verifier,
    }
    deadline = core.clock.now() + context.remaining()
    yield from core.session.renew(
        None, core.clock.now, deadline, lambda: _exchange(keeper, context, form, request.scopes), forced=True
    )
    tokens = keeper.tokens
    assert tokens is not None
    return tokens


def _exchange(
    keeper: "FlowKeeper", context: "CallContext", form: Mapping[str, str], scopes: Sequence[str]
) -> "Steps[Grant]":
    tokens = yield from keeper.token(context, "authorization_code", form)
    return (yield from keeper.adopt(context, replace(tokens, scopes=tuple(scopes))))
