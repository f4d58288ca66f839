"""Generate a distribution: plan, render, format and inspect its files."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import Environment

from pochoir import inspect, naming, render, style, tree
from pochoir.cache import Cache
from pochoir.forking import in_halves
from pochoir.literals import Identifier
from pochoir.targets.client import provenance, runtime, testing_data
from pochoir.targets.client.contexts import Artifact, plan
from pochoir.targets.client.shared import imported, with_imports
from pochoir.understanding import Timer, Understood, checked

_DEFINITION: Final = 400
"""The size of a schema in the data of the test kit (see `Part`)."""
_IMPORT: Final = re.compile(r"^[ ]*(?:from|import) +([A-Za-z_][\w.]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Made:
    """Some files of a distribution.

    Attributes:
        files: the files by path.
        seconds: the time of each stage.
        is_styled: whether they are formatted, or only black can do that.
    """

    files: Mapping[str, str]
    seconds: Mapping[str, float]
    is_styled: bool = True

    @classmethod
    def timed(cls, stage: str, make: Callable[[], Mapping[str, str]]) -> "Made":
        """Make files, and measure the time as that of a stage."""
        timer = Timer()
        with timer.stage(stage):
            files = make()
        return cls(files, timer.seconds)


@dataclass(frozen=True, slots=True)
class Part:
    """How to make files of a distribution that do not depend on its others.

    Attributes:
        size: about how many characters of Python can be made in the time that they take.
        make: returns the files.
    """

    size: int
    make: Callable[[], Made]


def distribution(
    understood: Understood,
    templates: Path | None,
    timer: Timer,
    cache: Cache | None,
    others: Sequence[Part],
    processes: int,
) -> Mapping[str, str]:
    """Return the files of a distribution by path, relative to its folder.

    Args:
        understood: the description.
        templates: a folder with templates that override those of pochoir.
        timer: records the time of each stage.
        cache: remembers compiled templates, formatted texts and checked files.
        others: the surface and the pages of the reference.
        processes: the number of processes that may run.

    Raises:
        Refused: a template has an error, or the generated files are not valid.
    """
    api, code = understood.api, understood.settings.code
    shared = naming.package(code.runtime) if code.runtime else None
    environment = render.environment(templates, cache)
    ours = not any(_own(templates))
    made = _made([*others, *_parts(understood, environment, shared, ours)], timer, processes)
    surface = next(each.files[provenance.SURFACE] for each in made if provenance.SURFACE in each.files)
    files = _files(each for each in made if each.is_styled)
    rendered = _files(each for each in made if not each.is_styled)
    del made
    if shared is None:
        with timer.stage("render"):
            rendered |= _runtime(api.package, {**files, **rendered, **understood.extras}, environment)
    with timer.stage("style"):
        files |= style.style(rendered, cache=cache)
        if code.line_length:
            files = style.rewrapped(files, code.line_length)
    files = {**files, **understood.extras, provenance.SURFACE: surface}
    with timer.stage("inspect"):
        files[provenance.SBOM] = provenance.sbom(
            files.get("pyproject.toml", ""), api.version, understood.document.digests, copied=shared is None
        )
        files[tree.MANIFEST] = tree.manifest(files, understood.origin(templates))
        modules = {*_imported(templates), *(imported(files, shared) if shared else ())}
        found = inspect.inspect(files, api.package, understood.extras, modules, cache=cache, processes=processes)
        checked(understood.document, found)
    return files


def _made(parts: Sequence[Part], timer: Timer, processes: int) -> list[Made]:
    """Make parts in this process and a copy of it, and record the time that they took in both."""
    timer.started("render")
    found = in_halves(_in_order, parts, [each.size for each in parts], processes=processes)
    for each in found:
        for stage, seconds in each.seconds.items():
            timer.seconds[stage] = timer.seconds.get(stage, 0.0) + seconds
    return found


def _files(made: Iterable[Made]) -> dict[str, str]:
    return {path: text for each in made for path, text in each.files.items()}


def _in_order(parts: Sequence[Part]) -> list[Made]:
    return [each.make() for each in parts]


def _parts(understood: Understood, environment: Environment, shared: Identifier | None, ours: bool) -> Iterator[Part]:
    """Yield a part for each rendered file, and one for the data of the test kit."""
    api, settings, extras = understood.api, understood.settings, understood.extras
    artifacts = tuple(
        plan(
            api,
            render.template_names(environment),
            extras,
            testing=settings.testing,
            docs=settings.docs,
            header=settings.code.header,
        )
    )
    for artifact in artifacts:
        yield Part(artifact.size, partial(_file, artifact, environment, api.package, shared, ours))
    paths = {*(artifact.path for artifact in artifacts), *extras}
    data = partial(testing_data.data_files, api, paths)
    yield Part(len(api.definitions) * _DEFINITION, partial(Made.timed, "render", data))


def _file(
    artifact: Artifact, environment: Environment, package: Identifier, shared: Identifier | None, ours: bool
) -> Made:
    timer, path = Timer(), artifact.path
    with timer.stage("render"):
        text = render.render(environment, artifact)
        if shared is not None and path.endswith(".py"):
            text = with_imports(text, package, shared)
    with timer.stage("style"):
        styled = style.styled(path, text) if ours else None
    return Made({path: text}, timer.seconds, is_styled=False) if styled is None else Made({path: styled}, timer.seconds)


def _runtime(package: str, files: Mapping[str, str], environment: Environment) -> dict[str, str]:
    """Return the files of the runtime that the other files need."""
    written = [text for path, text in files.items() if path.endswith(".py")]
    source = partial(render.source, environment)
    found = runtime.needed(written, render.template_names(environment), source)
    return {f"src/{package}/_runtime/{name.removeprefix(runtime.FOLDER)}": source(name) for name in found}


def _own(templates: Path | None) -> Iterator[Path]:
    """Yield the templates of a project that take part in its clients."""
    yield from templates.glob("client/**/*.j2") if templates else ()


def _imported(templates: Path | None) -> frozenset[str]:
    """Return the modules that the templates of a project import, which are trusted like its code."""
    # A template that is not UTF-8 is reported where it is rendered.
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in _own(templates)]
    return frozenset(name for text in texts for name in _IMPORT.findall(text))
