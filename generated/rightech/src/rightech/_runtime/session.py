"""The credentials of one client, and how they are obtained and renewed: once, whoever asks."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from .auth import Basic, Credential, Placed, place, seal
from .errors import (
    AuthError,
    CredentialMissing,
    Error,
    InvalidArgument,
    LimitsUnavailable,
    LoginFailed,
    RateLimited,
    Timeout,
)
from .fault import details_of
from .redact import Scrubber, Secret
from .sources import Source, known
from .steps import Steps, Turn, acquire, finish

if TYPE_CHECKING:
    from .api import Api
    from .auth import Login
    from .call import Call
    from .operation import Operation, Security

__all__ = ["Authority", "Grant", "Grants", "Keeper", "Session"]


@dataclass(frozen=True, slots=True)
class Grant:
    """Credentials that were obtained: by scheme, and when they end on the monotonic clock."""

    values: Mapping[str, Secret]
    expires: float | None


@dataclass(frozen=True, slots=True)
class Authority:
    """What one attempt is sent with; ``grant`` is the one it came from, which a 401 asks to renew.

    ``asked`` tells whether a function of the caller's gave some of it, which may give another credential after a 401.
    """

    placed: tuple[Placed, ...] = ()
    grant: Grant | None = None
    asked: bool = False

    def same(self, other: "Authority") -> bool:
        """Tell whether the same is sent with another attempt."""
        return [each.value.reveal() for each in self.placed] == [each.value.reveal() for each in other.placed]


class Keeper(Protocol):
    """Gives the grants of one client in another way than a login; the session asks one caller at a time."""

    @property
    def scheme(self) -> str:
        """The scheme that its grants are for."""
        ...

    def ready(self) -> bool:
        """Tell whether it can give one."""
        ...

    def secrets(self) -> Sequence[Secret]:
        """Give every secret it knows now."""
        ...

    def wanted(self) -> str:
        """Say what a caller may give to have it ready."""
        ...

    def gives(self, operation: "Operation[object]") -> bool:
        """Tell whether a success of an operation holds secrets nobody knows yet."""
        ...

    def obtain(self, call: "Call") -> "Steps[Grant]":
        """Give another grant than the last."""
        ...


class Grants(Protocol):
    """A way to credentials, as data of the API."""

    def keeper(self, credentials: Mapping[str, Credential], environment: Mapping[str, str], store: object) -> Keeper:
        """Make what gives the grants of one client; ``store`` is the caller's."""
        ...


