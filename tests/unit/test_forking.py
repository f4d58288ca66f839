"""Work in a copy of the process: the result is the same with it, without it, and if it fails."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pochoir.forking import begun

ROOT = Path(__file__).resolve().parents[2]
COPIES = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def printed(program: str) -> str:
    """Return what a program prints in a process without the threads that other tests may have left."""
    command = [sys.executable, "-c", f"import os, signal\nfrom pochoir.forking import begun\n{program}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def ran(work: Callable[[], object], processes: int = 2) -> object:
    with begun(work, processes=processes) as result:
        return result()


@COPIES
def test_work_runs_in_another_process() -> None:
    assert printed("with begun(os.getpid, processes=2) as result: print(result() != os.getpid())") == "True"


def test_one_process_does_the_work_itself() -> None:
    assert ran(os.getpid, processes=1) == os.getpid()


def test_a_process_with_threads_is_not_copied() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert ran(os.getpid) == os.getpid()
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "True"),
        ("raise LookupError", "True"),
        ("return os", "True"),
        ("return False", "False"),
    ],
    ids=["the copy ends", "the copy fails", "the result cannot be pickled", "the copy succeeds"],
)
@COPIES
def test_work_of_a_copy_that_fails_is_done_again(work: str, expected: str) -> None:
    program = f"""
here = os.getpid()

def work():
    if os.getpid() == here:
        return True
    {work}

with begun(work, processes=2) as result:
    print(result())
"""
    assert printed(program) == expected


@COPIES
def test_data_classes_come_back_as_they_were() -> None:
    program = """
from dataclasses import InitVar, dataclass, field

@dataclass(frozen=True, slots=True)
class One:
    alone: object

@dataclass(frozen=True, slots=True)
class Two(One):
    others: dict[str, object] = field(default_factory=dict)
    text: str = "text"

@dataclass
class Derived:
    given: int
    length: int = field(init=False)
    more: InitVar[int] = 1

    def __post_init__(self, more):
        self.length = self.given + more

@dataclass(frozen=True, kw_only=True)
class Named:
    name: str

@dataclass(frozen=True, slots=True)
class Empty:
    pass

made = [One((1,)), Two(One(None), {"a": One([Empty()])}), Derived(1, 5), Named(name="n"), Empty()]
with begun(lambda: (made, os.getpid()), processes=2) as result:
    found, process = result()
    print(found == made, [each.length for each in found if isinstance(each, Derived)], process != os.getpid())
"""
    assert printed(program) == "True [6] True"


def test_an_exception_is_raised_where_the_result_is_asked_for() -> None:
    program = """
def work():
    raise LookupError("nothing there")

with begun(work, processes=2) as result:
    try:
        result()
    except LookupError as error:
        print(error)
"""
    assert printed(program) == "nothing there"


@COPIES
def test_the_end_of_the_block_ends_the_copy() -> None:
    program = """
reading, writing = os.pipe()

def work():
    os.write(writing, b"%d" % os.getpid())
    while True:
        signal.pause()

with begun(work, processes=2):
    process = int(os.read(reading, 20))
try:
    os.kill(process, 0)
except ProcessLookupError:
    print("ended")
"""
    assert printed(program) == "ended"


@COPIES
def test_a_copy_ends_when_its_process_is_killed() -> None:
    program = """
with begun(lambda: b"x" * 10_000_000, processes=2):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", f"import os, signal\nfrom pochoir.forking import begun\n{program}"]
    # It would wait for ever with the output open, so that this ends only after the copy.
    found = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert found.returncode == -signal.SIGKILL


def test_files_do_not_depend_on_the_number_of_processes() -> None:
    program = f"""
from pathlib import Path
from pochoir import pipeline

spec = Path({str(ROOT / "specs" / "miimosa" / "openapi.yaml")!r})
one, two = (pipeline.generate(spec, "miimosa", processes=processes) for processes in (1, 2))
print((one.files, one.problems) == (two.files, two.problems), one.seconds.keys() == two.seconds.keys())
"""
    assert printed(program) == "True True"


def test_the_files_of_large_descriptions_do_not_depend_on_it_either() -> None:
    program = f"""
from pathlib import Path
from pochoir import forking, lower, pipeline, understanding
forking._LEAST = lower._MANY = understanding._LONG = 0

spec = Path({str(ROOT / "specs" / "emjpm" / "openapi.yaml")!r})
one, two = (pipeline.generate(spec, "emjpm", processes=processes) for processes in (1, 2))
print((one.files, one.problems) == (two.files, two.problems), one.seconds.keys() == two.seconds.keys())
"""
    assert printed(program) == "True True"


def test_what_is_wrong_with_large_descriptions_does_not_depend_on_it_either() -> None:
    program = f"""
from pathlib import Path
from pochoir import lower, understanding
from pochoir.config.client import ClientSettings
from pochoir.problems import Refused
lower._MANY = understanding._LONG = -1

def problems(spec, keeps_going, processes):
    settings = ClientSettings(keeps_going=keeps_going)
    try:
        return understanding.understand(spec, settings=settings, processes=processes).problems
    except Refused as error:
        return error.problems

specs = sorted(Path({str(ROOT / "tests" / "cases")!r}).glob("*/spec.*"))
print(len(specs) > 50)
for spec in specs:
    for keeps_going in (False, True):
        if problems(spec, keeps_going, 1) != problems(spec, keeps_going, 2):
            print(spec, keeps_going)
"""
    assert printed(program) == "True"


@COPIES
def test_halves_are_put_together_in_order() -> None:
    program = """
from random import Random
from pochoir.forking import in_halves

pids = set()
for seed in range(20):
    random = Random(seed)
    sizes = [random.randrange(300_000) for _ in range(random.randrange(10))]
    found = in_halves(lambda part: [(each, os.getpid()) for each in part], range(len(sizes)), sizes, processes=2)
    pids |= {process for _, process in found}
    if [each for each, _ in found] != [*range(len(sizes))]:
        print(sizes, found)
print(len(pids) > 1)
"""
    assert printed(program) == "True"
