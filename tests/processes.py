"""Processes that tests start: none of them outlives its test, nor do the processes that it starts itself."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import PIPE

_PATIENCE = 30.0
_BUSY = "import os, time\nend = time.monotonic() + 120\nwhile time.monotonic() < end and os.getppid() == {}: pass"


@contextmanager
def started(
    command: Sequence[str],
    *,
    stdin: int | None = None,
    stdout: int | None = PIPE,
    stderr: int | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Generator["subprocess.Popen[str]"]:
    """Run a program for as long as the context lasts; then it is killed, with all that it started."""
    with subprocess.Popen(
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        cwd=cwd,
        env=env,
        text=True,
        encoding="utf-8",
        start_new_session=os.name == "posix",
    ) as process:
        try:
            yield process
        finally:
            if os.name == "posix":
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()


@contextmanager
def busy_cores() -> Generator[None]:
    """Give every core two other things to do."""
    with ExitStack() as stack:
        for _ in range(2 * (os.cpu_count() or 1)):
            stack.enter_context(started([sys.executable, "-S", "-c", _BUSY.format(os.getpid())], stdout=None))
        yield


def forked(work: Callable[[], object]) -> int:
    """Run a function in a fork of this process and return the exit code: 1 when it raised."""
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
