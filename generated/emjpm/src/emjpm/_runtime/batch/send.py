"""Send many records in few requests, and return one outcome for each record."""

import json
import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import ApiError, ClientError, Error
from ..base.steps import Steps
from ..base.unset import UNSET, Unset
from ..codec.json_writer import json_text
from .described import Batch, KeyPart, sent_as
from .outcomes import BatchInterrupted, Duplicate, Outcome, Outcomes, RecordError, Rejected, Saved
from .results import Results

if TYPE_CHECKING:
    from ..base.options import Settings
    from ..call.engine import AsyncEngine, SyncEngine
    from ..call.extras import RequestExtras
    from ..call.state import Core
    from ..codec.values import JsonValue

__all__ = ["Batch", "KeyPart", "save_all", "save_all_async"]

RecordT = TypeVar("RecordT")
ResultT = TypeVar("ResultT")

_HALVINGS: Final = 64
"""The maximum number of requests for halving a batch to find rejected records that the server does not name."""

_HALVED: Final = frozenset({400, 409, 413, 422})
"""The statuses that can concern a single record."""

_LONGEST: Final = 500
"""The maximum length of a server message that is kept."""


@dataclass(frozen=True, slots=True)
class _Entry(Generic[RecordT]):
    """A record to send: its index among all records, and its size in bytes."""

    index: int
    record: RecordT
    size: int


@dataclass(slots=True)
class _Work(Generic[RecordT, ResultT]):
    """The state of one batch call."""

    batch: Batch[ResultT]
    rest: Mapping[str, object]
    arguments: Arguments
    found: dict[int, Outcome[RecordT, ResultT]] = field(default_factory=dict[int, Outcome[RecordT, ResultT]])
    halvings: int = 0
    sent: list[RecordT] = field(default_factory=list[RecordT])
    """The records of the last request."""

    def done(self) -> Outcomes[RecordT, ResultT]:
        """Return the outcomes so far, in the order of the records."""
        return Outcomes(tuple(self.found[index] for index in sorted(self.found)))


def save_all(
    engine: "SyncEngine",
    batch: Batch[ResultT],
    records: Iterable[RecordT],
    rest: Mapping[str, object],
    extra: "RequestExtras | None" = None,
    resource: type[object] = object,
    content_type: "str | Unset" = UNSET,
) -> Outcomes[RecordT, ResultT]:
    """Send all records; see the generated method."""
    whole, arguments = _extended(sent_as(batch, content_type), rest, extra, resource)
    return engine.perform(_save(engine.core, engine.settings, whole, arguments, records))


async def save_all_async(
    engine: "AsyncEngine",
    batch: Batch[ResultT],
    records: Iterable[RecordT],
    rest: Mapping[str, object],
    extra: "RequestExtras | None" = None,
    resource: type[object] = object,
    content_type: "str | Unset" = UNSET,
) -> Outcomes[RecordT, ResultT]:
    """Send all records; see the generated method."""
    whole, arguments = _extended(sent_as(batch, content_type), rest, extra, resource)
    return await engine.perform(_save(engine.core, engine.settings, whole, arguments, records))


def _extended(
    batch: Batch[ResultT], rest: Mapping[str, object], extra: "RequestExtras | None", resource: type[object]
) -> tuple[Batch[ResultT], Arguments]:
    """Return the batch and the arguments of each request, without the records, including the caller's extras."""
    arguments = Arguments(body=rest)
    if not extra:
        return batch, arguments
    from ..call.extras import extended

    operation, arguments = extended(batch.operation, arguments, extra, resource)
    return replace(batch, operation=operation), arguments


def _save(
    core: "Core", settings: "Settings", batch: Batch[ResultT], arguments: Arguments, records: Iterable[RecordT]
) -> Steps[Outcomes[RecordT, ResultT]]:
    rest = cast("Mapping[str, object]", arguments.body)
    work: _Work[RecordT, ResultT] = _Work(batch, rest, arguments)
    envelope = len(json_text({**rest, batch.items: ()}, "body").encode())
    chunks = list(_chunks(batch, _entries(work, records), batch.max_bytes - envelope))
    try:
        for chunk in chunks:
            work.halvings = 0
            yield from _deliver(core, settings, work, chunk)
    except Error as error:
        raise BatchInterrupted.after(error, work.done(), work.sent) from error
    return work.done()


def _entries(work: _Work[RecordT, ResultT], records: Iterable[RecordT]) -> list[_Entry[RecordT]]:
    """Return the records to send; of several records with the same key, only the last one."""
    groups: dict[object, list[_Entry[RecordT]]] = {}
    for index, record in enumerate(records):
        text = json_text(record, f"records[{index}]")
        key = _key(work.batch, text)
        entry = _Entry(index, record, len(text.encode()))
        groups.setdefault(index if key is None else key, []).append(entry)
    for *earlier, last in groups.values():
        for entry in earlier:
            work.found[entry.index] = Duplicate(entry.index, entry.record, last.index, last.record)
    return sorted((group[-1] for group in groups.values()), key=lambda entry: entry.index)


def _key(batch: Batch[ResultT], text: str) -> tuple[str, ...] | None:
    """Return the key of a record; ``None`` if a part is missing, which makes it never a duplicate."""
    from ..codec.decode import find

    if not batch.key:
        return None
    tree: JsonValue = json.loads(text)
    parts: list[str] = []
    for part in batch.key:
        try:
            value = find(tree, part.pointer)
        except LookupError:
            return None
        if value is None:
            return None
        if isinstance(value, str) and part.normalize is not None:
            value = part.normalize(value)
        parts.append(json.dumps(value, sort_keys=True))
    return tuple(parts)


