"""Streamed responses: the body is read in chunks or saved to a file."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from ..base.async_library import library
from ..base.errors import Error, ReplyTooLarge
from ..base.iterating import iterating
from ..base.notes import Note, drift_error
from ..base.steps import Steps
from ..base.tracebacks import shortened
from ..base.wire import AsyncRest, RawReply, Rest
from ..call.response import report_drifts
from ..call.state import request_id
from ..codec.decode import media_type
from .download import Download, whole_file
from .lines import Lines

if TYPE_CHECKING:
    from ..base.arguments import Arguments
    from ..base.drift import Drift
    from ..base.reply import Reply
    from ..call.state import Call

__all__ = ["AsyncStreamedReply", "StreamedReply"]

PerformT = TypeVar("PerformT")


class _Streamed(Generic[PerformT]):
    """The common part of streamed responses.

    Attributes:
        operation: the operation id.
        status: the status code.
        headers: the header fields, with case-insensitive names. A file name in them is chosen by the server and never
            used as a path.
        request_id: the request id that the server assigned; ``None`` if there is none.
        attempts: the number of requests sent.
    """

    def __init__(self, call: "Call", arguments: "Arguments", reply: "Reply[object]", perform: PerformT) -> None:
        self.operation = reply.operation
        self.status = reply.status
        self.headers = reply.headers
        self.request_id = reply.request_id
        self.attempts = reply.attempts
        self.settings = call.settings
        self._call = call
        self._arguments = arguments
        self._perform = perform
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

    def _text(self, line: bytes) -> str:
        charset = media_type(self._raw)[1] or "utf-8"
        try:
            return line.decode(charset)
        except (UnicodeError, LookupError):
            note = Note(self.operation, self.status)
            note("", f"text in {charset}", "other bytes", None)
            if self.settings.strict:
                error = drift_error("a line of the response does not match its charset", note.drifts)
                raise self.with_details(error) from None
            self.report_drifts(note.drifts)
            return line.decode(errors="replace")

    def _continued(self, raw: RawReply) -> None:
        """Take another response to the same call: of the whole file, or of its rest."""
        self._raw, self.attempts = raw, self._call.attempts
        if raw.status != 206:
            self.status, self.headers, self.request_id = raw.status, raw.headers, request_id(raw.headers)

    def _counted(self, size: int, most: int | None) -> None:
        if most is not None and size > most:
            raise self.with_details(ReplyTooLarge(f"the response is larger than {most} bytes, the given limit"))


class StreamedReply(_Streamed[Callable[[Steps[RawReply]], RawReply]]):
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
        lines = Lines(self.settings.max_reply_bytes)
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

        If the connection breaks off, the client asks for the rest of the file, within ``retries`` and ``deadline``. If
        the file may have changed, or the server does not send the rest alone, the download begins again.

        Args:
            path: the path of the file, including its name; the file name sent by the server is not used.
            limit: the most bytes to write; ``None`` for no limit.
            progress: called after each chunk with the bytes written so far and, if the server declares it, their total.
                The bytes are fewer than before when the download begins again.

        Raises:
            TransportError: the body broke off, and another attempt is not allowed.
            InvalidArgument: the path is a directory or a device.
            ReplyTooLarge: the body is larger than ``limit``.
            OSError: the file cannot be written.
        """
        with whole_file(path) as (target, file):
            download = Download(self._call, self._arguments)
            for piece in self._downloaded(download):
                self._counted(download.size + len(piece), limit)
                download.write(file, piece)
                if progress is not None:
                    progress(download.size, download.total)
            file.truncate(download.size)
        return target

    def _downloaded(self, download: Download) -> Iterator[bytes]:
        """Yield the body in chunks, and go on where it broke off."""
        self._take()
        try:
            while True:
                try:
                    download.begin(self._raw)
                    if self._raw.rest is None:
                        yield self._raw.content
                    else:
                        yield from cast("Rest", self._raw.rest)
                    download.end()
                    return
                except Error as error:
                    failure = self.with_details(error)
                self.close()
                self._continued(self._perform(download.resume(failure)))
        finally:
            self.close()

    def close(self) -> None:
        """Release the connection; the rest of the body can no longer be read."""
        self._taken = True
        if self._raw.rest is not None:
            cast("Rest", self._raw.rest).close()


class AsyncStreamedReply(_Streamed[Callable[[Steps[RawReply]], Awaitable[RawReply]]]):
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
        lines = Lines(self.settings.max_reply_bytes)
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

        If the connection breaks off, the client asks for the rest of the file, within ``retries`` and ``deadline``. If
        the file may have changed, or the server does not send the rest alone, the download begins again.

        Args:
            path: the path of the file, including its name; the file name sent by the server is not used.
            limit: the most bytes to write; ``None`` for no limit.
            progress: called after each chunk with the bytes written so far and, if the server declares it, their total.
                The bytes are fewer than before when the download begins again.

        Raises:
            TransportError: the body broke off, and another attempt is not allowed.
            InvalidArgument: the path is a directory or a device.
            ReplyTooLarge: the body is larger than ``limit``.
            OSError: the file cannot be written.
        """
        with whole_file(path) as (target, file):
            download = Download(self._call, self._arguments)
            async with iterating(self._downloaded(download)) as pieces:
                async for piece in pieces:
                    self._counted(download.size + len(piece), limit)
                    await library().in_thread(download.write, file, piece)
                    if progress is not None:
                        progress(download.size, download.total)
            file.truncate(download.size)
        return target

    async def _downloaded(self, download: Download) -> AsyncIterator[bytes]:
        """Yield the body in chunks, and go on where it broke off."""
        self._take()
        try:
            while True:
                try:
                    download.begin(self._raw)
                    if self._raw.rest is None:
                        yield self._raw.content
                    else:
                        async with iterating(cast("AsyncRest", self._raw.rest)) as pieces:
                            async for piece in pieces:
                                yield piece
                    download.end()
                    return
                except Error as error:
                    failure = self.with_details(error)
                await self.aclose()
                self._continued(await self._perform(download.resume(failure)))
        finally:
            await self.aclose()

    async def aclose(self) -> None:
        """Release the connection; the rest of the body can no longer be read."""
        self._taken = True
        if self._raw.rest is not None:
            await cast("AsyncRest", self._raw.rest).aclose()
