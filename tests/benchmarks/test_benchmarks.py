"""The benchmarks run and print their results; no test depends on the speed."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import measure

TESTS = Path(__file__).parents[1]


def test_the_benchmarks_run() -> None:
    program = (
        "from benchmarks.__main__ import SOURCE, SPECS, measures, table\nimport sys\nsys.path.insert(0, str(SOURCE))\n"
    )
    program += "print(*table(measures(20, 2, 1, [min(SPECS, key=lambda spec: spec.stat().st_size)])), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["what", "against", "ours", "theirs", "ratio"]
    assert [line.split()[0] for line in lines] == [
        *("import", "import", "decode", "2", "generate", "document"),
        *("pochoir", "generate", "generate"),
    ]
    assert all(float(line.split()[-1]) > 0 for line in lines)


def test_subjects_take_turns() -> None:
    order: list[str] = []
    found = measure({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert order == ["a", "b"] * 3
    assert set(found) == {"a", "b"}
