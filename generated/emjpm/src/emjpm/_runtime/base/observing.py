"""The interface of observers, which see each call and its attempts."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .errors import TransportError
    from .wire import RawReply, Request

__all__ = ["CallObserver", "Observer"]


class CallObserver(Protocol):
    """Sees one call. What its methods raise is raised to the caller."""

    def start_attempt(self, request: "Request", own: bool) -> "Request":
        """Return the request to send.

        Args:
            request: the request of the next attempt, without the credentials that answer a challenge.
            own: whether it goes to the API's own origin.
        """
        ...

    def end_attempt(self, outcome: "RawReply | TransportError") -> None:
        """See the response of an attempt, or why there is none."""
        ...

    def end_call(self, error: BaseException | None) -> None:
        """See the end of the call, with the exception that the caller gets. A streamed response is not read yet."""
        ...


class Observer(Protocol):
    """Sees all calls of a client: those of operations, of single pages, and of logins."""

    def start_call(self, *, api: str, operation: str, name: str, method: str, path: str) -> CallObserver:
        """Return the observer of one call.

        Args:
            api: the name of the distribution.
            operation: the operation id.
            name: the call as users write it, such as ``pets.get``; ``""`` if there is none.
            method: the HTTP method.
            path: the path of the operation, with its parameters in braces.
        """
        ...
