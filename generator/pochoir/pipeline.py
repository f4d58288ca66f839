"""From one description to what pochoir understood of it, and to the files of its client. The public Python API."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from pochoir import document, extras, ir, lower, naming, report, resolve, validate
from pochoir.problems import Problem, Refused
from pochoir.resolve.paths import operations


@dataclass(slots=True)
class Timer:
    """The wall time of each stage, in seconds."""

    seconds: dict[str, float] = field(default_factory=dict[str, float])

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        """Add the time that the body takes to a stage."""
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


@dataclass(frozen=True, slots=True)
class Understood:
    """One description as pochoir understood it: all that a target may use.

    Attributes:
        path: the description, as it was given.
        document: the description as written.
        resolved: the same with references followed and schemas named.
        api: the API to generate.
        problems: every finding so far, located; none of them is an error.
        extras: the files that people wrote for the distribution, by path.
    """

    path: Path
    document: document.Document
    resolved: resolve.Resolved
    api: ir.Api
    problems: tuple[Problem, ...]
    extras: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Generated:
    """What was generated of one description.

    Attributes:
        understood: the description.
        files: the files of the client by path, relative to the output folder; none when no client was asked for.
        seconds: wall time per stage.
    """

    understood: Understood = field(repr=False)
    files: Mapping[str, str]
    seconds: Mapping[str, float]

    @property
    def path(self) -> Path:
        """The description, as it was given."""
        return self.understood.path

    @property
    def spec(self) -> str:
        """The description, as the generated files name it."""
        return self.api.spec

    @property
    def api(self) -> ir.Api:
        """The API."""
        return self.understood.api

    @property
    def resolved(self) -> resolve.Resolved:
        """The description with references followed and schemas named."""
        return self.understood.resolved

    @property
    def distribution(self) -> str:
        """The name of the distribution."""
        return self.api.distribution

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every finding; none of them is an error."""
        return self.understood.problems

    @property
    def operations(self) -> int:
        """How many operations the description has."""
        return sum(1 for _ in operations(self.resolved.tree))

    @property
    def generated(self) -> int:
        """How many operations the client has; fewer than the description only beside an error."""
        return sum(len(resource.operations) for resource in self.api.resources)


def understand(spec: Path, distribution: str = "", timer: Timer | None = None) -> Understood:
    """Read, validate, resolve and lower one description; nothing is generated.

    Args:
        spec: the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; the slug of the description's title when empty.
        timer: keeps the time of each stage.

    Raises:
        Refused: the description has an error; every finding is in it, warnings too.
    """
    timer = timer or Timer()
    with timer.stage("read"):
        read = document.read(spec)
    with timer.stage("validate"):
        problems = checked(read, validate.validate(read))
    with timer.stage("resolve"):
        resolved = resolve.resolve(read)
    with timer.stage("lower"):
        name = distribution or naming.slug(_title(read) or spec.stem)
        package = naming.package(name)
        written = extras.extra_files(spec, package)
        identity = lower.Identity(name, _shown(spec), extras.additions(written, package))
        api, found = lower.lower(read, resolved, identity)
    problems = checked(read, (*problems, *resolved.problems, *found))
    return Understood(spec, read, resolved, api, checked(read, (*problems, *_lost(resolved, api))), written)


def generate(spec: Path, distribution: str = "", templates: Path | None = None) -> Generated:
    """Generate the client of one description, in memory.

    Args:
        spec: the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; the slug of the description's title when empty.
        templates: a folder whose templates are taken before pochoir's own.

    Raises:
        Refused: the description has an error, or what would be written is not fit to be written.
    """
    from pochoir import render
    from pochoir.targets import client

    render.check_names(templates)

    timer = Timer()
    understood = understand(spec, distribution, timer)
    files = client.distribution(understood, templates, timer)
    name = understood.api.distribution
    return Generated(understood, {f"{name}/{path}": text for path, text in sorted(files.items())}, timer.seconds)


def located(spec: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems found outside the pipeline, each with its place in the description."""
    return document.located(document.read(spec), tuple(problems))


def checked(read: document.Document, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, located and sorted.

    Raises:
        Refused: one of them is an error; all of them are in it.
    """
    located = report.sort(document.located(read, tuple(problems)))
    if any(problem.severity == "error" for problem in located):
        raise Refused(located)
    return located


def _lost(resolved: resolve.Resolved, api: ir.Api) -> Iterator[Problem]:
    """Yield an error for each operation that no stage reported and none generated: a defect of pochoir."""
    kept = {operation.pointer for resource in api.resources for operation in resource.operations}
    for operation in operations(resolved.tree):
        if operation.pointer not in kept:
            hint = "this is a defect of pochoir; please report it with the description"
            message = "this operation was not generated"
            yield Problem("error", "operation-lost", operation.pointer, message, hint, "key")


def _title(read: document.Document) -> str:
    info = read.tree.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return title if isinstance(title, str) else ""


def _shown(spec: Path) -> str:
    """Return the description as its distribution names it: its folder and its name, the same on every machine."""
    return "/".join(spec.resolve().parts[-3:]) if spec.resolve().parent.parent.name == "specs" else spec.name
