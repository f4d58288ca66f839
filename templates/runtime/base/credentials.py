"""Credentials that a client obtains, and the interface of their sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .redact import Secret
from .security import Credential

if TYPE_CHECKING:
    from ..call.state import Call
    from .operation import Operation
    from .steps import Steps

__all__ = ["Grant", "Grants", "Keeper"]


@dataclass(frozen=True, slots=True)
class Grant:
    """Obtained credentials by scheme, and their expiry on the monotonic clock."""

    values: Mapping[str, Secret]
    expires: float | None


class Keeper(Protocol):
    """A source of grants other than a login; the session runs one of its flows at a time."""

    @property
    def scheme(self) -> str:
        """The security scheme of its grants."""
        ...

    def ready(self) -> bool:
        """Return whether it can obtain a grant."""
        ...

    def secrets(self) -> Sequence[Secret]:
        """Return all secrets known now."""
        ...

    def wanted(self) -> str:
        """Return the arguments that a caller can pass to make it ready, for a message."""
        ...

    def gives(self, operation: "Operation[object]") -> bool:
        """Return whether a success of an operation returns new secrets."""
        ...

    def covers(self, scopes: Sequence[str]) -> bool:
        """Return whether the current grant has some scopes."""
        ...

    def obtain(self, call: "Call") -> "Steps[Grant]":
        """Return a new grant."""
        ...


class Grants(Protocol):
    """A source of credentials, as data of the API."""

    def keeper(self, credentials: Mapping[str, Credential], environment: Mapping[str, str], store: object) -> Keeper:
        """Create the keeper of one client; ``store`` is the caller's token store."""
        ...
