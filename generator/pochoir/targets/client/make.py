"""Generate a distribution: plan, render, format and inspect its files."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pochoir import inspect, render, style, tree
from pochoir.cache import Cache
from pochoir.targets.client import provenance
from pochoir.targets.client.contexts import plan
from pochoir.understanding import Timer, Understood, checked

_IMPORT: Final = re.compile(r"^[ ]*(?:from|import) +([A-Za-z_][\w.]*)", re.MULTILINE)


def distribution(
    understood: Understood, templates: Path | None, timer: Timer, cache: Cache | None = None
) -> Mapping[str, str]:
    """Return the files of a distribution by path, relative to its folder.

    Args:
        understood: the description.
        templates: a folder with templates that override those of pochoir.
        timer: records the time of each stage.
        cache: remembers compiled templates and formatted texts.

    Raises:
        Refused: a template has an error, or the generated files are not valid.
    """
    api = understood.api
    with timer.stage("render"):
        environment = render.environment(templates, cache)
        artifacts = plan(api, render.template_names(environment))
        texts = {artifact.path: render.render(environment, artifact) for artifact in artifacts}
    with timer.stage("style"):
        files = style.style(texts, cache=cache) | dict(understood.extras)
    with timer.stage("inspect"):
        files[provenance.SBOM] = provenance.sbom(
            files.get("pyproject.toml", ""), api.version, understood.document.digests
        )
        files[provenance.SURFACE] = provenance.surface(api)
        files[tree.MANIFEST] = tree.manifest(files, understood.origin(templates))
        found = inspect.inspect(files, api.package, understood.extras, _imported(templates))
        checked(understood.document, found)
    return files


def _imported(templates: Path | None) -> frozenset[str]:
    """Return the modules that the templates of a project import, which are trusted like its code."""
    paths = templates.glob("client/**/*.j2") if templates else ()
    # A template that is not UTF-8 is reported where it is rendered.
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return frozenset(name for text in texts for name in _IMPORT.findall(text))
