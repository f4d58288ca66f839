"""The credentials of a caller: passed, taken from the environment, or returned by a function for each request."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, cast, final

from ..base.errors import InvalidArgument
from ..base.redact import HIDDEN, Secret
from ..base.security import Basic, Challenged, Credential, seal
from ..base.steps import Steps, ask
from .precedence import is_used

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.credentials import Login

__all__ = ["Source", "given_credentials", "known", "login_secrets"]

_KEPT: Final = 8
"""The number of recent credentials that are still redacted in responses."""


@final
class Source:
    """A function that returns a credential; its ``repr`` shows nothing, as it may contain the credential.

    Args:
        argument: the name of the argument, for messages.
        function: returns the credential, or for an async client an awaitable of it.
        pair: whether the credential may be a pair of user and password.
    """

    __slots__ = ("_argument", "_function", "_pair", "given")

    def __init__(self, argument: str, function: Callable[[], object], pair: bool) -> None:
        self._argument = argument
        self._function = function
        self._pair = pair
        self.given: tuple[Secret, ...] = ()
        """The credentials it returned recently."""

    def __repr__(self) -> str:
        return HIDDEN

    def ask(self, seconds: float) -> Steps[Secret]:
        """Call the function, and return the credential.

        Args:
            seconds: the time left for the call, which bounds a function that is awaited.

        Raises:
            InvalidArgument: the function returned an invalid value; the message does not show it.
            Timeout: the deadline passed while the function was awaited.
            Exception: whatever the function raises.
        """
        refusal = "a sync client cannot await its function; pass a plain one, or use the async client"
        value = yield from ask(self._function, f"{self._argument}: {refusal}", seconds)
        wanted = "a non-empty str" + (", or a pair of user and password" if self._pair else "")
        if not value or not (isinstance(value, str) or (self._pair and _is_pair(value))):
            found = "an empty str" if isinstance(value, str) else type(value).__name__
            raise InvalidArgument(f"{self._argument}: the function must return {wanted}, not {found}")
        secret = seal(self._argument, cast("str | tuple[str, str]", value))
        if all(secret.reveal() != each.reveal() for each in self.given):
            self.given = (*self.given, secret)[-_KEPT:]
        return secret


def known(credential: Secret | Source) -> tuple[Secret, ...]:
    """Return the credentials known now, the newest last."""
    return credential.given if isinstance(credential, Source) else (credential,)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(cast("tuple[object, ...]", value)) == 2


def given_credentials(
    api: "Api",
    credentials: Mapping[str, Credential],
    environment: Mapping[str, str],
    generations: Mapping[str, int],
    login: Mapping[str, int],
) -> dict[str, Secret | Source]:
    """Return the passed credentials, with those of the environment for the others, by scheme.

    Args:
        api: the API.
        credentials: what the caller passed, by argument.
        environment: the environment variables.
        generations: see ``precedence.generation_of``.
        login: the generation of what a login needs, by the schemes of what it returns.
    """
    found: dict[str, Secret | Source] = {}
    for name, scheme in api.schemes.items():
        if name in login and not is_used(name, api, credentials, generations, login[name]):
            continue
        given = credentials.get(scheme.argument)
        value = given or environment.get(scheme.variable) or None
        if callable(value):
            found[name] = Source(scheme.argument, value, isinstance(scheme, (Basic, Challenged)))
        elif value is not None:
            found[name] = seal(scheme.argument if given else scheme.variable, value)
    return found


def login_secrets(
    login: "Login | None", credentials: Mapping[str, Credential], environment: Mapping[str, str]
) -> dict[str, Secret | Source]:
    """Return the secrets that a login sends, by the member that it sends them as.

    Raises:
        InvalidArgument: a secret is neither a text nor a function.
    """
    found: dict[str, Secret | Source] = {}
    if login is None:
        return found
    for argument, member in login.secrets.items():
        value = credentials.get(argument) or environment.get(login.variables.get(argument, ""))
        if callable(value):
            found[member] = Source(argument, value, pair=False)
        elif isinstance(value, str) and value:
            found[member] = Secret(value)
        elif value:
            raise InvalidArgument(f"{argument}: must be a str, or a function that returns one")
    return found
