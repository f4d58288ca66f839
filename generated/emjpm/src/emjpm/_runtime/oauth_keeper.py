"""The OAuth tokens of one client: loaded from the caller's store, renewed, and saved before they are used."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote_plus

from .auth import seal
from .authorize import check_private
from .decode import Undecodable, parse_json
from .errors import ApiError, CredentialMissing, InvalidArgument, LoginFailed
from .operation import Retry
from .redact import Secret
from .request import Arguments
from .session import Grant
from .steps import Steps, ask, wait
from .tokens import Tokens, TokenStore

if TYPE_CHECKING:
    from .call import Call
    from .oauth import OAuth2
    from .operation import Operation
    from .values import JsonValue

__all__ = ["TokenKeeper"]

_MARGIN: Final = 30.0
"""Seconds before its expiry at which an access token is renewed, so that it does not expire in transit."""

_LONGEST: Final = 1e10
"""The longest lifetime in seconds that is accepted; a longer one is taken as a server error."""

_SECOND_LOOK: Final = 1.0
"""Seconds after which the store is read again, in case another process is saving a new pair."""


class TokenKeeper:
    """The ``Keeper`` for OAuth 2.0; the session runs one of its flows at a time."""

    def __init__(self, data: "OAuth2", client_id: str, client_secret: str, store: object) -> None:
        self.data = data
        self.client_id = client_id
        self._client_secret = Secret(client_secret)
        self._store = cast("TokenStore | None", store)
        self.tokens: Tokens | None = None
        self._unkept = False

    @property
    def scheme(self) -> str:
        """The security scheme that takes the access token."""
        return self.data.scheme

    def ready(self) -> bool:
        """Return whether a token can be obtained."""
        return self._store is not None or self.tokens is not None

    def secrets(self) -> list[Secret]:
        """Return all secrets known now."""
        known = () if self.tokens is None else (self.tokens.access_token, self.tokens.refresh_token)
        return [self._client_secret, *(Secret(text) for text in known if text)]

    def wanted(self) -> str:
        """Return the arguments that a caller can pass, for a message."""
        return "token_store"

    def gives(self, operation: "Operation[object]") -> bool:
        """Return whether a success of an operation returns new secrets."""
        return operation.id == self.data.operation().id

    def obtain(self, call: "Call") -> Steps[Grant]:
        """Return a new access token: from the store if it has one, otherwise from the server.

        Raises:
            CredentialMissing: the store is empty, or client id or secret is missing.
            LoginFailed: the server returned no token.
        """
        if self._unkept and self.tokens is not None:
            return (yield from self._keep(call, self.tokens))
        last = self.tokens
        stored = yield from self._load()
        if stored is not None and stored != last:
            self.tokens = stored
            if not self._ended(call, stored):
                return self._grant(call, stored)
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
            fresh = yield from self._ask_server(call, form)
        except ApiError as refusal:
            other = yield from self._changed(tokens, refusal)
            if other is None:
                raise
            self.tokens = other
            return self._grant(call, other)
        if fresh.refresh_token is None:
            fresh = replace(fresh, refresh_token=tokens.refresh_token)
        return (yield from self._keep(call, fresh))

    def exchange(self, call: "Call", form: Mapping[str, str]) -> Steps[Grant]:
        """Exchange a code and return the access token.

        Raises:
            CredentialMissing: client id or secret is missing.
            LoginFailed: the response contains no token.
        """
        fresh = yield from self._ask_server(call, form)
        return (yield from self._keep(call, fresh))

    def _keep(self, call: "Call", tokens: Tokens) -> Steps[Grant]:
        """Save tokens in the store before they are used; an exception of the store is raised to the caller."""
        self.tokens, self._unkept = tokens, True
        store = self._store
        if store is not None:
            yield from ask(lambda: store.save(tokens))
        self._unkept = False
        return self._grant(call, tokens)

    def _load(self) -> Steps[Tokens | None]:
        store = self._store
        if store is None:
            return None
        found = yield from ask(store.load)
        if found is not None and not isinstance(found, Tokens):
            raise InvalidArgument(f"token_store: load must return Tokens or None, not {type(found).__name__}")
        return found

    def _changed(self, tokens: Tokens, refusal: ApiError) -> Steps[Tokens | None]:
        """Return the pair that another process saved meanwhile; ``None`` if there is none."""
        if self._store is None or not self.data.exclusive or not 400 <= (refusal.status or 0) < 500:
            return None
        found = yield from self._load()
        if found == tokens:
            yield from wait(_SECOND_LOOK)
            found = yield from self._load()
        return found if found != tokens else None

    def _ask_server(self, call: "Call", form: Mapping[str, str]) -> Steps[Tokens]:
        """Call the token operation; once sent it is not retried, since the refresh token may be used up."""
        from .call import Call, reply_of

        if not self.client_id or not self._client_secret:
            names = " and ".join(self.data.arguments)
            raise CredentialMissing(
                f"missing credentials: pass {names} (or set {' and '.join(self.data.variables)} in the environment)"
            )
        core, settings = call.core, call.quiet()
        secret = self._client_secret.reveal()
        if self.data.authentication == "basic":
            pair = f"{quote_plus(self.client_id)}:{quote_plus(secret)}"
            basic = "Basic " + base64.b64encode(pair.encode()).decode()
            settings = replace(settings, headers={**settings.headers, "Authorization": basic})
        else:
            form = {**form, "client_id": self.client_id, "client_secret": secret}
        operation = replace(self.data.operation(), retry=Retry.NEVER)
        inner = Call(core, settings, operation, call.deadline)
        check_private(inner)
        reply = yield from reply_of(inner, Arguments(body=form))
        return self._tokens_of(reply.content, core.clock.wall(), operation.id, reply.status)

    def _tokens_of(self, content: bytes, wall: float, operation: str, status: int) -> Tokens:
        try:
            tree: JsonValue = parse_json(content)
        except Undecodable:
            tree = None
        members = tree if isinstance(tree, dict) else {}
        access, refresh, kind = (members.get(name) for name in ("access_token", "refresh_token", "token_type"))
        if not isinstance(access, str) or not access:
            raise LoginFailed("the response has no access token", operation=operation, status=status)
        if isinstance(kind, str) and kind.lower() != "bearer":
            raise LoginFailed(
                "the token type is not supported; only bearer tokens are", operation=operation, status=status
            )
        try:
            seal(self.scheme, access)
        except InvalidArgument as error:
            raise LoginFailed(f"the server returned a token that cannot be sent: {error.message}") from None
        lifetime = _seconds(members.get("expires_in"), self.data.lifetime)
        ends = None if lifetime is None else wall + lifetime
        return Tokens(access, refresh if isinstance(refresh, str) and refresh else None, ends)

    def _left(self, call: "Call", tokens: Tokens) -> float | None:
        """Return the seconds for which a token is still valid; ``None`` if unknown."""
        if tokens.expires_at is None:
            return None
        left = tokens.expires_at - call.core.clock.wall()
        return left - min(_MARGIN, max(left, 0.0) / 10)

    def _ended(self, call: "Call", tokens: Tokens) -> bool:
        left = self._left(call, tokens)
        return left is not None and left <= 0

    def _grant(self, call: "Call", tokens: Tokens) -> Grant:
        left = self._left(call, tokens)
        ends = None if left is None else call.core.clock.now() + max(left, 0.0)
        return Grant({self.scheme: seal("token_store", tokens.access_token)}, ends)


def _seconds(members: object, fallback: float | None) -> float | None:
    """Return a lifetime that a server sent as a number or as text."""
    try:
        number = float(members) if isinstance(members, (str, int, float)) and not isinstance(members, bool) else None
    except (ValueError, OverflowError):
        number = None
    return number if number is not None and 0 < number < _LONGEST else fallback
