"""The lock: it has what pyproject.toml asks for, on every Python, with hashes, and names no place to get it from."""

import configparser
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
TOOLS = ROOT / "tests" / "tools"
ENTRY = re.compile(r"(?m)^([\w.-]+==\S+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")
LOCKED = [Requirement(found[1] + (f"; {found[2]}" if found[2] else "")) for found in ENTRY.finditer(LOCK)]
PYTHONS = ("3.11.0", "3.11.7", "3.12.1", "3.13.0", "3.14.0", "3.15.0")


def project(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def depends(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the dependencies of a project, with its extras."""
    yield from table["dependencies"]
    for requirements in table.get("optional-dependencies", {}).values():
        yield from requirements


def declared() -> Iterator[str]:
    """Every requirement of the project, its extras and its groups."""
    found = project(ROOT / "pyproject.toml")
    yield from depends(found["project"])
    for requirements in found["dependency-groups"].values():
        yield from requirements


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def versions(name: str, python: str) -> list[str]:
    """The versions of a distribution that are locked for a Python on Linux."""
    system = {"sys_platform": "linux", "os_name": "posix", "platform_python_implementation": "CPython"}
    markers = {**system, "python_full_version": python, "python_version": ".".join(python.split(".")[:2])}
    return [
        next(iter(entry.specifier)).version
        for entry in LOCKED
        if plain(entry.name) == plain(name) and (entry.marker is None or entry.marker.evaluate(dict(markers)))
    ]


def test_every_line_of_the_lock_is_read() -> None:
    assert len(LOCKED) == len(re.findall(r"(?m)^[^\s#]", LOCK)) > 50


@pytest.mark.parametrize("python", PYTHONS)
def test_what_is_declared_is_locked_once_on_each_python(python: str) -> None:
    for text in declared():
        wanted = Requirement(text)
        found = versions(wanted.name, python)
        assert len(found) == 1, f"{wanted.name} on {python}: {found}. Run: tox run -e lock"
        assert wanted.specifier.contains(
            found[0], prereleases=True
        ), f"{text}, locked: {found[0]}. Run: tox run -e lock"


def test_what_the_tools_of_others_need_is_locked_too() -> None:
    lock = (TOOLS / "requirements.lock").read_text(encoding="utf-8")
    locked = [Requirement(found[1]) for found in ENTRY.finditer(lock)]
    assert len(locked) == len(re.findall(r"(?m)^[^\s#]", lock)) > 50
    declares = project(ROOT / "pyproject.toml")
    needed = [*declares["project"]["dependencies"], *declares["dependency-groups"]["test"]]
    for wanted in map(Requirement, [*needed, *(TOOLS / "requirements.in").read_text(encoding="utf-8").split()]):
        [found] = [each for each in locked if plain(each.name) == plain(wanted.name)]
        assert wanted.specifier.contains(next(iter(found.specifier)).version)


@pytest.mark.parametrize(
    "lock", [LOCK, (TOOLS / "requirements.lock").read_text(encoding="utf-8")], ids=["all", "tools"]
)
def test_a_lock_names_no_place(lock: str) -> None:
    assert "://" not in lock
    assert not re.search(r"(?m)^\s*(-i|-f|--index|--extra-index|--find-links|--trusted-host)", lock)


@pytest.mark.parametrize("path", sorted(ROOT.glob("generated/*/pyproject.toml")), ids=lambda path: path.parent.name)
def test_the_oldest_versions_that_generated_packages_allow_are_tested(path: Path) -> None:
    """The environment ``lowest`` installs what the project declares: it may declare no older version than a package."""
    floors = {plain(one.name): str(one.specifier) for one in map(Requirement, declared())}
    for wanted in map(Requirement, depends(project(path)["project"])):
        assert floors[plain(wanted.name)] == str(wanted.specifier)


def test_the_environment_without_the_lock_installs_the_lowest_versions() -> None:
    """A command that has lost its key would be read as the name of a variable that tox passes on."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read_string((ROOT / "tox.ini").read_text(encoding="utf-8"))
    assert "--resolution lowest-direct" in settings["testenv:lowest"]["commands_pre"]
    passed = [line for name in settings.sections() for line in settings[name].get("pass_env", "").split("\n")]
    assert [line for line in passed if " " in line.strip()] == []
