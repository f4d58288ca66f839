"""Credentials that a function of the caller's gives, anew for each request."""

from collections.abc import Callable
from typing import Final, cast, final

from .auth import seal
from .errors import InvalidArgument
from .redact import HIDDEN, Secret
from .steps import Steps, ask

__all__ = ["Source", "known"]

_KEPT: Final = 8
"""Credentials given last, which are still hidden in what a server sends back."""


@final
class Source:
    """A function that gives a credential; it is never printed, as it may hold the credential.

    Args:
        argument: what the caller calls it.
        function: returns the credential; for an async client also something to await.
        pair: whether the credential may be a user and a password.
    """

    __slots__ = ("_argument", "_function", "_pair", "given")

    def __init__(self, argument: str, function: Callable[[], object], pair: bool) -> None:
        self._argument = argument
        self._function = function
        self._pair = pair
        self.given: tuple[Secret, ...] = ()
        """The credentials it gave last."""

    def __repr__(self) -> str:
        return HIDDEN

    def ask(self) -> Steps[Secret]:
        """Call the function, and return the credential.

        Raises:
            InvalidArgument: it gives something else; the message does not show it.
            Exception: whatever the function raises.
        """
        value = yield from ask(self._function)
        wanted = "a str that is not empty" + (", or a user and a password" if self._pair else "")
        if not value or not (isinstance(value, str) or (self._pair and _is_pair(value))):
            found = "an empty one" if isinstance(value, str) else type(value).__name__
            raise InvalidArgument(f"{self._argument}: the function must return {wanted}, not {found}")
        secret = seal(self._argument, cast("str | tuple[str, str]", value))
        if all(secret.reveal() != each.reveal() for each in self.given):
            self.given = (*self.given, secret)[-_KEPT:]
        return secret


def known(credential: Secret | Source) -> tuple[Secret, ...]:
    """Return the credentials that are known now, the newest last."""
    return credential.given if isinstance(credential, Source) else (credential,)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(cast("tuple[object, ...]", value)) == 2
