"""The implementation of the commands: select descriptions, generate them, and collect problems.

What reads and generates is imported where it is used: a run in which nothing has changed does not need it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pochoir import acceptance, config, installation, report, tree
from pochoir.acceptance import Acceptance
from pochoir.cache import FOLDER, Cache
from pochoir.config import Project, Target
from pochoir.memory import Client, Memory, client
from pochoir.problems import Problem, Refused
from pochoir.targets.base import Api, Files, Settings
from pochoir.targets.base import Target as Product

if TYPE_CHECKING:
    from pochoir.targets.site.serve import Preview
    from pochoir.understanding import Understood

STDIN: Final = Path("-")
"""The description that is read from standard input."""


class Usage(Exception):
    """The command was used wrongly. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Work:
    """The descriptions that a command is run on, and the output folder.

    It is `complete` if it has all descriptions of the project. `accept` has the findings that the project accepts.
    """

    targets: tuple[Target, ...]
    output: Path
    templates: Path | None
    complete: bool
    site_url: str = ""
    for_maintainers: bool = False
    root: Path | None = None
    """The folder of the project, if there is one."""
    accept: tuple[Acceptance, ...] = ()

    @property
    def settings(self) -> Settings:
        """The settings of the targets."""
        return Settings(self.templates, self.site_url, self.for_maintainers)


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


def work(specs: Sequence[Path], output: Path | None, project: Project | None) -> Work:
    """Select the descriptions and the output folder.

    Args:
        specs: descriptions given on the command line; by default those of the project.
        output: the output folder given on the command line.
        project: the settings of the project, if there is one.

    Raises:
        Usage: the arguments are not sufficient.
    """
    if not specs:
        if project is None:
            where = "there is no pyproject.toml with [tool.pochoir] here or above"
            raise Usage(f"{where}; give a SPEC, or run: pochoir new NAME")
        if not project.targets:
            raise Usage("[tool.pochoir] lists no description; run: pochoir new NAME, or add a [[tool.pochoir.api]]")
        place = output or project.output
        return Work(
            project.targets,
            place,
            project.templates,
            output is None,
            project.site_url,
            project.for_maintainers,
            project.root,
            project.accept,
        )
    listed = [project.target(spec) if project else None for spec in specs]
    if output is None and (project is None or None in listed):
        other = next(spec for spec, target in zip(specs, listed, strict=True) if target is None)
        raise Usage(f"{other} is not listed in [tool.pochoir]; give an output folder with --output DIR")
    targets = tuple(target or Target(spec) for spec, target in zip(specs, listed, strict=True))
    place = output or (project.output if project else Path())
    if project is None:
        return Work(targets, place, None, complete=False)
    specs_given = {target.spec.resolve() for target in targets}
    accept = tuple(entry for entry in project.accept if entry.file in specs_given)
    return Work(
        targets, place, project.templates, False, project.site_url, project.for_maintainers, project.root, accept
    )


def memory(work: Work) -> Memory | None:
    """Return what earlier runs in the same project have remembered, if there is a project."""
    return Memory(Cache(work.root / FOLDER), work.settings) if work.root else None


def generate(
    work: Work, progress: Callable[[Path], None], *, clients: bool = True, memory: Memory | None = None
) -> Done:
    """Read every description and generate its client in memory. An error in one does not stop the others."""
    generated: list[Client] = []
    refused: list[tuple[Target, tuple[Problem, ...]]] = []
    for target in work.targets:
        progress(target.spec)
        try:
            found = memory.find(config.named(target.spec), target, clients) if memory else None
            generated.append(found or _generate(work, target, clients, memory))
        except Refused as error:
            refused.append((target, error.problems))
    done = Done(tuple(generated), tuple(refused))
    return Done(done.generated, (*done.refused, *_namesakes(done.generated)))


def _generate(work: Work, target: Target, clients: bool, memory: Memory | None) -> Client:
    from pochoir import pipeline, understanding

    spec = config.named(target.spec)
    if clients:
        cache = memory.cache if memory else None
        made = pipeline.generate(
            spec, target.distribution, work.templates, cache, target.version, infer_paging=target.infers_paging
        )
    else:
        timer = understanding.Timer()
        understood = pipeline.understand(
            spec, target.distribution, timer, version=target.version, infer_paging=target.infers_paging
        )
        made = pipeline.Generated(understood, {}, timer.seconds)
    if memory:
        memory.keep(spec, target, made, clients)
    return client(made, target)


