"""The protocol of observers, which are notified of each call and its attempts."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .errors import TransportError
    from .wire import RawReply, Request

__all__ = ["CallObserver", "Observer"]


class CallObserver(Protocol):
    """Observes one call. Exceptions of its methods propagate to the caller."""

    def start_attempt(self, request: "Request", own: bool) -> "Request":
        """Return the request to send.

        Args:
            request: the request of the next attempt, without the credentials that answer a challenge.
            own: whether the request goes to the API's own origin.
        """
        ...

    def end_attempt(self, outcome: "RawReply | TransportError") -> None:
        """Receive the response of an attempt, or the error."""
        ...

    def end_call(self, error: BaseException | None) -> None:
        """Receive the end of the call, with the exception if any. A streamed response has not been read yet."""
        ...


class Observer(Protocol):
    """Observes all calls of a client, including those for single pages and logins."""

    def start_call(self, *, api: str, operation: str, name: str, method: str, path: str) -> CallObserver:
        """Return the observer of one call.

        Args:
            api: the name of the distribution.
            operation: the operation id.
            name: the method as users write it, such as ``pets.get``; ``""`` if there is none.
            method: the HTTP method.
            path: the path of the operation, with its parameters in braces.
        """
        ...
