"""Read the settings in `[tool.pochoir]` of the nearest pyproject.toml."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from pochoir import naming
from pochoir.problems import Location, Problem, Refused, did_you_mean

FILE: Final = "pyproject.toml"
FOLDERS: Final = ("site", "schema")
"""Folders of targets below the output folder, which distributions cannot be named like."""
_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "output": (str, 'a string, such as output = "generated"'),
    "api": (list, "an array of tables: begin each with [[tool.pochoir.api]]"),
    "templates": (str, 'a string, such as templates = "templates"'),
    "site-audience": (str, 'a string: write "readers" or "maintainers"'),
    "site-url": (str, 'a string, such as site-url = "https://docs.example.com/"'),
}
_API_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "spec": (str, 'a string, such as spec = "specs/library/openapi.yaml"'),
    "distribution": (str, 'a string, such as distribution = "library"'),
}
_AUDIENCES: Final = ("readers", "maintainers")
_API: Final = "[[tool.pochoir.api]]"
_API_HEADER: Final = re.compile(r"(?m)^[ \t]*\[\[[ \t]*tool[ \t]*\.[ \t]*pochoir[ \t]*\.[ \t]*api[ \t]*\]\]")


@dataclass(frozen=True, slots=True)
class Target:
    """A description, and the name and the version of its distribution.

    The name is "" if it is made from the title, and the version if it is that of the description.
    """

    spec: Path
    distribution: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a project. Paths are absolute; `templates` is a folder that overrides templates of pochoir."""

    root: Path
    output: Path
    targets: tuple[Target, ...]
    templates: Path | None = None
    site_url: str = ""
    for_maintainers: bool = False

    def target(self, spec: Path) -> Target | None:
        """Return the target of a description, or None if the project does not list it."""
        return next((target for target in self.targets if target.spec == spec.resolve()), None)


def nearest(start: Path) -> Project | None:
    """Return the project of the nearest pyproject.toml with a `[tool.pochoir]` table, from `start` upwards.

    Raises:
        Refused: the file is not UTF-8 or not TOML, or has invalid settings.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            project = read(folder, text_of(folder))
            if project is not None:
                return project
    return None


def text_of(root: Path) -> str:
    """Return the text of the pyproject.toml of a folder with its line endings, or "" when it has none.

    Raises:
        Refused: the file is not UTF-8.
    """
    file = root / FILE
    if not file.is_file():
        return ""
    data = file.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        place = Location(shown(file), line, column)
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        problem = Problem("error", "config-toml", "", message, "save the file as UTF-8", location=place)
        raise Refused((problem,)) from None


def read(root: Path, text: str, coming: Collection[str] = ()) -> Project | None:
    """Return the project in the text of a pyproject.toml, or None when it has no `[tool.pochoir]`.

    Args:
        root: the folder of the file.
        text: its text.
        coming: values of `spec` for descriptions that will be written, and need not exist.

    Raises:
        Refused: the text is not TOML, or has invalid settings.
    """
    settings = _Settings(root, text)
    table = settings.table()
    if table is None:
        return None
    settings.check_keys(table, _KEYS, "[tool.pochoir]", "")
    apis = table.get("api")
    targets = [
        target
        for at, api in enumerate(cast("list[object]", apis) if isinstance(apis, list) else [])
        if (target := settings.target(api, at, coming)) is not None
    ]
    settings.check_names(targets)
    output = root / settings.folder(table, "output", "generated")
    folder = settings.folder(table, "templates", "")
    settings.check_places(table, output, folder)
    if settings.problems:
        raise Refused(tuple(settings.problems))
    return Project(
        root,
        output,
        tuple(targets),
        root / folder if folder else None,
        str(table.get("site-url", "")),
        table.get("site-audience") == "maintainers",
    )


def named(path: Path) -> Path:
    """Return a path relative to the working folder if it is below that, and unchanged otherwise."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def shown(path: Path) -> str:
    """Return `named(path)` as text with forward slashes."""
    return named(path).as_posix()


