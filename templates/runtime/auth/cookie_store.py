"""Session cookies in the caller's token store, so that processes share them."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from ..base.security import seal
from ..base.steps import Steps, ask
from ..call.cookies import Cookies
from .token_store import Tokens, TokenStore, loaded

if TYPE_CHECKING:
    from ..base.clock import Clock
    from ..base.security import Scheme

__all__ = ["StoredCookies", "stored_cookies"]


class StoredCookies(Cookies):
    """The session cookies of one client, which a store keeps; it is read before each call."""

    stored = True

    def __init__(self, store: "TokenStore", schemes: "Mapping[str, Scheme]") -> None:
        super().__init__(schemes)
        self._store = store
        self._last: Tokens | None = None

    def load(self, clock: "Clock") -> Steps[None]:
        """Read the cookies that another client or process has saved."""
        found = yield from loaded(self._store)
        if found is None or found == self._last:
            return
        self._last = found
        end = None if found.expires_at is None else clock.now() + found.expires_at - clock.wall()
        known = set(self._names.values())
        self._kept = {name: (seal("token_store", text), end) for name, text in found.values if name in known}

    def save(self, clock: "Clock") -> Steps[None]:
        """Save the cookies; exceptions of the store propagate to the caller."""
        kept = {name: (secret.reveal(), end) for name, (secret, end) in self._kept.items()}
        ends = [clock.wall() + end - clock.now() for _, end in kept.values() if end is not None]
        values = tuple((name, text) for name, (text, _) in kept.items())
        # Without a cookie, an expired entry is saved: a store cannot be emptied.
        tokens = (
            Tokens(values[0][1], None, min(ends, default=None), values=values) if values else Tokens("-", None, 0.0)
        )
        yield from ask(partial(self._store.save, tokens))
        self._last = tokens


def stored_cookies(store: object) -> "type[Cookies] | partial[StoredCookies]":
    """Return the class of the session cookies for a client with or without a token store."""
    return Cookies if store is None else partial(StoredCookies, cast("TokenStore", store))
