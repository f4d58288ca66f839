"""The context of a call that logins and token keepers use."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .arguments import Arguments
    from .clock import Clock
    from .operation import Operation
    from .reply import Reply
    from .steps import Steps

__all__ = ["CallContext", "LoginState"]


class LoginState(Protocol):
    """The data of a client that its login needs.

    Attributes:
        last: the credentials that were last loaded from the store or saved in it.
    """

    last: object

    @property
    def store(self) -> object:
        """The caller's token store."""
        ...

    def can_log_in(self) -> bool:
        """Return whether the caller passed all secrets for the login."""
        ...

    def known_secrets(self) -> "Mapping[str, str]":
        """Return the secrets for the login that no function returns, by field of its body."""
        ...

    def secrets(self, seconds: float) -> "Steps[Mapping[str, str]]":
        """Return the secrets for the login by field of its body, within ``seconds``."""
        ...


class CallContext(Protocol):
    """The call that needs credentials."""

    @property
    def operation(self) -> "Operation[object]":
        """The operation that is called."""
        ...

    @property
    def clock(self) -> "Clock":
        """The clock of the client."""
        ...

    @property
    def session(self) -> LoginState:
        """The data of the client that its login needs."""
        ...

    def remaining(self) -> float:
        """Return the seconds left for the call.

        Raises:
            Timeout: the deadline has passed.
        """
        ...

    def base(self, server: str, base: str = "", *, at_origin: bool = False) -> str:
        """Return a base URL.

        Args:
            server: the name of a server; ``""`` for that of the API.
            base: the base URL, instead of that of the server.
            at_origin: whether to return the origin of the server.

        Raises:
            InvalidArgument: the caller replaced the API's base URL but passed none for this server.
        """
        ...

    def call(
        self,
        operation: "Operation[object]",
        arguments: "Arguments",
        headers: "Mapping[str, str] | None" = None,
        *,
        base: str = "",
        at_origin: bool = False,
        described: bool = True,
    ) -> "Steps[Reply[object]]":
        """Call the operation that returns credentials, within the deadline of this call; redirects are not followed.

        Args:
            operation: the operation.
            arguments: its arguments.
            headers: additional header fields.
            base: the base URL, instead of that of the server.
            at_origin: whether the path starts at the origin of the server, not at its base URL.
            described: whether the operation is in the description; drifts of others are only logged.

        Raises:
            InvalidArgument: the connection is not confidential.
            Error: the call failed.
        """
        ...
