"""Request and refresh OAuth 2.0 tokens without a browser (RFC 6749, 4.3, 4.4 and 6)."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast
from urllib.parse import quote_plus

from ..base.arguments import Arguments
from ..base.credentials import Grant
from ..base.errors import ApiError, CredentialMissing, LoginFailed
from ..base.operation import FormBody, Json, Operation
from ..base.redact import Secret
from ..base.security import Credential
from ..base.steps import Steps
from .flows import Endpoint, Flows, GrantName
from .token_keeper import TokenKeeper
from .token_store import Tokens, exclusively

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.credentials import Keeper
    from ..base.reply import Reply

__all__ = ["FlowKeeper", "TokenFlows", "Way"]

_NEEDED: Final[Mapping[GrantName, tuple[str, str]]] = {
    "password": ("username", "password"),
    "client_credentials": ("client_id", "client_secret"),
}
"""The parameters that each grant without a browser needs, in the order in which grants are tried."""
_OF_USERS: Final = frozenset({"authorization_code", "device_code"})
"""The grants for which a user logs in. No other grant replaces them, because its tokens have different permissions."""
_RETRIED: Final = ("invalid_client", "invalid_request", None)
"""The error codes after which the other authentication method is tried."""
_ID: Final = "token"

Way: TypeAlias = Literal["basic", "body", "certificate"]
"""How the client is authenticated. Without a secret it only sends its id, with or without a certificate."""


class TokenFlows(Flows):
    """Flows whose endpoints are in the description."""

    __slots__ = ()

    def keeper(
        self,
        credentials: Mapping[str, Credential],
        environment: Mapping[str, str],
        store: object,
        certificate: bool = False,
    ) -> "Keeper":
        """Create the token keeper of one client; see ``Grants``."""
        return FlowKeeper(self, self.given(credentials, environment), store, certificate)


class FlowKeeper(TokenKeeper):
    """The token keeper for these flows; the session runs one of its methods at a time."""

    def __init__(self, data: Flows, given: Mapping[str, str], store: object, certificate: bool = False) -> None:
        super().__init__(data, given.get("client_id", ""), given.get("client_secret", ""), store)
        self._flows = data
        self._certificate = certificate
        self._user = given.get("username", "")
        self._password = Secret(given.get("password", ""))
        self.way: Way | None = None
        self._scopes: frozenset[str] = frozenset()

    def ready(self) -> bool:
        """Return whether a token can be obtained."""
        return self._grant_name() is not None or super().ready()

    def secrets(self) -> list[Secret]:
        """Return all secrets known now."""
        return [each for each in (*super().secrets(), self._password) if each]

    def wanted(self) -> str:
        """Return the arguments that a caller can pass, for a message."""
        names = self._flows.arguments
        direct = [_NEEDED[grant] for grant in self._flows.grants if grant in _NEEDED]
        ways = [" and ".join(names[each] for each in needed) for needed in direct]
        if _OF_USERS.intersection(self._flows.grants):
            ways.append("a token store with the tokens of a user")
        return " or ".join(ways)

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return whether the current token was requested with some scopes; for tokens of a user, the user decides."""
        return self._grant_for(self.tokens) is None or self._scopes.issuperset(scopes)

    def gives(self, operation: Operation[object]) -> bool:
        """Return whether a successful response of an operation contains secrets."""
        return operation.id == _ID or bool(self.serves(operation.method, operation.path))

    def serves(self, method: str, path: str) -> Literal["token", "device", "metadata", ""]:
        """Return which endpoint a request goes to; ``""`` for none."""
        if method == "POST" and any(map(partial(_is_at, path), self._ends(self._flows))):
            return "token"
        device = self._flows.device
        return "device" if method == "POST" and device is not None and _is_at(path, device) else ""

    def obtain(self, context: "CallContext") -> Steps[Grant]:
        """Return a new access token: from the store if it has one, otherwise from the server.

        Raises:
            CredentialMissing: the credentials for the token request are missing.
            LoginFailed: the server returned no token.
        """
        return exclusively(self._store, context, self._obtained(context))

    def argument(self, name: str) -> str:
        """Return the argument of the client for a parameter of the token request, and its environment variable."""
        return f"{self._flows.arguments[name]} (or set {self._flows.variables[name]} in the environment)"

    def located(self, context: "CallContext") -> Steps[Flows]:
        """Return the flows with their endpoints."""
        yield from ()
        return self._flows

    def token(self, context: "CallContext", grant: GrantName, form: Mapping[str, str]) -> Steps[Tokens]:
        """Request a token.

        Raises:
            LoginFailed: the server returned no token.
            ApiError: the server refused the request.
        """
        flows = yield from self.located(context)
        if grant not in flows.grants:
            raise LoginFailed(f"the authorization server does not support the grant {grant}")
        reply = yield from self.post(context, form, flows.grants[grant])
        return replace(self._tokens_of(reply.content, context.clock.wall(), _ID, reply.status), grant=grant)

    def adopt(self, context: "CallContext", tokens: Tokens) -> Steps[Grant]:
        """Save the tokens of a user in the store, and use them from now on."""
        self._scopes = frozenset(tokens.scopes)
        return exclusively(self._store, context, self._keep(context, tokens))

    def _obtained(self, context: "CallContext") -> Steps[Grant]:
        if self._unkept and self.tokens is not None:
            return (yield from self._keep(context, self.tokens))
        last = self.tokens
        stored = yield from self._load()
        if stored is not None:
            self.tokens = stored
        known = self.tokens
        scopes = self._scopes.union(context.operation.scopes)
        if known is not None and self._grant_for(known) is None:
            scopes = frozenset(known.scopes)
        valid = stored is not None and stored != last and not self._ended(context, stored)
        if valid and stored is not None and scopes.issubset(stored.scopes):
            self._scopes = frozenset(stored.scopes)
            return self._grant(context, stored)
        fresh = yield from self._fresh(context, known, scopes)
        self._scopes = scopes
        return (yield from self._keep(context, replace(fresh, scopes=tuple(sorted(scopes)))))

    def _fresh(self, context: "CallContext", tokens: Tokens | None, scopes: frozenset[str]) -> Steps[Tokens]:
        flows = yield from self.located(context)
        grant = self._grant_for(tokens)
        if tokens is not None and tokens.refresh_token and scopes.issubset(tokens.scopes):
            form: dict[str, str] = {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
            try:
                reply = yield from self.post(context, form, flows.refresh or self._ends(flows)[0])
            except ApiError as refusal:
                if grant is None or not 400 <= (refusal.status or 0) < 500:
                    raise
            else:
                fresh = self._tokens_of(reply.content, context.clock.wall(), _ID, reply.status)
                return replace(fresh, refresh_token=fresh.refresh_token or tokens.refresh_token, grant=tokens.grant)
        if grant is None and tokens is not None:
            raise LoginFailed("the access token of the user has expired and cannot be refreshed; log the user in again")
        if grant is None:
            raise CredentialMissing(f"missing credentials: pass {self.wanted()}")
        form = {"grant_type": grant}
        if scopes:
            form["scope"] = " ".join(sorted(scopes))
        if grant == "password":
            form |= {"username": self._user, "password": self._password.reveal()}
        return (yield from self.token(context, grant, form))

    def _grant_for(self, tokens: Tokens | None) -> GrantName | None:
        """Return the grant that can replace some tokens; ``None`` for tokens of a user."""
        return None if tokens is not None and tokens.grant in _OF_USERS else self._grant_name()

    def _grant_name(self) -> GrantName | None:
        """Return the first grant whose parameters the caller passed."""
        given = {"username": self._user, "password": self._password, "client_id": self.client_id}
        known = {**given, "client_secret": self._client_secret or self._certificate}
        for grant, names in _NEEDED.items():
            if grant in self._flows.grants and all(known[name] for name in names):
                return grant
        return None

    def _ends(self, flows: Flows) -> tuple[Endpoint, ...]:
        return tuple(each for each in (*flows.grants.values(), flows.refresh) if each is not None)

    def post(self, context: "CallContext", form: Mapping[str, str], endpoint: Endpoint) -> "Steps[Reply[object]]":
        """Send a form to the authorization server, as the client.

        The client is authenticated with HTTP Basic, which every server must support (RFC 6749, 2.3.1), then in the
        body, which is all that some servers support. A client without a secret only sends its id (RFC 6749, 3.2.1); the
        certificate of the connection, if any, authenticates it (RFC 8705, 2).
        """
        if not self.client_id:
            return (yield from self._send(context, form, endpoint, {}))
        ways: tuple[Way, ...] = ("basic", "body") if self._client_secret else ("certificate",)
        for way in ways if self.way is None else (self.way,):
            fields, members = self._client(way)
            try:
                reply = yield from self._send(context, {**form, **members}, endpoint, fields)
            except ApiError as refusal:
                if self.way is None and way == "basic" and _concerns_client(refusal):
                    continue
                raise
            self.way = way
            return reply
        raise AssertionError("the last method returns or raises")

    def _client(self, way: Way) -> tuple[dict[str, str], dict[str, str]]:
        secret = "" if way == "certificate" else self._client_secret.reveal()
        if way != "basic":
            return {}, {"client_id": self.client_id, **({"client_secret": secret} if secret else {})}
        pair = f"{quote_plus(self.client_id)}:{quote_plus(secret)}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}, {}

    def _send(
        self, context: "CallContext", form: Mapping[str, str], endpoint: Endpoint, fields: Mapping[str, str]
    ) -> "Steps[Reply[object]]":
        operation = Operation[object](
            id=_ID,
            method="POST",
            path=endpoint.path,
            server=endpoint.server,
            body=FormBody(required=True),
            replies={"200": Json(lambda: object)},
        )
        return (
            yield from context.call(
                operation,
                Arguments(body=form),
                fields,
                base=endpoint.origin,
                at_origin=endpoint.rooted and not endpoint.server,
                described=False,
            )
        )


def _is_at(path: str, endpoint: Endpoint) -> bool:
    return path.endswith(endpoint.path.partition("?")[0])


def _concerns_client(refusal: ApiError) -> bool:
    """Return whether a token request was refused because of the authentication method."""
    body = refusal.body
    code = cast("Mapping[str, object]", body).get("error") if isinstance(body, dict) else None
    return refusal.status in (400, 401) and code in _RETRIED
