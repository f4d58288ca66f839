"""The tokens of an authorization code: exchanged, renewed, and saved before they are used."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_plus

from ..base.arguments import Arguments
from ..base.credentials import Grant
from ..base.errors import ApiError, CredentialMissing, LoginFailed
from ..base.operation import Retry
from ..base.steps import Steps, wait
from ..call.authorize import check_private
from .token_keeper import TokenKeeper
from .token_store import Tokens, exclusively

if TYPE_CHECKING:
    from ..base.operation import Operation
    from ..call.state import Call
    from .authorization_code import OAuth2

__all__ = ["CodeKeeper"]

_SECOND_LOOK: Final = 1.0
"""Seconds after which the store is read again, in case another process is saving a new pair."""


class CodeKeeper(TokenKeeper):
    """The ``Keeper`` for authorization codes."""

    def __init__(self, data: "OAuth2", client_id: str, client_secret: str, store: object) -> None:
        super().__init__(data, client_id, client_secret, store)
        self.data = data

    def wanted(self) -> str:
        """Return the arguments that a caller can pass, for a message."""
        return "token_store"

    def gives(self, operation: "Operation[object]") -> bool:
        """Return whether a success of an operation returns new secrets."""
        return operation.id == self.data.operation().id

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return ``True``: the user decides which scopes to grant."""
        return True

    def obtain(self, call: "Call") -> Steps[Grant]:
        """Return a new access token: from the store if it has one, otherwise from the server.

        Raises:
            CredentialMissing: the store is empty, or client id or secret is missing.
            LoginFailed: the server returned no token.
        """
        return exclusively(self._store, call, self._obtained(call))

    def _obtained(self, call: "Call") -> Steps[Grant]:
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
        from ..call.flow import reply_of
        from ..call.state import Call

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
