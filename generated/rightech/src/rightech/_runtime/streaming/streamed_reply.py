"""Streamed responses: the body is read in chunks or saved to a file."""

import os
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ..base.async_library import library
from ..base.errors import Error, InvalidArgument, ReplyTooLarge
from ..base.iterating import iterating
from ..base.notes import Note, drift_error
from ..base.tracebacks import shortened
from ..call.response import report_drifts
from ..codec.decode import media_type
from .lines import Lines

if TYPE_CHECKING:
    from ..base.drift import Drift
    from ..base.reply import Reply
    from ..base.wire import AsyncRest, RawReply, Rest
    from ..call.state import Call

__all__ = ["AsyncStreamedReply", "StreamedReply"]


class _Streamed:
    """The common part of streamed responses.

    Attributes:
        operation: the operation id.
        status: the status code.
        headers: the header fields, with case-insensitive names. A file name in them is chosen by the server and never
            used as a path.
        request_id: the request id that the server assigned; ``None`` if there is none.
        attempts: the number of requests sent.
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
            raise self.with_details(Error("the body of this response was already read, or the response is closed"))
        self._taken = True

    def with_details(self, error: Error) -> Error:
        """Add the details of this call to an error, and leave the frames of the runtime out of its traceback."""
        self._call.complete(error)
        error.status, error.request_id = self.status, self.request_id
        return shortened(error)

    def report_drifts(self, drifts: "list[Drift]") -> None:
        """Pass drifts to the caller's listener, or log them."""
        report_drifts(self._call, drifts)

    def scrubbed(self, content: bytes) -> bytes:
        """Return the bytes with all known secrets redacted."""
        return self._call.core.session.scrubber().content(content)

    def _lines(self) -> Lines:
        return Lines(self.settings.max_reply_bytes)

    def _text(self, line: bytes) -> str:
        charset = media_type(self._raw)[1] or "utf-8"
        try:
            return line.decode(charset)
        except (UnicodeError, LookupError):
            note = Note(self.operation, self.status)
            note("", f"text in {charset}", "other bytes", None)
            if self.settings.strict:
                raise self.with_details(
                    drift_error("a line of the response does not match its charset", note.drifts)
                ) from None
            self.report_drifts(note.drifts)
            return line.decode(errors="replace")

    def _total(self) -> int | None:
        """Return the size of the decoded body, if the server declares it."""
        length = self.headers.get("content-length", "")
        is_known = length.isascii() and length.isdigit() and len(length) < 20
        return int(length) if is_known and "content-encoding" not in self.headers else None

    def _counted(self, size: int, most: int | None) -> None:
        if most is not None and size > most:
            raise self.with_details(ReplyTooLarge(f"the response is larger than {most} bytes, the given limit"))


class StreamedReply(_Streamed):
    """A streamed response; its body can be read once, within the ``with`` block."""

    def iter_bytes(self) -> Iterator[bytes]:
        """Yield the decoded body in chunks.

        Raises:
            TransportError: the body is truncated, or the next chunk timed out.
        """
        self._take()
        rest = cast("Rest | None", self._raw.rest)
        try:
            if rest is None:
                yield self._raw.content
            else:
                yield from rest
        except Error as error:
            raise self.with_details(error) from error.__cause__
        finally:
            self.close()

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines of the body without line ends; none may be longer than ``max_reply_bytes``."""
        lines = self._lines()
        for piece in self.iter_bytes():
            for line in lines.feed(piece):
                yield self._text(line)
        if last := lines.take():
            yield self._text(last)

    def read(self) -> bytes:
        """Return the whole body, of at most ``max_reply_bytes``."""
        content = bytearray()
        for piece in self.iter_bytes():
            content += piece
            self._counted(len(content), self.settings.max_reply_bytes)
        return bytes(content)

    def save(
        self,
        path: "str | os.PathLike[str]",
        *,
        limit: int | None = None,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> Path:
        """Write the body to a file, completely or not at all; an existing file is replaced.

        Args:
            path: the path of the file, including its name; the file name sent by the server is not used.
            limit: the most bytes to write; ``None`` for no limit.
            progress: called after each chunk with the bytes written so far and, if the server declares it, their total.

        Raises:
            InvalidArgument: the path is a directory or a device.
            ReplyTooLarge: the body is larger than ``limit``.
            OSError: the file cannot be written.
        """
        with _whole(path) as (target, file):
            size = 0
            for piece in self.iter_bytes():
                size += len(piece)
                self._counted(size, limit)
                file.write(piece)
                if progress is not None:
                    progress(size, self._total())
        return target

    def close(self) -> None:
        """Release the connection; the rest of the body can no longer be read."""
        self._taken = True
        if self._raw.rest is not None:
            cast("Rest", self._raw.rest).close()


class AsyncStreamedReply(_Streamed):
    """A streamed response; its body can be read once, within the ``async with`` block."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Yield the decoded body in chunks.

        Raises:
            TransportError: the body is truncated, or the next chunk timed out.
        """
        self._take()
        rest = cast("AsyncRest | None", self._raw.rest)
        try:
            if rest is None:
                yield self._raw.content
            else:
                async with iterating(rest) as pieces:
                    async for piece in pieces:
                        yield piece
        except Error as error:
            raise self.with_details(error) from error.__cause__
        finally:
            await self.aclose()

    async def iter_lines(self) -> AsyncIterator[str]:
        """Yield the lines of the body without line ends; none may be longer than ``max_reply_bytes``."""
        lines = self._lines()
        async with iterating(self.iter_bytes()) as pieces:
            async for piece in pieces:
                for line in lines.feed(piece):
                    yield self._text(line)
        if last := lines.take():
            yield self._text(last)

    async def read(self) -> bytes:
        """Return the whole body, of at most ``max_reply_bytes``."""
        content = bytearray()
        async with iterating(self.iter_bytes()) as pieces:
            async for piece in pieces:
                content += piece
                self._counted(len(content), self.settings.max_reply_bytes)
        return bytes(content)

    async def save(
        self,
        path: "str | os.PathLike[str]",
        *,
        limit: int | None = None,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> Path:
        """Write the body to a file, completely or not at all; an existing file is replaced.

        Args:
            path: the path of the file, including its name; the file name sent by the server is not used.
            limit: the most bytes to write; ``None`` for no limit.
            progress: called after each chunk with the bytes written so far and, if the server declares it, their total.

        Raises:
            InvalidArgument: the path is a directory or a device.
            ReplyTooLarge: the body is larger than ``limit``.
            OSError: the file cannot be written.
        """
        with _whole(path) as (target, file):
            size = 0
            async with iterating(self.iter_bytes()) as pieces:
                async for piece in pieces:
                    size += len(piece)
                    self._counted(size, limit)
                    await library().in_thread(file.write, piece)
                    if progress is not None:
                        progress(size, self._total())
        return target

    async def aclose(self) -> None:
        """Release the connection; the rest of the body can no longer be read."""
        self._taken = True
        if self._raw.rest is not None:
            await cast("AsyncRest", self._raw.rest).aclose()


@contextmanager
def _whole(path: "str | os.PathLike[str]") -> "Generator[tuple[Path, BinaryIO]]":
    """Open a temporary file next to the path, and rename it to the path on success."""
    target = Path(path)
    if target.exists() and not target.is_file():
        raise InvalidArgument("path: must be the path of a file, including its name, not of a directory or a device")
    part = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with part.open("xb") as file:
            yield target, file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
