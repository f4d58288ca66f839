"""From one description to what pochoir understood of it: read, validated, resolved, lowered."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from pochoir import document, extras, ir, lower, naming, released, report, resolve, validate
from pochoir.disk import file_digest
from pochoir.lower import keeping
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
    """A description after reading, validation, resolution and lowering: the input of the targets.

    Attributes:
        path: the path of the description, as given.
        document: the document.
        resolved: the resolved document.
        api: the API to generate.
        problems: the warnings so far, with their locations.
        extras: hand-written files for the distribution, by path.
        released: the digest of the surface of the last release, which keeps its names.
        infers_paging: whether lists whose paging is not declared are paged as `lint` proposes.
        facts: the numbers that `x-facts` may cite; None without `facts.md`.
    """

    path: Path
    document: document.Document
    resolved: resolve.Resolved
    api: ir.Api
    problems: tuple[Problem, ...]
    extras: Mapping[str, str]
    released: str = ""
    infers_paging: bool = False
    facts: frozenset[str] | None = None


def understand(
    spec: Path,
    distribution: str = "",
    timer: Timer | None = None,
    *,
    content: bytes | None = None,
    version: str = "",
    infer_paging: bool = False,
) -> Understood:
    """Read, validate, resolve and lower a description, without generating anything.

    Args:
        spec: the path of the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; by default it is made from the title of the description.
        timer: records the time of each stage.
        content: the content of the description, if it is not to be read from `spec`. It has no files next to it.
        version: the version of the client; by default it is made from that of the description.
        infer_paging: whether lists whose paging is not declared are paged as `lint` proposes.

    Returns:
        The description with its warnings.

    Raises:
        Refused: the description has an error. The exception has all problems, including warnings.
    """
    timer = timer or Timer()
    with timer.stage("read"):
        read = document.read(spec, content)
        facts = extras.facts(spec) if content is None else None
    with timer.stage("validate"):
        problems = checked(read, validate.validate(read, facts))
    with timer.stage("resolve"):
        resolved = resolve.resolve(read)
    with timer.stage("lower"):
        name = distribution or naming.slug(_title(read) or spec.stem)
        package = naming.package(name)
        written = extras.extra_files(spec, package) if content is None else {}
        identity = lower.Identity(name, _shown(spec), extras.additions(written, package), version)
        before = released.file(spec)
        digest = file_digest(before)
        surface = released.read(before).surface if content is None and before.is_file() else None
        lowered = keeping.lower_with_names(read, resolved, identity, surface, infer_paging=infer_paging)
        resolved, api = lowered.resolved, lowered.api
    problems = checked(read, (*problems, *_new(read, problems, (*resolved.problems, *lowered.problems))))
    problems = checked(read, (*problems, *_lost(resolved, api)))
    return Understood(spec, read, resolved, api, problems, written, digest, infer_paging, facts)


def _new(read: document.Document, reported: Iterable[Problem], found: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield the problems that no earlier stage has reported with the same code, at the same place or within it."""
    places: dict[str, list[str]] = {}
    for problem in reported:
        places.setdefault(problem.code, []).append(problem.pointer)
    for problem in document.located(read, found):
        earlier = places.get(problem.code, ())
        if not any(place == problem.pointer or place.startswith(f"{problem.pointer}/") for place in earlier):
            yield problem


def located(spec: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with their locations in a description."""
    return document.located(document.read(spec), tuple(problems))


def checked(read: document.Document, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with their locations, sorted.

    Raises:
        Refused: one of them is an error. The exception has all of them.
    """
    located = report.sort(document.located(read, tuple(problems)))
    if any(problem.severity == "error" for problem in located):
        raise Refused(located)
    return located


def _lost(resolved: resolve.Resolved, api: ir.Api) -> Iterator[Problem]:
    """Yield an error for each operation that is neither generated nor reported, which is a bug of pochoir."""
    kept = {operation.pointer for resource in api.resources for operation in resource.operations}
    for operation in operations(resolved.tree):
        if operation.pointer not in kept:
            hint = "this is a bug of pochoir; please report it with the description"
            message = "this operation was not generated"
            yield Problem("error", "operation-lost", operation.pointer, message, hint, "key")


def _title(read: document.Document) -> str:
    info = read.tree.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return title if isinstance(title, str) else ""


def _shown(spec: Path) -> str:
    """Return the path of a description as generated files show it, which is the same on every machine."""
    return "/".join(spec.resolve().parts[-3:]) if spec.resolve().parent.parent.name == "specs" else spec.name