class Session:
    """The credentials of one client, shared by its copies.

    A grant is obtained by ``obtain``, a story given by the kind of login the API has; the session decides when it is
    told, keeps what it gives, and lets one caller at a time tell it.
    """

    def __init__(
        self, api: "Api", credentials: Mapping[str, Credential], environment: Mapping[str, str], store: object = None
    ) -> None:
        self._api = api
        self.keeper = None if api.grants is None else api.grants.keeper(credentials, environment, store)
        self._direct: dict[str, Secret | Source] = {}
        for name, scheme in api.schemes.items():
            given = credentials.get(scheme.argument)
            value = given or environment.get(scheme.variable) or None
            if callable(value):
                self._direct[name] = Source(scheme.argument, value, isinstance(scheme, Basic))
            elif value is not None:
                self._direct[name] = seal(scheme.argument if given else scheme.variable, value)
        self._secrets: dict[str, Secret | Source] = {}
        if api.login is not None:
            for argument, member in api.login.secrets.items():
                value = credentials.get(argument) or environment.get(api.login.variables.get(argument, ""))
                if callable(value):
                    self._secrets[member] = Source(argument, value, pair=False)
                elif isinstance(value, str) and value:
                    self._secrets[member] = Secret(value)
                elif value:
                    raise InvalidArgument(f"{argument}: must be a str, or a function that returns one")

        def part(login: "Login") -> "Session":
            return Session(replace(api, login=login, grants=None), credentials, environment)

        # A closure, so that nothing shows what the caller gave.
        self._part = part
        self._beside: dict[str, Session] = {}
        self._grant: Grant | None = None
        self._turn = Turn()
        self._failure: tuple[int, Error] = (0, AuthError(""))
        self._attempts = 0

    @classmethod
    def open(cls, api: "Api", credentials: Mapping[str, Credential], store: object = None) -> "Session":
        """Take the credentials given, and the environment's for those not given."""
        return cls(api, credentials, os.environ, store)

    def beside(self, name: str, login: "Login | None") -> "Session":
        """Give the session of a part of the API that has a login of its own: the same one at every call."""
        if login is None:
            return self
        return self._beside.setdefault(name, self._part(login))

    def __repr__(self) -> str:
        return f"<Session {self._api.name}>"

    def scrubber(self) -> Scrubber:
        """Give what hides every secret known now."""
        granted = () if self._grant is None else self._grant.values.values()
        kept = () if self.keeper is None else self.keeper.secrets()
        own = [*self._direct.values(), *self._secrets.values()]
        return Scrubber([*(secret for each in own for secret in known(each)), *granted, *kept])

    def secrets(self) -> "Steps[Mapping[str, str]]":
        """Return what the login takes, by member of its body.

        Raises:
            InvalidArgument: a function of the caller's gives something else.
        """
        found: dict[str, str] = {}
        for member, each in self._secrets.items():
            secret = (yield from each.ask()) if isinstance(each, Source) else each
            found[member] = secret.reveal()
        return found

    def everything(self) -> "Security":
        """Give a requirement of every scheme there is a credential for; for requests to undescribed paths."""
        names = tuple(name for name in self._api.schemes if name in self._direct or self._granted(name))
        return (names,)

    def authorise(
        self, security: "Security", now: Callable[[], float], deadline: float, obtain: "Callable[[], Steps[Grant]]"
    ) -> Steps[Authority]:
        """Give what to send with an operation, logging in first where that is the only way.

        Raises:
            CredentialMissing: no alternative can be met.
            LoginFailed: the login failed.
        """
        if not security:
            return Authority()
        for names in security:
            if names and all(name in self._direct for name in names):
                asked = yield from self._ask(names)
                return Authority(self._place(names, asked), asked=bool(asked))
        for names in security:
            if names and all(name in self._direct or self._granted(name) for name in names):
                grant = self._grant
                if grant is None or (grant.expires is not None and grant.expires <= now()):
                    grant = yield from self.renew(grant, now, deadline, obtain)
                asked = yield from self._ask(names)
                return Authority(self._place(names, {**grant.values, **asked}), grant, bool(asked))
        if () in security:
            return Authority()
        raise CredentialMissing(f"needs {self._wanted(security)}")

    def renew(
        self,
        stale: Grant | None,
        now: Callable[[], float],
        deadline: float,
        obtain: "Callable[[], Steps[Grant]]",
        forced: bool = False,
    ) -> Steps[Grant]:
        """Obtain a new grant in the place of a stale one, unless another caller has done so meanwhile.

        Callers that waited for an attempt that failed get its error; when the one that made the attempt is cancelled,
        the next in line makes it. With a keeper, an attempt goes on to its end whoever is cancelled: what the server
        gave meanwhile would be lost. ``forced`` obtains one whatever there is.

        Raises:
            LoginFailed: the attempt failed, here or where another made it.
            RateLimited: the rate limits of the login hold it back.
        """
        story = self._renewed(stale, now, deadline, obtain, forced)
        return (yield from (story if self.keeper is None else finish(story)))

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
                told = (AuthError, InvalidArgument, LimitsUnavailable, RateLimited)
                failure = error if isinstance(error, told) else _failed(error)
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
        return (
            login is not None
            and set(self._secrets) >= set(login.secrets.values())
            and any(harvest.scheme == name for harvest in login.harvests)
        )

    def _ask(self, names: tuple[str, ...]) -> Steps[dict[str, Secret]]:
        """Call the functions that give credentials of some schemes."""
        found: dict[str, Secret] = {}
        for name in names:
            source = self._direct.get(name)
            if isinstance(source, Source):
                found[name] = yield from source.ask()
        return found

    def _place(self, names: tuple[str, ...], found: Mapping[str, Secret]) -> tuple[Placed, ...]:
        placed: list[Placed] = []
        for name in names:
            direct = self._direct.get(name)
            secret = found.get(name) if direct is None or isinstance(direct, Source) else direct
            if secret is None:
                raise InvalidArgument(f"{name}: the login does not give this credential")
            placed.append(place(self._api.schemes[name], secret))
        return tuple(placed)

    def _wanted(self, security: "Security") -> str:
        ways = [" and ".join(self._name(name) for name in names) for names in security if names]
        login = self._api.login
        if login is not None:
            ways.append(" and ".join(login.secrets))
        if self.keeper is not None:
            ways.append(self.keeper.wanted())
        variables = [scheme.variable for names in security for name in names if (scheme := self._api.schemes.get(name))]
        told = ", ".join(sorted({variable for variable in variables if variable}))
        return " or ".join(ways) + (f" (or {told} in the environment)" if told else "")

    def _name(self, scheme: str) -> str:
        known = self._api.schemes.get(scheme)
        return scheme if known is None or not known.argument else known.argument


def _failed(error: Error) -> LoginFailed:
    return LoginFailed(f"the login failed: {error.message}", **details_of(error))
