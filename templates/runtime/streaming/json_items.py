"""Streams of JSON items as lazy, typed streams: JSON lines, JSON text sequences (RFC 7464), and multipart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeVar, Unpack

from ..base.arguments import Arguments
from ..base.errors import Error, ProtocolError, ReplyTooLarge
from ..base.notes import Note, drift_error
from ..base.operation import Operation, StreamedItems
from ..call.resource import AsyncResource, Given, SyncResource
from ..call.response import success
from ..codec.json_reader import Undecodable, read_json
from .lines import Lines
from .parts import Parts, boundary_of
from .typed_stream import AsyncTypedStream, Reader, TypedStream, gives_stream

if TYPE_CHECKING:
    from .streamed_reply import AsyncStreamedReply, StreamedReply

__all__ = ["AsyncItemResource", "AsyncItemStream", "ItemResource", "ItemStream"]

T = TypeVar("T")

_SEPARATOR: Final = b"\x1e"


class _Records:
    """Splits bytes into the records of a JSON text sequence, each of which follows a separator."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pending = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the records that this chunk ends.

        Raises:
            ReplyTooLarge: a record is too long.
        """
        *whole, rest = data.split(_SEPARATOR)
        for part in whole:
            self._pending += part
            yield self.take()
        self._pending += rest
        if len(self._pending) > self._most:
            raise ReplyTooLarge(f"an item of the response is larger than {self._most} bytes (max_reply_bytes)")

    def take(self) -> bytes:
        """Return the bytes after the last separator."""
        record, self._pending = bytes(self._pending), bytearray()
        return record


class _Items(Reader):
    """Reads JSON items."""

    def __init__(self, operation: Operation[object], reply: "StreamedReply | AsyncStreamedReply") -> None:
        super().__init__(operation, reply)
        found = success(operation, reply.status)
        kind = found.kind if found is not None else None
        self._type: object = kind.type() if isinstance(kind, StreamedItems) else object
        most = reply.settings.max_reply_bytes
        form = kind.media_type if isinstance(kind, StreamedItems) else ""
        self._split: _Records | Lines | Parts
        if form.startswith("multipart/"):
            self._split = Parts(most, boundary_of(reply.headers.get("content-type", "")))
        else:
            self._split = _Records(most) if form.endswith("json-seq") else Lines(most)

    def feed(self, piece: bytes) -> Iterator[object]:
        """Yield the items completed by this chunk.

        Raises:
            Error: an item is too large, or with ``strict=True`` does not match its schema.
        """
        try:
            for record in self._split.feed(piece):
                if record.strip():
                    yield self._item(record, last=False)
        except Error as error:
            raise self._reply.with_details(error) from None

    def end(self) -> Iterator[object]:
        """Yield the last item, if nothing ends it.

        Raises:
            ProtocolError: the stream ended within an item.
        """
        record = self._split.take()
        try:
            if record.strip():
                yield self._item(record, last=True)
        except Error as error:
            raise self._reply.with_details(error) from None

    def _item(self, record: bytes, last: bool) -> object:
        from ..codec.forms_of import holds_numbers
        from ..codec.lenient import read

        exact = holds_numbers(self._type)
        note = Note(self._reply.operation, self._reply.status)
        try:
            tree, oddities = read_json(record, exact=exact)
        except Undecodable as reason:
            if last and reason.cut:
                raise ProtocolError("the stream ended within an item") from None
            item = _text(record)
            note("", "JSON", str(reason), item)
        else:
            for oddity in oddities:
                note("", "JSON", oddity, None)
            item = read(self._type, tree, "", note, None if oddities else record, exact=exact)
        if note.drifts and self._reply.settings.strict:
            raise drift_error("an item does not match its schema", note.drifts)
        self._reply.report_drifts(note.drifts)
        return item


def _text(record: bytes) -> object:
    """Return bytes as text, or unchanged if they are none."""
    try:
        return record.decode()
    except UnicodeDecodeError:
        return record


class ItemStream(TypedStream[T, T]):
    """A lazy stream of items; each iteration is a separate request.

    An item is given as soon as it is received. The connection is released when the iteration ends, by ``break`` too,
    or at the end of a ``with`` block. A lost connection raises a ``TransportError``.
    """

    _reader = _Items


class AsyncItemStream(AsyncTypedStream[T, T]):
    """A lazy stream of items; each iteration is a separate request.

    The connection is released when the iteration ends or at the end of an ``async with`` block; an iteration left early
    outside of such a block ends when the event loop finalizes it. A lost connection raises a ``TransportError``.
    """

    _reader = _Items


class ItemResource(SyncResource):
    """Base class of a resource with streams of items."""

    def _items(self, operation: "Operation[T]", **given: Unpack[Given]) -> ItemStream[T]:
        return ItemStream(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is None and gives_stream(operation, StreamedItems, self._gives_whole):
            return ItemStream(self._engine, operation, arguments)
        return super()._result(operation, arguments)


class AsyncItemResource(AsyncResource):
    """Base class of a resource with streams of items."""

    def _items(self, operation: "Operation[T]", **given: Unpack[Given]) -> AsyncItemStream[T]:
        return AsyncItemStream(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is None and gives_stream(operation, StreamedItems, self._gives_whole):
            return AsyncItemStream(self._engine, operation, arguments)
        return super()._result(operation, arguments)
