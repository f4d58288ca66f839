"""Keep the credentials of a login in a store, so that processes share them instead of logging in separately."""

import json
import os
from typing import TYPE_CHECKING, Final, cast

from ..base.credentials import Grant
from ..base.errors import CredentialMissing
from ..base.security import seal
from ..base.steps import Steps, ask
from .token_store import Tokens, TokenStore, exclusively, loaded

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.credentials import Login

__all__ = ["stored"]

_ROUNDS: Final = 100_000
"""How often the secrets of a login are hashed, so that they cannot be guessed from the hash."""


def stored(login: "Login", context: "CallContext") -> Steps[Grant]:
    """Return the credentials in the store, or log in and save the new ones.

    Those of another user or another server are not used. They are also renewed if the server rejected the last ones,
    unless another process has saved new ones meanwhile.

    Raises:
        CredentialMissing: the store has no valid credentials, and the client cannot log in.
        LoginFailed: the login failed.
    """
    return exclusively(context.session.store, context, _stored(login, context))


def _stored(login: "Login", context: "CallContext") -> Steps[Grant]:
    session = context.session
    store = cast("TokenStore", session.store)
    found = yield from loaded(store)
    known = None if found is None else _grant(login, context, found)
    if known is not None and found != session.last:
        session.last = found
        return known
    if not session.can_log_in():
        raise CredentialMissing("the token store has no valid credentials; pass the credentials for the login")
    grant = yield from login.log_in(login, context)
    tokens = _tokens(login, context, grant)
    # If saving fails, the exception of the store propagates to the caller.
    yield from ask(lambda: store.save(tokens))
    session.last = tokens
    return grant


def _grant(login: "Login", context: "CallContext", tokens: Tokens) -> Grant | None:
    """Return stored credentials; ``None`` if they have expired, or are not those of this login."""
    if tokens.owner and not _is_owner(login, context, tokens.owner):
        return None
    if {name for name, _ in tokens.values} != {each.scheme for each in login.sources}:
        return None
    left = None if tokens.expires_at is None else tokens.expires_at - context.clock.wall()
    if left is not None and left <= 0:
        return None
    values = {name: seal("token_store", text) for name, text in tokens.values}
    return Grant(values, None if left is None else context.clock.now() + left)


def _tokens(login: "Login", context: "CallContext", grant: Grant) -> Tokens:
    values = tuple((name, secret.reveal()) for name, secret in grant.values.items())
    ends = None if grant.expires is None else context.clock.wall() + grant.expires - context.clock.now()
    return Tokens(values[0][1], None, ends, values=values, owner=_owner(login, context, os.urandom(16).hex()))


def _owner(login: "Login", context: "CallContext", salt: str) -> str:
    """Return the origin of the server and a hash of the secrets that the caller passed; no hash if there are none."""
    import hashlib

    origin = context.base(login.operation().server, at_origin=True)
    secrets = context.session.known_secrets()
    if not secrets:
        return origin
    found = hashlib.pbkdf2_hmac("sha256", json.dumps(secrets, sort_keys=True).encode(), salt.encode(), _ROUNDS)
    return f"{origin} {salt} {found.hex()}"


def _is_owner(login: "Login", context: "CallContext", owner: str) -> bool:
    """Return whether stored credentials are those of the server and the user of this client, as far as is known."""
    origin, _, user = owner.partition(" ")
    mine = _owner(login, context, user.partition(" ")[0])
    return mine.partition(" ")[0] == origin and (mine == owner or not user or " " not in mine)
