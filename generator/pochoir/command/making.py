"""Generate clients and the files of targets in memory, and report on the run.

What reads and generates is imported where it is used: a run in which nothing has changed does not need it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pochoir import config, report
from pochoir.cache import FOLDER, Cache
from pochoir.command.selection import Work
from pochoir.config import Target
from pochoir.memory import Client, Memory, client
from pochoir.problems import Problem, Refused
from pochoir.targets.base import Api, Files, Settings
from pochoir.targets.base import Target as Product
from pochoir.terminal import count

if TYPE_CHECKING:
    from pochoir.understanding import Timer, Understood


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a run. Descriptions in `refused` have errors and no files."""

    generated: tuple[Client, ...]
    refused: tuple[tuple[Target, tuple[Problem, ...]], ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all descriptions."""
        fine = (problem for each in self.generated for problem in each.problems)
        return (*fine, *(problem for _, problems in self.refused for problem in problems))


def memory(work: Work) -> Memory | None:
    """Return what earlier runs in the same project have remembered, if there is a project."""
    return Memory(Cache(work.root / FOLDER), work.settings) if work.root else None


def generate(
    work: Work, progress: Callable[[str], None], *, clients: bool = True, memory: Memory | None = None
) -> Done:
    """Read every description and generate its client in memory. An error in one does not stop the others.

    Args:
        work: the descriptions.
        progress: called with the description and the stage whenever a stage begins.
        clients: whether clients are generated, or descriptions are read only.
        memory: what earlier runs have remembered.
    """
    generated: list[Client] = []
    refused: list[tuple[Target, tuple[Problem, ...]]] = []
    for number, target in enumerate(work.targets, 1):
        name = f"{number} of {len(work.targets)}: {config.shown(target.spec)}"
        progress(name)
        try:
            found = memory.find(config.named(target.spec), target, clients) if memory else None
            stage = partial(_stage, progress, name)
            generated.append(found or _generate(work, target, clients, memory, stage))
        except Refused as error:
            refused.append((target, error.problems))
    done = Done(tuple(generated), tuple(refused))
    return Done(done.generated, (*done.refused, *_namesakes(done.generated)))


def _stage(progress: Callable[[str], None], name: str, stage: str) -> None:
    progress(f"{name}: {stage}")


def _generate(
    work: Work, target: Target, clients: bool, memory: Memory | None, started: Callable[[str], None]
) -> Client:
    from pochoir import pipeline, understanding

    spec = config.named(target.spec)
    timer = understanding.Timer(started=started)
    if clients:
        cache = memory.cache if memory else None
        made = pipeline.generate(
            spec,
            target.distribution,
            work.templates,
            cache,
            target.settings,
            timer,
            target.reading,
        )
    else:
        made = pipeline.Generated(understand(target, timer), {}, timer.seconds)
    if memory:
        memory.keep(spec, target, made, clients)
    return client(made, target)


def understand(target: Target, timer: "Timer | None" = None) -> "Understood":
    """Read a description with the settings of the project, without generating anything."""
    from pochoir import pipeline

    spec = config.named(target.spec)
    return pipeline.understand(spec, target.distribution, target.settings, timer, reading=target.reading)


def _namesakes(generated: Sequence[Client]) -> Iterator[tuple[Target, tuple[Problem, ...]]]:
    """Yield an error for each description with the distribution name of another, which it would overwrite."""
    first: dict[str, Client] = {}
    for each in generated:
        other = first.setdefault(each.distribution, each)
        if other is not each:
            from pochoir import understanding

            message = f'"{each.distribution}" is already the distribution of {other.spec}'
            hint = "give one of them another title, or list them in [tool.pochoir] with distribution = …"
            problem = Problem("error", "distribution-duplicate", "/info/title", message, hint)
            yield Target(each.path, each.distribution), understanding.located(each.path, (problem,))


def files(done: Done) -> dict[str, str]:
    """Return the files of every distribution, by path below the output folder.

    Raises:
        Refused: a description has errors. The exception has the problems of all.
    """
    if done.refused:
        raise Refused(report.sort(done.problems))
    return {path: text for each in done.generated for path, text in each.files.items()}


def target_files(
    work: Work, done: Done, targets: Iterable[Product], memory: Memory | None = None
) -> tuple[dict[str, Files], dict[str, Mapping[str, str]]]:
    """Return lazily generated files of targets, and the hashes that are remembered, by the folder of the target.

    Raises:
        Refused: a description has errors. The exception has the problems of all.
    """
    if done.refused:
        raise Refused(report.sort(done.problems))
    streams: dict[str, Files] = {}
    digests: dict[str, Mapping[str, str]] = {}
    for target in targets:
        apis = [memory.api(target.name, each) if memory else Api(each.understood.get) for each in done.generated]
        settings = replace(work.settings, cache=memory.cache) if memory else work.settings
        streams[target.folder] = _files(work.templates, target, apis, settings)
        found = memory.digests(target.name, done.generated) if memory else None
        if found is not None:
            digests[target.folder] = found
        elif memory:
            streams[target.folder] = memory.keeping(target.name, done.generated, streams[target.folder])
    return streams, digests


def _files(templates: Path | None, target: Product, apis: Sequence[Api], settings: Settings) -> Files:
    from pochoir import render

    render.check_names(templates)
    yield from target.files(apis, settings)


def origin(done: Done, path: str) -> str:
    """Return the description that a generated file belongs to."""
    return next((each.spec for each in done.generated if path.startswith(f"{each.distribution}/")), "any description")


def summary(output: Path, done: Done, *, clients: bool, folders: Iterable[str]) -> list[str]:
    """Return a line for each client and for each folder of another target.

    Args:
        output: the output folder.
        done: what was generated.
        clients: whether the files of the clients were requested.
        folders: the folders of other targets.
    """
    lines: list[str] = []
    for each in done.generated if clients else ():
        missing = each.operations - each.generated
        left_out = f"; {count(missing, 'operation')} left out" if missing > 0 else ""
        counts = f"{count(each.generated, 'operation')}, {count(each.schemas, 'model')}{left_out}"
        lines.append(f"{config.shown(output)}/{each.distribution}: {counts}")
    operations = count(sum(each.generated for each in done.generated), "operation")
    apis = count(len(done.generated), "API")
    return [*lines, *(f"{config.shown(output)}/{folder}: {apis}, {operations}" for folder in folders)]


def as_json(done: Done) -> str:
    """Return the report of a run as JSON, with one object per description."""
    specs = [
        {
            "spec": each.spec,
            "distribution": each.distribution,
            "package": each.package,
            "operations": each.operations,
            "generated": each.generated,
            "schemas": each.schemas,
            "problems": json.loads(report.as_json(each.problems)),
            "seconds": {stage: round(seconds, 3) for stage, seconds in each.seconds.items()},
        }
        for each in done.generated
    ]
    specs += [
        {
            "spec": config.shown(target.spec),
            "distribution": target.distribution,
            "package": "",
            "operations": None,
            "generated": 0,
            "schemas": 0,
            "problems": json.loads(report.as_json(problems)),
            "seconds": {},
        }
        for target, problems in done.refused
    ]
    return json.dumps({"specs": specs}, ensure_ascii=False, indent=2) + "\n"
