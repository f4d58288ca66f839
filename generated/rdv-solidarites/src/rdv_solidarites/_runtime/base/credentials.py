"""Credentials that a client obtains: the data of a login, and the interface of token keepers."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from .redact import Secret
from .security import Credential

if TYPE_CHECKING:
    from .context import CallContext
    from .operation import Operation
    from .steps import Steps

__all__ = ["CredentialSource", "Expiry", "Grant", "Grants", "Keeper", "Login"]


class Grant(NamedTuple):
    """Obtained credentials by scheme, and their expiry on the monotonic clock."""

    values: Mapping[str, Secret]
    expires: float | None


class CredentialSource(NamedTuple):
    """Where the response of a login contains a credential: a header, a JSON pointer into the body, or a cookie."""

    scheme: str
    location: Literal["header", "body", "cookie"]
    name: str


class Expiry(NamedTuple):
    """Where the response of a login contains the lifetime of its credentials; ``fallback`` is the default in seconds.

    For a cookie, ``Max-Age`` or ``Expires`` is read, whatever ``unit`` says.
    """

    source: Literal["header", "body", "cookie"] | None = None
    name: str = ""
    unit: Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"] = "unix-seconds"
    fallback: float | None = None


class Login(NamedTuple):
    """The operation that returns credentials.

    ``secrets`` maps the client's arguments to fields of the request body, ``variables`` to environment variables.
    ``constants`` are fields of the body with a fixed value. ``log_in`` runs the login, ``stored`` the login with the
    caller's token store.
    """

    operation: "Callable[[], Operation[object]]"
    secrets: Mapping[str, str]
    variables: Mapping[str, str]
    sources: Sequence[CredentialSource]
    log_in: "Callable[[Login, CallContext], Steps[Grant]]"
    constants: Mapping[str, str | int | float | bool] = {}
    expiry: Expiry | None = None
    stored: "Callable[[Login, CallContext], Steps[Grant]] | None" = None


class Keeper(Protocol):
    """Obtains, refreshes and keeps the tokens of one client; the session runs one of its methods at a time."""

    @property
    def scheme(self) -> str:
        """The security scheme of its grants."""
        ...

    def ready(self) -> bool:
        """Return whether it has a token, or may be able to obtain one."""
        ...

    def secrets(self) -> Sequence[Secret]:
        """Return all secrets known now."""
        ...

    def wanted(self) -> str:
        """Return the arguments that a caller should pass to make it ready, for an error message."""
        ...

    def gives(self, operation: "Operation[object]") -> bool:
        """Return whether a successful response of an operation contains secrets."""
        ...

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return whether the current grant has some scopes."""
        ...

    def obtain(self, context: "CallContext") -> "Steps[Grant]":
        """Return a new grant."""
        ...


class Grants(Protocol):
    """The OAuth 2.0 data of an API, which creates the token keeper of a client."""

    def names(self) -> Mapping[str, str]:
        """Return the environment variables by argument of the client."""
        ...

    def keeper(
        self,
        credentials: Mapping[str, Credential],
        environment: Mapping[str, str],
        store: object,
        certificate: bool = False,
    ) -> Keeper:
        """Create the keeper of one client.

        Args:
            credentials: the credentials that the caller passed, by argument.
            environment: the environment variables.
            store: the caller's token store.
            certificate: whether the client presents a certificate (RFC 8705).
        """
        ...
