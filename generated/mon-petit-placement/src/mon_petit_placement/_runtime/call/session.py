"""The credentials of one client. A login or token refresh runs once, however many callers wait for it."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..base.credentials import Grant
from ..base.error_base import details_of
from ..base.errors import (
    AuthError,
    CredentialMissing,
    Error,
    InvalidArgument,
    LimitsUnavailable,
    LoginFailed,
    RateLimited,
    Timeout,
)
from ..base.redact import Scrubber, Secret
from ..base.security import Challenged, Credential, Placed, place
from ..base.steps import Steps, Turn, acquire, finish
from ..codec.serialize import check_cookie, check_header
from .authority import Authority, wanted
from .cookies import Cookies
from .given_credentials import Source, given_credentials, known, login_secrets
from .precedence import generation_of, generations_of_login, newest_first

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.credentials import Login
    from ..base.operation import Security
    from ..base.security import Signer

__all__ = ["Session"]

_UNCHANGED: Final[Mapping[str, int]] = {}


class Session:
    """The credentials of one client, shared by its copies.

    The flow ``obtain`` fetches a new grant: a login, or a token request. The session decides when to run it, lets one
    caller at a time run it, and keeps the grant.
    """

    def __init__(
        self,
        api: "Api",
        credentials: Mapping[str, Credential],
        environment: Mapping[str, str],
        store: object = None,
        certificate: bool = False,
        generations: Mapping[str, int] = _UNCHANGED,
    ) -> None:
        self._api = api
        grants = api.grants
        self.keeper = None if grants is None else grants.keeper(credentials, environment, store, certificate)
        self.store = None if self.keeper is not None else store
        """The caller's token store, for a login."""
        self.last: object = None
        """The credentials that were last loaded from the store or saved in it."""
        self._signers = {name: each.signer() for name, each in api.schemes.items() if isinstance(each, Challenged)}
        self._secrets = login_secrets(api.login, credentials, environment)
        login = generations_of_login(api, credentials, generations, self.keeper, store, self.can_log_in())
        self._direct = given_credentials(api, credentials, environment, generations, login)
        self._generations = login | {
            name: generation_of((api.schemes[name].argument,), credentials, generations) for name in self._direct
        }
        self._ordered: dict[Security, Security] = {}
        self.cookies: Cookies = (Cookies if api.cookies is None else api.cookies(store))(api.schemes)
        """The session cookies that the API has set."""

        def part(login: "Login") -> "Session":
            made = Session(api._replace(login=login, grants=None), credentials, environment, generations=generations)
            made.cookies = self.cookies
            return made

        def changed(others: Mapping[str, Credential]) -> "Session":
            if store is not None:
                raise InvalidArgument(
                    "with_options: a client with a token store cannot change its credentials; create another client"
                )
            later = dict.fromkeys(others, max(generations.values(), default=0) + 1)
            return Session(api, {**credentials, **others}, environment, None, certificate, {**generations, **later})

        # Closures, so that no repr shows the credentials.
        self._part = part
        self.with_credentials = changed
        """Returns a session with some other credentials, which shares nothing with this one."""
        self._others: dict[str, Session] = {}
        self._constant: dict[tuple[str, ...], Authority] = {}
        """The credentials that are the same for every attempt, by the schemes that need them."""
        self._grant: Grant | None = None
        self._turn = Turn()
        self._failure: tuple[int, Error] = (0, AuthError(""))
        self._attempts = 0

    @classmethod
    def open(
        cls, api: "Api", credentials: Mapping[str, Credential], store: object = None, certificate: bool = False
    ) -> "Session":
        """Create a session from the passed credentials, with those of the environment for the others."""
        return cls(api, credentials, os.environ, store, certificate)

    def for_login(self, name: str, login: "Login | None") -> "Session":
        """Return the session for a login other than that of the API; the same one at every call."""
        if login is None:
            return self
        return self._others.setdefault(name, self._part(login))

    def __repr__(self) -> str:
        return f"<Session {self._api.name}>"

    def scrubber(self) -> Scrubber:
        """Return a scrubber of all secrets known now."""
        granted = () if self._grant is None else self._grant.values.values()
        kept = () if self.keeper is None else self.keeper.secrets()
        own = [*self._direct.values(), *self._secrets.values()]
        return Scrubber([*(secret for each in own for secret in known(each)), *granted, *kept, *self.cookies.secrets()])

    def secrets(self, seconds: float) -> "Steps[Mapping[str, str]]":
        """Return the secrets for the login by field of its body, within ``seconds``.

        Raises:
            InvalidArgument: a function of the caller returned an invalid value.
        """
        found: dict[str, str] = {}
        for member, each in self._secrets.items():
            secret = (yield from each.ask(seconds)) if isinstance(each, Source) else each
            found[member] = secret.reveal()
        return found

    def known_secrets(self) -> Mapping[str, str]:
        """Return the secrets for the login that no function returns, by field of its body."""
        return {member: each.reveal() for member, each in self._secrets.items() if isinstance(each, Secret)}

    def everything(self, now: float) -> "Security":
        """Return a requirement of all schemes with a credential, for requests to undescribed paths."""
        names = tuple(name for name in self._api.schemes if name in self._direct or self._granted(name))
        return (names or tuple(self.cookies.valid(now)),)

    def authorize(
        self,
        security: "Security",
        now: Callable[[], float],
        deadline: float,
        obtain: "Callable[[], Steps[Grant]]",
        scopes: Sequence[str] = (),
    ) -> Steps[Authority]:
        """Return the credentials for an operation that needs some scopes; log in first if no others are available.

        Raises:
            CredentialMissing: no alternative of the security requirements can be satisfied.
            LoginFailed: the login failed.
        """
        if not security:
            return Authority()
        for names in security if len(security) < 2 else self._newest_first(security):
            if names in self._constant:
                return self._constant[names]
            if names and all(name in self._direct for name in names):
                asked = yield from self._ask(names, now, deadline)
                authority = Authority(self._place(names, asked), None, bool(asked), self._signed(names, asked))
                if not asked:
                    self._constant[names] = authority
                return authority
            if names and all(name in self._direct or self._granted(name) for name in names):
                grant = self._grant
                if grant is None or (grant.expires is not None and grant.expires <= now()):
                    grant = yield from self.renew(grant, now, deadline, obtain)
                while self.keeper is not None and not self.keeper.covers(scopes):
                    # Another caller may have renewed it meanwhile, for other scopes.
                    grant = yield from self.renew(grant, now, deadline, obtain)
                asked = yield from self._ask([name for name in names if name not in grant.values], now, deadline)
                signers = self._signed(names, asked)
                return Authority(self._place(names, {**asked, **grant.values}), grant, bool(asked), signers)
        kept = self.cookies.valid(now())
        for names in security:
            if names and all(name in self._direct or name in kept for name in names):
                asked = yield from self._ask(names, now, deadline)
                signers = self._signed(names, asked)
                again = bool(asked) or self.cookies.stored
                return Authority(self._place(names, {**kept, **asked}), None, again, signers)
        if () in security:
            return Authority()
        raise CredentialMissing(
            f"missing credentials: pass {wanted(self._api, self.keeper, security)}, or anonymous=True to send none"
        )

    def _newest_first(self, security: "Security") -> "Security":
        if security not in self._ordered:
            self._ordered[security] = newest_first(security, self._generations, self._direct)
        return self._ordered[security]

    def renew(
        self,
        stale: Grant | None,
        now: Callable[[], float],
        deadline: float,
        obtain: "Callable[[], Steps[Grant]]",
        forced: bool = False,
    ) -> Steps[Grant]:
        """Obtain a new grant to replace a stale one, unless another caller has done so meanwhile.

        Callers waiting for an attempt that fails get its error; if the caller that runs it is cancelled, the next
        one runs it. With a keeper, an attempt always runs to its end, since tokens returned meanwhile would be lost.
        ``forced`` obtains a grant even if the current one is valid.

        Raises:
            LoginFailed: the login failed, in this or in another caller.
            RateLimited: the rate limits do not allow the login.
        """
        flow = self._renewed(stale, now, deadline, obtain, forced)
        return (yield from (flow if self.keeper is None and self.store is None else finish(flow)))

    def _renewed(
        self,
        stale: Grant | None,
        now: Callable[[], float],
        deadline: float,
        obtain: "Callable[[], Steps[Grant]]",
        forced: bool,
    ) -> Steps[Grant]:
        seen = self._attempts
        step = yield from acquire(self._turn, deadline - now())
        if not step.acquired:
            raise Timeout("the deadline passed while another call was logging in")
        try:
            if not forced and self._grant is not None and self._grant is not stale:
                return self._grant
            failed, error = self._failure
            if not forced and failed > seen:
                raise error.with_traceback(None)
            try:
                self._grant = yield from obtain()
            except Error as error:
                self._attempts += 1
                unchanged = (AuthError, InvalidArgument, LimitsUnavailable, RateLimited)
                failure = error if isinstance(error, unchanged) else _failed(error)
                self._failure = (self._attempts, failure)
                if failure is error:
                    raise
                raise failure from error
            return self._grant
        finally:
            step.release()

    def _granted(self, name: str) -> bool:
        if self.keeper is not None and name == self.keeper.scheme:
            return self.keeper.ready()
        login = self._api.login
        if login is None or all(source.scheme != name for source in login.sources):
            return False
        return self.store is not None or self.can_log_in()

    def can_log_in(self) -> bool:
        """Return whether the caller passed all secrets for the login."""
        login = self._api.login
        return login is not None and set(self._secrets) >= set(login.secrets.values())

    def _ask(self, names: Sequence[str], now: Callable[[], float], deadline: float) -> Steps[dict[str, Secret]]:
        """Call the functions that return credentials of some schemes; awaitables are bounded by the deadline."""
        found: dict[str, Secret] = {}
        for name in names:
            source = self._direct.get(name)
            if isinstance(source, Source):
                found[name] = yield from source.ask(deadline - now())
        return found

    def _place(self, names: tuple[str, ...], found: Mapping[str, Secret]) -> tuple[Placed, ...]:
        """Return the credentials of some schemes in their places.

        Raises:
            InvalidArgument: a credential cannot be sent in its place.
        """
        placed: list[Placed] = []
        for name in names:
            if name in self._signers:
                continue
            secret = found.get(name, self._direct.get(name))
            if secret is None or isinstance(secret, Source):
                raise InvalidArgument(f"{name}: the login does not return this credential")
            credential = place(self._api.schemes[name], secret)
            if credential.location == "header":
                check_header(credential.name, credential.value.reveal())
            elif credential.location == "cookie":
                check_cookie(credential.name, credential.value.reveal())
            placed.append(credential)
        return tuple(placed)

    def _signed(self, names: tuple[str, ...], found: Mapping[str, Secret]) -> "tuple[tuple[Signer, Secret], ...]":
        """Return the signers that compute the remaining credentials of some schemes."""
        given = {name: direct for name, direct in self._direct.items() if not isinstance(direct, Source)}
        known = {**given, **found}
        return tuple((self._signers[name], known[name]) for name in names if name in self._signers)


def _failed(error: Error) -> LoginFailed:
    return LoginFailed(f"the login failed: {error.message}", **details_of(error))
