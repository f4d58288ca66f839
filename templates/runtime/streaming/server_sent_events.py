"""Server-sent events as lazy, typed streams: iterating sends the request and reads the response."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, Unpack

from ..base.errors import Error, ProtocolError
from ..base.notes import Note, drift_error
from ..base.operation import Events, Operation
from ..call.resource import AsyncResource, Given, SyncResource
from ..call.response import success
from .lines import EventReader, RawEvent
from .typed_stream import AsyncTypedStream, Reader, TypedStream

if TYPE_CHECKING:
    from .streamed_reply import AsyncStreamedReply, StreamedReply

__all__ = ["AsyncEventResource", "AsyncEventStream", "Event", "EventResource", "EventStream"]

T = TypeVar("T")

_END: Final = "[DONE]"
"""The data of the event with which many servers mark the end of a stream."""


@dataclass(frozen=True, slots=True)
class Event(Generic[T]):
    """One server-sent event.

    Attributes:
        data: the typed data; the text itself if it is not the described JSON.
        name: the event type; ``"message"`` if the server names none.
        id: the last event id, from which a later call may continue; ``""`` if there is none.
        retry: the reconnection time in milliseconds that the server requests; ``None`` if it requests none.
    """

    data: T
    name: str = "message"
    id: str = ""
    retry: int | None = None


class _Events(Reader):
    """Reads server-sent events."""

    def __init__(self, operation: Operation[object], reply: "StreamedReply | AsyncStreamedReply") -> None:
        super().__init__(operation, reply)
        found = success(operation, reply.status)
        self._type = found.kind.type() if found is not None and isinstance(found.kind, Events) else str
        self._raw = EventReader(reply.settings.max_reply_bytes)

    def feed(self, piece: bytes) -> Iterator[Event[object]]:
        """Yield the events completed by this chunk, up to the one that marks the end of the stream.

        Raises:
            Error: an event is too large, or with ``strict=True`` does not match its schema.
        """
        try:
            for raw in self._raw.feed(piece):
                if raw.data == _END:
                    self.ended = True
                    return
                if raw.data or self._type is str:
                    yield Event(self._data(raw), raw.name, raw.id, raw.retry)
        except Error as error:
            raise self._reply.with_details(error) from None

    def end(self) -> Iterator[Event[object]]:
        """Yield the last event if the server sent no empty line after it, and report that.

        Raises:
            Error: the stream ended within an event, or with ``strict=True`` the event deviates.
        """
        try:
            raw = None if self.ended else self._raw.end(_END)
            if raw is not None and (raw.data or self._type is str):
                yield Event(self._data(raw, at_end=True), raw.name, raw.id, raw.retry)
        except Error as error:
            raise self._reply.with_details(error) from None

    def _data(self, raw: RawEvent, at_end: bool = False) -> object:
        note = Note(self._reply.operation, self._reply.status)
        data = self._typed(raw.data, note, at_end)
        if at_end:
            note("", "an empty line after the event", "the end of the stream", raw.data)
        if raw.broken:
            note("", "text in UTF-8", "other bytes", raw.data)
        if note.drifts and self._reply.settings.strict:
            raise drift_error("an event does not match its schema", note.drifts)
        self._reply.report_drifts(note.drifts)
        return data

    def _typed(self, data: str, note: Note, at_end: bool) -> object:
        """Return the typed data of an event, or the text if it is not JSON.

        Raises:
            ProtocolError: it is truncated at the end of the stream.
        """
        if self._type is str:
            return data
        from ..codec.json_reader import Undecodable, read_json
        from ..codec.lenient import read

        content = data.encode()
        try:
            tree, oddities = read_json(content)
        except Undecodable as reason:
            if at_end and reason.cut:
                raise ProtocolError("the stream ended within an event") from None
            note("", "JSON", str(reason), data)
            return data
        for oddity in oddities:
            note("", "JSON", oddity, data)
        return read(self._type, tree, "", note, None if oddities else content)


class EventStream(TypedStream[T, Event[T]]):
    """A lazy stream of events; each iteration is a separate request.

    The iteration ends with the stream, or with an event whose data is ``[DONE]``; events without data are skipped. The
    connection is released when the iteration ends, by ``break`` too, or at the end of a ``with`` block. A lost
    connection raises a ``TransportError``; the stream does not reconnect.
    """

    _reader = _Events


class AsyncEventStream(AsyncTypedStream[T, Event[T]]):
    """A lazy stream of events; each iteration is a separate request.

    The connection is released when the iteration ends or at the end of an ``async with`` block; an iteration left early
    outside of such a block ends when the event loop finalizes it. A lost connection raises a ``TransportError``; the
    stream does not reconnect.
    """

    _reader = _Events


class EventResource(SyncResource):
    """Base class of a resource with streams of events."""

    def _events(self, operation: "Operation[T]", **given: Unpack[Given]) -> EventStream[T]:
        return EventStream(self._engine, *self._prepared(operation, given))


class AsyncEventResource(AsyncResource):
    """Base class of a resource with streams of events."""

    def _events(self, operation: "Operation[T]", **given: Unpack[Given]) -> AsyncEventStream[T]:
        return AsyncEventStream(self._engine, *self._prepared(operation, given))
