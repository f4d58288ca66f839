"""Jobs are done in several processes at once."""

import time
from collections.abc import Callable
from typing import cast

import pytest

from pochoir.command.workers import Shared


def test_results_are_in_the_order_of_the_jobs() -> None:
    jobs = ["a" * length for length in (3, 1, 4, 1, 5, 9, 2, 6)]
    begun: list[object] = []
    assert Shared(len).all(jobs, [len(job) for job in jobs], 2, begun.append) == [3, 1, 4, 1, 5, 9, 2, 6]
    assert sorted(map(str, begun)) == sorted(jobs)
    assert begun[0] == "a" * 9


@pytest.mark.parametrize("most", [1, 3])
def test_one_process_is_enough(most: int) -> None:
    assert Shared(len).all(["a"], [1], most, str) == [1]
    assert Shared(len).all([], [], most, str) == []


def test_a_job_whose_process_fails_is_done_in_this_one() -> None:
    jobs = [b"a", b"b", b"c", b"d"]
    # A memoryview cannot be sent from one process to another.
    viewed = cast("Callable[[bytes], memoryview[int]]", memoryview)
    assert [bytes(each) for each in Shared(viewed).all(jobs, [1] * 4, 3, str)] == jobs


def test_a_job_whose_result_is_damaged_is_done_in_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    # What the other process prints is read as a result. They take so long that it does some of them.
    program = "import os, time; time.sleep(0.3); os.write(1, b'Ix\\n')"
    assert Shared(exec).all([program] * 6, [1] * 6, 2, str) == [None] * 6
    assert "Ix\n" in capfd.readouterr().out


def test_an_interruption_ends_all_processes() -> None:
    begun: list[object] = []

    def interrupted(job: object) -> None:
        begun.append(job)
        if len(begun) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Shared(time.sleep).all([0.001, 600, 600, 600], [9, 1, 1, 1], 2, interrupted)
