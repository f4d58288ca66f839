"""Streamed responses: the body is read in chunks or saved to a file."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import cast

from ..base.async_library import library
from ..base.errors import Error
from ..base.iterating import iterating
from ..base.steps import Steps
from ..base.wire import AsyncRest, RawReply, Rest
from .download import Download, whole_file
from .lines import Lines
from .streamed import Streamed

__all__ = ["AsyncStreamedReply", "StreamedReply"]


class StreamedReply(Streamed[Callable[[Steps[RawReply]], RawReply]]):
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


class AsyncStreamedReply(Streamed[Callable[[Steps[RawReply]], Awaitable[RawReply]]]):
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
