"""Requests, undecoded responses, and the protocol of transports."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final, Protocol, TypeAlias

from .headers import Headers
from .redact import redact_url
from .timeouts import Timeout

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
        OSError: the file cannot be read.
    """

    __slots__ = ("_path", "length")

    replayable: Final = True

    def __init__(self, path: "os.PathLike[str]") -> None:
        self._path = path
        with open(path, "rb") as file:  # noqa: PTH123  # a PathLike need be no path of pathlib
            self.length: int | None = os.fstat(file.fileno()).st_size

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the file."""
        with open(self._path, "rb") as file:  # noqa: PTH123  # as above
            while chunk := file.read(_CHUNK):
                yield chunk


class FilePart:
    """A binary file, sent from its current position; sent again only if it is seekable."""

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
        """Whether the file can seek back to the start position."""
        return self._start is not None

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the file, from the start position."""
        if self._start is not None:
            self._file.seek(self._start)
        while chunk := self._file.read(_CHUNK):
            yield chunk


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """The body of a request, sent as a sequence of parts."""

    parts: tuple[bytes | FilePart | PathPart, ...] = ()
    progress: Callable[[int, int | None], object] | None = None
    """Called after each chunk with the bytes sent so far and their total, ``None`` if unknown."""

    @property
    def length(self) -> int | None:
        """The number of bytes; ``None`` if unknown."""
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
        """Return the bytes, from the beginning; reading them reports the progress."""
        if not self.parts:
            return iter(())
        return self._chunks() if self.progress is None else self._reported(self.progress)

    def _chunks(self) -> Iterator[bytes]:
        for part in self.parts:
            if isinstance(part, bytes):
                yield part
            else:
                yield from part.chunks()

    def _reported(self, progress: Callable[[int, int | None], object]) -> Iterator[bytes]:
        sent, total = 0, self.length
        for chunk in self._chunks():
            for start in range(0, len(chunk), _CHUNK):
                piece = chunk[start : start + _CHUNK]
                yield piece
                # The transport requests the next chunk when it has written this one.
                sent += len(piece)
                progress(sent, total)

    def __repr__(self) -> str:
        return f"Content({self.length} bytes)"


Keep: TypeAlias = Callable[[int, Headers], bool]
"""Decides from the status and header fields whether to leave the body of a response unread, for streaming."""


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """A request, ready to send; its ``repr`` shows no header and no query values.

    Attributes:
        method: the HTTP method in capitals.
        url: the complete URL, percent-encoded.
        headers: the header fields, without those that frame the message.
        content: the body.
        timeout: the timeouts of the steps.
        remaining: the seconds left for the whole exchange.
        max_reply_bytes: the maximum size of the decoded response.
        keep: decides which responses to leave unread, with the body in ``RawReply.rest``; ``None`` to read all. A
            transport may ignore it and read all.
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
        """Return a copy with header fields set; ``_`` in a name becomes ``-``."""
        return replace(
            self, headers=self.headers.with_fields((name.replace("_", "-"), value) for name, value in fields.items())
        )

    def __repr__(self) -> str:
        return f"<Request {self.method} {redact_url(self.url)}>"


class Rest(Protocol):
    """The unread body of a response, decoded."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield the next chunks; failures raise ``TransportError``."""
        ...

    def close(self) -> None:
        """Release the connection, or close it if the body is incomplete."""
        ...


class AsyncRest(Protocol):
    """The unread body of a response for async clients, decoded."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the next chunks; failures raise ``TransportError``."""
        ...

    async def aclose(self) -> None:
        """Release the connection, or close it if the body is incomplete."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class RawReply:
    """A response before decoding of its media type; content codings are decoded.

    ``rest`` is the unread body if ``Request.keep`` asked for it; whoever takes it must close it. ``remarks`` are
    deviations of the transfer, to be reported as drift.
    """

    status: int
    headers: Headers
    content: bytes = b""
    rest: Rest | AsyncRest | None = None
    remarks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<RawReply {self.status}, {len(self.content)} bytes>"


class Transport(Protocol):
    """Sends requests; failures raise ``TransportError``."""

    def send(self, request: Request) -> RawReply:
        """Send one request within ``request.remaining`` seconds."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class AsyncTransport(Protocol):
    """Sends requests; failures raise ``TransportError``."""

    async def send(self, request: Request) -> RawReply:
        """Send one request within ``request.remaining`` seconds."""
        ...

    async def aclose(self) -> None:
        """Close all connections."""
        ...
