"""Generate one distribution with the runtime, which all clients of a project depend on instead of having a copy."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pochoir import naming, render, tree
from pochoir.cache import Cache
from pochoir.config.metadata import OLDEST
from pochoir.literals import Code, Identifier, toml_string
from pochoir.targets.client import provenance, runtime
from pochoir.targets.client.project import FLOORS
from pochoir.version import __version__

_FOLDER: Final = "shared/"
_SUFFIX: Final = ".j2"
_IMPORT: Final = r"(?m)^([ \t]*from +)(?:\.+|%s\.)_runtime((?:\.\w+)* +import)"
_EXPORT: Final = re.compile(r'(?m)^( +"\w+": ")_runtime(\.[\w.]+",?)$')
_ABSOLUTE: Final = r"(?m)^[ \t]*from +(%s(?:\.\w+)*) +import"


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the distribution to render."""

    template: str
    context: Mapping[str, object]


def distribution(name: str, templates: Path | None, cache: Cache | None = None) -> dict[str, str]:
    """Return the files of the distribution by path, relative to the output folder.

    It has the whole runtime, so it does not depend on what the clients need of it.

    Args:
        name: the name of the distribution.
        templates: a folder with templates that override those of pochoir.
        cache: remembers compiled templates.
    """
    environment = render.environment(templates, cache)
    package = naming.package(name)
    context: dict[str, object] = {
        "name": toml_string(name),
        "version": toml_string(__version__),
        "requires_python": toml_string(f">={OLDEST}"),
        "dependencies": tuple(map(toml_string, FLOORS.values())),
        "package": package,
    }
    files: dict[str, str] = {f"src/{package}/py.typed": ""}
    for template in render.template_names(environment):
        if template.startswith(runtime.FOLDER) and template.endswith(".py"):
            files[f"src/{package}/{template.removeprefix(runtime.FOLDER)}"] = render.source(environment, template)
        elif template.startswith(_FOLDER):
            shown = context | ({"name": Code(name)} if template.endswith(f".md{_SUFFIX}") else {})
            path = template.removeprefix(_FOLDER).removesuffix(_SUFFIX)
            files[path] = render.render(environment, _File(template, shown))
    files[provenance.SBOM] = provenance.sbom(files["pyproject.toml"], "", {}, copied=False)
    files[tree.MANIFEST] = tree.manifest(files)
    return {f"{name}/{path}": text for path, text in sorted(files.items())}


def with_imports(text: str, package: str, shared: Identifier) -> str:
    """Return a Python file of a client so that it imports the runtime from another package.

    Args:
        text: the file.
        package: the import name of the client.
        shared: the import name of the runtime.
    """
    found = re.sub(_IMPORT % re.escape(package), rf"\1{shared}\2", text)
    return _EXPORT.sub(rf"\1:{shared}\2", found)


def imported(files: Mapping[str, str], shared: Identifier) -> Iterator[str]:
    """Yield the modules of the shared runtime that files import."""
    pattern = re.compile(_ABSOLUTE % re.escape(shared))
    for path, text in files.items():
        if path.endswith(".py"):
            yield from pattern.findall(text)
