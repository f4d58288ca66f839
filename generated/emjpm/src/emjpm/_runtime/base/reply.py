"""A response with its metadata."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from .headers import Headers

__all__ = ["Reply"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Reply(Generic[T]):
    """A successful response.

    Attributes:
        operation: the operation id.
        status: the status code.
        headers: the header fields, with case-insensitive names.
        request_id: the request id that the server assigned; ``None`` if there is none.
        data: the decoded body.
        content: the raw bytes of the body.
        attempts: the number of requests sent.
        elapsed: the seconds from the call to the response, including pauses.
    """

    operation: str
    status: int
    headers: Headers
    request_id: str | None
    data: T
    content: bytes
    attempts: int
    elapsed: float

    @property
    def etag(self) -> str | None:
        """The ``ETag``, to be sent as ``If-Match`` when updating what was read; ``None`` if there is none."""
        return self.headers.get("etag")

    def __repr__(self) -> str:
        return f"<Reply {self.operation}: {self.status}, {len(self.content)} bytes>"
