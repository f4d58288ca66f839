"""Replies that are read piece by piece: their body goes to a file, or through the caller's hands."""

import asyncio
import os
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from .decode import media_type
from .errors import Error, InvalidArgument, ReplyTooLarge
from .lines import Lines
from .outcome import Note, drift_error, tell

if TYPE_CHECKING:
    from .call import Call
    from .drift import Drift
    from .reply import Reply
    from .wire import AsyncRest, RawReply, Rest

__all__ = ["AsyncStreamedReply", "StreamedReply"]


class _Streamed:
    """What both kinds of streamed reply have.

    Attributes:
        operation: the operation's id.
        status: the status.
        headers: the header fields, read whatever the case of their names. What they say of a file name is the server's
            word, and never used for a path.
        request_id: the server's own id of the request; ``None`` where it gives none.
        attempts: how many requests were sent.
    """

    def __init__(self, call: "Call", reply: "Reply[object]") -> None:
        self.operation = reply.operation
        self.status = reply.status
        self.headers = reply.headers
        self.request_id = reply.request_id
        self.attempts = reply.attempts
        self.settings = call.settings
        self._call = call
        self._raw = cast("RawReply", reply.data)
        self._taken = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.operation}: {self.status}>"

    def _take(self) -> None:
        if self._taken:
            raise self.told(Error("the body of this reply was read already, or the reply was closed"))
        self._taken = True

    def told(self, error: Error) -> Error:
        """Give an error what is known of this call."""
        self._call.complete(error)
        error.status, error.request_id = self.status, self.request_id
        return error

    def tell(self, drifts: "list[Drift]") -> None:
        """Tell drifts to the caller's listener, or to the log."""
        tell(self._call, drifts)

    def scrubbed(self, content: bytes) -> bytes:
        """Give the bytes with every known secret hidden."""
        return self._call.core.session.scrubber().content(content)

    def _lines(self) -> Lines:
        return Lines(self.settings.max_reply_bytes)

    def _text(self, line: bytes) -> str:
        charset = media_type(self._raw)[1] or "utf-8"
        try:
            return line.decode(charset)
        except (UnicodeError, LookupError):
            note = Note(self.operation, self.status)
            note("", f"text in {charset}", "something else", None)
            if self.settings.strict:
                raise self.told(drift_error("a line of the reply is not as described", note.drifts)) from None
            self.tell(note.drifts)
            return line.decode(errors="replace")

    def _counted(self, size: int, most: int | None) -> None:
        if most is not None and size > most:
            raise self.told(ReplyTooLarge(f"the reply is larger than {most} bytes"))


class StreamedReply(_Streamed):
    """A reply whose body is read as it is asked for, once; open inside its ``with``."""

    def iter_bytes(self) -> Iterator[bytes]:
        """Read the body in pieces, decoded from any compression.

        Raises:
            TransportError: the body is cut short, or the next piece did not come in time.
        """
        self._take()
        rest = cast("Rest | None", self._raw.rest)
        try:
            yield from [self._raw.content] if rest is None else rest
        except Error as error:
            raise self.told(error) from error.__cause__
        finally:
            self.close()

    def iter_lines(self) -> Iterator[str]:
        """Read the body line by line, the ends of the lines left out; no line is longer than ``max_reply_bytes``."""
        lines = self._lines()
        for piece in self.iter_bytes():
            for line in lines.feed(piece):
                yield self._text(line)
        if last := lines.take():
            yield self._text(last)

    def read(self) -> bytes:
        """Read the whole body, as far as ``max_reply_bytes`` allows."""
        content = bytearray()
        for piece in self.iter_bytes():
            content += piece
            self._counted(len(content), self.settings.max_reply_bytes)
        return bytes(content)

    def save(self, path: "str | os.PathLike[str]", *, limit: int | None = None) -> Path:
        """Write the body to a file, which stands there whole or not at all; one that stood there is replaced.

        Args:
            path: of the file, its name included: the name that the server gives is not used.
            limit: the most bytes to write; ``None`` for any number.

        Raises:
            InvalidArgument: the path is that of a folder or of a device.
            ReplyTooLarge: there are more bytes than that.
            OSError: the file cannot be written.
        """
        with _whole(path) as (target, file):
            size = 0
            for piece in self.iter_bytes():
                size += len(piece)
                self._counted(size, limit)
                file.write(piece)
        return target

    def close(self) -> None:
        """Give the connection back; the rest of the body cannot be read any more."""
        self._taken = True
        if self._raw.rest is not None:
            cast("Rest", self._raw.rest).close()


class AsyncStreamedReply(_Streamed):
    """A reply whose body is read as it is asked for, once; open inside its ``async with``."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Read the body in pieces, decoded from any compression.

        Raises:
            TransportError: the body is cut short, or the next piece did not come in time.
        """
        self._take()
        rest = cast("AsyncRest | None", self._raw.rest)
        try:
            if rest is None:
                yield self._raw.content
            else:
                async for piece in rest:
                    yield piece
        except Error as error:
            raise self.told(error) from error.__cause__
        finally:
            await self.aclose()

    async def iter_lines(self) -> AsyncIterator[str]:
        """Read the body line by line, the ends of the lines left out; no line is longer than ``max_reply_bytes``."""
        lines = self._lines()
        async for piece in self.iter_bytes():
            for line in lines.feed(piece):
                yield self._text(line)
        if last := lines.take():
            yield self._text(last)

    async def read(self) -> bytes:
        """Read the whole body, as far as ``max_reply_bytes`` allows."""
        content = bytearray()
        async for piece in self.iter_bytes():
            content += piece
            self._counted(len(content), self.settings.max_reply_bytes)
        return bytes(content)

    async def save(self, path: "str | os.PathLike[str]", *, limit: int | None = None) -> Path:
        """Write the body to a file, which stands there whole or not at all; one that stood there is replaced.

        Args:
            path: of the file, its name included: the name that the server gives is not used.
            limit: the most bytes to write; ``None`` for any number.

        Raises:
            InvalidArgument: the path is that of a folder or of a device.
            ReplyTooLarge: there are more bytes than that.
            OSError: the file cannot be written.
        """
        with _whole(path) as (target, file):
            size = 0
            async for piece in self.iter_bytes():
                size += len(piece)
                self._counted(size, limit)
                await asyncio.to_thread(file.write, piece)
        return target

    async def aclose(self) -> None:
        """Give the connection back; the rest of the body cannot be read any more."""
        self._taken = True
        if self._raw.rest is not None:
            await cast("AsyncRest", self._raw.rest).aclose()


@contextmanager
def _whole(path: "str | os.PathLike[str]") -> "Generator[tuple[Path, BinaryIO]]":
    """Open a file beside the path, and put it there in the end when nothing went wrong."""
    target = Path(path)
    if target.exists() and not target.is_file():
        raise InvalidArgument("path: stands for a folder or a device; give the path of a file, its name included")
    part = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with part.open("xb") as file:
            yield target, file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
