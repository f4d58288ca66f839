"""Do jobs in several processes at once.

The processes are started with a constant program instead of `multiprocessing`, which would import the caller's main
module again. They ignore Ctrl-C: this process ends them. They write nothing but the cache, which can be written to
at any time.
"""

import gc
import importlib
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
_PROGRAM: Final = """
import sys
sys.path[:] = sys.argv[3:]
from pochoir.command import workers
workers.serve(*sys.argv[1:3])
"""


@dataclass(frozen=True, slots=True)
class Shared(Generic[_Job, _Result]):
    """A function that other processes call too, which find it by the names of its module and itself."""

    function: Callable[[_Job], _Result]

    def all(
        self, jobs: Sequence[_Job], sizes: Sequence[int], most: int, started: Callable[[_Job], object]
    ) -> list[_Result]:
        """Return the results of jobs. This process works on them, too.

        Args:
            jobs: the arguments. They and the results can be pickled.
            sizes: how long jobs take, in any unit: the longest one begins first.
            most: the number of processes.
            started: called with each job when it begins.
        """
        results: dict[int, _Result] = {}
        waiting = deque(sorted(range(len(jobs)), key=lambda index: -sizes[index]))

        def begun() -> Iterator[int]:
            with suppress(IndexError):
                while True:
                    index = waiting.popleft()
                    started(jobs[index])
                    yield index

        def serve(process: "subprocess.Popen[bytes]") -> None:
            for index in begun():
                try:
                    results[index] = self._asked(process, jobs[index])
                except Exception:  # a result that is cut off or damaged can raise any
                    waiting.append(index)  # it is done here, where errors can be reported
                    return

        number = max(min(most, len(jobs)) - 1, 0)
        # The processes end before the threads are waited for, which read from them.
        with ThreadPoolExecutor(max(number, 1)) as pool, self._processes(number) as processes:
            others = [pool.submit(serve, process) for process in processes]
            for ready in (True, False):
                for index in begun():
                    results[index] = self.function(jobs[index])
                for each in others if ready else ():
                    each.result()
        return [results[index] for index in range(len(jobs))]

    @contextmanager
    def _processes(self, number: int) -> Generator[list["subprocess.Popen[bytes]"]]:
        started: list[subprocess.Popen[bytes]] = []
        # The command is this interpreter and the constant above: nothing in it comes from a description.
        names = [self.function.__module__, self.function.__qualname__]
        command = [sys.executable, "-c", _PROGRAM, *names, *sys.path]
        try:
            for _ in range(number):
                started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
            yield started
        finally:
            for process in started:
                process.kill()
            for process in started:
                process.communicate()

    def _asked(self, process: "subprocess.Popen[bytes]", job: _Job) -> _Result:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        pickle.dump(job, process.stdin)
        process.stdin.flush()
        result: _Result = pickle.load(process.stdout)
        return result


def processors() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def serve(module: str, name: str) -> None:
    """Call a function with the jobs on standard input until it ends, and write the results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as the command line does
    # What is printed is not a result.
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    function = getattr(importlib.import_module(module), name)
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        result = function(job)
        try:
            pickle.dump(result, output)
            output.flush()
        except BrokenPipeError:
            os._exit(1)  # the process that waits for results was killed; Python would complain that it cannot flush
