"""Exchange authorization codes for tokens, and refresh them; new tokens are saved before they are used.

``OAuth2`` holds the settings of an API, ``CodeKeeper`` the tokens of one client.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote_plus

from ..base.arguments import Arguments
from ..base.credentials import Grant
from ..base.errors import ApiError, CredentialMissing, InvalidArgument, LoginFailed
from ..base.operation import Retry
from ..base.security import Credential, seal
from ..base.steps import Steps, wait
from .redirects import Redirect
from .token_keeper import TokenKeeper
from .token_store import Tokens, exclusively

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.credentials import Keeper
    from ..base.operation import Operation

__all__ = ["CodeKeeper", "OAuth2"]

_REDIRECT: Final = Redirect()
_SECOND_LOOK: Final = 1.0
"""Seconds to wait before reading the store again, in case another process is saving a new pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """The OAuth 2.0 settings of an API, as data.

    Attributes:
        scheme: the security scheme that takes the access token.
        operation: the token operation, which exchanges a code or a refresh token for a pair of tokens.
        pages: the authorization URLs by server name.
        parameters: the fixed parameters of the authorization URL.
        redirect: the query parameters of the redirect.
        authentication: whether the client id and secret are sent in the form or in the ``Authorization`` header.
        repeat_redirect_uri: whether the exchange sends the ``redirect_uri`` again.
        exclusive: whether a new pair revokes all earlier pairs of the user.
        lifetime: the lifetime of an access token in seconds if the response has none; ``None`` if unknown.
        variables: the environment variables for the client id and secret.
        arguments: the corresponding arguments of the client.
    """

    scheme: str
    operation: "Callable[[], Operation[object]]"
    pages: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    redirect: Redirect = _REDIRECT
    authentication: Literal["body", "basic"] = "body"
    repeat_redirect_uri: bool = True
    exclusive: bool = False
    lifetime: float | None = None
    arguments: tuple[str, str] = ("client_id", "client_secret")
    variables: tuple[str, str] = ("", "")

    def names(self) -> Mapping[str, str]:
        """Return the environment variables by argument of the client."""
        return dict(zip(self.arguments, self.variables, strict=True))

    def keeper(
        self,
        credentials: Mapping[str, Credential],
        environment: Mapping[str, str],
        store: object,
        certificate: bool = False,
    ) -> "Keeper":
        """Create the token keeper of one client; see ``Grants``."""
        found = [
            _text(argument, credentials.get(argument) or environment.get(variable) or "")
            for argument, variable in self.names().items()
        ]
        return CodeKeeper(self, found[0], found[1], store, certificate)


def _text(argument: str, value: Credential) -> str:
    if not isinstance(value, str):
        raise InvalidArgument(f"{argument}: must be a str, not {type(value).__name__}")
    return seal(argument, value).reveal() if value else ""


class CodeKeeper(TokenKeeper):
    """Refreshes the tokens that were obtained with an authorization code; implements ``Keeper``."""

    def __init__(
        self, data: "OAuth2", client_id: str, client_secret: str, store: object, certificate: bool = False
    ) -> None:
        super().__init__(data, client_id, client_secret, store)
        self.data = data
        self._certificate = certificate

    def wanted(self) -> str:
        """Return the arguments that a caller can pass, for a message."""
        return "token_store"

    def gives(self, operation: "Operation[object]") -> bool:
        """Return whether a successful response of an operation contains secrets."""
        return operation.id == self.data.operation().id

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return ``True``: the user decides which scopes to grant."""
        return True

    def obtain(self, context: "CallContext") -> Steps[Grant]:
        """Return a valid access token: from the store if another process saved one, otherwise refreshed by the server.

        Raises:
            CredentialMissing: the store is empty, or client id or secret is missing.
            LoginFailed: the server returned no token.
        """
        return exclusively(self._store, context, self._obtained(context))

    def _obtained(self, context: "CallContext") -> Steps[Grant]:
        if self._unkept and self.tokens is not None:
            return (yield from self._keep(context, self.tokens))
        last = self.tokens
        stored = yield from self._load()
        if stored is not None and stored != last:
            self.tokens = stored
            if not self._ended(context, stored):
                return self._grant(context, stored)
        tokens = self.tokens
        if tokens is None:
            raise CredentialMissing("the token store is empty; send the user to authorization_url() first")
        if tokens.refresh_token is None:
            raise LoginFailed(
                "the access token has expired, and there is no refresh token; "
                "send the user to authorization_url() again"
            )
        form = {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
        try:
            fresh = yield from self._ask_server(context, form)
        except ApiError as refusal:
            other = yield from self._changed(tokens, refusal)
            if other is None:
                raise
            self.tokens = other
            return self._grant(context, other)
        if fresh.refresh_token is None:
            fresh = replace(fresh, refresh_token=tokens.refresh_token)
        return (yield from self._keep(context, fresh))

    def exchange(self, context: "CallContext", form: Mapping[str, str]) -> Steps[Grant]:
        """Exchange a code and return the access token.

        Raises:
            CredentialMissing: client id or secret is missing.
            LoginFailed: the response contains no token.
        """
        fresh = yield from self._ask_server(context, form)
        return (yield from self._keep(context, fresh))

    def _changed(self, tokens: Tokens, refusal: ApiError) -> Steps[Tokens | None]:
        """Return the pair that another process saved meanwhile; ``None`` if there is none."""
        if self._store is None or not self.data.exclusive or not 400 <= (refusal.status or 0) < 500:
            return None
        found = yield from self._load()
        if found == tokens:
            yield from wait(_SECOND_LOOK)
            found = yield from self._load()
        return found if found != tokens else None

    def _ask_server(self, context: "CallContext", form: Mapping[str, str]) -> Steps[Tokens]:
        """Call the token operation. Once sent, it is not retried, since the refresh token may have been used up."""
        if not self.client_id or not (self._client_secret or self._certificate):
            names = " and ".join(self.data.arguments)
            raise CredentialMissing(
                f"missing credentials: pass {names} (or set {' and '.join(self.data.variables)} in the environment)"
            )
        fields: dict[str, str] = {}
        secret = self._client_secret.reveal()
        if not secret:
            # The certificate of the connection authenticates the client, which sends its id (RFC 8705, 2).
            form = {**form, "client_id": self.client_id}
        elif self.data.authentication == "basic":
            pair = f"{quote_plus(self.client_id)}:{quote_plus(secret)}"
            fields["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        else:
            form = {**form, "client_id": self.client_id, "client_secret": secret}
        operation = replace(self.data.operation(), retry=Retry.NEVER)
        reply = yield from context.call(operation, Arguments(body=form), fields)
        return self._tokens_of(reply.content, context.clock.wall(), operation.id, reply.status)
