"""Read the settings about the metadata of distributions, which may be given for all APIs and for each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast
from urllib.parse import urlsplit

from pochoir import install_lines, spdx
from pochoir.problems import did_you_mean
from pochoir.settings_text import Entry, SettingsText

_Table: TypeAlias = "Mapping[str, object]"
KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "license": (str, 'a string, such as license = "MIT"'),
    "authors": (list, 'an array, such as authors = [{name = "Ada", email = "ada@example.com"}]'),
    "maintainers": (list, 'an array, such as maintainers = [{name = "Ada", email = "ada@example.com"}]'),
    "urls": (dict, 'a table, such as urls = {Source = "https://example.com/library"}'),
    "keywords": (list, 'an array of strings, such as keywords = ["books", "library"]'),
    "classifiers": (list, 'an array of strings, such as classifiers = ["Intended Audience :: Developers"]'),
    "requires-python": (str, 'a string, such as requires-python = ">=3.12"'),
    "install": (str, 'a string, such as install = "pip install {distribution}"'),
}
"""The settings, with their types and an example."""
OLDEST: Final = "3.11"
"""The oldest version of Python that generated code runs on."""
_OLDER: Final = ("3.6", "3.7", "3.8", "3.9", "3.10", "3.10.99")
DISTRIBUTION: Final = install_lines.DISTRIBUTION
"""The placeholder of the name of the distribution in a URL."""
_LABEL: Final = 32  # the longest that indexes accept
_EMAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_URL: Final = re.compile(r"https?://[A-Za-z0-9\[][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


@dataclass(frozen=True, slots=True)
class MetadataSettings:
    """The metadata in the settings; None where there is no setting. People are pairs of a name and an email address."""

    license: str | None = None
    authors: tuple[tuple[str, str], ...] | None = None
    maintainers: tuple[tuple[str, str], ...] | None = None
    urls: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] | None = None
    classifiers: tuple[str, ...] | None = None
    requires_python: str | None = None
    install: str | None = None


NONE: Final = MetadataSettings()
"""No setting is given."""


def is_email(text: str) -> bool:
    """Return whether a text is an email address that build backends and indexes accept."""
    local, _, _ = text.partition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    return bool(_EMAIL.fullmatch(text)) and not dotted


def is_url(text: str) -> bool:
    """Return whether a text is an absolute HTTP URL that indexes accept."""
    return bool(_URL.fullmatch(text)) and splits(text)


def splits(url: str) -> bool:
    """Return whether a URL can be split into its parts."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def read(settings: SettingsText, table: _Table, shared: MetadataSettings = NONE, at: Entry = None) -> MetadataSettings:
    """Return the metadata in a table of the settings, and report what is wrong with it.

    Args:
        settings: the text of the settings.
        table: the table. Values of a wrong type have been reported.
        shared: the metadata of all APIs, which that of one API replaces, except for URLs with other labels.
        at: the entry of the table.
    """
    usable = {key: table[key] for key, (kind, _) in KEYS.items() if isinstance(table.get(key), kind)}
    reader = _Reader(settings, usable, at)
    urls = {label.casefold(): (label, url) for label, url in (*shared.urls, *reader.urls())}
    return MetadataSettings(
        license=reader.license() if "license" in reader.table else shared.license,
        authors=tuple(reader.people("authors")) if "authors" in reader.table else shared.authors,
        maintainers=tuple(reader.people("maintainers")) if "maintainers" in reader.table else shared.maintainers,
        urls=tuple(urls.values()),
        keywords=tuple(reader.keywords()) if "keywords" in reader.table else shared.keywords,
        classifiers=tuple(reader.classifiers()) if "classifiers" in reader.table else shared.classifiers,
        requires_python=reader.requires_python() if "requires-python" in reader.table else shared.requires_python,
        install=reader.install() if "install" in reader.table else shared.install,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """The metadata in a table of the settings."""

    settings: SettingsText
    table: _Table
    at: Entry

    def report(self, message: str, hint: str, word: str) -> None:
        """Report a problem at a key or a text of the table."""
        self.settings.report(message, hint, word, self.at)

    def license(self) -> str:
        text = str(self.table["license"])
        found = spdx.expression(text)
        if text and not found:
            near = spdx.of_license(text, text)
            hint = f'write "{near}"' if near else 'write an SPDX expression such as "MIT" or "LicenseRef-Proprietary"'
            self.report(f'"{text}" is not an SPDX license expression', hint, "license")
        return found

    def people(self, key: str) -> Iterator[tuple[str, str]]:
        for each in self._entries(key):
            person = cast("dict[str, object]", each) if isinstance(each, dict) else {}
            name, email = person.get("name", ""), person.get("email", "")
            unknown = sorted(person.keys() - {"name", "email"})
            if not isinstance(name, str) or not isinstance(email, str) or unknown or not (name.strip() or email):
                hint = did_you_mean(unknown[0], ("name", "email")) if unknown else ""
                example = KEYS[key][1].partition(", such as ")[2]
                self.report(f"each of the {key} must have a name or an email address", hint or f"write {example}", key)
            elif email and not is_email(email):
                self.report(f'"{email}" is not an email address', 'write one such as "ada@example.com"', email)
            else:
                yield " ".join(name.split()), email

    def urls(self) -> Iterator[tuple[str, str]]:
        for label, url in cast("Mapping[str, object]", self.table.get("urls", {})).items():
            if not isinstance(url, str) or not is_url(url.replace(DISTRIBUTION, "x")):
                hint = f'write the full URL: {label} = "https://example.com/library"'
                self.report(f'"{url}" is not the URL of a page', hint, label)
            elif not label.strip() or len(label) > _LABEL or not label.isprintable():
                hint = f"write at most {_LABEL} characters"
                self.report(f'"{label}" is not a label that package indexes accept', hint, label)
            else:
                yield label, url

    def keywords(self) -> Iterator[str]:
        for each in self._entries("keywords"):
            if not isinstance(each, str) or not each.strip() or "," in each or not each.isprintable():
                example = KEYS["keywords"][1].partition(", such as ")[2]
                self.report(f'"{each}" is not a keyword', f"write each as a string: {example}", "keywords")
            else:
                yield each.strip()

    def classifiers(self) -> Iterator[str]:
        from trove_classifiers import classifiers as known

        for each in self._entries("classifiers"):
            text = str(each)
            if text.startswith("License ::"):
                self.report(f'"{text}" is replaced by the setting "license"', 'write license = "MIT", or yours', text)
            elif text not in known and not text.startswith("Private ::"):
                hint = did_you_mean(text, known) or "the classifiers are listed in the package trove-classifiers"
                self.report(f'"{text}" is not a classifier', hint, text)
            else:
                yield text

    def requires_python(self) -> str:
        from packaging.specifiers import InvalidSpecifier, SpecifierSet

        text = str(self.table["requires-python"])
        try:
            found = SpecifierSet(text)
        except InvalidSpecifier:
            hint = 'write one such as requires-python = ">=3.12"'
            self.report(f'"{text}" is not a version specifier', hint, "requires-python")
            return ""
        if text and any(found.contains(version) for version in _OLDER):
            hint = f'write ">={OLDEST}", or a later version'
            self.report(f'"{text}" allows versions of Python before {OLDEST}', hint, "requires-python")
        return text.strip()

    def install(self) -> str:
        text = str(self.table["install"])
        fault = install_lines.fault(text)
        if fault:
            hint = f'write a command: install = "pip install {DISTRIBUTION}"'
            self.report(f'"install" {fault}', hint, "install")
        return text

    def _entries(self, key: str) -> list[object]:
        return cast("list[object]", self.table[key])
