"""The cost of importing a generated package, in a separate process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Measure, measure

__all__ = ["importing"]


def importing(source: Path, package: str, turns: int) -> Iterator[Measure]:
    """Compare with a bare Python, and with the two libraries that the package uses.

    Args:
        source: the folder that holds the package.
        package: its name.
        turns: how often each is run.
    """
    theirs = "import httpx2, pydantic; pydantic.BaseModel"
    programs = {"bare": "pass", "ours": f"import {package}", "theirs": theirs}
    found = measure({name: partial(_run, program, source) for name, program in programs.items()}, turns)
    yield Measure(f"import {package}", "a bare Python", found["ours"], found["bare"])
    yield Measure(f"import {package}", "import httpx2, pydantic", found["ours"], found["theirs"])


def _run(program: str, source: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(source)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
