"""How a thing is timed, and what a row of the table says.

Functions are timed in turns with what they are compared with, and the best turn counts: load slows both. Programs run
in fresh processes.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

__all__ = ["Row", "Run", "best", "environment", "limit", "measure", "python", "ratio", "run"]

_COMPILED = Path(tempfile.gettempdir(), "pochoir-benchmarks")
"""Where compiled modules are kept, as they are next to those of an installed package."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        what: what was measured.
        found: the figure, with its unit.
        bar: what it should be at most, "" if there is no bar.
        is_met: whether it is.
        detail: the figures behind it.
    """

    what: str
    found: str
    bar: str = ""
    is_met: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What a program has taken, the programs that it started included, but for the memory: that of the largest.

    Attributes:
        wall: seconds of the clock.
        cpu: seconds of the processors.
        megabytes: the peak of the memory.
        code: the exit code.
    """

    wall: float
    cpu: float
    megabytes: float
    code: int


def ratio(what: str, ours: float, theirs: float, against: str, most: float | None = None) -> Row:
    """Return the row of a comparison; `ours` and `theirs` are seconds."""
    found = ours / theirs
    detail = f"{_seconds(ours)}, {against} {_seconds(theirs)}"
    return Row(what, f"{found:.2f} x", f"{most:g} x" if most else "", most is None or found <= most, detail)


def limit(what: str, found: float, unit: str, most: float | None = None, detail: str = "") -> Row:
    """Return the row of a figure in a unit, `s` or `MB`."""
    text = f"{found:.0f} MB" if unit == "MB" else _seconds(found)
    return Row(what, text, f"{most:g} {unit}" if most else "", most is None or found <= most, detail)


def _seconds(found: float) -> str:
    return f"{found * 1000:.0f} ms" if found < 1 else f"{found:.1f} s"


def measure(subjects: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Return the seconds of the best turn of each subject."""
    best = dict.fromkeys(subjects, float("inf"))
    for _ in range(turns):
        for name, subject in subjects.items():
            start = perf_counter()
            subject()
            best[name] = min(best[name], perf_counter() - start)
    return best


def python(*arguments: str) -> list[str]:
    """Return the command that runs this Python."""
    return [sys.executable, *arguments]


def environment(*path: str) -> dict[str, str]:
    """Return the environment of a program. A Python with a `path` keeps compiled modules, as for installed packages."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return found | ({"PYTHONPATH": os.pathsep.join(path), "PYTHONPYCACHEPREFIX": str(_COMPILED)} if path else {})


def run(command: Sequence[str], folder: Path, path: Sequence[str] = tuple(sys.path)) -> Run:
    """Run a program in a fresh process.

    Args:
        command: the program and its arguments.
        folder: its working directory.
        path: where a Python looks for modules.
    """
    found = environment(*(path if command[0] == sys.executable else ()))
    start = perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=found, stdout=quiet, stderr=quiet) as process:
        with _peak(process.pid) as peak:
            _, status, usage = os.wait4(process.pid, 0)
            wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, usage.ru_utime + usage.ru_stime, (peak() or usage.ru_maxrss) / 1024, process.returncode)


@contextmanager
def _peak(process: int) -> Generator[Callable[[], int]]:
    """Yield a function that returns the most memory that a process has had in KB; 0 if the system does not say.

    What `wait4` says is never less than the memory of this process, of which the other one was a copy.
    """
    ended, found = Event(), [0]

    def look() -> None:
        while not ended.wait(0.02):
            with suppress(OSError):
                status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
                found[0] = max([found[0], *map(int, re.findall(r"VmHWM:\s*([0-9]+)", status))])

    thread = Thread(target=look)
    thread.start()
    try:
        yield lambda: found[0]
    finally:
        ended.set()
        thread.join()


def best(turns: int, step: Callable[[], Run], before: Callable[[], object] = lambda: None) -> Run:
    """Return the quickest of several runs of a program, which has to succeed.

    Args:
        turns: how many runs count; one more comes before them, which compiles modules.
        step: runs the program.
        before: prepares a run. Its time does not count.
    """
    runs: list[Run] = []
    for _ in range(turns + 1):
        before()
        runs.append(step())
        if runs[-1].code:
            raise RuntimeError(f"the program ended with exit code {runs[-1].code}")
    return min(runs[1:], key=lambda each: each.wall)
