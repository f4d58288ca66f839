"""Generate clients and the files of targets in memory, and report on the run.

What reads and generates is imported where it is used: a run in which nothing has changed does not need it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from pochoir import config, report, tree
from pochoir.command import jobs, workers
from pochoir.command.selection import Work
from pochoir.config import Target
from pochoir.memory import Client, Memory
from pochoir.problems import Location, Problem, Refused
from pochoir.targets.base import Api, Files, Kept
from pochoir.targets.table import Target as Product
from pochoir.terminal import count


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a run. Descriptions in `refused` have errors and no files.

    Attributes:
        generated: the clients.
        refused: the descriptions that have errors, with their problems.
        parts: for each client, what targets keep about it (see `jobs.Made`).
        shared: the files of the runtime that clients share, by path below the output folder.
    """

    generated: tuple[Client, ...]
    refused: tuple[tuple[Target, tuple[Problem, ...]], ...] = ()
    parts: tuple[Callable[[], Mapping[str, Kept]] | None, ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all descriptions."""
        fine = (problem for each in self.generated for problem in each.problems)
        return (*fine, *(problem for _, problems in self.refused for problem in problems))


def generate(
    work: Work,
    progress: Callable[[str], None],
    *,
    clients: bool = True,
    memory: Memory | None = None,
    products: Sequence[Product] = (),
    processes: int | None = None,
    made: Callable[[Client], object] = id,
    running: ExitStack | None = None,
) -> Done:
    """Read every description and generate its client in memory. An error in one does not stop the others.

    Args:
        work: the descriptions.
        progress: called with the description and the stage whenever a stage begins.
        clients: whether clients are generated, or descriptions are read only.
        memory: what earlier runs have remembered.
        products: the targets that are generated afterwards.
        processes: the number of processes; by default that of the processors. The result does not depend on it.
        made: called with each client when it has been made, in their order.
        running: ends the process that makes parts for the targets, which must be asked for before; without it, there
            is no such process.
    """
    found = [memory.find(config.named(each.spec), each, clients) if memory else None for each in work.targets]
    new = [target for target, each in zip(work.targets, found, strict=True) if each is None]
    names = tuple(each.name for each in products)
    some = [jobs.Job(work, target, clients, memory is not None, names) for target in new]
    number = workers.processors() if processes is None else processes
    new_results = _all(some, progress, memory, running, number)
    results: list[tuple[Target, jobs.Made]] = []
    for target, each in zip(work.targets, found, strict=True):
        results.append((target, jobs.Made(each) if each else next(new_results)))
        client = results[-1][1].client
        if client is not None:
            made(client)
    done = [(each.client, each.parts) for _, each in results if each.client is not None]
    generated = tuple(client for client, _ in done)
    refused = tuple((target, each.problems) for target, each in results if each.client is None)
    shared = _shared(work, memory) if clients else {}
    return Done(generated, (*refused, *_namesakes(generated)), tuple(parts for _, parts in done), shared)


def _shared(work: Work, memory: Memory | None) -> dict[str, str]:
    """Return the files of the runtime that the clients share, if they do."""
    files: dict[str, str] = {}
    for name in config.runtimes(work.targets):
        from pochoir.targets.client import shared

        files |= shared.distribution(name, work.templates, memory.cache if memory else None)
    return files


def _all(
    some: Sequence[jobs.Job],
    progress: Callable[[str], None],
    memory: Memory | None,
    running: ExitStack | None,
    processes: int,
) -> Iterator[jobs.Made]:
    """Yield what each job makes, in their order; several jobs are done at the same time."""
    if len(some) > 1 and processes > 1:
        sizes = [jobs.size(each.target.spec) for each in some]
        yield from workers.Shared(jobs.do).all(some, sizes, processes, lambda job: progress(job.name))
        return
    for number, job in enumerate(some, 1):
        name = f"{number} of {len(some)}: {job.name}"
        if processes < 2 or running is None:  # what targets keep about a description is made when they are written
            job = replace(job, products=())
        yield jobs.made(job, memory, partial(_stage, progress, name), running, processes)


def _stage(progress: Callable[[str], None], name: str, stage: str) -> None:
    progress(f"{name}: {stage}" if stage else name)


def _namesakes(generated: Sequence[Client]) -> Iterator[tuple[Target, tuple[Problem, ...]]]:
    """Yield an error for each description with the distribution name of another, which it would overwrite."""
    first: dict[str, Client] = {}
    for each in generated:
        other = first.setdefault(each.distribution, each)
        if other is not each:
            from pochoir import document

            message = f'"{each.distribution}" is already the distribution of {other.spec}'
            hint = "give one of them another title, or list them in [tool.pochoir] with distribution = …"
            problem = Problem("error", "distribution-duplicate", "/info/title", message, hint)
            yield Target(each.path, each.distribution), document.located(each.understood.get().document, (problem,))


def files(done: Done) -> dict[str, tree.Text]:
    """Return the files of every distribution, by path below the output folder.

    Raises:
        Refused: a description has errors. The exception has the problems of all.
    """
    if done.refused:
        raise Refused(report.sort(done.problems))
    clients = (tree.HashedText.all(each.files) for each in done.generated)
    return {path: text for each in clients for path, text in each.items()} | dict(done.shared)


def check_places(work: Work, done: Done) -> None:
    """Check that no description is in the folder of its client, where it would be a file that pochoir did not write.

    Raises:
        Refused: one is.
    """
    message, hint = "the description is in the output folder of its client", "choose another output folder"
    problems = tuple(
        Problem("error", "output-in-the-way", "", message, hint, location=Location(config.shown(each.path), 1, 1))
        for each in done.generated
        if each.path.resolve().is_relative_to((work.output / each.distribution).resolve())
    )
    if problems:
        raise Refused(problems)


def of_targets(
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
        apis = [_api(target, each, parts, memory) for each, parts in zip(done.generated, done.parts, strict=True)]
        streams[target.name] = jobs.files(work, target, apis, memory)
        found = memory.digests(target.name, done.generated) if memory else None
        if found is not None:
            digests[target.name] = found
        elif memory:
            streams[target.name] = memory.keeping(target.name, done.generated, streams[target.name])
    return streams, digests


def _api(target: Product, client: Client, parts: Callable[[], Mapping[str, Kept]] | None, memory: Memory | None) -> Api:
    api = memory.api(target.name, client) if memory else Api(client.understood.get)
    if parts is None:
        return api
    return replace(api, recall=lambda: parts().get(target.name) or api.recall(), is_waiting=True)


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


def as_json(done: Done, causes: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType({})) -> str:
    """Return the report of a run as JSON, with one object per description.

    Args:
        done: what was generated.
        causes: the paths of changed files by the cause of their change, by distribution.
    """
    specs = [
        {
            "spec": each.spec,
            "distribution": each.distribution,
            "package": each.package,
            "operations": each.operations,
            "generated": each.generated,
            "schemas": each.schemas,
            "problems": json.loads(report.as_json(each.problems)),
            "changed": [
                {"because": cause, "files": list(paths)} for cause, paths in causes.get(each.distribution, {}).items()
            ],
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
            "changed": [],
            "seconds": {},
        }
        for target, problems in done.refused
    ]
    return json.dumps({"specs": specs}, ensure_ascii=False, indent=2) + "\n"
