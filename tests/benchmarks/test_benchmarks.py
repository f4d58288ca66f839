"""The benchmarks run and print their results; no test depends on the speed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Row, limit, measure, ratio
from benchmarks.page import PAGE, put, table

TESTS = Path(__file__).parents[1]

WHAT = {
    "clients": ["import", "the same", "decoding", "2 calls", "the first call"],
    "commands": [
        *("`pochoir --help`", "`pochoir --version`", "`pochoir new`", "`pochoir lint`", "one API"),
        *("1 APIs", "the same", "the same after", "`pochoir check`"),
    ],
    "generators": ["a distribution", "a site"],
    "saving": ["save to files", "save to page"],
    "extremes": ["an enumeration", "20 properties", "2 alternatives"],
}


@pytest.mark.slow
@pytest.mark.parametrize("group", WHAT)
def test_the_benchmarks_run(group: str) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom benchmarks.__main__ import SOURCE, SPECS, groups, table\n"
        "sys.path.insert(0, str(SOURCE))\nspecs = [min(SPECS, key=lambda spec: spec.stat().st_size)]\n"
        "print(*table(groups(1000, (), None, specs)[sys.argv[1]]()), sep='\\n')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", program, group],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    head, _, *lines = done.stdout.splitlines()
    assert head == "| What | Measured | Bar | |"
    assert len(lines) == len(WHAT[group])
    for line, what in zip(lines, WHAT[group], strict=True):
        assert line.startswith(f"| {what}")
        assert float(line.split("|")[2].split()[0]) > 0


def test_a_bar_says_whether_it_is_met() -> None:
    assert ratio("a", 2, 1, "b", 1.5) == Row("a", "2.00 x", "1.5 x", is_met=False, detail="2.0 s, b 1.0 s")
    assert limit("a", 0.2, "s", 0.5) == Row("a", "200 ms", "0.5 s")
    assert list(table([limit("a", 600, "MB", 500)]))[2] == "| a | 600 MB | 500 MB, missed |  |"


def test_the_page_has_a_place_for_every_table() -> None:
    text = PAGE.read_text("utf-8")
    for name in (*WHAT, "large", "suite", "machine"):
        assert put(text, name, "new") != text
    with pytest.raises(ValueError, match="no place for other"):
        put(text, "other", "new")


def test_subjects_take_turns() -> None:
    order: list[str] = []
    found = measure({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert order == ["a", "b"] * 3
    assert set(found) == {"a", "b"}
