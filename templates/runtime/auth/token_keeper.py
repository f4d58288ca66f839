"""Keep the tokens of one client: load them from the caller's store, and save new ones before they are used."""

from typing import TYPE_CHECKING, Final, Protocol, cast

from ..base.credentials import Grant
from ..base.errors import InvalidArgument, LoginFailed
from ..base.redact import Secret
from ..base.security import seal
from ..base.steps import Steps, ask
from ..codec.decode import Undecodable, parse_json
from .token_store import Tokens, TokenStore, loaded

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..codec.values import JsonValue

__all__ = ["TokenKeeper", "TokenSource"]

_MARGIN: Final = 30.0
"""Seconds before its expiry at which an access token is renewed, so that it does not expire in transit."""

_LONGEST: Final = 1e10
"""The longest lifetime in seconds that is accepted; a longer one is treated as a server error."""


class TokenSource(Protocol):
    """The security scheme and the lifetime of tokens, whatever the flow."""

    @property
    def scheme(self) -> str:
        """The security scheme that takes the access token."""
        ...

    @property
    def lifetime(self) -> float | None:
        """The lifetime of an access token in seconds if the response has none; ``None`` if unknown."""
        ...


class TokenKeeper:
    """The tokens of one client and their store; the session runs one of its methods at a time."""

    def __init__(self, source: TokenSource, client_id: str, client_secret: str, store: object) -> None:
        self._source = source
        self.client_id = client_id
        self._client_secret = Secret(client_secret)
        self._store = cast("TokenStore | None", store)
        self.tokens: Tokens | None = None
        self._unkept = False

    @property
    def scheme(self) -> str:
        """The security scheme that takes the access token."""
        return self._source.scheme

    def ready(self) -> bool:
        """Return whether there is a token, or a store that may have one."""
        return self._store is not None or self.tokens is not None

    def secrets(self) -> list[Secret]:
        """Return all secrets known now."""
        known = () if self.tokens is None else (self.tokens.access_token, self.tokens.refresh_token)
        return [self._client_secret, *(Secret(text) for text in known if text)]

    def _keep(self, context: "CallContext", tokens: Tokens) -> Steps[Grant]:
        """Save tokens in the store before they are used; exceptions of the store propagate to the caller."""
        self.tokens, self._unkept = tokens, True
        store = self._store
        if store is not None:
            yield from ask(lambda: store.save(tokens))
        self._unkept = False
        return self._grant(context, tokens)

    def _load(self) -> Steps[Tokens | None]:
        return None if self._store is None else (yield from loaded(self._store))

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
                "the token is not a bearer token; other types are not supported", operation=operation, status=status
            )
        try:
            seal(self.scheme, access)
        except InvalidArgument as error:
            raise LoginFailed(f"the server returned a token that cannot be sent: {error.message}") from None
        lifetime = _seconds(members.get("expires_in"), self._source.lifetime)
        ends = None if lifetime is None else wall + lifetime
        return Tokens(access, refresh if isinstance(refresh, str) and refresh else None, ends)

    def _left(self, context: "CallContext", tokens: Tokens) -> float | None:
        """Return the seconds for which a token is still valid; ``None`` if unknown."""
        if tokens.expires_at is None:
            return None
        left = tokens.expires_at - context.clock.wall()
        return left - min(_MARGIN, max(left, 0.0) / 10)

    def _ended(self, context: "CallContext", tokens: Tokens) -> bool:
        left = self._left(context, tokens)
        return left is not None and left <= 0

    def _grant(self, context: "CallContext", tokens: Tokens) -> Grant:
        left = self._left(context, tokens)
        ends = None if left is None else context.clock.now() + max(left, 0.0)
        return Grant({self.scheme: seal("token_store", tokens.access_token)}, ends)


def _seconds(members: object, fallback: float | None) -> float | None:
    """Return a lifetime that a server sent as a number or as text."""
    try:
        number = float(members) if isinstance(members, (str, int, float)) and not isinstance(members, bool) else None
    except (ValueError, OverflowError):
        number = None
    return number if number is not None and 0 < number < _LONGEST else fallback
