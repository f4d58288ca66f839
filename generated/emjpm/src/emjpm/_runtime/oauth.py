"""OAuth 2.0 with an authorization code (RFC 6749, 4.1): the page, the way back, and the exchange for tokens."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from .auth import Credential, seal
from .errors import AuthError, CredentialMissing, InvalidArgument
from .request import origin
from .tokens import Tokens

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient
    from .operation import Operation
    from .session import Keeper
    from .steps import Steps

__all__ = [
    "AuthorizationRefused",
    "AuthorizationRequest",
    "OAuth2",
    "Redirect",
    "StateMismatch",
    "authorization_url",
    "exchange",
    "exchange_async",
    "parse_redirect",
]

_LONGEST = 200


class AuthorizationRefused(AuthError):
    """The user, or the server, refused the access that was asked for.

    Attributes:
        error: the server's code of it, ``access_denied`` for one.
        reason: more about it, where the server says more; ``""`` where not.
        description: a sentence for people; ``""`` where there is none.
    """

    error: str = ""
    reason: str = ""
    description: str = ""


class StateMismatch(AuthError):
    """The way back brings another ``state`` than was sent, or none: perhaps another site made the user come here."""


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """Where to send the user, and the ``state`` to compare when they come back; keep it in their session."""

    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """The query parameters with which the page sends the user back; ``reason`` is ``""`` where there is none."""

    code: str = "code"
    state: str = "state"
    error: str = "error"
    description: str = "error_description"
    reason: str = ""
    state_on_refusal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """How the API gives tokens, as data.

    Attributes:
        scheme: the security scheme the access token is for.
        operation: the operation that exchanges a code, and a refresh token, for a pair.
        pages: the authorization pages by name of the server.
        parameters: fixed parameters of the page.
        redirect: what the way back looks like.
        authentication: where client id and secret go: into the form, or into the header.
        repeat_redirect_uri: whether the exchange repeats the ``redirect_uri`` of the page.
        exclusive: whether a new pair ends every older one of the same user.
        lifetime: seconds an access token lives when the reply does not say; ``None`` when nobody knows.
        variables: the environment variables of ``client_id`` and ``client_secret``.
        arguments: what the client calls them.
    """

    scheme: str
    operation: "Callable[[], Operation[object]]"
    pages: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    redirect: Redirect = Redirect()
    authentication: Literal["body", "basic"] = "body"
    repeat_redirect_uri: bool = True
    exclusive: bool = False
    lifetime: float | None = None
    arguments: tuple[str, str] = ("client_id", "client_secret")
    variables: tuple[str, str] = ("", "")

    def keeper(self, credentials: Mapping[str, Credential], environment: Mapping[str, str], store: object) -> "Keeper":
        """Make what keeps the tokens of one client; ``store`` is the caller's."""
        from .oauth_keeper import TokenKeeper

        found = [
            _text(argument, credentials.get(argument) or environment.get(variable) or "")
            for argument, variable in zip(self.arguments, self.variables, strict=True)
        ]
        return TokenKeeper(self, found[0], found[1], store)


def _text(argument: str, value: Credential) -> str:
    if not isinstance(value, str):
        raise InvalidArgument(f"{argument}: must be a str, not {type(value).__name__}")
    return seal(argument, value).reveal() if value else ""


def authorization_url(
    client: "SyncClient | AsyncClient", redirect_uri: str, state: str | None = None
) -> AuthorizationRequest:
    """Give the address of the page on which the user grants access; nothing is sent.

    Args:
        client: the client.
        redirect_uri: where the page sends the user back to, as it was registered.
        state: what comes back with the user; a random text when not given.

    Raises:
        CredentialMissing: there is no client id.
        InvalidArgument: ``redirect_uri`` is no whole URL, or ``state`` is empty.
    """
    core = client.engine()[0]
    keeper = _keeper(client)
    if not keeper.client_id:
        raise CredentialMissing(f"needs {keeper.data.arguments[0]} (or {keeper.data.variables[0]} in the environment)")
    parts = urlsplit(redirect_uri)
    if not parts.scheme or parts.fragment or not redirect_uri.isprintable() or " " in redirect_uri:
        raise InvalidArgument("redirect_uri: must be a whole URL without a fragment")
    if state is not None and not state:
        raise InvalidArgument("state: must not be empty; leave it out to have one made")
    state = secrets.token_urlsafe(32) if state is None else state
    names = [name for name, server in core.api.servers.items() if origin(server.url) == core.base.origin]
    known = next((name for name in names if name in keeper.data.pages), next(iter(keeper.data.pages)))
    page = urlsplit(keeper.data.pages[known])
    given = {**keeper.data.parameters, "client_id": keeper.client_id, "redirect_uri": redirect_uri}
    query = urlencode({**given, keeper.data.redirect.state: state})
    return AuthorizationRequest(urlunsplit(page._replace(query="&".join(filter(None, (page.query, query))))), state)


