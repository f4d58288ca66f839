"""Read `[tool.pochoir]` of the nearest pyproject.toml: which descriptions, which distributions, where to."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pochoir import naming
from pochoir.problems import Location, Problem, Refused

# What each setting must be, and how that is said.
_KEYS: Mapping[str, tuple[type, str]] = {
    "output": (str, "a text"),
    "api": (list, "an array of tables"),
    "templates": (str, "a text"),
    "site-url": (str, "a text"),
}
_API_KEYS: Mapping[str, tuple[type, str]] = {"spec": (str, "a text"), "distribution": (str, "a text")}


@dataclass(frozen=True, slots=True)
class Target:
    """One description and the name of the distribution it becomes; `distribution` is "" when its title decides."""

    spec: Path
    distribution: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """What one pyproject.toml asks for. Paths are absolute; `templates` is a folder that overrides pochoir's own."""

    root: Path
    output: Path
    targets: tuple[Target, ...]
    templates: Path | None = None
    site_url: str = ""

    def target(self, spec: Path) -> Target | None:
        """The target whose description is this file, if the project lists it."""
        return next((target for target in self.targets if target.spec == spec.resolve()), None)


def nearest(start: Path) -> Project | None:
    """The project of the nearest pyproject.toml with a `[tool.pochoir]` table, from `start` upwards.

    Raises:
        Refused: the file is no TOML, or its table holds something pochoir does not know.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            table = _table(file, text)
            if table is not None:
                return _project(folder, file, text, table)
    return None


def text_of(root: Path) -> str:
    """The text of the pyproject.toml of a folder, "" when it has none."""
    file = root / "pyproject.toml"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def named(path: Path) -> Path:
    """A path as its user would type it: below the working folder relative, as it is elsewhere."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def shown(path: Path) -> str:
    """The same as text, with `/` between its parts on every system."""
    return named(path).as_posix()


def _table(file: Path, text: str) -> Mapping[str, object] | None:
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        raise Refused((_problem(file, text, line, column, "config-toml", f"this is not TOML: {error}"),)) from None
    table = tool.get("pochoir")
    if table is not None and not isinstance(table, dict):
        raise Refused((_at(file, text, "pochoir", "[tool.pochoir] must be a table", "write [tool.pochoir]"),))
    return cast("Mapping[str, object] | None", table)


def _project(root: Path, file: Path, text: str, table: Mapping[str, object]) -> Project:
    problems = list(_unknown(file, text, table, _KEYS, "[tool.pochoir]"))
    apis = table.get("api", [])
    targets: list[Target] = []
    for api in cast("list[Mapping[str, object]]", apis) if isinstance(apis, list) else []:
        problems += _unknown(file, text, api, _API_KEYS, "[[tool.pochoir.api]]")
        spec = api.get("spec")
        if not isinstance(spec, str):
            problems.append(_at(file, text, "api", "an api has no spec", 'write spec = "specs/NAME/openapi.yaml"'))
        elif not (root / spec).is_file():
            problems.append(_at(file, text, spec, f'"{spec}" is not a file', "correct the path, or create the file"))
        else:
            path = (root / spec).resolve()
            targets.append(Target(path, str(api.get("distribution", "")) or _folder_name(path)))
    names = [target.distribution for target in targets]
    for name in sorted({name for name in names if names.count(name) > 1}):
        hint = 'give one of them another name with distribution = "…"'
        problems.append(_at(file, text, name, f'two apis would become the distribution "{name}"', hint))
    if problems:
        raise Refused(tuple(problems))
    templates = table.get("templates")
    folder = root / str(templates) if templates else None
    output = root / str(table.get("output", "generated"))
    return Project(root, output, tuple(targets), folder, str(table.get("site-url", "")))


def _folder_name(spec: Path) -> str:
    return naming.slug(spec.parent.name if spec.stem in {"openapi", "swagger", "spec"} else spec.stem)


def _unknown(
    file: Path, text: str, table: Mapping[str, object], known: Mapping[str, tuple[type, str]], where: str
) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for key, value in table.items():
        if key not in known:
            hint = f"it knows {', '.join(sorted(known))}"
            found.append(_at(file, text, key, f'{where} does not know "{key}"', hint))
        elif not isinstance(value, known[key][0]):
            message = f'"{key}" in {where} must be {known[key][1]}'
            found.append(_at(file, text, key, message, "see README.md, Settings"))
    return tuple(found)


def _at(file: Path, text: str, word: str, message: str, hint: str) -> Problem:
    # tomllib keeps no positions: the first line of the table's part of the file that holds the word is the place.
    start = max(text.find("[tool.pochoir"), 0)
    index = max(text.find(word, start), start)
    line = text.count("\n", 0, index) + 1
    return _problem(file, text, line, index - text.rfind("\n", 0, index), "config-setting", message, hint)


def _problem(file: Path, text: str, line: int, column: int, code: str, message: str, hint: str = "") -> Problem:
    lines = text.splitlines()
    source = lines[line - 1] if line <= len(lines) else ""
    return Problem("error", code, "", message, hint, location=Location(shown(file), line, column, source))
