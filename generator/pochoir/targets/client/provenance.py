"""What a distribution says about its origin: a software bill of materials, and the surface of the client.

Both are the same on every machine: they have no time, no random number and no path of the file system.
"""

import contextlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from pochoir import evolution, ir
from pochoir.evolution import files
from pochoir.literals import Code, Json, json_text
from pochoir.targets.client.exports import public_names
from pochoir.targets.client.project import version
from pochoir.version import __version__

SBOM: Final = "sbom.cdx.json"
"""The bill of materials, which the build backend copies into the wheel (PEP 770)."""
SURFACE: Final = "surface.json"
"""What callers can depend on, which `pochoir diff` reads from a wheel."""
IN_WHEELS: Final = {SBOM: f"sboms/{SBOM}", SURFACE: f"extra_metadata/{SURFACE}", "LICENSE": "licenses/LICENSE"}
"""Where the build backend puts files of a distribution, below the folder of metadata of a wheel."""
_FORMAT: Final = "1.6"
_NAME: Final = "pochoir"
_DATA: Final = "data"
_Part: TypeAlias = Mapping[str, Json]


def surface(api: ir.Api, *, testing: bool = True) -> evolution.Surface:
    """Return the surface of a client: that of its API, and the public names of its package.

    Args:
        api: the API.
        testing: whether the client has a test kit.
    """
    names, without = public_names(api, testing=testing)
    return replace(evolution.surface(api), names=names, without=without)


def surface_file(api: ir.Api, *, testing: bool = True) -> Code:
    """Return the surface of a client, in the form of `released.json`."""
    return Code(files.write(files.Released(version(api), surface(api, testing=testing))))


def sbom(project: str, api_version: str, description: Mapping[str, str], *, copied: bool = True) -> Code:
    """Return the bill of materials of a distribution in CycloneDX.

    Args:
        project: the text of its pyproject.toml.
        api_version: the version of the description.
        description: the SHA-256 of each file of the description, by its path relative to the folder of that.
        copied: whether the runtime is copied into the distribution.
    """
    about = _project(project)
    root = f"{_purl(about['name'])}@{about['version']}"
    parts = [_file(path, digest, api_version) for path, digest in description.items()]
    libraries = sorted([*_requirements(about), *_parts_of_runtime(copied)], key=lambda part: str(part["bom-ref"]))
    component: dict[str, Json] = {
        "type": "library",
        "bom-ref": root,
        "name": about["name"],
        "version": about["version"],
    }
    component |= {"purl": root} | ({"licenses": [{"expression": about["license"]}]} if "license" in about else {})
    bill: _Part = {
        "bomFormat": "CycloneDX",
        "specVersion": _FORMAT,
        "version": 1,
        "metadata": {"tools": {"components": [_generator()]}, "component": component},
        "components": [*libraries, *parts],
        "dependencies": [{"ref": root, "dependsOn": [part["bom-ref"] for part in libraries]}],
    }
    return Code(json_text(bill) + "\n")


def origin(bill: bytes) -> tuple[str, Json] | None:
    """Return the version of pochoir and the files of the description in a bill of materials, None without them."""
    try:
        found: Any = json.loads(bill)
        [generator] = [each for each in found["metadata"]["tools"]["components"] if each["name"] == _NAME]
        return str(generator["version"]), [
            [each["name"], each["hashes"]] for each in found["components"] if each["type"] == _DATA
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _project(text: str) -> Mapping[str, Any]:
    """Return the table `project`; the template of a project may have made TOML that `inspect` refuses."""
    found: dict[str, Any] = {}
    with contextlib.suppress(tomllib.TOMLDecodeError):
        found = tomllib.loads(text).get("project", {})
    return {"name": "", "version": "", **found}


def _purl(name: str) -> str:
    return f"pkg:pypi/{canonicalize_name(name)}"


def _requirements(project: Mapping[str, Any]) -> Iterator[_Part]:
    """Yield a component for each requirement, and for those of extras that are no others."""
    extras = [text for texts in project.get("optional-dependencies", {}).values() for text in texts]
    seen: set[str] = set()
    for scope, texts in (("required", project.get("dependencies", ())), ("optional", extras)):
        for text in texts:
            name = _name(text)
            if name not in seen:
                seen.add(name)
                yield {
                    "type": "library",
                    "bom-ref": _purl(name),
                    "name": name,
                    "scope": scope,
                    "purl": _purl(name),
                    "properties": [{"name": "pochoir:requirement", "value": text}],
                }


def _name(requirement: str) -> str:
    try:
        return Requirement(requirement).name
    except InvalidRequirement:
        return requirement  # of a template of the project


def _generator() -> _Part:
    return {"type": "application", "name": _NAME, "version": __version__, "purl": f"pkg:pypi/{_NAME}@{__version__}"}


def _parts_of_runtime(copied: bool) -> Iterator[_Part]:
    """Yield the component of the runtime, if it is copied into the package."""
    if copied:
        yield {
            "type": "library",
            "bom-ref": "pochoir-runtime",
            "name": "pochoir-runtime",
            "version": __version__,
            "scope": "required",
            "description": "The runtime of pochoir, which is copied into the package.",
        }


def _file(path: str, digest: str, version: str) -> _Part:
    return {
        "type": _DATA,
        "bom-ref": f"description/{path}",
        "name": path,
        "version": version,
        "description": "A file of the description that the package is generated from. CRLF is hashed as LF.",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
