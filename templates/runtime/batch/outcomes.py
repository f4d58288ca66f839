"""The outcomes of a batch: one for each record, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeAlias, TypeVar, cast, overload

from ..base.error_base import details_of
from ..base.errors import DecodeError, DriftError, Error, ServerError, TransportError

__all__ = ["BatchInterrupted", "Duplicate", "Outcome", "Outcomes", "RecordError", "Rejected", "Saved"]

RecordT = TypeVar("RecordT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class RecordError:
    """An error message for one record.

    Attributes:
        field: the field in the server's notation, such as ``etats[0].pays``; ``""`` for the whole record.
        message: the server's message.
    """

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message


@dataclass(frozen=True, slots=True)
class Saved(Generic[RecordT, ResultT]):
    """The server saved the record.

    Attributes:
        index: the index of the record in the argument, from 0.
        record: the record as passed.
        result: the server's result for it.
    """

    index: int
    record: RecordT
    result: ResultT


@dataclass(frozen=True, slots=True)
class Duplicate(Generic[RecordT]):
    """The record was not sent, because a later record with the same key would have overwritten it silently.

    Attributes:
        index: the index of the record in the argument, from 0.
        record: the record as passed.
        of: the index of the later record.
        other: the later record.
    """

    index: int
    record: RecordT
    of: int
    other: RecordT


@dataclass(frozen=True, slots=True)
class Rejected(Generic[RecordT]):
    """The server rejected the record.

    Attributes:
        index: the index of the record in the argument, from 0.
        record: the record as passed.
        errors: the errors that the server reported.
    """

    index: int
    record: RecordT
    errors: tuple[RecordError, ...]


Outcome: TypeAlias = Saved[RecordT, ResultT] | Duplicate[RecordT] | Rejected[RecordT]


class Outcomes(Sequence[Outcome[RecordT, ResultT]]):
    """One outcome for each record, in the order of the records."""

    def __init__(self, outcomes: Sequence[Outcome[RecordT, ResultT]]) -> None:
        self._outcomes = tuple(outcomes)

    @property
    def saved(self) -> list[Saved[RecordT, ResultT]]:
        """The records that were saved."""
        return [each for each in self._outcomes if isinstance(each, Saved)]

    @property
    def duplicates(self) -> list[Duplicate[RecordT]]:
        """The records that a later record replaces."""
        return [each for each in self._outcomes if isinstance(each, Duplicate)]

    @property
    def rejected(self) -> list[Rejected[RecordT]]:
        """The records that were rejected."""
        return [each for each in self._outcomes if isinstance(each, Rejected)]

    @overload
    def __getitem__(self, index: int) -> Outcome[RecordT, ResultT]: ...

    @overload
    def __getitem__(self, index: slice) -> "Outcomes[RecordT, ResultT]": ...

    def __getitem__(self, index: int | slice) -> "Outcome[RecordT, ResultT] | Outcomes[RecordT, ResultT]":
        return Outcomes(self._outcomes[index]) if isinstance(index, slice) else self._outcomes[index]

    def __len__(self) -> int:
        return len(self._outcomes)

    def __iter__(self) -> Iterator[Outcome[RecordT, ResultT]]:
        return iter(self._outcomes)

    def __repr__(self) -> str:
        counts = (len(self.saved), len(self.duplicates), len(self.rejected))
        return "<Outcomes: {} saved, {} duplicates, {} rejected>".format(*counts)


class BatchInterrupted(Error):
    """A request failed for a reason unrelated to its records, and the remaining records were not sent; see
    ``__cause__``.

    Attributes:
        outcomes: the outcomes of the earlier records.
        unknown: the records of the failed request if the server may have saved them: because no response arrived, it
            was an error of the server (5xx), or it could not be read. The other missing records were not saved.
    """

    outcomes: Outcomes[object, object] = Outcomes(())
    unknown: tuple[object, ...] = ()

    @classmethod
    def after(cls, error: Error, outcomes: Outcomes[RecordT, ResultT], sent: Sequence[RecordT]) -> Self:
        """Create one from the error that interrupted the batch, and the records of the request that failed."""
        text = f"{len(outcomes)} records were processed before a request failed: {error.message}"
        made = cls(text, **details_of(error))
        made.outcomes = cast("Outcomes[object, object]", outcomes)
        unsure = (ServerError, DecodeError, DriftError)
        if isinstance(error, unsure) or (isinstance(error, TransportError) and error.sent):
            made.unknown = tuple(sent)
        return made
