"""The cost of commands in fresh processes: help, and generating again what has hardly changed."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Measure, measure

__all__ = ["commands"]

_GENERATE = ("-m", "pochoir", "generate")


def commands(specs: Sequence[Path], turns: int) -> Iterator[Measure]:
    """Compare help with importing typer, and a second run of `generate` with the first.

    Args:
        specs: the descriptions, each in its own folder. One line of the first is edited.
        turns: how often each is run.
    """
    with TemporaryDirectory() as folder:
        again, edited, fresh = (_project(Path(folder) / name, specs) for name in ("again", "edited", "fresh"))
        for project in (again, edited):
            _run(project, *_GENERATE)
        numbers = itertools.count(1)

        def first() -> None:
            shutil.rmtree(fresh / "generated", ignore_errors=True)
            _run(fresh, *_GENERATE, "--no-cache")

        def edit() -> None:
            description = edited / "specs" / specs[0].parent.name / specs[0].name
            lines = specs[0].read_text("utf-8").splitlines(keepends=True)
            at = next(at for at, line in enumerate(lines) if line.lstrip().startswith("summary: "))
            lines[at] = f"{lines[at].rstrip()} {next(numbers)}\n"
            description.write_text("".join(lines), encoding="utf-8")
            _run(edited, *_GENERATE)

        found = measure(
            {
                "help": lambda: _run(again, "-m", "pochoir", "--help"),
                "typer": lambda: _run(again, "-c", "import typer"),
                "fresh": first,
                "again": lambda: _run(again, *_GENERATE),
                "edit": edit,
            },
            turns,
        )
    yield Measure("pochoir --help", "import typer", found["help"], found["typer"])
    what = f"generate {len(specs)} API{'s' * (len(specs) > 1)}"
    yield Measure(f"{what}, unchanged", "from nothing", found["again"], found["fresh"])
    yield Measure(f"{what}, one edit", "from nothing", found["edit"], found["fresh"])


def _project(root: Path, specs: Sequence[Path]) -> Path:
    """Make a project with copies of these descriptions."""
    settings = ["[tool.pochoir]\n"]
    for spec in specs:
        shutil.copytree(spec.parent, root / "specs" / spec.parent.name)
        settings.append(f'[[tool.pochoir.api]]\nspec = "specs/{spec.parent.name}/{spec.name}"\n')
    (root / "pyproject.toml").write_text("".join(settings), encoding="utf-8")
    return root


def _run(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=True)
