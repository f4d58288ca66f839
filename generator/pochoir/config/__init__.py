"""Read the settings in `[tool.pochoir]` of the nearest pyproject.toml."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from os.path import relpath
from pathlib import Path
from typing import Final, cast

from pochoir import applications, install_lines, naming
from pochoir.config import accepted, code, metadata, pages, places, reading, site
from pochoir.config.client import ClientSettings
from pochoir.config.code import CodeSettings
from pochoir.config.metadata import MetadataSettings
from pochoir.config.project import Project, Target, real, runtimes
from pochoir.problems import Location, Problem, Refused
from pochoir.settings_text import SettingsText, refusal
from pochoir.targets.table import FOLDERS

__all__ = [
    "FILE", "USUAL_STEMS", "VERSION", "Project", "Target", "named", "nearest", "place", "read", "real",
    "runtimes", "shown", "text_of",
]  # fmt: skip

FILE: Final = "pyproject.toml"
USUAL_STEMS: Final = frozenset({"openapi", "swagger", "spec"})  # their folder is named after the API
_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "output": (str, 'a string, such as output = "generated"'),
    "api": (list, "an array of tables: begin each with [[tool.pochoir.api]]"),
    "templates": (str, 'a string, such as templates = "templates"'),
    "accept": (list, "an array of tables: begin each with [[tool.pochoir.accept]]"),
    **site.KEYS,
    **metadata.KEYS,
    **code.PROJECT,
    "testing": (bool, "true or false, such as testing = false"),
    "docs": (bool, "true or false, such as docs = false"),
}
_API_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "spec": (str, 'a string, such as spec = "specs/library/openapi.yaml"'),
    "distribution": (str, 'a string, such as distribution = "library"'),
    "version": (str, 'a string, such as version = "1.2.0"'),
    "paging": (str, 'a string, such as paging = "infer"'),
    "keep-going": (bool, "true or false, such as keep-going = true"),
    **reading.KEYS,
    **metadata.KEYS,
    **code.KEYS,
    **pages.KEYS,
    "testing": (bool, "true or false, such as testing = false"),
    "docs": (bool, "true or false, such as docs = false"),
    "old-names": (str, 'a string, such as old-names = "drop"'),
}
_PARTS: Final = ("testing", "docs")
"""The parts of a distribution that can be left out, for all APIs or for one."""
_PAGING: Final = ("declared", "infer")
_OLD_NAMES: Final = ("keep", "drop")
_API: Final = "[[tool.pochoir.api]]"
VERSION: Final = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:(a|b|rc)(\d{1,9}))?")
"""The version of a client: a semantic one that PEP 440 allows too."""


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
        coming: descriptions and overlays that will be written, and need not exist, as the settings name them.

    Raises:
        Refused: the text is not TOML, or has invalid settings.
    """
    settings = _Settings(root / FILE, shown(root / FILE), text)
    table = settings.table()
    if table is None:
        return None
    settings.check_keys(table, _KEYS, "[tool.pochoir]")
    output = root / settings.folder(table, "output", "generated")
    given = metadata.read(settings, table)
    given = given if given.install is not None else replace(given, install=_installs_from(root, output))
    shared = _Shared(given, code.read(settings, table), {key: table.get(key) is not False for key in _PARTS})
    targets = [
        target
        for at, api in enumerate(_listed(table, "api"))
        if (target := settings.target(api, at, coming, shared)) is not None
    ]
    settings.check_names(targets, shared.code.runtime)
    accept = [accepted.read(settings, each, at) for at, each in enumerate(_listed(table, "accept"))]
    folder = settings.folder(table, "templates", "")
    settings.check_places(table, output, folder)
    look = site.read(settings, table, folder)
    if settings.problems:
        raise Refused(tuple(settings.problems))
    return Project(
        root,
        output,
        tuple(targets),
        root / folder if folder else None,
        str(table.get("site-url", "")),
        table.get("site-audience") == "maintainers",
        tuple(filter(None, accept)),
        look,
    )


def place(root: Path, word: str, number: int) -> Location:
    """Return the location of a key in the settings of an API, given by its index, or of their first line."""
    return SettingsText(root / FILE, shown(root / FILE), text_of(root)).place(("api", number), word)


