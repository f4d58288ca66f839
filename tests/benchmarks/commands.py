"""The cost of commands in fresh processes: help, a small API, and the APIs of this project again and again."""

import itertools
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, best, limit, python, ratio, run

__all__ = ["commands"]

_SMALL = """openapi: 3.1.0
info: {title: Small, version: 1.0.0}
servers: [{url: "https://api.example.com"}]
paths:
  /things:
    get: &list
      tags: [Things]
      operationId: listThings
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: &thing {type: object,
          required: [id], properties: {id: {type: integer}, name: {type: string}}}}}}}
    post:
      tags: [Things]
      operationId: createThing
      requestBody: {required: true, content: {application/json: {schema: *thing}}}
      responses: {"201": {description: Made., content: {application/json: {schema: *thing}}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      tags: [Things]
      operationId: getThing
      responses: {"200": {description: Fine., content: {application/json: {schema: *thing}}}}
"""


def commands(specs: Sequence[Path], turns: int) -> Iterator[Row]:
    """Measure commands on a small description, and on those of a project.

    Args:
        specs: the descriptions, each in its own folder. One line of the first is edited.
        turns: how often each is run.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        yield from _small(root, turns)
        yield from _project(root, specs, turns)


def _small(root: Path, turns: int) -> Iterator[Row]:
    (root / "small.yaml").write_text(_SMALL, encoding="utf-8")
    floor = best(turns, lambda: run(python("-c", "import typer"), root))
    for option in ("--help", "--version"):
        command = python("-m", "pochoir", option)
        found = best(turns, partial(run, command, root))
        yield ratio(f"`pochoir {option}`", found.wall, floor.wall, "`import typer`", 1.5)
    new = root / "new"
    new.mkdir()

    def emptied() -> None:
        shutil.rmtree(new)
        new.mkdir()

    found = best(turns, lambda: run(python("-m", "pochoir", "new", "Shop"), new), emptied)
    yield limit("`pochoir new`", found.wall, "s", 0.5)
    found = best(turns, lambda: run(python("-m", "pochoir", "lint", "small.yaml"), root))
    yield limit("`pochoir lint` of one small description", found.wall, "s", 0.8)

    def gone() -> None:
        for name in ("out", ".pochoir-cache"):
            shutil.rmtree(root / name, ignore_errors=True)

    generate = python("-m", "pochoir", "generate", "small.yaml", "--output", "out")
    found = best(turns, lambda: run(generate, root), gone)
    yield limit("one API of 3 operations from nothing", found.wall, "s", 1, f"{found.cpu:.1f} s CPU")


def _project(root: Path, specs: Sequence[Path], turns: int) -> Iterator[Row]:
    project = root / "project"
    settings = ["[tool.pochoir]\n"]
    for spec in specs:
        shutil.copytree(spec.parent, project / "specs" / spec.parent.name)
        # Above every version that was released, so that `check` has nothing against it.
        settings.append(f'[[tool.pochoir.api]]\nspec = "specs/{spec.parent.name}/{spec.name}"\nversion = "1000.0.0"\n')
    (project / "pyproject.toml").write_text("".join(settings), encoding="utf-8")
    numbers = itertools.count(1)

    def gone() -> None:
        # Moved, not deleted: ext4 is slow where many files have been deleted in the last seconds.
        for name in ("generated", ".pochoir-cache"):
            if (project / name).exists():
                (project / name).rename(root / f"{name}-{next(numbers)}")

    def edit() -> None:
        description = project / "specs" / specs[0].parent.name / specs[0].name
        lines = specs[0].read_text("utf-8").splitlines(keepends=True)
        at = next(at for at, line in enumerate(lines) if line.lstrip().startswith("summary: "))
        lines[at] = f"{lines[at].rstrip()} {next(numbers)}\n"
        description.write_text("".join(lines), encoding="utf-8")

    generate = python("-m", "pochoir", "generate")
    what = f"{len(specs)} APIs, clients and site"
    found = best(turns, lambda: run(generate, project), gone)
    yield limit(f"{what}, from nothing", found.wall, "s", 4, f"{found.cpu:.1f} s CPU")
    found = best(turns, lambda: run(generate, project))
    yield limit("the same, nothing changed", found.wall, "s", 0.5)
    found = best(turns, lambda: run(generate, project), edit)
    yield limit("the same after a one-line edit of one description", found.wall, "s", 1, f"{found.cpu:.1f} s CPU")
    found = best(turns, lambda: run(python("-m", "pochoir", "check"), project))
    yield limit("`pochoir check`, second reading included", found.wall, "s", 6, f"{found.cpu:.1f} s CPU")
