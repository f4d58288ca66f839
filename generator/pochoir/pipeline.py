"""From one description to the files of its distribution: the stages, in order. The public Python API."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from pochoir import (
    beside,
    document,
    inspect,
    ir,
    lower,
    naming,
    plan,
    render,
    report,
    resolve,
    style,
    tree,
    validate,
)
from pochoir.problems import Problem, Refused
from pochoir.resolve.paths import operations


@dataclass(frozen=True, slots=True)
class Generated:
    """What one description became.

    `path` is the description as it was given, `spec` as its files name it. `files` maps paths, relative to the output
    folder, to text. `operations` counts those of the document, `generated` those of the client; they differ only
    beside an error. `seconds` is wall time per stage; `api` and `resolved` are what was understood on the way.
    """

    path: Path
    spec: str
    distribution: str
    package: str
    operations: int
    generated: int
    schemas: int
    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    seconds: Mapping[str, float]
    api: ir.Api = field(repr=False)
    resolved: resolve.Resolved = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stages:
    """The values between the stages, for `pochoir show` and whoever works on pochoir."""

    document: document.Document
    resolved: resolve.Resolved
    api: ir.Api
    problems: tuple[Problem, ...]
    beside: Mapping[str, str]


@dataclass(slots=True)
class _Watch:
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


def understand(spec: Path, distribution: str = "", watch: _Watch | None = None) -> Stages:
    """Read, validate, resolve and lower one description; nothing is stamped.

    Args:
        spec: the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; the slug of the description's title when empty.
        watch: keeps the time of each stage.

    Raises:
        Refused: the description has an error; every finding is in it, warnings too.
    """
    watch = watch or _Watch()
    with watch.stage("read"):
        read = document.read(spec)
    with watch.stage("validate"):
        problems = _clear(read, validate.validate(read))
    with watch.stage("resolve"):
        resolved = resolve.resolve(read)
    with watch.stage("lower"):
        name = distribution or naming.slug(_title(read) or spec.stem)
        package = naming.package(name)
        written = beside.beside(spec, package)
        identity = lower.Identity(name, _shown(spec), beside.additions(written, package))
        api, found = lower.lower(read, resolved, identity)
    problems = _clear(read, (*problems, *resolved.problems, *found))
    return Stages(read, resolved, api, _clear(read, (*problems, *_lost(resolved, api))), written)


def generate(spec: Path, distribution: str = "", templates: Path | None = None) -> Generated:
    """Stamp the distribution of one description, in memory.

    Args:
        spec: the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; the slug of the description's title when empty.
        templates: a folder whose templates are taken before pochoir's own.

    Raises:
        Refused: the description has an error, or what would be written is not fit to be written.
    """
    watch = _Watch()
    stages = understand(spec, distribution, watch)
    api = stages.api
    with watch.stage("render"):
        environment = render.environment(templates)
        artifacts = plan.plan(api, render.template_names(environment))
        texts = {artifact.path: render.render(environment, artifact) for artifact in artifacts}
    with watch.stage("style"):
        files = style.style(texts) | dict(stages.beside)
    with watch.stage("inspect"):
        files["MANIFEST.json"] = tree.manifest(files, api.spec, stages.document.content)
        _clear(stages.document, (*stages.problems, *inspect.inspect(files, api.package, stages.beside)))
    stamped = {f"{api.distribution}/{path}": text for path, text in sorted(files.items())}
    return _generated(spec, stages, stamped, stages.problems, watch)


def outline(spec: Path, distribution: str = "") -> Generated:
    """Say of one description what `generate` would, and stamp nothing: the documentation needs no client.

    Args: as for `understand`.

    Raises:
        Refused: the description has an error.
    """
    watch = _Watch()
    stages = understand(spec, distribution, watch)
    return _generated(spec, stages, {}, stages.problems, watch)


def _generated(
    spec: Path, stages: Stages, files: Mapping[str, str], problems: tuple[Problem, ...], watch: _Watch
) -> Generated:
    api = stages.api
    return Generated(
        path=spec,
        spec=api.spec,
        distribution=api.distribution,
        package=api.package,
        operations=sum(1 for _ in operations(stages.resolved.tree)),
        generated=sum(len(resource.operations) for resource in api.resources),
        schemas=len(api.models),
        files=files,
        problems=problems,
        seconds=watch.seconds,
        api=api,
        resolved=stages.resolved,
    )


def located(spec: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems found outside the pipeline, each with its place in the description."""
    return document.located(document.read(spec), tuple(problems))


def _clear(read: document.Document, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, located; a `Refused` with all of them when one is an error."""
    located = report.sort(document.located(read, tuple(problems)))
    if any(problem.severity == "error" for problem in located):
        raise Refused(located)
    return located


def _lost(resolved: resolve.Resolved, api: ir.Api) -> Iterator[Problem]:
    """Nothing is dropped in silence: an operation that no stage reported and none generated is an error of pochoir."""
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
    """The description as its distribution names it: its folder and its name, on every machine the same."""
    return "/".join(spec.resolve().parts[-3:]) if spec.resolve().parent.parent.name == "specs" else spec.name