def named(path: Path) -> Path:
    """Return a path relative to the working folder if it is below that, and unchanged otherwise."""
    try:
        return real(path).relative_to(Path.cwd())
    except ValueError:
        return path


def shown(path: Path) -> str:
    """Return `named(path)` as text with forward slashes."""
    return named(path).as_posix()


@dataclass(frozen=True, slots=True)
class _Shared:
    """The settings of all APIs, which those of one API replace."""

    metadata: MetadataSettings
    code: CodeSettings
    parts: Mapping[str, bool]


@dataclass(slots=True)
class _Settings(SettingsText):
    """The settings in a pyproject.toml."""

    def target(self, api: object, number: int, coming: Collection[str], shared: _Shared) -> Target | None:
        """Return a description with its distribution, or None for an invalid one, which is reported."""
        at = ("api", number)
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
        place = self.file.parent / spec
        if spec not in coming and (refusal(place) or not place.is_file()):
            hint = places.nearest(self.file.parent, spec) or "correct the path, or create the file"
            if applications.is_name(spec):
                hint = f"settings list files only; begin with: pochoir new NAME --from {spec}"
            self.report(f'"{spec}" is not a file', hint, spec, at, "spec")
            return None
        path = (self.file.parent / spec).resolve()
        name = table.get("distribution")
        distribution = name if isinstance(name, str) and name else _folder_name(path)
        if not naming.is_distribution(distribution):
            message = f'"{distribution}" cannot be the name of a distribution'
            self.report(message, f'write "{naming.slug(distribution)}"', distribution, at, "distribution")
        version = table.get("version", "")
        if isinstance(version, str) and "version" in table and not VERSION.fullmatch(version):
            hint = 'write three numbers: version = "1.2.0" (and a1, b1 or rc1 after them before a release)'
            self.report(f'"{version}" is not the version of a client', hint, "version", at)
        self.check_choice(table, "paging", _PAGING, "a way to find the paging of lists", at)
        given = metadata.read(self, table, shared.metadata, at)
        self.check_choice(table, "old-names", _OLD_NAMES, "what becomes of old names", at)
        settings = ClientSettings(
            version=str(version),
            infers_paging=table.get("paging") == "infer",
            keeps_going=table.get("keep-going") is True,
            metadata=given,
            old_names=table.get("old-names") != "drop",
            code=code.read(self, table, shared.code, at),
            pages=pages.read(self, table, at),
            testing=table.get("testing", shared.parts["testing"]) is not False,
            docs=table.get("docs", shared.parts["docs"]) is not False,
        )
        return Target(path, distribution, settings, reading.read(self, table, at, coming))

    def check_names(self, targets: Collection[Target], runtime: str) -> None:
        """Report distributions that would share a folder with each other or with a target."""
        seen: dict[str, str] = {}
        taken = {*FOLDERS, *([naming.normalized(runtime)] if runtime else [])}
        for number, target in enumerate(targets):
            folder = naming.normalized(target.distribution)
            hint = 'give it another name with distribution = "…"'
            message = f'the folder "{folder}" belongs to another target' if folder in taken else ""
            if folder in seen:
                names = f': "{seen[folder]}" and "{target.distribution}"' if seen[folder] != target.distribution else ""
                message = f'two APIs would have the distribution name "{folder}"{names}'
            if message:
                self.report(message, hint, target.distribution, ("api", number), "distribution")
            seen.setdefault(folder, target.distribution)

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
        """Report an output folder outside the project, and a missing folder of templates."""
        places.check_output(self, output, table.get("output"))
        if templates:
            places.check_templates(self, templates)


def _installs_from(root: Path, output: Path) -> str | None:
    """Return the command that installs from the output folder, or None if a command cannot name that folder."""
    if refusal(output):
        return None
    command = install_lines.from_folder(relpath(output.resolve(), root.resolve()).replace("\\", "/"))
    return None if install_lines.fault(command) else command


def _folder_name(spec: Path) -> str:
    return naming.slug(spec.parent.name if spec.stem in USUAL_STEMS else spec.stem)


def _listed(table: Mapping[str, object], key: str) -> list[object]:
    value = table.get(key)
    return cast("list[object]", value) if isinstance(value, list) else []
