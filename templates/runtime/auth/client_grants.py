"""OAuth 2.0 without a browser: client credentials and password grants (RFC 6749, 4.3 and 4.4), and their renewal."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast
from urllib.parse import quote_plus

from ..base.arguments import Arguments
from ..base.credentials import Grant
from ..base.errors import ApiError, CredentialMissing, InvalidArgument
from ..base.operation import FormBody, Json, Operation
from ..base.redact import Secret
from ..base.security import Credential
from ..base.steps import Steps
from .token_keeper import TokenKeeper
from .token_store import Tokens, exclusively

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.credentials import Keeper

__all__ = ["Endpoint", "FlowKeeper", "TokenFlows"]

GrantName: TypeAlias = Literal["password", "client_credentials"]
_NEEDED: Final[Mapping[GrantName, tuple[str, str]]] = {
    "password": ("username", "password"),
    "client_credentials": ("client_id", "client_secret"),
}
"""What each grant needs, in the order in which grants are tried."""
_RETRIED: Final = ("invalid_client", "invalid_request", None)
"""The error codes after which the client is authenticated in the other way."""
_ID: Final = "token"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The place of a token endpoint.

    Attributes:
        path: its path, with its query.
        rooted: whether the path starts at the origin of the server, not at its base URL.
        server: the name of its server; ``""`` for the server of the API.
    """

    path: str
    rooted: bool = False
    server: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFlows:
    """The OAuth 2.0 flows of a security scheme that need no browser, as data.

    Attributes:
        scheme: the security scheme that takes the access token.
        grants: the token endpoint of each grant.
        refresh: the endpoint that refreshes tokens; ``None`` for that of the grant.
        arguments: the arguments of the client by parameter of the token request.
        variables: the environment variables by parameter.
    """

    scheme: str
    grants: Mapping[GrantName, Endpoint]
    refresh: Endpoint | None = None
    arguments: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def lifetime(self) -> float | None:
        """``None``: the description has no lifetime for a response without one."""
        return None

    def keeper(self, credentials: Mapping[str, Credential], environment: Mapping[str, str], store: object) -> "Keeper":
        """Create the token keeper of one client; ``store`` is the caller's token store."""
        given: dict[str, str] = {}
        for name, argument in self.arguments.items():
            value = credentials.get(argument) or environment.get(self.variables[name]) or ""
            if not isinstance(value, str):
                raise InvalidArgument(f"{argument}: must be a str, not {type(value).__name__}")
            given[name] = value
        return FlowKeeper(self, given, store)