def parse_redirect(client: "SyncClient | AsyncClient", url: str, state: str) -> str:
    """Give the code out of the address that the user came back to; nothing is sent.

    Args:
        client: the client.
        url: the whole address, or its path and query.
        state: the one of the ``AuthorizationRequest``.

    Raises:
        AuthorizationRefused: the user or the server refused.
        StateMismatch: the state is not the one that was sent.
        InvalidArgument: there is neither a code nor an error, or one of them twice.
    """
    redirect = _keeper(client).data.redirect
    told = parse_qs(urlsplit(url).query, keep_blank_values=True)
    names = [name for name in (redirect.code, redirect.state, redirect.error) if len(told.get(name, [])) > 1]
    if names:
        raise InvalidArgument(f"url: holds {names[0]} more than once")
    given = {name: values[0] for name, values in told.items()}
    refused = redirect.error in given
    brought = given.get(redirect.state)
    # A refusal that brings no state has nothing to compare, and nothing to gain for whoever forged it.
    if (not refused or redirect.state_on_refusal or brought is not None) and not _same(brought, state):
        raise StateMismatch("the state that came back is not the one that was sent")
    if refused:
        raise _refusal(redirect, given)
    if not given.get(redirect.code):
        raise InvalidArgument(f"url: holds neither {redirect.code} nor {redirect.error}")
    return given[redirect.code]


def _same(brought: str | None, sent: str) -> bool:
    return brought is not None and bool(sent) and hmac.compare_digest(brought.encode(), sent.encode())


def _refusal(redirect: Redirect, given: Mapping[str, str]) -> AuthorizationRefused:
    error, description = given[redirect.error][:_LONGEST], given.get(redirect.description, "")[:_LONGEST]
    # What came in an address may have been written by anyone: shown as a literal, and not at length.
    refusal = AuthorizationRefused(f"access was refused: {error!r}")
    refusal.error, refusal.description = error, description
    refusal.reason = given.get(redirect.reason, "")[:_LONGEST] if redirect.reason else ""
    return refusal


def exchange(client: "SyncClient", code: str, redirect_uri: str) -> Tokens:
    """Exchange a code for tokens, hand them to the store, and use them from now on; never sent twice.

    Raises:
        LoginFailed: the server gives none.
    """
    return client.perform(_exchange(client, code, redirect_uri))


async def exchange_async(client: "AsyncClient", code: str, redirect_uri: str) -> Tokens:
    """Exchange a code for tokens, hand them to the store, and use them from now on; never sent twice.

    Raises:
        LoginFailed: the server gives none.
    """
    return await client.perform(_exchange(client, code, redirect_uri))


def _exchange(client: "SyncClient | AsyncClient", code: str, redirect_uri: str) -> "Steps[Tokens]":
    from .call import Call

    core, settings = client.engine()
    keeper = _keeper(client)
    call = Call(core, settings, keeper.data.operation())
    if not code:
        raise InvalidArgument("code: must not be empty")
    form = {"grant_type": "authorization_code", "code": code}
    if keeper.data.repeat_redirect_uri:
        form["redirect_uri"] = redirect_uri
    yield from core.session.renew(None, core.clock.now, call.deadline, lambda: keeper.exchange(call, form), forced=True)
    tokens = keeper.tokens
    assert tokens is not None
    return tokens


def _keeper(client: "SyncClient | AsyncClient") -> "TokenKeeper":
    from .oauth_keeper import TokenKeeper

    keeper = client.engine()[0].session.keeper
    if not isinstance(keeper, TokenKeeper):
        raise TypeError("this client has no OAuth")
    return keeper


if TYPE_CHECKING:
    from .oauth_keeper import TokenKeeper
