"""Run a function of pochoir in a separate process, with JSON in and out.

Other tools that judge what was generated run there: they cannot delay, stop or print into a command, and cannot open
connections.
"""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from io import BytesIO
from queue import SimpleQueue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Final, TypeAlias

from pochoir.ir import Json

# A constant program: no part of the command comes from a description.
_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[2:]; from pochoir import worker; worker.serve(sys.argv[1])"
_SECONDS: Final = 300
_NETWORK: Final = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"})


class Unavailable(Exception):
    """A job has no result. The message is the reason."""


Result: TypeAlias = "Json | Unavailable"


class Worker:
    """A process that works on jobs as they come. `results` waits for it, `stop` ends it.

    Args:
        module: the name of a module of pochoir. Its function `work` is called with each job, one after the other.
    """

    def __init__(self, module: str) -> None:
        self.jobs = 0
        self.process: subprocess.Popen[bytes] | None = None
        self._module = module
        # A file: the process does not wait for this one to read.
        self._output: IO[bytes] = TemporaryFile()  # noqa: SIM115  # `stop` closes it
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._sender = Thread(target=self._send_all, daemon=True)

    def send(self, job: Json) -> None:
        """Give the process a job. It is started with the first one."""
        if self.process is None:
            command = [sys.executable, "-c", _PROGRAM, self._module, *sys.path]
            output, nothing = self._output, subprocess.DEVNULL
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=nothing)
            self._sender.start()
        self.jobs += 1
        self._waiting.put(json.dumps(job).encode("ascii") + b"\n")

    def results(self) -> tuple[Result, ...]:
        """Wait for the process and return the result of each job, or why it has none."""
        if self.process is None:
            self.stop()
            return ()
        self._waiting.put(None)
        late = ""
        try:
            self.process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            late = f"it took longer than {_SECONDS} seconds"
            self.process.kill()
            self.process.wait()
        self._output.seek(0)
        found = list(_answers(self._output.read()))
        self.stop()
        missing = Unavailable(late or f"its process ended with code {self.process.returncode}")
        return (*found, *[missing] * (self.jobs - len(found)))

    def stop(self) -> None:
        """End the process if it has not ended."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self._waiting.put(None)
            self._sender.join()
        self._output.close()

    def _send_all(self) -> None:
        """Write jobs to the process, which need not have read the one before."""
        stream = self.process.stdin if self.process is not None else None
        with suppress(OSError), closing(stream or BytesIO()) as pipe:  # a process that has ended reads nothing
            while (job := self._waiting.get()) is not None:
                pipe.write(job)
                pipe.flush()


def start(module: str, jobs: Iterable[Json]) -> Worker:
    """Start a process that works on these jobs."""
    worker = Worker(module)
    for job in jobs:
        worker.send(job)
    return worker


def serve(module: str) -> None:
    """Work on the jobs on standard input, lines of JSON, and print each result as a line of JSON."""
    # What a tool prints is not a result.
    output, sys.stdout = sys.stdout, sys.stderr
    sys.addaudithook(_refuse_network)
    work = importlib.import_module(module).work
    for line in sys.stdin.buffer:
        try:
            answer = {"result": work(json.loads(line))}
        except Exception as error:  # any exception of the tool is reported
            answer = {"error": f"{type(error).__name__}: {error}"[:500]}
        print(json.dumps(answer), file=output, flush=True)


def _refuse_network(event: str, _: object) -> None:
    if event in _NETWORK:
        raise PermissionError("a separate process of pochoir has no network")


def _answers(output: bytes) -> Iterator[Result]:
    """Yield the results in the output of a process, which may have stopped within a line."""
    for line in output.split(b"\n")[:-1]:
        try:
            answer = json.loads(line)
        except ValueError:
            return
        yield answer["result"] if "result" in answer else Unavailable(str(answer.get("error")))