@dataclass(slots=True)
class _Settings:
    """The text of a pyproject.toml and the problems found in it."""

    root: Path
    text: str
    problems: list[Problem] = field(default_factory=list[Problem])

    def table(self) -> Mapping[str, object] | None:
        """Return the table `[tool.pochoir]`, or None when there is none."""
        try:
            tool: object = tomllib.loads(self.text).get("tool", {})
        except tomllib.TOMLDecodeError as error:
            raise Refused((self._no_toml(str(error)),)) from None
        table = cast("Mapping[str, object]", tool).get("pochoir", {}) if isinstance(tool, dict) else tool
        if isinstance(tool, dict) and "pochoir" not in tool:
            return None
        if not isinstance(table, dict):
            word = "pochoir" if isinstance(tool, dict) else "tool"
            self.report(f"[{'tool.' * (word != 'tool')}{word}] must be a table", "begin it with [tool.pochoir]", word)
            raise Refused(tuple(self.problems))
        return cast("Mapping[str, object]", table)

    def _no_toml(self, reason: str) -> Problem:
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", reason)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else self._end()
        message = reason[: place.start()] if place else reason
        hint = ""
        if self.text.startswith("\ufeff"):
            message, hint = "the file begins with a byte order mark", "save the file as UTF-8 without one"
        return self._problem("config-toml", f"this is not TOML: {message[:1].lower()}{message[1:]}", hint, line, column)

    def _end(self) -> tuple[int, int]:
        lines = self.text.splitlines() or [""]
        return len(lines), len(lines[-1]) + 1

    def check_keys(
        self, table: Mapping[str, object], known: Mapping[str, tuple[type, str]], where: str, at: str
    ) -> None:
        """Report unknown keys of a table, and values of the wrong type."""
        for key, value in table.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"the settings are {', '.join(sorted(known))}"
                self.report(f'{where} has no setting "{key}"', hint, key, at)
            elif not isinstance(value, known[key][0]):
                expected, _, how = known[key][1].partition(": ")
                expected, _, example = expected.partition(", such as ")
                hint = how or f"write {example}"
                self.report(f'"{key}" in {where} must be {expected}', hint, key, at)

    def target(self, api: object, number: int, coming: Collection[str]) -> Target | None:
        """Return a description with its distribution, or None for an invalid one, which is reported."""
        at = str(number)
        if not isinstance(api, dict):
            self.report("an API must be a table", f'begin it with {_API}, and give it spec = "…"', "api", at)
            return None
        table = cast("Mapping[str, object]", api)
        self.check_keys(table, _API_KEYS, _API, at)
        spec = table.get("spec")
        if not isinstance(spec, str) or not spec:
            if "spec" not in table or spec == "":
                self.report("an API has no spec", 'write spec = "specs/NAME/openapi.yaml"', "spec", at)
            return None
        if spec not in coming and not (self.root / spec).is_file():
            self.report(f'"{spec}" is not a file', "correct the path, or create the file", spec, at)
            return None
        path = (self.root / spec).resolve()
        given = table.get("distribution")
        distribution = given if isinstance(given, str) and given else _folder_name(path)
        if not naming.is_distribution(distribution):
            message = f'"{distribution}" cannot be the name of a distribution'
            self.report(message, f'write "{naming.slug(distribution)}"', distribution, at)
        return Target(path, distribution)

    def check_names(self, targets: Collection[Target]) -> None:
        """Report distributions that would share a folder with each other or with a target."""
        seen: set[str] = set()
        for number, target in enumerate(targets):
            folder = naming.normalized(target.distribution)
            hint = 'give it another name with distribution = "…"'
            if folder in seen:
                message = f'two APIs would have the distribution name "{target.distribution}"'
                self.report(message, hint, target.distribution, str(number))
            elif folder in FOLDERS:
                message = f'the folder "{folder}" belongs to another target'
                self.report(message, hint, target.distribution, str(number))
            seen.add(folder)

    def folder(self, table: Mapping[str, object], key: str, default: str) -> str:
        """Return a setting that is a folder, or `default` when it is missing or invalid."""
        value = table.get(key, default)
        if isinstance(value, str) and "\0" in value:
            self.report(f'"{key}" in [tool.pochoir] has a null character', "remove the character", key)
            return default
        if value == "" and key in table:
            self.report(f'"{key}" in [tool.pochoir] is empty', "name a folder, or remove the line", key)
        return value if isinstance(value, str) and value else default

    def check_places(self, table: Mapping[str, object], output: Path, templates: str) -> None:
        """Report an output folder outside the project, a missing folder of templates, and an invalid URL."""
        if not output.resolve().is_relative_to(self.root.resolve()):
            hint = "name a folder below this file, or give another for one run with --output"
            self.report(f'the output folder "{table.get("output")}" is outside the project', hint, "output")
        if templates and not (self.root / templates).is_dir():
            self.report(f'"{templates}" is not a folder of templates', "create it, or remove the line", "templates")
        audience = table.get("site-audience", _AUDIENCES[0])
        if isinstance(audience, str) and audience not in _AUDIENCES:
            hint = did_you_mean(audience, _AUDIENCES) or 'write "readers" or "maintainers"'
            self.report(f'"{audience}" is not an audience of the documentation', hint, "site-audience")
        url = table.get("site-url", "")
        if isinstance(url, str) and url and not re.match(r"https?://[^/\s]", url):
            hint = 'write the full URL: site-url = "https://docs.example.com/"'
            self.report(f'"{url}" is not the URL of a site', hint, "site-url")

    def report(self, message: str, hint: str, word: str, api: str = "") -> None:
        """Report a problem at the key or text `word`, in the table of the API with a number if there is one."""
        # tomllib has no positions, so the first occurrence of the word in the table is located.
        start, end = self._part(api)
        key = re.compile(rf'(?m)^[ \t]*"?({re.escape(word)})"?[ \t]*[=.]').search(self.text, start, end)
        index = key.start(1) if key else self.text.find(word, start, end) if word else -1
        index = index if index >= 0 else start
        line = self.text.count("\n", 0, index) + 1
        column = index - self.text.rfind("\n", 0, index)
        self.problems.append(self._problem("config-setting", message, hint, line, column))

    def _part(self, api: str) -> tuple[int, int]:
        headers = [match.start() for match in _API_HEADER.finditer(self.text)]
        if api and int(api) < len(headers):
            number = int(api)
            return headers[number], headers[number + 1] if number + 1 < len(headers) else len(self.text)
        return max(self.text.find("[tool.pochoir"), 0), len(self.text)

    def _problem(self, code: str, message: str, hint: str, line: int, column: int) -> Problem:
        lines = self.text.splitlines()
        place = Location(shown(self.root / FILE), line, column, lines[line - 1] if line <= len(lines) else "")
        return Problem("error", code, "", message, hint, location=place)


def _folder_name(spec: Path) -> str:
    return naming.slug(spec.parent.name if spec.stem in {"openapi", "swagger", "spec"} else spec.stem)
