"""Compare a wheel with what its description gives now."""

import base64
import configparser
import csv
import hashlib
import tomllib
from collections.abc import Collection, Iterator, Mapping
from email import message_from_bytes
from email.headerregistry import Address
from typing import Any, Final, cast

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from pochoir.problems import Location, Problem
from pochoir.release.wheels import Wheel
from pochoir.targets.client import provenance
from pochoir.targets.client.provenance import IN_WHEELS, SBOM

_SHOWN: Final = 5
_OWN: Final = {"METADATA", "WHEEL", "RECORD", "entry_points.txt"}
"""Files that the build backend writes."""
_BUILD: Final = "build the wheel again from what `pochoir generate` writes"
_SETS: Final = frozenset({"classifiers", "keywords", "requires_dist", "provides_extra", "license_files"})
_FIELDS: Final = {"classifiers": "Classifier", "license_files": "License-File", "project_urls": "Project-URL"}
_PROJECT: Final = {
    "name": "name",
    "version": "version",
    "description": "summary",
    "requires-python": "requires_python",
    "license": "license_expression",
    "keywords": "keywords",
    "classifiers": "classifiers",
    "urls": "project_urls",
}
"""The keys of pyproject.toml, and their fields in METADATA."""
_IGNORED: Final = frozenset({"metadata_version", "dynamic"})


def problems(wheel: Wheel, made: Mapping[str, str], package: str) -> Iterator[Problem]:
    """Yield what differs between a wheel and the distribution that is generated from its description.

    Args:
        wheel: the wheel.
        made: the texts of the distribution by path below its folder.
        package: the import name of its package.
    """
    hint = _origin(wheel, made)
    expected = {path: text.encode() for path, text in _expected(made, package)}
    found = {**wheel.package, **{f".dist-info/{path}": content for path, content in wheel.metadata_files.items()}}
    found = {path: content for path, content in found.items() if path.removeprefix(".dist-info/") not in _OWN}
    changed = [path for path, content in expected.items() if path in found and found[path] != content]
    missing, added = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    yield from _named(wheel, "wheel-file-changed", changed, "{} of this wheel {} not what the description gives", hint)
    yield from _named(wheel, "wheel-file-missing", missing, "{} {} missing from this wheel", hint)
    yield from _named(
        wheel, "wheel-file-added", added, "{} of this wheel {} not generated", "remove it, and build again"
    )
    project: dict[str, Any] = tomllib.loads(made["pyproject.toml"])["project"]
    yield from _metadata(wheel, project, made, hint)
    yield from _entry_points(wheel, project, hint)
    yield from _form(wheel)
    yield from _record(wheel)


def _expected(made: Mapping[str, str], package: str) -> Iterator[tuple[str, str]]:
    for path, text in made.items():
        if path.startswith(f"src/{package}/"):
            yield path.removeprefix("src/"), text
    for path, inside in IN_WHEELS.items():
        if path in made:
            yield f".dist-info/{inside}", made[path]


def _problem(wheel: Wheel, code: str, message: str, hint: str) -> Problem:
    return Problem("error", code, "", message, hint, location=Location(wheel.shown, 1, 1))


def _named(wheel: Wheel, code: str, paths: Collection[str], message: str, hint: str) -> Iterator[Problem]:
    if paths:
        listed = ", ".join(list(paths)[:_SHOWN])
        more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
        yield _problem(wheel, code, message.format(f"{listed}{more}", "is" if len(paths) == 1 else "are"), hint)


def _origin(wheel: Wheel, made: Mapping[str, str]) -> str:
    """Return why files differ, as far as the bill of materials of the wheel says it, and what to do."""
    before = provenance.origin(wheel.metadata_files.get(IN_WHEELS[SBOM], b""))
    now = provenance.origin(made.get(SBOM, "").encode())
    if before is None or now is None:
        return _BUILD
    if before[0] != now[0]:
        return f"pochoir {before[0]} made this wheel, and this is {now[0]}: check with that version"
    if before[1] != now[1]:
        return "this wheel was made from another description: check out the revision that was released"
    return _BUILD


def _metadata(wheel: Wheel, project: Mapping[str, Any], made: Mapping[str, str], hint: str) -> Iterator[Problem]:
    """Yield a problem for each field of METADATA that is not what pyproject.toml says."""
    wanted = dict(_fields(project, made))
    given: dict[str, Any] = {**wheel.metadata, **wheel.unknown}
    for name in sorted((wanted.keys() | given.keys()) - _IGNORED):
        one, other = _plain(name, given.get(name)), _plain(name, wanted.get(name))
        if one != other:
            field = _FIELDS.get(name, name.replace("_", "-").title())
            message = f"the metadata of this wheel differ in {field}: {_shown(one)} instead of {_shown(other)}"
            if name == "description":
                message = "the metadata of this wheel have another README"
            yield _problem(wheel, "wheel-metadata", message, hint)


