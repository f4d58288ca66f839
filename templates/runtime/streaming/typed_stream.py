"""Lazy, typed streams: each iteration sends the request and reads the response."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import suppress
from types import TracebackType
from typing import ClassVar, Generic, Self, TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.iterating import iterating
from ..base.operation import Events, Operation
from ..call.engine import AsyncEngine, SyncEngine
from .opening import open_async_reply, open_reply
from .streamed_reply import AsyncStreamedReply, StreamedReply

__all__ = ["AsyncTypedStream", "Reader", "TypedStream", "gives_stream"]

T = TypeVar("T")
ItemT = TypeVar("ItemT")
EngineT = TypeVar("EngineT", bound="SyncEngine | AsyncEngine")
ReplyT = TypeVar("ReplyT", bound="StreamedReply | AsyncStreamedReply")


def gives_stream(operation: Operation[object], kind: type[Events], whole: bool) -> bool:
    """Return whether an operation gives a stream of events (``Events``) or of items (``StreamedItems``).

    Raises:
        InvalidArgument: it does, but the caller asks for a whole response.
    """
    found = any(status[0] == "2" and type(each) is kind for status, each in operation.replies.items())
    if found and whole:
        raise InvalidArgument("accept: a stream has no whole response; call the method without with_response")
    return found


class Reader:
    """Converts the chunks of one response to typed items.

    Attributes:
        ended: whether the server marked the end of the stream.
    """

    def __init__(self, operation: Operation[object], reply: StreamedReply | AsyncStreamedReply) -> None:
        self._operation = operation
        self._reply = reply
        self.ended = False

    def feed(self, piece: bytes) -> Iterator[object]:
        """Yield the items completed by this chunk, up to the end of the stream.

        Raises:
            Error: an item is too large, or with ``strict=True`` does not match its schema.
        """
        raise NotImplementedError

    def end(self) -> Iterator[object]:
        """Yield the last item, if nothing ends it.

        Raises:
            Error: the stream ended within an item, or with ``strict=True`` the item does not match its schema.
        """
        raise NotImplementedError


class _Stream(Generic[EngineT, ReplyT, T]):
    """The request of a stream, and the responses that are being read."""

    _reader: ClassVar[type[Reader]]

    def __init__(self, engine: EngineT, operation: Operation[T], arguments: Arguments) -> None:
        self._engine = engine
        self._operation = operation
        self._arguments = arguments
        self._open: list[ReplyT] = []

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._operation.id}>"


class TypedStream(_Stream[SyncEngine, StreamedReply, T], Generic[T, ItemT]):
    """A stream for threads."""

    def __iter__(self) -> Iterator[ItemT]:
        reply = open_reply(self._engine, self._operation, self._arguments)
        self._open.append(reply)
        try:
            reader = self._reader(self._operation, reply)
            for piece in reply.iter_bytes():
                for item in reader.feed(piece):
                    yield cast("ItemT", item)
                if reader.ended:
                    break
            for item in reader.end():
                yield cast("ItemT", item)
        finally:
            self._open.remove(reply)
            reply.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all running iterations."""
        for reply in list(self._open):
            reply.close()


class AsyncTypedStream(_Stream[AsyncEngine, AsyncStreamedReply, T], Generic[T, ItemT]):
    """A stream for tasks."""

    _kept: list[AsyncGenerator[ItemT]] | None = None
    """The iterations of an ``async with`` block, which closes them."""

    def __aiter__(self) -> AsyncIterator[ItemT]:
        items = self._items()
        if self._kept is not None:
            self._kept.append(items)
        return items

    async def _items(self) -> AsyncGenerator[ItemT]:
        reply = await open_async_reply(self._engine, self._operation, self._arguments)
        self._open.append(reply)
        try:
            reader = self._reader(self._operation, reply)
            async with iterating(reply.iter_bytes()) as pieces:
                async for piece in pieces:
                    for item in reader.feed(piece):
                        yield cast("ItemT", item)
                    if reader.ended:
                        break
            for item in reader.end():
                yield cast("ItemT", item)
        finally:
            self._open.remove(reply)
            await reply.aclose()

    async def __aenter__(self) -> Self:
        self._kept = []
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections of all running iterations."""
        for reply in list(self._open):
            await reply.aclose()
        kept, self._kept = self._kept or [], None
        for items in kept:
            # Another task may be reading: it ends by itself, since its connection is closed.
            with suppress(RuntimeError):
                await items.aclose()
