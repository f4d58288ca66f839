"""Credentials that a function of the caller returns; it is called for each request."""

from collections.abc import Callable
from typing import Final, cast, final

from ..base.errors import InvalidArgument
from ..base.redact import HIDDEN, Secret
from ..base.security import seal
from ..base.steps import Steps, ask

__all__ = ["Source", "known"]

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
