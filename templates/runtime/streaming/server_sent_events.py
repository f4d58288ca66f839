"""Server-sent events as lazy, typed streams: iterating sends the request and reads the response."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Generic, TypeVar, Unpack

from ..base.arguments import Arguments
from ..base.errors import Error, InvalidArgument, ProtocolError
from ..base.notes import Note, drift_error
from ..base.operation import Events, Operation, Parameter
from ..call.resource import AsyncResource, Given, SyncResource
from ..call.response import success
from ..codec.serialize import check_header
from .lines import EventReader, RawEvent
from .typed_stream import AsyncTypedStream, Reader, TypedStream, gives_stream

if TYPE_CHECKING:
    from .streamed_reply import AsyncStreamedReply, StreamedReply

__all__ = ["AsyncEventResource", "AsyncEventStream", "Event", "EventResource", "EventStream", "resumed"]

T = TypeVar("T")

_LAST: Final = "Last-Event-ID"


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
        kind = found.kind if found is not None and isinstance(found.kind, Events) else Events(lambda: str)
        self._type, self._end = kind.type(), kind.end
        self._named = {name: type_() for name, type_ in kind.named.items()}
        self._raw = EventReader(reply.settings.max_reply_bytes)

    def feed(self, piece: bytes) -> Iterator[Event[object]]:
        """Yield the events completed by this chunk, up to the one that marks the end of the stream.

        Raises:
            Error: an event is too large, or with ``strict=True`` does not match its schema.
        """
        try:
            for raw in self._raw.feed(piece):
                if raw.data == self._end:
                    self.ended = True
                    return
                if raw.data or self._type_of(raw) is str:
                    yield Event(self._data(raw), raw.name, raw.id, raw.retry)
        except Error as error:
            raise self._reply.with_details(error) from None

    def end(self) -> Iterator[Event[object]]:
        """Yield the last event if the server sent no empty line after it, and report that.

        Raises:
            Error: the stream ended within an event, or with ``strict=True`` the event deviates.
        """
        try:
            raw = None if self.ended else self._raw.end(self._end)
            if raw is not None and (raw.data or self._type_of(raw) is str):
                yield Event(self._data(raw, at_end=True), raw.name, raw.id, raw.retry)
        except Error as error:
            raise self._reply.with_details(error) from None

    def _data(self, raw: RawEvent, at_end: bool = False) -> object:
        note = Note(self._reply.operation, self._reply.status)
        data = self._typed(self._type_of(raw), raw.data, note, at_end)
        if self._type_of(raw) is object and self._type is not object:
            note("", "an event of the description", raw.name, None)
        if at_end:
            note("", "an empty line after the event", "the end of the stream", raw.data)
        if raw.broken:
            note("", "text in UTF-8", "other bytes", raw.data)
        if note.drifts and self._reply.settings.strict:
            raise drift_error("an event does not match its schema", note.drifts)
        self._reply.report_drifts(note.drifts)
        return data

    def _type_of(self, raw: RawEvent) -> object:
        known = not self._named or "" in self._named or raw.name == "message"
        return self._named.get(raw.name, self._type if known else object)

    def _typed(self, type_: object, data: str, note: Note, at_end: bool) -> object:
        """Return the typed data of an event, or the text if it is not JSON.

        Raises:
            ProtocolError: it is truncated at the end of the stream.
        """
        if type_ is str:
            return data
        from ..codec.forms_of import holds_numbers
        from ..codec.json_reader import Undecodable, read_json
        from ..codec.lenient import read

        content = data.encode()
        exact = holds_numbers(type_)
        try:
            tree, oddities = read_json(content, exact=exact)
        except Undecodable as reason:
            if at_end and reason.cut:
                raise ProtocolError("the stream ended within an event") from None
            note("", "JSON", str(reason), data)
            return data
        for oddity in oddities:
            note("", "JSON", oddity, data)
        return read(type_, tree, "", note, None if oddities else content, exact=exact)


class EventStream(TypedStream[T, Event[T]]):
    """A lazy stream of events; each iteration is a separate request.

    The iteration ends with the stream, or with an event whose data is ``[DONE]`` (or what the description gives);
    events without data are skipped. The connection is released when the iteration ends, by ``break`` too, or at the
    end of a ``with`` block. A lost connection raises a ``TransportError``; ``resume`` continues.
    """

    _reader = _Events

    def resume(self, last_id: str) -> "EventStream[T]":
        """Return the stream after an event that was received, whose ``id`` the server gets as ``Last-Event-ID``."""
        return EventStream(self._engine, *resumed(self._operation, self._arguments, last_id))


class AsyncEventStream(AsyncTypedStream[T, Event[T]]):
    """A lazy stream of events; each iteration is a separate request.

    The connection is released when the iteration ends or at the end of an ``async with`` block; an iteration left early
    outside of such a block ends when the event loop finalizes it. A lost connection raises a ``TransportError``;
    ``resume`` continues.
    """

    _reader = _Events

    def resume(self, last_id: str) -> "AsyncEventStream[T]":
        """Return the stream after an event that was received, whose ``id`` the server gets as ``Last-Event-ID``."""
        return AsyncEventStream(self._engine, *resumed(self._operation, self._arguments, last_id))


def resumed(operation: "Operation[T]", arguments: Arguments, last_id: str) -> "tuple[Operation[T], Arguments]":
    """Return the operation and the arguments of a stream that continues after an event.

    Raises:
        InvalidArgument: the id is empty or cannot be sent.
    """
    if not last_id:
        raise InvalidArgument("last_id: must be the id of an event, and this one has none")
    check_header(_LAST, last_id)
    others = tuple(each for each in operation.parameters if each.name.lower() != _LAST.lower())
    return (
        replace(operation, parameters=(*others, Parameter(_LAST, "header"))),
        replace(arguments, header={**arguments.header, _LAST: last_id}),
    )


class EventResource(SyncResource):
    """Base class of a resource with streams of events."""

    def _events(self, operation: "Operation[T]", **given: Unpack[Given]) -> EventStream[T]:
        return EventStream(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is None and gives_stream(operation, Events, self._gives_whole):
            return EventStream(self._engine, operation, arguments)
        return super()._result(operation, arguments)


class AsyncEventResource(AsyncResource):
    """Base class of a resource with streams of events."""

    def _events(self, operation: "Operation[T]", **given: Unpack[Given]) -> AsyncEventStream[T]:
        return AsyncEventStream(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is None and gives_stream(operation, Events, self._gives_whole):
            return AsyncEventStream(self._engine, operation, arguments)
        return super()._result(operation, arguments)
