"""Read the settings about generated code: names, header, line length, dependencies, and which of the two clients."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from pochoir import naming
from pochoir.problems import did_you_mean
from pochoir.settings_text import Entry, SettingsText

Clients: TypeAlias = Literal["both", "sync", "async"]
SHARED: Final[Mapping[str, tuple[type, str]]] = {
    "header": (str, 'a string, such as header = "Copyright Example Ltd."'),
    "line-length": (int, "a number, such as line-length = 100"),
    "clients": (str, 'a string: write "both", "sync" or "async"'),
    "dependencies": (list, 'an array of strings, such as dependencies = ["tenacity>=9"]'),
}
"""The settings that may be given for all APIs and for each, with their types and an example."""
PROJECT: Final[Mapping[str, tuple[type, str]]] = {
    **SHARED,
    "runtime": (str, 'a string: write "copied" or "shared"'),
    "runtime-name": (str, 'a string, such as runtime-name = "example-runtime"'),
}
"""The settings of all APIs."""
KEYS: Final[Mapping[str, tuple[type, str]]] = {
    **SHARED,
    "package": (str, 'a string, such as package = "library"'),
    "class-name": (str, 'a string, such as class-name = "LibraryClient"'),
}
"""The settings of an API."""
RUNTIME: Final = "clients-runtime"
"""The usual name of the distribution with the runtime that clients share."""
_CLIENTS: Final[Mapping[str, Clients]] = {"both": "both", "sync": "sync", "async": "async"}
_CLASS: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,63}")
_EVERY: Final = {**PROJECT, **KEYS}
_RUNTIMES: Final = ("copied", "shared")
_SHORTEST, _LONGEST = 60, 320
_MAX_HEADER: Final = 10_000


@dataclass(frozen=True, slots=True)
class CodeSettings:
    """The settings about generated code.

    Attributes:
        header: the text at the top of each generated Python file, as comments; "" for none.
        line_length: the length of lines of generated Python; 0 for the usual one.
        clients: which clients are generated.
        dependencies: requirements of the distribution, in addition to those of every client.
        runtime: the distribution with the runtime that all clients share; "" if each has a copy.
        package: the import name of the package; "" if it is made from the name of the distribution.
        class_name: the name of the client class; "" if it is made from the name of the distribution.
    """

    header: str = ""
    line_length: int = 0
    clients: Clients = "both"
    dependencies: tuple[str, ...] = ()
    runtime: str = ""
    package: str = ""
    class_name: str = ""


NONE: Final = CodeSettings()
"""No setting is given."""


def read(
    settings: SettingsText, table: Mapping[str, object], shared: CodeSettings = NONE, at: Entry = None
) -> CodeSettings:
    """Return the settings about code in a table, and report what is wrong with them.

    Args:
        settings: the text of the settings.
        table: the table. Values of a wrong type have been reported.
        shared: the settings of all APIs, which those of one API replace.
        at: the entry of the table.
    """
    usable = {key: table[key] for key, (kind, _) in _EVERY.items() if isinstance(table.get(key), kind)}
    reader = _Reader(settings, usable, at)
    return CodeSettings(
        header=reader.header() if "header" in usable else shared.header,
        line_length=reader.line_length() if "line-length" in usable else shared.line_length,
        clients=reader.clients() if "clients" in usable else shared.clients,
        dependencies=tuple(reader.dependencies()) if "dependencies" in usable else shared.dependencies,
        runtime=reader.runtime() if at is None else shared.runtime,
        package=reader.package() if "package" in usable else "",
        class_name=reader.class_name() if "class-name" in usable else "",
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """The settings about code in a table."""

    settings: SettingsText
    table: Mapping[str, object]
    at: Entry

    def report(self, message: str, hint: str, word: str, key: str = "") -> None:
        """Report a problem at a key, or at the text of one."""
        self.settings.report(message, hint, word, self.at, key)

    def header(self) -> str:
        text = str(self.table["header"]).strip("\n")
        if len(text) > _MAX_HEADER or not all(line.isprintable() for line in text.split("\n")):
            hint = f"write at most {_MAX_HEADER} characters in lines"
            self.report('"header" has invisible characters, or is too long', hint, "header")
            return ""
        return text

    def line_length(self) -> int:
        length = self.table["line-length"]
        if isinstance(length, bool) or not isinstance(length, int) or not _SHORTEST <= length <= _LONGEST:
            self.report(
                f'"{length}" is not a length of lines', f"write a number from {_SHORTEST} to {_LONGEST}", "line-length"
            )
            return 0
        return length

    def clients(self) -> Clients:
        text = str(self.table["clients"])
        found = _CLIENTS.get(text)
        if found is None:
            hint = did_you_mean(text, _CLIENTS) or 'write "both", "sync" or "async"'
            self.report(f'"{text}" does not say which clients are generated', hint, "clients")
            return "both"
        return found

    def dependencies(self) -> Iterator[str]:
        from packaging.requirements import InvalidRequirement, Requirement

        for each in cast("list[object]", self.table["dependencies"]):
            try:
                yield str(Requirement(str(each)))
            except InvalidRequirement:
                hint = 'write each as pip takes it: "tenacity>=9"'
                self.report(f'"{each}" is not a requirement', hint, str(each) or "dependencies")

    def runtime(self) -> str:
        self.settings.check_choice(self.table, "runtime", _RUNTIMES, "a place of the runtime")
        name = str(self.table.get("runtime-name", RUNTIME))
        if not naming.is_distribution(name):
            message = f'"{name}" cannot be the name of a distribution'
            self.report(message, f'write "{naming.slug(name)}"', name, "runtime-name")
            return ""
        return name if self.table.get("runtime") == "shared" else ""

    def package(self) -> str:
        text = str(self.table["package"])
        right = naming.package(text)
        if text != right or text in sys.stdlib_module_names:
            hint = f'write "{right}"' if text != right else f'write another name, such as "{text}_client"'
            self.report(f'"{text}" cannot be the name of a package', hint, text, "package")
            return ""
        return text

    def class_name(self) -> str:
        text = str(self.table["class-name"])
        near = naming.client(text)
        if not _CLASS.fullmatch(text) or naming.is_taken_client(text):
            self.report(f'"{text}" cannot be the name of the client class', f'write "{near}"', text, "class-name")
            return ""
        return text