def _fields(project: Mapping[str, Any], made: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    # A template of the project may leave out any of these.
    yield from ((field, project[key]) for key, field in _PROJECT.items() if key in project)
    for key, field in (("authors", "author"), ("maintainers", "maintainer")):
        people = project.get(key, ())
        names = [each["name"] for each in people if "email" not in each]
        emails = [str(Address(each.get("name", ""), addr_spec=each["email"])) for each in people if "email" in each]
        yield from ((name, ", ".join(texts)) for name, texts in ((field, names), (f"{field}_email", emails)) if texts)
    extras = project.get("optional-dependencies", {})
    more = [f'{text}; extra == "{extra}"' for extra, texts in extras.items() for text in texts]
    if needed := [*project.get("dependencies", ()), *more]:
        yield "requires_dist", needed
    if extras:
        yield "provides_extra", list(extras)
    if "LICENSE" in made:
        yield "license_files", ["LICENSE"]
    yield from (("description", made["README.md"]), ("description_content_type", "text/markdown"))


def _plain(name: str, value: Any) -> Any:
    """Return the value of a field in a form in which spellings of the same are equal."""
    try:
        if name == "name" and isinstance(value, str):
            return canonicalize_name(value)
        if name == "version" and isinstance(value, str):
            return str(Version(value))
        if name == "requires_dist" and value is not None:
            return sorted({str(Requirement(each)) for each in value})
    except (InvalidVersion, InvalidRequirement):
        return value
    if isinstance(value, str):
        return value.strip()
    return sorted(set(value)) if name in _SETS and value is not None else value


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = ", ".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


class _EntryPoints(configparser.RawConfigParser):
    """A reader of entry_points.txt, where names are case-sensitive."""

    def optionxform(self, optionstr: str) -> str:
        """Return a name as it is written."""
        return optionstr


def _entry_points(wheel: Wheel, project: Mapping[str, Any], hint: str) -> Iterator[Problem]:
    wanted = dict(project.get("entry-points", {}))
    wanted |= {"console_scripts": project["scripts"]} if "scripts" in project else {}
    parser = _EntryPoints(delimiters=("=",))
    try:
        parser.read_string(wheel.metadata_files.get("entry_points.txt", b"").decode("utf-8", "replace"))
        given = {name: dict(parser[name]) for name in parser.sections()}
    except configparser.Error:
        given = {}
    if given != wanted:
        message = f"the entry points of this wheel differ: {_shown(sorted(given))} instead of {_shown(sorted(wanted))}"
        yield _problem(wheel, "wheel-metadata", message, hint)


def _form(wheel: Wheel) -> Iterator[Problem]:
    """Yield a problem if the name of the file or WHEEL says something else than the distribution is: pure Python."""
    given = message_from_bytes(wheel.metadata_files.get("WHEEL", b""))
    if (given["Root-Is-Purelib"], given.get_all("Tag")) != ("true", ["py3-none-any"]):
        yield _problem(wheel, "wheel-metadata", "WHEEL does not say that this wheel is pure Python", _BUILD)
    try:
        name, version, _, _ = parse_wheel_filename(wheel.path.name)
    except InvalidWheelFilename:
        name, version = None, None
    declared = _plain("version", wheel.metadata.get("version"))
    if (name, str(version)) != (wheel.name, declared):
        message = f"the name of the file is not that of {wheel.name} {declared}"
        yield _problem(wheel, "wheel-metadata", message, "give it the name that it was built with")


def _record(wheel: Wheel) -> Iterator[Problem]:
    """Yield a problem if RECORD does not list each file with its hash, so that installers would refuse the wheel."""
    text = wheel.metadata_files.get("RECORD", b"").decode("utf-8", "replace")
    try:
        listed = {row[0]: row[1] for row in csv.reader(text.splitlines()) if len(row) > 1}
    except csv.Error:
        listed = {}
    files = {**wheel.package, **{f"{wheel.folder}/{path}": each for path, each in wheel.metadata_files.items()}}
    wrong = sorted(path for path, each in files.items() if listed.get(path) != _hash(each))
    wrong = [path for path in [*wrong, *sorted(listed.keys() - files.keys())] if path != f"{wheel.folder}/RECORD"]
    yield from _named(
        wheel, "wheel-record", wrong, "{} {} not in RECORD as it is in the wheel", "build the wheel again"
    )


def _hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"sha256={digest}"
