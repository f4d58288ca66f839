"""Read `[tool.pochoir]` of the nearest pyproject.toml: which descriptions, which distributions, where to."""

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
"""The folders of the targets, below the output folder: no distribution can have one of these names."""
_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "output": (str, 'a text, such as output = "generated"'),
    "api": (list, "an array of tables: begin each with [[tool.pochoir.api]]"),
    "templates": (str, 'a text, such as templates = "templates"'),
    "site-url": (str, 'a text, such as site-url = "https://docs.example.com/"'),
}
_API_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "spec": (str, 'a text, such as spec = "specs/library/openapi.yaml"'),
    "distribution": (str, 'a text, such as distribution = "library"'),
}
_API: Final = "[[tool.pochoir.api]]"
_API_HEADER: Final = re.compile(r"(?m)^[ \t]*\[\[[ \t]*tool[ \t]*\.[ \t]*pochoir[ \t]*\.[ \t]*api[ \t]*\]\]")


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
        Refused: as for `text_of` and `read`.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            project = read(folder, text_of(folder))
            if project is not None:
                return project
    return None


def text_of(root: Path) -> str:
    """The text of the pyproject.toml of a folder with its line ends, "" when it has none.

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
    """The project that the text of a pyproject.toml describes; None when it has no `[tool.pochoir]`.

    Args:
        root: the folder of the file.
        text: its text.
        coming: descriptions that are about to be written, as `spec` names them.

    Raises:
        Refused: the text is no TOML, or its table holds something pochoir does not know.
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
    return Project(root, output, tuple(targets), root / folder if folder else None, str(table.get("site-url", "")))


def named(path: Path) -> Path:
    """A path as its user would type it: below the working folder relative, as it is elsewhere."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def shown(path: Path) -> str:
    """The same as text, with `/` between its parts on every system."""
    return named(path).as_posix()


@dataclass(slots=True)
class _Settings:
    """The text of a pyproject.toml and the problems found in it."""

    root: Path
    text: str
    problems: list[Problem] = field(default_factory=list[Problem])

    def table(self) -> Mapping[str, object] | None:
        """The table `[tool.pochoir]`, None when there is none."""
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
        """Report keys that a table does not know, and values of the wrong type."""
        for key, value in table.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"it knows {', '.join(sorted(known))}"
                self.report(f'{where} does not know "{key}"', hint, key, at)
            elif not isinstance(value, known[key][0]):
                wanted, _, how = known[key][1].partition(": ")
                wanted, _, example = wanted.partition(", such as ")
                hint = how or f"write {example}"
                self.report(f'"{key}" in {where} must be {wanted}', hint, key, at)

    def target(self, api: object, number: int, coming: Collection[str]) -> Target | None:
        """One description; None when it cannot be told, which is reported."""
        at = str(number)
        if not isinstance(api, dict):
            self.report("an api must be a table", f'begin it with {_API}, and give it spec = "…"', "api", at)
            return None
        table = cast("Mapping[str, object]", api)
        self.check_keys(table, _API_KEYS, _API, at)
        spec = table.get("spec")
        if not isinstance(spec, str) or not spec:
            if "spec" not in table or spec == "":
                self.report("an api has no spec", 'write spec = "specs/NAME/openapi.yaml"', "spec", at)
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
        """Report distributions that would stand in one folder, or where the documentation does."""
        seen: set[str] = set()
        for number, target in enumerate(targets):
            folder = naming.normalized(target.distribution)
            hint = 'give it another name with distribution = "…"'
            if folder in seen:
                message = f'two apis would become the distribution "{target.distribution}"'
                self.report(message, hint, target.distribution, str(number))
            elif folder in FOLDERS:
                message = f'the folder "{folder}" is that of another target, not of a distribution'
                self.report(message, hint, target.distribution, str(number))
            seen.add(folder)

    def folder(self, table: Mapping[str, object], key: str, default: str) -> str:
        """A setting that names a folder, `default` when it is absent or no text."""
        value = table.get(key, default)
        if isinstance(value, str) and "\0" in value:
            self.report(f'"{key}" in [tool.pochoir] has a null character', "remove the character", key)
            return default
        if value == "" and key in table:
            self.report(f'"{key}" in [tool.pochoir] names no folder', "name a folder, or remove the line", key)
        return value if isinstance(value, str) and value else default

    def check_places(self, table: Mapping[str, object], output: Path, templates: str) -> None:
        """Report an output folder outside the project, a folder of templates that is none, and a URL that is none."""
        if not output.resolve().is_relative_to(self.root.resolve()):
            hint = "name a folder below this file, or give another for one run with --output"
            self.report(f'the output folder "{table.get("output")}" is outside the project', hint, "output")
        if templates and not (self.root / templates).is_dir():
            self.report(f'"{templates}" is no folder of templates', "create it, or remove the line", "templates")
        url = table.get("site-url", "")
        if isinstance(url, str) and url and not re.match(r"https?://[^/\s]", url):
            hint = 'write the whole address: site-url = "https://docs.example.com/"'
            self.report(f'"{url}" is no address of a site', hint, "site-url")

    def report(self, message: str, hint: str, word: str, api: str = "") -> None:
        """Report a problem at the key or the text `word`, in the table of an api by its number when it has one."""
        # tomllib keeps no positions: the first line of the table's part of the file that holds the word is the place.
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
