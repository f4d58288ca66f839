"""How long `tox run` takes, and each of its environments."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measure import Row, limit, python

__all__ = ["suite"]


def suite(project: Path) -> Iterator[Row]:
    """Measure the test command of a project. What an environment installs counts only if the environment is new."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [*python("-m", "tox", "run"), "--result-json", str(report)]
        start = perf_counter()
        subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
        yield limit("`tox run`", perf_counter() - start, "s", 480)
        environments = json.loads(report.read_text("utf-8"))["testenvs"]
    for name, found in environments.items():
        if found.get("test"):  # a Python that this machine does not have runs nothing
            yield limit(f"its `{name}`", found["result"]["duration"], "s")
