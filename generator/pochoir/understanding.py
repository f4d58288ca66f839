"""From one description to what pochoir understood of it: read, validated, resolved, lowered."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from pochoir import (
    config,
    document,
    extras,
    filtering,
    forking,
    ir,
    linking,
    lower,
    naming,
    own_methods,
    pruning,
    released,
    report,
    resolve,
    validate,
)
from pochoir.cache import key
from pochoir.config.client import DEFAULTS, ClientSettings
from pochoir.config.code import NONE as USUAL
from pochoir.config.reading import AS_WRITTEN, Reading
from pochoir.disk import file_digest, read_bytes, text_digest
from pochoir.evolution import classes
from pochoir.evolution.files import Released
from pochoir.lower import keeping
from pochoir.problems import Problem, Refused
from pochoir.resolve.paths import operations, places
from pochoir.resolve.tree import Tree
from pochoir.tree import Origin

_LONG: Final = 1_000_000
"""The number of characters of a description from which a copy of this process validates it."""


@dataclass(slots=True)
class Timer:
    """Measures stages.

    Attributes:
        seconds: the wall time of each stage, added up over the processes that share it.
        started: called with the name of each stage when it begins.
    """

    seconds: dict[str, float] = field(default_factory=dict[str, float])
    started: Callable[[str], object] = str

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        """Add the time that the body takes to a stage."""
        self.started(name)
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


@dataclass(frozen=True, slots=True)
class Understood:
    """A description after reading, validation, resolution and lowering: the input of the targets.

    Attributes:
        path: the path of the description, as given.
        document: the document, without the parts that are left out.
        resolved: the resolved document.
        api: the API to generate.
        problems: the problems so far, with their locations; errors only if its settings keep going.
        extras: hand-written files for the distribution, by path.
        released: the digest of the surface of the last release, which keeps its names, or why there is none.
        last_release: a digest of its text, "" if there is none.
        facts: the numbers that `x-facts` may cite; None without `facts.md`.
        left_out: the number of operations that are left out.
        settings: the settings that shape the client.
        reading: how the description was read.
    """

    path: Path
    document: document.Document
    resolved: resolve.Resolved
    api: ir.Api
    problems: tuple[Problem, ...]
    extras: Mapping[str, str]
    released: str = ""
    last_release: str = ""
    facts: frozenset[str] | None = None
    left_out: int = 0
    settings: ClientSettings = DEFAULTS
    reading: Reading = AS_WRITTEN

    def origin(self, templates: Path | None) -> Origin:
        """Return what the files of the client are made of, with the folder of the project's own templates."""
        texts = (part for path, text in self.extras.items() for part in (path, text.replace("\r\n", "\n")))
        files = (part for path, found in self.document.digests.items() for part in (path, found))
        own = _template_digest(templates) if templates else ""
        # In this form, because another one would change the manifests of clients that are the same.
        *values, testing, docs, code = (getattr(self.settings, each.name) for each in fields(self.settings))
        others = [repr(code)] if code != USUAL else []
        settings = key(repr(tuple(values)), own, str(testing), str(docs), *self.reading.digested(), *others)
        return Origin(self.api.spec, key("description", *files, "extras", *texts), settings, released=self.last_release)


@dataclass(frozen=True, slots=True)
class _Source:
    """A description, the numbers that `x-facts` may cite, the identity of its client and its last release."""

    document: document.Document
    facts: frozenset[str] | None
    identity: lower.Identity
    last: Released | None


def understand(
    spec: Path,
    distribution: str = "",
    settings: ClientSettings = DEFAULTS,
    timer: Timer | None = None,
    *,
    content: bytes | None = None,
    reading: Reading = AS_WRITTEN,
    processes: int = 1,
) -> Understood:
    """Read, validate, resolve and lower a description, without generating anything.

    Args:
        spec: the path of the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; by default it is made from the title of the description.
        settings: the settings that shape the client.
        timer: records the time of each stage.
        content: the content of the description, if it is not to be read from `spec`. It has no files next to it.
        reading: its overlays, and which of its operations are generated.
        processes: the number of processes that may run. With more than one, copies of this process validate a large
            description while it is resolved, and lower its models.

    Returns:
        The description with its problems.

    Raises:
        Refused: the description has an error, or nothing is left of it if the settings keep going. The exception has
            all problems, including warnings.
    """
    timer = timer or Timer()
    with timer.stage("read"):
        whole = document.read(spec, content, tuple(map(config.named, reading.overlays)))
        read = linking.linked(filtering.filtered(whole, reading), reading.docs_url)
        facts = extras.facts(spec) if content is None else None
    name = distribution or naming.slug(_title(read) or spec.stem)
    package = settings.code.package or naming.package(name)
    written = extras.extra_files(spec, package) if content is None else {}
    identity = lower.Identity(name, _shown(spec), extras.additions(written, package), settings)
    before = released.file(spec)
    digest = file_digest(before)
    last = released.read(before) if content is None and before.is_file() else None
    source = _Source(read, facts, identity, last)
    sound, early = _validated(source, timer, processes)
    left, lowered, problems = _sound(source, sound, early, timer, processes)
    return Understood(
        path=spec,
        document=replace(left, indexed=None),  # the index of a large description takes much memory
        resolved=lowered.resolved,
        api=own_methods.with_own_methods(lowered.api, spec, written),
        problems=problems,
        extras=written,
        released=digest,
        last_release=text_digest(read_bytes(before)) if last is not None else "",
        facts=facts,
        left_out=_count(read) - _count(left),
        settings=settings,
        reading=reading,
    )


