"""Run a function of pochoir in a separate process, with JSON in and out.

Other tools that judge what was generated run there: they cannot delay, stop or print into a command, and cannot open
connections.
"""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Final, TypeAlias

from pochoir.ir import Json

# A constant program: no part of the command comes from a description.
_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[2:]; from pochoir import worker; worker.serve(sys.argv[1])"
_SECONDS: Final = 300
_NETWORK: Final = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"})


class Unavailable(Exception):
    """A job has no result. The message is the reason."""


Result: TypeAlias = "Json | Unavailable"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that works on jobs. `results` waits for it, `stop` ends it.

    Attributes:
        process: the process; None if there are no jobs.
        output: the file with its results.
        jobs: the number of jobs.
    """

    process: "subprocess.Popen[bytes] | None"
    output: IO[bytes]
    jobs: int

    def results(self) -> tuple[Result, ...]:
        """Wait for the process and return the result of each job, or why it has none."""
        if self.process is None:
            return ()
        late = ""
        try:
            self.process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            late = f"it took longer than {_SECONDS} seconds"
            self.process.kill()
            self.process.wait()
        self.output.seek(0)
        found = list(_answers(self.output.read()))
        self.stop()
        missing = Unavailable(late or f"its process ended with code {self.process.returncode}")
        return (*found, *[missing] * (self.jobs - len(found)))

    def stop(self) -> None:
        """End the process if it has not ended."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.output.close()


def start(module: str, jobs: Sequence[Json]) -> Worker:
    """Start a process that calls the function `work` of a module with each job, one after the other.

    Args:
        module: the name of a module of pochoir.
        jobs: the arguments.
    """
    # Files instead of pipes: neither of the two waits for the other.
    output: IO[bytes] = TemporaryFile()  # noqa: SIM115  # `stop` closes it
    if not jobs:
        return Worker(None, output, 0)
    with TemporaryFile() as given:
        given.write(json.dumps(jobs).encode("ascii"))
        given.seek(0)
        command = [sys.executable, "-c", _PROGRAM, module, *sys.path]
        process = subprocess.Popen(command, stdin=given, stdout=output, stderr=subprocess.DEVNULL)
    return Worker(process, output, len(jobs))


def serve(module: str) -> None:
    """Work on the jobs on standard input, a JSON list, and print each result as a line of JSON."""
    jobs: list[Json] = json.load(sys.stdin)
    # What a tool prints is not a result.
    output, sys.stdout = sys.stdout, sys.stderr
    sys.addaudithook(_refuse_network)
    work = importlib.import_module(module).work
    for job in jobs:
        try:
            answer = {"result": work(job)}
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
