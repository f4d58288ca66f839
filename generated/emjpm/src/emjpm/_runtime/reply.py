"""A whole reply: the data, and all that came with it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from .headers import Headers

__all__ = ["Reply"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Reply(Generic[T]):
    """A successful reply.

    Attributes:
        operation: the operation's id.
        status: the status.
        headers: the header fields, read whatever the case of their names.
        request_id: the server's own id of the request; ``None`` where it gives none.
        data: the decoded value.
        content: the raw bytes of the body.
        attempts: how many requests were sent.
        elapsed: seconds from the call to the reply, pauses included.
    """

    operation: str
    status: int
    headers: Headers
    request_id: str | None
    data: T
    content: bytes
    attempts: int
    elapsed: float

    def __repr__(self) -> str:
        return f"<Reply {self.operation}: {self.status}, {len(self.content)} bytes>"