def _validated(source: _Source, timer: Timer, processes: int) -> tuple[pruning.Sound, resolve.Resolved | None]:
    """Return what is sound of a description; if that is large, also resolve it meanwhile."""
    read = source.document
    is_large = processes > 1 and sum(len(each.text.content) for each in read.sources) > _LONG
    validated = partial(validate.findings, read, source.facts)
    with forking.begun(validated, processes=processes if is_large else 1) as findings:
        early: resolve.Resolved | None = None
        if is_large:
            # What fails because the description is not valid is not needed, and what fails otherwise will do so again.
            with suppress(Exception):
                early = _resolved(source, read, timer)
        with timer.stage("validate"):
            return pruning.sound(read, findings(), source.facts), early


def _sound(
    source: _Source, sound: pruning.Sound, early: resolve.Resolved | None, timer: Timer, processes: int
) -> tuple[document.Document, keeping.Lowered, tuple[Problem, ...]]:
    """Resolve and lower what is sound of a description, and return that with all problems.

    Args:
        source: the description.
        sound: what is left of it.
        early: the whole description, if it was resolved while it was validated.
        timer: records the time of each stage.
        processes: the number of processes that may run.

    Raises:
        Refused: there is an error, or nothing is left if the settings keep going.
    """
    read = source.document
    while (left := sound.document) is not None:
        resolved = early if early is not None and left is read else _resolved(source, left, timer)
        with timer.stage("lower"):
            lowered = keeping.lower_with_names(left, resolved, source.identity, source.last, processes)
        new = _later(read, sound.problems, lowered)
        sound = replace(sound, problems=(*sound.problems, *document.located(read, new)))
        errors = [problem for problem in new if problem.severity == "error"]
        if not source.identity.settings.keeps_going:
            return left, lowered, checked(read, sound.problems)
        if errors:
            sound = pruning.without(sound, errors, source.facts)
        elif sound.removed and not lowered.api.resources:
            break
        else:
            left_out = document.located(read, pruning.left_out(read, sound))
            return left, lowered, report.sort((*sound.problems, *left_out))
    raise Refused(report.sort(sound.problems))


def _resolved(source: _Source, left: document.Document, timer: Timer) -> resolve.Resolved:
    """Resolve what is left of a description."""
    with timer.stage("resolve"):
        return resolve.resolve(left, classes(source.last.surface) if source.last is not None else None)


def _later(read: document.Document, reported: Iterable[Problem], lowered: keeping.Lowered) -> tuple[Problem, ...]:
    """Return the problems of resolution and lowering that have not been reported."""
    found = tuple(_new(read, reported, (*lowered.resolved.problems, *lowered.problems)))
    has_errors = any(problem.severity == "error" for problem in found)
    return found if has_errors else (*found, *_lost(lowered.resolved, lowered.api))


def _template_digest(folder: Path) -> str:
    """Return a digest of the templates of a project."""
    paths = sorted(path for path in folder.glob("**/*") if path.is_file() and "__pycache__" not in path.parts)
    return key(
        *(part for path in paths for part in (path.relative_to(folder).as_posix(), text_digest(path.read_bytes())))
    )


def _new(read: document.Document, reported: Iterable[Problem], found: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield the problems that no earlier stage has reported with the same code, at the same place or within it."""
    written: dict[str, list[str]] = {}
    for problem in reported:
        written.setdefault(problem.code, []).append(problem.pointer)
    for problem, located in zip(found, document.located(read, found), strict=True):
        earlier = written.get(problem.code, ())
        if not any(place == located.pointer or place.startswith(f"{located.pointer}/") for place in earlier):
            yield problem


def located(spec: Path, problems: Iterable[Problem], overlays: Iterable[Path] = ()) -> tuple[Problem, ...]:
    """Return problems with their locations in a description."""
    return document.located(document.read(spec, overlays=tuple(overlays)), tuple(problems))


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
            yield Problem("error", "operation-lost", operation.pointer, "this operation was not generated", hint, "key")


def _count(read: document.Document) -> int:
    return sum(1 for _ in places(Tree(read.tree, {})))


def _title(read: document.Document) -> str:
    info = read.tree.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return title if isinstance(title, str) else ""


def _shown(spec: Path) -> str:
    """Return the path of a description as generated files show it, which is the same on every machine."""
    return "/".join(spec.resolve().parts[-3:]) if spec.resolve().parent.parent.name == "specs" else spec.name
