"""Do work in a copy of this process, next to what this process does meanwhile.

A copy already has everything that this process has read, and only sends its result: to send a large description to
another process would take longer than most work on it.
"""

import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import IO, Any, Final, TypeVar

__all__ = ["begun", "in_halves"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_LEAST: Final = 500_000
"""The size of the work, in characters, from which a copy of this process takes half of it."""


@contextmanager
def begun(work: Callable[[], _Result], *, processes: int) -> Generator[Callable[[], _Result]]:
    """Begin work in a copy of this process, and yield a function that waits for its result.

    That function does the work itself if there is no processor for a copy, if this process cannot be copied safely, and
    if the copy fails: exceptions of the work are raised there. The end of the block ends the copy.

    Args:
        work: a function without effects but on caches. Its result can be pickled.
        processes: the number of processes that may run, this one included.
    """
    # Windows cannot copy a process, and libraries of macOS may fail in a copy.
    if processes < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield work
        return
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads that libraries have started; the copy does not use them.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        # Only the other process reads: if it is killed, the copy cannot write any more, and ends.
        os.close(reading)
        _send(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:

        def result() -> _Result:
            try:
                found: _Result = pickle.load(pipe)
            except Exception:  # a result that is cut off or damaged can raise any
                return work()
            return found

        try:
            yield result
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def in_halves(
    work: Callable[[Sequence[_Item]], list[_Result]], items: Sequence[_Item], sizes: Sequence[int], *, processes: int
) -> list[_Result]:
    """Return what some work makes of items; a copy of this process does half of it if there is much.

    Args:
        work: a function without effects but on caches, which returns one result for each item. They can be pickled.
        items: the items.
        sizes: the size of each, in characters, which its time depends on. The copy gets the largest.
        processes: the number of processes that may run, this one included.
    """
    if sum(sizes) < _LEAST:
        return work(items)
    theirs, ours = _halves(sizes)
    with begun(lambda: work([items[at] for at in theirs]), processes=processes) as others:
        here = work([items[at] for at in ours])
        found = dict(zip((*theirs, *ours), (*others(), *here), strict=True))
    return [found[at] for at in range(len(items))]


def _halves(sizes: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the indices of two halves of about the same size."""
    halves: tuple[list[int], list[int]] = ([], [])
    totals = [0, 0]
    for at in sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True):
        lighter = int(totals[1] < totals[0])
        halves[lighter].append(at)
        totals[lighter] += sizes[at]
    return halves


def _send(work: Callable[[], object], writing: int) -> None:
    """Do the work, write its result, and end this process, whatever happens."""
    try:
        # The process that waits for the result is the one that Ctrl-C interrupts.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with os.fdopen(writing, "wb") as pipe:
            _Pickler(pipe).dump(work())
    finally:
        # Not `sys.exit`: buffers and temporary files belong to the process that was copied.
        os._exit(0)


class _Pickler(pickle.Pickler):
    """Pickles the data classes of large descriptions in half the time: by the arguments that make them again."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._known: dict[type, Callable[[object], tuple[object, ...]] | None] = {}

    def reducer_override(self, value: object) -> Any:
        """Return how to make a value again, or what leaves that to the value."""
        kind = type(value)
        if kind not in self._known:
            self._known[kind] = _values_of(kind)
        values = self._known[kind]
        return (kind, values(value)) if values is not None else NotImplemented


def _values_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """Return what reads the arguments of a data class from an instance; None for other classes."""
    is_usual = not hasattr(kind, "__post_init__")
    found = fields(kind) if is_dataclass(kind) else ()
    if not found or not is_usual or not all(each.init and not each.kw_only for each in found):
        return None
    names = [each.name for each in found]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
