"""What crosses the wire: a request, a raw reply, and what performs the one to get the other."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final, Protocol, TypeAlias

from .headers import Headers
from .options import Timeout
from .redact import redact_url

__all__ = [
    "AsyncRest",
    "AsyncTransport",
    "Content",
    "FilePart",
    "Keep",
    "PathPart",
    "RawReply",
    "Request",
    "Rest",
    "Transport",
]

_CHUNK: Final = 65536


class PathPart:
    """A file that is opened each time it is sent.

    Raises:
        OSError: it cannot be read.
    """

    __slots__ = ("_path", "length")

    replayable: Final = True

    def __init__(self, path: "os.PathLike[str]") -> None:
        self._path = path
        with open(path, "rb") as file:  # noqa: PTH123  # a PathLike need be no path of pathlib
            self.length: int | None = os.fstat(file.fileno()).st_size

    def chunks(self) -> Iterator[bytes]:
        """Give the file's bytes."""
        with open(self._path, "rb") as file:  # noqa: PTH123  # as above
            while chunk := file.read(_CHUNK):
                yield chunk


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

    parts: tuple[bytes | FilePart | PathPart, ...] = ()

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


Keep: TypeAlias = Callable[[int, Headers], bool]
"""Tells by the status and the header fields of a reply whether its body is wanted piece by piece."""


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
        keep: tells which replies to leave unread, their body in ``RawReply.rest``; ``None`` to read every one. A
            transport may pay no heed and read them all.
    """

    method: str
    url: str
    headers: Headers
    content: Content
    timeout: Timeout
    remaining: float
    max_reply_bytes: int
    keep: Keep | None = None

    def with_headers(self, **fields: str) -> "Request":
        """Give the request with header fields put over its own; ``_`` in a name stands for ``-``."""
        return replace(
            self, headers=self.headers.with_fields((name.replace("_", "-"), value) for name, value in fields.items())
        )

    def __repr__(self) -> str:
        return f"<Request {self.method} {redact_url(self.url)}>"


class Rest(Protocol):
    """The body of a reply that is still to be read, decoded from any compression."""

    def __iter__(self) -> Iterator[bytes]:
        """Read the next pieces; every failure is a ``TransportError``."""
        ...

    def close(self) -> None:
        """Give the connection back, or break it where something is still to come."""
        ...


class AsyncRest(Protocol):
    """The same for tasks."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Read the next pieces; every failure is a ``TransportError``."""
        ...

    async def aclose(self) -> None:
        """Give the connection back, or break it where something is still to come."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class RawReply:
    """One reply as it came, its content decoded from any compression.

    ``rest`` is the body where ``Request.keep`` asked to leave it unread; who takes it closes it. ``remarks`` says what
    is odd about how it came, and is reported as drift.
    """

    status: int
    headers: Headers
    content: bytes = b""
    rest: Rest | AsyncRest | None = None
    remarks: tuple[str, ...] = ()

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
