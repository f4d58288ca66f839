"""Locks in a copy of the process, whose holders are in the other process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes can be copied")

LOCK = """
import os, sys, threading
from sample._runtime.base.steps import Turn
turn = Turn()
turn.threads.acquire()
child = os.fork()
if child == 0:
    os._exit(0 if turn.threads.acquire(blocking=False) else 7)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or (7 if turn.threads.acquire(blocking=False) else 0))
"""
STORE = """
import os, sys
from sample._runtime.auth.token_store import FileTokenStore
store = FileTokenStore(sys.argv[1])
assert store.try_lock()
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    os.close(writing)
    os.read(reading, 1)  # until the other process has looked
    os._exit(0 if store.try_lock() else 7)
store.unlock()
other = FileTokenStore(sys.argv[1])
locked = other.try_lock()
other.unlock()
os.close(writing)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or (0 if locked else 8))
"""


@pytest.mark.parametrize("program", [LOCK, STORE])
def test_a_copy_of_the_process_neither_inherits_a_lock_nor_keeps_it(program: str, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", program, str(tmp_path / "tokens.json")]
    subprocess.run(command, check=True, timeout=60, cwd=Path(__file__).parent)
