"""Generate from one description, in this process or another one: its client, and what targets say about it.

What reads and generates is imported where it is used: a run in which nothing has changed does not need it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pochoir import config
from pochoir.cache import FOLDER, Cache
from pochoir.command.selection import Work
from pochoir.config import Target
from pochoir.memory import Client, Memory, client
from pochoir.problems import Problem, Refused
from pochoir.targets import table
from pochoir.targets.base import Api, Files, Kept, keeps_texts, target_files
from pochoir.targets.table import Target as Product

if TYPE_CHECKING:
    from pochoir.pipeline import Generated
    from pochoir.understanding import Timer, Understood


@dataclass(frozen=True, slots=True)
class Job:
    """A description to generate from, in this process or another one.

    Attributes:
        work: the work that it is part of.
        target: the description.
        clients: whether its client is generated, or it is read only.
        cached: whether earlier runs are remembered.
        products: the names of the targets of which the parts about it are made, too.
    """

    work: Work
    target: Target
    clients: bool
    cached: bool
    products: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path of the description, as it is shown."""
        return config.shown(self.target.spec)


@dataclass(frozen=True, slots=True)
class Made:
    """What a job has made.

    Attributes:
        client: the client; None if the description has errors.
        problems: the errors.
        parts: returns what targets keep about the description, by their names, as far as they did; it may wait for
            another process. None if they have not been asked.
    """

    client: Client | None
    problems: tuple[Problem, ...] = ()
    parts: Callable[[], Mapping[str, Kept]] | None = None


def memory(work: Work) -> Memory | None:
    """Return what earlier runs in the same project have remembered, if there is a project."""
    return Memory(Cache(work.root / FOLDER), work.settings) if work.root else None


def do(job: Job) -> Made:
    """Do a job in a separate process."""
    with ExitStack() as running:
        done = made(job, memory(job.work) if job.cached else None, str, running)
        return replace(done, parts=partial(dict, done.parts())) if done.parts else done


def made(
    job: Job, memory: Memory | None, started: Callable[[str], object], running: ExitStack | None, processes: int = 1
) -> Made:
    """Do a job in this process.

    Args:
        job: the job.
        memory: what earlier runs have remembered.
        started: called with the name of each stage, "" first.
        running: ends the process that makes parts, which must be asked for before; without it, none are made.
        processes: the number of processes that may run.
    """
    from pochoir import understanding

    started("")
    timer = understanding.Timer(started=started)
    try:
        return _made(job, memory, timer, running, processes)
    except Refused as error:
        return Made(None, error.problems)


def _made(job: Job, memory: Memory | None, timer: "Timer", running: ExitStack | None, processes: int) -> Made:
    from pochoir import forking, pipeline

    understood = understand(job.target, timer, processes)
    about = client(pipeline.Generated(understood, {}, timer.seconds), job.target)
    parts: Callable[[], Mapping[str, Kept]] | None = None
    has_parts = running is not None and bool(job.products) and keeps_texts(understood.api)
    if running is not None and has_parts:
        begun = forking.begun(lambda: dict(_parts(job, about, memory)), processes=processes)
        parts = running.enter_context(begun)
    generated = _generated(job, understood, memory, timer, processes - has_parts)
    if memory:
        memory.keep(config.named(job.target.spec), job.target, generated, job.clients)
    return Made(client(generated, job.target), parts=parts)


def _parts(job: Job, client: Client, memory: Memory | None) -> Iterator[tuple[str, Kept]]:
    """Yield what targets keep about one description: a target does so before it goes on to what is about all."""
    for target in table.TARGETS:
        api = memory.api(target.name, client) if memory else Api(client.understood.get)
        if target.name in job.products and api.recall() is None:
            kept: list[Kept] = []
            watched = replace(api, recall=lambda: None, keep=partial(_keep, api, kept))
            for _ in files(job.work, target, [watched], memory):
                if kept:
                    break
            # Another process sends them, so that the texts cannot be made on request.
            yield from ((target.name, Kept(each.index, partial(_same, each.texts()))) for each in kept)


def _same(texts: str | None) -> str | None:
    return texts


def _keep(api: Api, kept: list[Kept], made: Kept) -> None:
    api.keep(made)
    kept.append(made)


def _generated(
    job: Job, understood: "Understood", memory: Memory | None, timer: "Timer", processes: int
) -> "Generated":
    from pochoir import pipeline

    if not job.clients:
        return pipeline.Generated(understood, {}, timer.seconds)
    return pipeline.generated(understood, job.work.templates, memory.cache if memory else None, timer, processes)


def understand(target: Target, timer: "Timer | None" = None, processes: int = 1) -> "Understood":
    """Read a description with the settings of the project, without generating anything."""
    from pochoir import pipeline

    spec = config.named(target.spec)
    settings, content = target.settings, target.content()
    return pipeline.understand(
        spec, target.distribution, settings, timer, content=content, reading=target.reading, processes=processes
    )


def size(spec: Path) -> int:
    """Return the size of a description; 0 if it cannot be read."""
    try:
        return config.named(spec).stat().st_size
    except OSError:
        return 0


def files(work: Work, target: Product, apis: Sequence[Api], memory: Memory | None) -> Files:
    """Yield the files of a target."""
    from pochoir import render

    render.check_names(work.templates)
    yield from target_files(target, apis, replace(work.settings, cache=memory.cache) if memory else work.settings)
