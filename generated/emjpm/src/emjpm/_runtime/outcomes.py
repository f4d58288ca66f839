"""What became of many records: one outcome for each, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeAlias, TypeVar, cast, overload

from .errors import Error
from .fault import details_of

__all__ = ["BatchInterrupted", "Duplicate", "Outcome", "Outcomes", "RecordError", "Rejected", "Saved"]

RecordT = TypeVar("RecordT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class RecordError:
    """What the server says of one record.

    Attributes:
        field: the member it speaks of, as the server writes it: ``etats[0].pays``; ``""`` for the whole record.
        message: its words.
    """

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message


@dataclass(frozen=True, slots=True)
class Saved(Generic[RecordT, ResultT]):
    """The server took the record.

    Attributes:
        index: the place of the record among those given, from 0.
        record: the record.
        result: what the server made of it.
    """

    index: int
    record: RecordT
    result: ResultT


@dataclass(frozen=True, slots=True)
class Duplicate(Generic[RecordT]):
    """The record was not sent: a later one has the same key, and would have overwritten it without a word.

    Attributes:
        index: the place of the record among those given, from 0.
        record: the record.
        of: the place of the later one.
        other: the later one.
    """

    index: int
    record: RecordT
    of: int
    other: RecordT


@dataclass(frozen=True, slots=True)
class Rejected(Generic[RecordT]):
    """The server refused the record.

    Attributes:
        index: the place of the record among those given, from 0.
        record: the record.
        errors: what the server says of it.
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
        """Those that the server took."""
        return [each for each in self._outcomes if isinstance(each, Saved)]

    @property
    def duplicates(self) -> list[Duplicate[RecordT]]:
        """Those that a later record stands for."""
        return [each for each in self._outcomes if isinstance(each, Duplicate)]

    @property
    def rejected(self) -> list[Rejected[RecordT]]:
        """Those that the server refused."""
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
    """A request failed for another reason than its records, and the rest was not sent; ``__cause__`` tells why.

    Attributes:
        outcomes: what became of the records before; those that are missing in it were not saved, but for the ones of
            the request that failed, of which nobody knows when no answer came.
    """

    outcomes: Outcomes[object, object] = Outcomes(())

    @classmethod
    def after(cls, error: Error, outcomes: Outcomes[RecordT, ResultT]) -> Self:
        """Make one from the error that interrupted the work."""
        told = f"{len(outcomes)} records were done when a request failed: {error.message}"
        made = cls(told, **details_of(error))
        made.outcomes = cast("Outcomes[object, object]", outcomes)
        return made
