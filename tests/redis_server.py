"""A real Redis for tests, on a free port and without a disk; tests that need it are skipped where there is none."""

import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from processes import started

_START_SECONDS = 10.0


@contextmanager
def redis_server() -> Generator[str, None, None]:
    """Run a Redis for as long as the context lasts; the value is its URL.

    Raises:
        RuntimeError: it did not start in time.
    """
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    settings = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]
    with started([program, *settings], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT) as process:
        _wait_until_open(process, port)
        yield f"redis://127.0.0.1:{port}/0"


def _wait_until_open(process: subprocess.Popen[str], port: int) -> None:
    limit = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < limit:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("redis-server did not start")