def _chunks(
    batch: Batch[ResultT], entries: Sequence[_Entry[RecordT]], room: int
) -> Generator[list[_Entry[RecordT]], None, None]:
    """Split the records by count and size; a record that is too large is sent alone for the server to reject."""
    chunk: list[_Entry[RecordT]] = []
    taken = 0
    for entry in entries:
        if chunk and (len(chunk) == batch.max_items or taken + 1 + entry.size > room):
            yield chunk
            chunk, taken = [], 0
        taken += entry.size + bool(chunk)
        chunk.append(entry)
    if chunk:
        yield chunk


def _deliver(
    core: "Core", settings: "Settings", work: _Work[RecordT, ResultT], chunk: list[_Entry[RecordT]]
) -> Steps[None]:
    """Send one chunk until it is saved: without the records that the server names as rejected, or else in halves."""
    from ..call.flow import reply_of
    from ..call.state import Call

    while chunk:
        work.sent = [entry.record for entry in chunk]
        body = {**work.rest, work.batch.items: work.sent}
        read = Results(work.batch.results, work.batch.type, len(chunk))
        try:
            arguments = replace(work.arguments, body=body)
            yield from reply_of(Call(core, settings, work.batch.operation), arguments, None, read)
        except ClientError as refusal:
            named, others = _named(work.batch, refusal, work.sent)
            for place, errors in named.items():
                entry = chunk[place]
                work.found[entry.index] = Rejected(entry.index, entry.record, tuple(errors))
            if named:
                chunk = [entry for place, entry in enumerate(chunk) if place not in named]
                continue
            if refusal.status not in _HALVED or not work.batch.lists or work.halvings >= _HALVINGS:
                raise
            if len(chunk) == 1:
                entry = chunk[0]
                errors = others or [RecordError("", refusal.message)]
                work.found[entry.index] = Rejected(entry.index, entry.record, tuple(errors))
                return
            work.halvings += 2
            yield from _deliver(core, settings, work, chunk[: len(chunk) // 2])
            chunk = chunk[len(chunk) // 2 :]
            continue
        for entry, result in zip(chunk, cast("list[ResultT]", read.results), strict=True):
            work.found[entry.index] = Saved(entry.index, entry.record, result)
        return


_Named: TypeAlias = "tuple[dict[int, list[RecordError]], list[RecordError]]"


def _named(batch: Batch[ResultT], refusal: ApiError, records: Sequence[object]) -> _Named:
    """Return the errors of a rejection by index of the record in the request, and those that name no record."""
    from ..codec.decode import Undecodable, parse_json

    try:
        tree = parse_json(refusal.content)
    except Undecodable:
        return {}, []
    named: dict[int, list[RecordError]] = {}
    others: list[RecordError] = []
    by_value = _ByValue(batch.value, records)
    pattern = re.compile(rf"/?{re.escape(batch.items)}(?:\[(\d{{1,9}})\]|[./](\d{{1,9}}))(?:[./]?(.*))?", re.DOTALL)
    for listed in batch.lists:
        for item in _list(tree, listed):
            message = next(filter(None, (_text(item, pointer) for pointer in batch.message)), "")
            match = pattern.fullmatch(_text(item, batch.parameter))
            if match is not None:
                name, places = match[3] or "", [int(match[1] or match[2])]
            else:
                name = _text(item, batch.parameter)
                places = by_value.places(name, item)
            places = [place for place in places if place < len(records)]
            error = RecordError(name if places else "", message[:_LONGEST])
            for place in places:
                named.setdefault(place, []).append(error)
            if not places:
                others.append(error)
    return named, others


class _ByValue:
    """Finds the records of a request that have the wrong value of an error in the field that it names.

    Args:
        pointer: where an error has the wrong value; ``""`` if it has none.
        records: the records.
    """

    def __init__(self, pointer: str, records: Sequence[object]) -> None:
        self._pointer = pointer
        self._trees: list[JsonValue] = [json.loads(json_text(each, "record")) for each in records if pointer]
        self._found: dict[str, dict[str, list[int]]] = {}

    def places(self, name: str, error: "JsonValue") -> list[int]:
        """Return the indexes of the records for an error about a field such as ``etats[0].pays``."""
        from ..codec.decode import find

        if not self._pointer or not name:
            return []
        try:
            wrong = json.dumps(find(error, self._pointer), sort_keys=True)
        except LookupError:
            return []
        if name not in self._found:
            pointer = "/" + re.sub(r"\[(\d+)\]", r"/\1", name).lstrip("/").replace(".", "/")
            places = self._found.setdefault(name, {})
            for index, tree in enumerate(self._trees):
                with suppress(LookupError):
                    places.setdefault(json.dumps(find(tree, pointer), sort_keys=True), []).append(index)
        return self._found[name].get(wrong, [])


def _list(tree: "JsonValue", pointer: str) -> "list[JsonValue]":
    from ..codec.decode import find

    try:
        found = find(tree, pointer)
    except LookupError:
        return []
    return found if isinstance(found, list) else []


def _text(tree: "JsonValue", pointer: str) -> str:
    from ..codec.decode import find

    try:
        found = find(tree, pointer)
    except LookupError:
        return ""
    return found if isinstance(found, str) else ""
