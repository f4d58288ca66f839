"""The tokens of one client: taken from the caller's store, renewed, and handed to the store before they are used."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote_plus

from .auth import seal
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
"""Seconds before its end at which an access token is renewed, so that none ends on its way."""

_LONGEST: Final = 1e10
"""Seconds: a lifetime beyond is a mistake of the server's."""

_SECOND_LOOK: Final = 1.0
"""Seconds after which the store is read once more, for a pair that another process is about to put there."""


class TokenKeeper:
    """The kind of grant that OAuth gives; the session lets one caller at a time tell its stories."""

    def __init__(self, data: "OAuth2", client_id: str, client_secret: str, store: object) -> None:
        self.data = data
        self.client_id = client_id
        self._client_secret = Secret(client_secret)
        self._store = cast("TokenStore | None", store)
        self.tokens: Tokens | None = None
        self._unkept = False

    @property
    def scheme(self) -> str:
        """The scheme that the access token is for."""
        return self.data.scheme

    def ready(self) -> bool:
        """Tell whether there is something to take a token from."""
        return self._store is not None or self.tokens is not None

    def secrets(self) -> list[Secret]:
        """Give every secret known now."""
        known = () if self.tokens is None else (self.tokens.access_token, self.tokens.refresh_token)
        return [self._client_secret, *(Secret(text) for text in known if text)]

    def wanted(self) -> str:
        """Say what a caller may give."""
        return "token_store"

    def gives(self, operation: "Operation[object]") -> bool:
        """Tell whether a success of an operation holds secrets nobody knows yet."""
        return operation.id == self.data.operation().id

    def obtain(self, call: "Call") -> Steps[Grant]:
        """Give another access token than the last: the store's when it has one, else a new one.

        Raises:
            CredentialMissing: the store is empty, or the client is not known to the server.
            LoginFailed: the server gives none.
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
            raise CredentialMissing("the token store is empty: send the user to authorization_url() first")
        if tokens.refresh_token is None:
            raise LoginFailed("the access token has ended, and there is no refresh token")
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
        """Give the access token of a code.

        Raises:
            CredentialMissing: the client is not known to the server.
            LoginFailed: the reply holds no token.
        """
        fresh = yield from self._ask_server(call, form)
        return (yield from self._keep(call, fresh))

    def _keep(self, call: "Call", tokens: Tokens) -> Steps[Grant]:
        """Hand tokens to the store, and only then let them be used; what it raises is the caller's to see."""
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
            raise InvalidArgument(f"token_store: load gave {type(found).__name__}, not Tokens")
        return found

    def _changed(self, tokens: Tokens, refusal: ApiError) -> Steps[Tokens | None]:
        """Give the pair that another process put into the store while this one was refused; ``None`` when none did."""
        if self._store is None or not self.data.exclusive or not 400 <= (refusal.status or 0) < 500:
            return None
        found = yield from self._load()
        if found == tokens:
            yield from wait(_SECOND_LOOK)
            found = yield from self._load()
        return found if found != tokens else None

    def _ask_server(self, call: "Call", form: Mapping[str, str]) -> Steps[Tokens]:
        """Call the token operation; once it was sent never again, since it may have been taken."""
        from .call import Call, check_private, reply_of

        if not self.client_id or not self._client_secret:
            names = " and ".join(self.data.arguments)
            raise CredentialMissing(f"needs {names} (or {' and '.join(self.data.variables)} in the environment)")
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
        told = tree if isinstance(tree, dict) else {}
        access, refresh, kind = (told.get(name) for name in ("access_token", "refresh_token", "token_type"))
        if not isinstance(access, str) or not access:
            raise LoginFailed("the reply holds no access token", operation=operation, status=status)
        if isinstance(kind, str) and kind.lower() != "bearer":
            raise LoginFailed("the token is of a kind that is not known", operation=operation, status=status)
        try:
            seal(self.scheme, access)
        except InvalidArgument as error:
            raise LoginFailed(f"the server gave a token that cannot be sent: {error.message}") from None
        lifetime = _seconds(told.get("expires_in"), self.data.lifetime)
        ends = None if lifetime is None else wall + lifetime
        return Tokens(access, refresh if isinstance(refresh, str) and refresh else None, ends)

    def _left(self, call: "Call", tokens: Tokens) -> float | None:
        """Give the seconds for which a token may still be sent; ``None`` when nobody knows its end."""
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


def _seconds(told: object, fallback: float | None) -> float | None:
    """Give a lifetime that a server tells as a number or as its text."""
    try:
        number = float(told) if isinstance(told, (str, int, float)) and not isinstance(told, bool) else None
    except (ValueError, OverflowError):
        number = None
    return number if number is not None and 0 < number < _LONGEST else fallback
