"""How a thing is timed: in turns with what it is compared with, and the best turn counts: load slows both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter

__all__ = ["Measure", "measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table; `ours` and `theirs` are seconds."""

    what: str
    against: str
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """The ratio to what it is compared with."""
        return self.ours / self.theirs


def measure(subjects: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Give the seconds of the best turn of each subject."""
    best = dict.fromkeys(subjects, float("inf"))
    for _ in range(turns):
        for name, subject in subjects.items():
            start = perf_counter()
            subject()
            best[name] = min(best[name], perf_counter() - start)
    return best