def _namesakes(generated: Sequence[Client]) -> Iterator[tuple[Target, tuple[Problem, ...]]]:
    """Yield an error for each description with the distribution name of another, which it would overwrite."""
    first: dict[str, Client] = {}
    for each in generated:
        other = first.setdefault(each.distribution, each)
        if other is not each:
            message = f'"{each.distribution}" is already the distribution of {other.spec}'
            hint = "give one of them another title, or list them in [tool.pochoir] with distribution = …"
            problem = Problem("error", "distribution-duplicate", "/info/title", message, hint)
            yield Target(each.path, each.distribution), _located(each.path, problem)


def _located(spec: Path, *problems: Problem) -> tuple[Problem, ...]:
    from pochoir import understanding

    return understanding.located(spec, problems)


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
        streams[target.folder] = _files(work, target, apis)
        found = memory.digests(target.name, done.generated) if memory else None
        if found is not None:
            digests[target.folder] = found
        elif memory:
            streams[target.folder] = memory.keeping(target.name, done.generated, streams[target.folder])
    return streams, digests


def _files(work: Work, target: Product, apis: Sequence[Api]) -> Files:
    from pochoir import render

    render.check_names(work.templates)
    yield from target.files(apis, work.settings)


def preview(work: Work) -> "Preview":
    """Return a preview of the documentation, which is rebuilt when a description or a template changes."""
    from pochoir.targets import site
    from pochoir.targets.site.serve import Preview

    def build() -> dict[str, str]:
        understood = (_understood(each) for each in work.targets)
        return site.build(
            [site.describe(each, for_maintainers=work.for_maintainers) for each in understood],
            templates=work.templates,
        )

    def watched() -> Iterator[Path]:
        for target in work.targets:
            yield from target.spec.parent.glob("**/*.*")
        for folder in (installation.templates_folder(), work.templates):
            yield from folder.glob("**/*.*") if folder else ()

    return Preview(build, watched)


def origin(done: Done, path: str) -> str:
    """Return the description that a generated file belongs to."""
    return next((each.spec for each in done.generated if path.startswith(f"{each.distribution}/")), "any description")


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a comparison with the disk.

    Attributes:
        differences: the files that differ.
        problems: what other tools found, and entries of the settings that accept nothing.
    """

    differences: tuple[tree.Difference, ...]
    problems: tuple[Problem, ...]


def check(work: Work, done: Done, known: Sequence[str], *, other_tools: bool) -> Checked:
    """Compare the disk with what was generated, and have other tools judge it.

    Args:
        work: the descriptions and the output folder.
        done: the generated files.
        known: the folders of targets below the output folder, which are not compared.
        other_tools: whether other tools judge the files.

    Raises:
        Refused: a description has errors. The exception has the problems of all.
    """
    from pochoir import pipeline, verdicts
    from pochoir.release import checking

    made = files(done)
    clients = [pipeline.Generated(each.understood.get(), each.files, each.seconds) for each in done.generated]
    problems: tuple[Problem, ...] = ()
    with verdicts.start(clients if other_tools else ()) as others:
        found = tree.compare(work.output, made, complete=work.complete, known=known)
        problems = others.problems(config.shown(work.output))
    understood = [each.understood for each in clients]
    released = tuple(checking.problems(understood, config.nearest(work.root) if work.root else None))
    entries = [entry for entry in work.accept if other_tools or entry.code not in verdicts.CODES]
    accepted = acceptance.split((*problems, *done.problems), entries, errors=True)
    # `lint` and `generate` report the others.
    judged = tuple(problem for problem in accepted.remaining if problem.code in verdicts.CODES)
    return Checked(found, (*judged, *released, *accepted.unused))


def lint(work: Work, given: bytes = b"") -> acceptance.Split:
    """Return the problems of descriptions without generating anything.

    Args:
        work: the descriptions.
        given: the content of the description `STDIN`.
    """
    from pochoir import document, pipeline, ugly_names, verdicts

    problems: list[Problem] = []
    for target in work.targets:
        try:
            if target.spec == STDIN:
                understood = pipeline.understand(Path("<stdin>"), content=given)
            else:
                understood = _understood(target)
            problems += understood.problems
            problems += document.located(understood.document, tuple(ugly_names.problems(understood.api)))
        except Refused as error:
            problems += error.problems
    # Only `check` finds what other tools find.
    entries = [entry for entry in work.accept if entry.code not in verdicts.CODES]
    return acceptance.split(report.sort(problems), entries)


def _understood(target: Target) -> "Understood":
    from pochoir import pipeline

    spec = config.named(target.spec)
    return pipeline.understand(spec, target.distribution, version=target.version, infer_paging=target.infers_paging)


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
