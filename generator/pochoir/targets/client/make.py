"""Generate a distribution: plan, render, format and inspect its files."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import Environment

from pochoir import inspect, naming, render, style, tree
from pochoir.cache import Cache
from pochoir.literals import Identifier
from pochoir.targets.client import provenance, runtime, testing_data
from pochoir.targets.client.contexts import plan
from pochoir.targets.client.shared import imported, with_imports
from pochoir.understanding import Timer, Understood, checked

_IMPORT: Final = re.compile(r"^[ ]*(?:from|import) +([A-Za-z_][\w.]*)", re.MULTILINE)


def distribution(
    understood: Understood,
    templates: Path | None,
    timer: Timer,
    cache: Cache | None,
    independent: Callable[[], Mapping[str, str]],
    processes: int,
) -> Mapping[str, str]:
    """Return the files of a distribution by path, relative to its folder.

    Args:
        understood: the description.
        templates: a folder with templates that override those of pochoir.
        timer: records the time of each stage.
        cache: remembers compiled templates and formatted texts.
        independent: returns the files that do not depend on others by path: the surface and the pages of the
            reference. It is called after the others have been made.
        processes: the number of processes that may run.

    Raises:
        Refused: a template has an error, or the generated files are not valid.
    """
    api, code = understood.api, understood.settings.code
    shared = naming.package(code.runtime) if code.runtime else None
    with timer.stage("render"):
        texts = _texts(understood, render.environment(templates, cache), shared)
    with timer.stage("style"):
        files = style.style(texts, cache=cache, ours=not any(_own(templates)), processes=processes)
        if code.line_length:
            files = style.rewrapped(files, code.line_length)
        del texts  # half of the memory that the files of a large API take
    made = independent()
    files = {**made, **files, **understood.extras, provenance.SURFACE: made[provenance.SURFACE]}
    with timer.stage("inspect"):
        files |= testing_data.data_files(api, files)
        files[provenance.SBOM] = provenance.sbom(
            files.get("pyproject.toml", ""), api.version, understood.document.digests, copied=shared is None
        )
        files[tree.MANIFEST] = tree.manifest(files, understood.origin(templates))
        modules = {*_imported(templates), *(imported(files, shared) if shared else ())}
        found = inspect.inspect(files, api.package, understood.extras, modules, processes=processes)
        checked(understood.document, found)
    return files


def _texts(understood: Understood, environment: Environment, shared: Identifier | None) -> dict[str, str]:
    """Return the rendered files, with the runtime that they need unless they import a shared one."""
    api, settings, names = understood.api, understood.settings, render.template_names(environment)
    artifacts = plan(
        api,
        names,
        understood.extras,
        testing=settings.testing,
        docs=settings.docs,
        header=settings.code.header,
    )
    texts = dict(sorted((artifact.path, render.render(environment, artifact)) for artifact in artifacts))
    if shared is not None:
        return with_imports(texts, api.package, shared)
    files = {**texts, **understood.extras}
    return texts | _runtime(api.package, files, names, partial(render.source, environment))


def _runtime(
    package: str, files: Mapping[str, str], templates: Sequence[str], source: Callable[[str], str]
) -> dict[str, str]:
    """Return the files of the runtime that the other files need."""
    written = [text for path, text in files.items() if path.endswith(".py")]
    found = runtime.needed(written, templates, source)
    return {f"src/{package}/_runtime/{name.removeprefix(runtime.FOLDER)}": source(name) for name in found}


def _own(templates: Path | None) -> Iterator[Path]:
    """Yield the templates of a project that take part in its clients."""
    yield from templates.glob("client/**/*.j2") if templates else ()


def _imported(templates: Path | None) -> frozenset[str]:
    """Return the modules that the templates of a project import, which are trusted like its code."""
    # A template that is not UTF-8 is reported where it is rendered.
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in _own(templates)]
    return frozenset(name for text in texts for name in _IMPORT.findall(text))
