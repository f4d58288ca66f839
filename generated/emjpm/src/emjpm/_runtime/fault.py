"""The root of the errors; ``errors`` draws the whole tree."""

from typing import TypedDict, Unpack

from .headers import Headers

__all__ = ["Details", "Error", "details_of"]


class Details(TypedDict, total=False):
    """What an error knows of its call."""

    operation: str | None
    call: str | None
    method: str | None
    url: str | None
    status: int | None
    request_id: str | None
    body: object
    content: bytes
    headers: Headers
    attempts: int
    retry_after: float | None


class Error(Exception):
    """The root of every error this client raises.

    Attributes:
        message: what is wrong, in the server's words where it says it.
        operation: the operation's id, as the description names it.
        call: the operation as this client names it: ``"items.create"``.
        method: the method of the request; ``None`` where there was none to send.
        url: its URL, the values of the query hidden.
        status: the status of the reply; ``None`` where none came.
        request_id: the server's own id of the request, for its support.
        content: the raw bytes of the reply.
        headers: the header fields of the reply, secrets hidden.
        attempts: how many requests were sent.
        retry_after: seconds the server asked to wait; ``None`` where it asked nothing.
    """

    def __init__(self, message: str, **details: Unpack[Details]) -> None:
        super().__init__(message)
        self.message = message
        self.operation = details.get("operation")
        self.call = details.get("call")
        self.method = details.get("method")
        self.url = details.get("url")
        self.status = details.get("status")
        self.request_id = details.get("request_id")
        self._body = details.get("body")
        self.content = details.get("content", b"")
        self.headers = details.get("headers", Headers())
        self.attempts = details.get("attempts", 0)
        self.retry_after = details.get("retry_after")

    @property
    def body(self) -> object:
        """The decoded body of the reply: typed as the description says where it does, else any JSON, text or None."""
        return self._body

    def __str__(self) -> str:
        request = f"{self.method} {self.url}" if self.method and self.url else None
        known = (self.call or self.operation, request, self.status, self.message)
        line = ": ".join(str(each) for each in known if each is not None)
        return line if self.request_id is None else f"{line} (request {self.request_id})"

    def __reduce__(self) -> "tuple[object, tuple[type[Error], dict[str, object]]]":
        return (_restore, (type(self), dict(self.__dict__)))


def details_of(error: Error) -> Details:
    """Give what an error knows of its call, for another that is raised in its place."""
    return Details(
        operation=error.operation,
        call=error.call,
        method=error.method,
        url=error.url,
        status=error.status,
        request_id=error.request_id,
        body=error.body,
        content=error.content,
        headers=error.headers,
        attempts=error.attempts,
        retry_after=error.retry_after,
    )


def _restore(kind: type[Error], state: dict[str, object]) -> Error:
    error = kind.__new__(kind)
    error.args = (state["message"],)
    error.__dict__.update(state)
    return error
