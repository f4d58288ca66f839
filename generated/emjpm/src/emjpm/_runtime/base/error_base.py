"""The base class of the exceptions; see ``errors`` for the whole tree."""

from typing import Final, TypedDict, Unpack

from .headers import Headers

__all__ = ["Details", "Error", "details_of"]

_PACKAGE: Final = __name__.partition("._runtime.")[0]


class Details(TypedDict, total=False):
    """The details of a call in an exception."""

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
    """The base class of all exceptions of this client.

    Attributes:
        message: what went wrong, in the server's words if it gave a reason.
        operation: the operation id in the description.
        call: the method of this client, such as ``"items.create"``.
        method: the HTTP method; ``None`` if no request was built.
        url: the URL, with the values of the query redacted.
        status: the status of the response; ``None`` if there was none.
        request_id: the request id that the server assigned, to quote in a support request.
        content: the raw bytes of the response.
        headers: the header fields of the response, with secrets redacted.
        attempts: the number of requests sent.
        retry_after: the seconds to wait that the server requested; ``None`` if it requested none.
    """

    def __init_subclass__(cls) -> None:
        """Set the module to the one that exports the exception, for tracebacks and pickles."""
        if cls.__module__.startswith(f"{_PACKAGE}._runtime."):
            cls.__module__ = f"{_PACKAGE}.errors"

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
        """The decoded body: of the described type if it matches, otherwise any JSON value, text or ``None``."""
        return self._body

    def __str__(self) -> str:
        request = f"{self.method} {self.url}" if self.method and self.url else None
        known = (self.call or self.operation, request, self.status, self.message)
        line = ": ".join(str(each) for each in known if each is not None)
        return line if self.request_id is None else f"{line} (request {self.request_id})"

    def __reduce__(self) -> "tuple[object, tuple[type[Error], dict[str, object]]]":
        return (_restore, (type(self), dict(self.__dict__)))


Error.__module__ = f"{_PACKAGE}.errors"


def details_of(error: Error) -> Details:
    """Return the details of an exception, for another exception that replaces it."""
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
