"""The cost of importing a generated package, in a separate process."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Row, environment, measure, ratio

__all__ = ["importing"]


def importing(source: Path, package: str, turns: int) -> Iterator[Row]:
    """Compare with a bare Python, and with the two libraries that the package uses.

    Args:
        source: the folder that holds the package.
        package: its name.
        turns: how often each is run.
    """
    theirs = "import httpx2, pydantic; pydantic.BaseModel"
    programs = {"bare": "pass", "ours": f"import {package}", "theirs": theirs}
    found = measure({name: partial(_run, program, source) for name, program in programs.items()}, turns)
    yield ratio("import of a generated package", found["ours"], found["bare"], "a bare Python")
    yield ratio("the same", found["ours"], found["theirs"], "`import httpx2, pydantic`")


def _run(program: str, source: Path) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, env=environment(str(source)))