class FlowKeeper(TokenKeeper):
    """The ``Keeper`` for these flows; the session runs one of its flows at a time."""

    def __init__(self, data: TokenFlows, given: Mapping[str, str], store: object) -> None:
        super().__init__(data, given.get("client_id", ""), given.get("client_secret", ""), store)
        self._flows = data
        self._user = given.get("username", "")
        self._password = Secret(given.get("password", ""))
        self._way: Literal["basic", "body"] | None = None
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
        return " or ".join(" and ".join(names[each] for each in _NEEDED[grant]) for grant in self._flows.grants)

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return whether the current token was requested with some scopes."""
        return self._scopes.issuperset(scopes)

    def gives(self, operation: Operation[object]) -> bool:
        """Return whether a success of an operation returns new secrets."""
        return operation.id == _ID or self.serves(operation.method, operation.path)

    def serves(self, method: str, path: str) -> bool:
        """Return whether a request goes to a token endpoint."""
        return method == "POST" and any(path.endswith(each.path.partition("?")[0]) for each in self._ends())

    def obtain(self, context: "CallContext") -> Steps[Grant]:
        """Return a new access token: from the store if it has one, otherwise from the server.

        Raises:
            CredentialMissing: the credentials for the token request are missing.
            LoginFailed: the server returned no token.
        """
        return exclusively(self._store, context, self._obtained(context))

    def _obtained(self, context: "CallContext") -> Steps[Grant]:
        if self._unkept and self.tokens is not None:
            return (yield from self._keep(context, self.tokens))
        scopes = self._scopes.union(context.operation.scopes)
        last = self.tokens
        stored = yield from self._load()
        if stored is not None and stored != last:
            self.tokens = stored
            if not self._ended(context, stored) and scopes.issubset(stored.scopes):
                self._scopes = frozenset(stored.scopes)
                return self._grant(context, stored)
        fresh = yield from self._fresh(context, self.tokens, scopes)
        self._scopes = scopes
        return (yield from self._keep(context, replace(fresh, scopes=tuple(sorted(scopes)))))

    def _fresh(self, context: "CallContext", tokens: Tokens | None, scopes: frozenset[str]) -> Steps[Tokens]:
        grant = self._grant_name()
        if tokens is not None and tokens.refresh_token and scopes.issubset(tokens.scopes):
            form = {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
            try:
                fresh = yield from self._request(context, form, self._flows.refresh or self._ends()[0])
            except ApiError as refusal:
                if grant is None or not 400 <= (refusal.status or 0) < 500:
                    raise
            else:
                return fresh if fresh.refresh_token else replace(fresh, refresh_token=tokens.refresh_token)
        if grant is None:
            raise CredentialMissing(f"missing credentials: pass {self.wanted()}")
        form = {"grant_type": grant}
        if scopes:
            form["scope"] = " ".join(sorted(scopes))
        if grant == "password":
            form |= {"username": self._user, "password": self._password.reveal()}
        return (yield from self._request(context, form, self._flows.grants[grant]))

    def _grant_name(self) -> GrantName | None:
        """Return the grant for which the caller passed everything."""
        given = {"username": self._user, "password": self._password, "client_id": self.client_id}
        known = {**given, "client_secret": self._client_secret}
        for grant, names in _NEEDED.items():
            if grant in self._flows.grants and all(known[name] for name in names):
                return grant
        return None

    def _ends(self) -> tuple[Endpoint, ...]:
        return tuple(each for each in (*self._flows.grants.values(), self._flows.refresh) if each is not None)

    def _request(self, context: "CallContext", form: Mapping[str, str], endpoint: Endpoint) -> Steps[Tokens]:
        """Send a token request.

        The client is authenticated with HTTP Basic, which every server must support (RFC 6749, 2.3.1), and then in the
        body, which is all that some support.
        """
        if not self.client_id:
            return (yield from self._send(context, form, endpoint, {}))
        for way in ("basic", "body") if self._way is None else (self._way,):
            fields, members = self._client(way)
            try:
                tokens = yield from self._send(context, {**form, **members}, endpoint, fields)
            except ApiError as refusal:
                if self._way is None and way == "basic" and _concerns_client(refusal):
                    continue
                raise
            self._way = way
            return tokens
        raise AssertionError("the last way returns or raises")

    def _client(self, way: Literal["basic", "body"]) -> tuple[dict[str, str], dict[str, str]]:
        secret = self._client_secret.reveal()
        if way == "body":
            return {}, {"client_id": self.client_id, **({"client_secret": secret} if secret else {})}
        pair = f"{quote_plus(self.client_id)}:{quote_plus(secret)}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}, {}

    def _send(
        self, context: "CallContext", form: Mapping[str, str], endpoint: Endpoint, fields: Mapping[str, str]
    ) -> Steps[Tokens]:
        operation = Operation[object](
            id=_ID,
            method="POST",
            path=endpoint.path,
            server=endpoint.server,
            body=FormBody(required=True),
            replies={"200": Json(lambda: object)},
        )
        rooted = endpoint.rooted and not endpoint.server
        reply = yield from context.call(operation, Arguments(body=form), fields, at_origin=rooted, described=False)
        return self._tokens_of(reply.content, context.clock.wall(), operation.id, reply.status)


def _concerns_client(refusal: ApiError) -> bool:
    """Return whether a token request was refused because of the way the client was authenticated."""
    body = refusal.body
    code = cast("Mapping[str, object]", body).get("error") if isinstance(body, dict) else None
    return refusal.status in (400, 401) and code in _RETRIED
