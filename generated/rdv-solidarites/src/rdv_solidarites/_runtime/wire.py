"""What crosses the wire: a request, a raw reply, and what performs the one to get the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final, Protocol

from .headers import Headers
from .options import Timeout
from .redact import redact_url

__all__ = ["AsyncTransport", "Content", "FilePart", "RawReply", "Request", "Transport"]

_CHUNK: Final = 65536


class FilePart:
    """A binary file to send from its present position; sent again only when it can be rewound."""

    __slots__ = ("_file", "_start", "length")

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start: int | None = None
        self.length: int | None = None
        if file.seekable():
            self._start = file.tell()
            self.length = file.seek(0, 2) - self._start
            file.seek(self._start)

    @property
    def replayable(self) -> bool:
        """Whether the file can be rewound to where it stood."""
        return self._start is not None

    def chunks(self) -> Iterator[bytes]:
        """Give the file's bytes, from where it stood."""
        if self._start is not None:
            self._file.seek(self._start)
        while chunk := self._file.read(_CHUNK):
            yield chunk


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """The body of a request: pieces sent one after the other."""

    parts: tuple[bytes | FilePart, ...] = ()

    @property
    def length(self) -> int | None:
        """How many bytes; ``None`` where a file cannot tell."""
        total = 0
        for part in self.parts:
            length = len(part) if isinstance(part, bytes) else part.length
            if length is None:
                return None
            total += length
        return total

    @property
    def replayable(self) -> bool:
        """Whether the same bytes can be sent again."""
        return all(isinstance(part, bytes) or part.replayable for part in self.parts)

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes, from the beginning."""
        for part in self.parts:
            if isinstance(part, bytes):
                yield part
            else:
                yield from part.chunks()

    def __repr__(self) -> str:
        return f"Content({self.length} bytes)"


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """One request, ready to send; its ``repr`` shows no header value and no query value.

    Attributes:
        method: in capitals.
        url: the whole URL, percent-encoded.
        headers: every field but the length, which the transport adds.
        content: the body.
        timeout: seconds for each step.
        remaining: seconds left for the whole exchange.
        max_reply_bytes: how large the decoded reply may be.
    """

    method: str
    url: str
    headers: Headers
    content: Content
    timeout: Timeout
    remaining: float
    max_reply_bytes: int

    def with_headers(self, **fields: str) -> "Request":
        """Give the request with header fields put over its own; ``_`` in a name stands for ``-``."""
        return replace(
            self, headers=self.headers.with_fields((name.replace("_", "-"), value) for name, value in fields.items())
        )

    def __repr__(self) -> str:
        return f"<Request {self.method} {redact_url(self.url)}>"


@dataclass(frozen=True, slots=True, repr=False)
class RawReply:
    """One reply as it came, its content decoded from any compression."""

    status: int
    headers: Headers
    content: bytes = b""

    def __repr__(self) -> str:
        return f"<RawReply {self.status}, {len(self.content)} bytes>"


class Transport(Protocol):
    """Performs requests; every failure is a ``TransportError``."""

    def send(self, request: Request) -> RawReply:
        """Perform one request, within ``request.remaining`` seconds."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


class AsyncTransport(Protocol):
    """Performs requests; every failure is a ``TransportError``."""

    async def send(self, request: Request) -> RawReply:
        """Perform one request, within ``request.remaining`` seconds."""
        ...

    async def aclose(self) -> None:
        """Close every connection."""
        ...
