"""Read the settings about the documentation: where it is published, and how it looks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from pochoir.config import metadata, places
from pochoir.contrast import contrast
from pochoir.installation import templates_folder
from pochoir.problems import did_you_mean
from pochoir.settings_text import SettingsText, refusal

KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "site-url": (str, 'a string, such as site-url = "https://docs.example.com/"'),
    "site-audience": (str, 'a string: write "readers" or "maintainers"'),
    "site-title": (str, 'a string, such as site-title = "Example API"'),
    "site-logo": (str, 'a string, such as site-logo = "logo.svg"'),
    "site-accent": (str, 'a string, such as site-accent = "#0a6549"'),
    "site-languages": (list, 'an array of strings, such as site-languages = ["en", "fr"]'),
    "site-guides": (str, 'a string, such as site-guides = "guides"'),
    "site-footer": (str, 'a string, such as site-footer = "© Example, [terms](https://example.com/terms)"'),
    "site-links": (dict, 'a table, such as site-links = {Status = "https://status.example.com/"}'),
}
"""The settings, with their types and an example."""
_AUDIENCES: Final = ("readers", "maintainers")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_CONTRAST: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
_TITLE: Final = 60
_SVG: Final = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.DOTALL)
_MAX_LOGO: Final = 100_000


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How the documentation looks.

    Attributes:
        title: the title of the site; "" for the usual one.
        logo: an SVG file, or None.
        accent: the colour of links as #rrggbb; "" for the usual one.
        languages: the languages of the site, the default first; empty for all.
        guides: a folder of Markdown files, or None.
        footer: a line of Markdown at the end of each page; "" for none.
        links: links in the header, each a text and a URL.
    """

    title: str = ""
    logo: Path | None = None
    accent: str = ""
    languages: tuple[str, ...] = ()
    guides: Path | None = None
    footer: str = ""
    links: tuple[tuple[str, str], ...] = ()


NONE: Final = SiteSettings()
"""No setting is given."""


def read(settings: SettingsText, table: Mapping[str, object], templates: str) -> SiteSettings:
    """Return the settings of the documentation, and report what is wrong with them.

    Args:
        settings: the text of the settings.
        table: the table. Values of a wrong type have been reported.
        templates: the folder of templates in the settings, which may have further languages, or "".
    """
    settings.check_choice(table, "site-audience", _AUDIENCES, "an audience of the documentation")
    url = table.get("site-url", "")
    if isinstance(url, str) and url and not (re.match(r"https?://[^/\s]", url) and metadata.splits(url)):
        hint = 'write the full URL: site-url = "https://docs.example.com/"'
        settings.report(f'"{url}" is not the URL of a site', hint, "site-url")
    usable = {key: table[key] for key, (kind, _) in KEYS.items() if isinstance(table.get(key), kind)}
    return SiteSettings(
        title=_title(settings, str(usable.get("site-title", ""))),
        logo=_logo(settings, str(usable["site-logo"])) if "site-logo" in usable else None,
        accent=_accent(settings, str(usable.get("site-accent", ""))),
        languages=tuple(_languages(settings, cast("list[object]", usable.get("site-languages", [])), templates)),
        guides=(
            places.folder_of(settings, "site-guides", str(usable["site-guides"])) if "site-guides" in usable else None
        ),
        footer=str(usable.get("site-footer", "")).strip(),
        links=tuple(_links(settings, cast("Mapping[str, object]", usable.get("site-links", {})))),
    )


def _title(settings: SettingsText, text: str) -> str:
    if len(text) > _TITLE or not text.isprintable():
        settings.report('"site-title" is not a single short line', f"write at most {_TITLE} characters", "site-title")
        return ""
    return text.strip()


def _links(settings: SettingsText, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, url in given.items():
        if (
            isinstance(url, str)
            and re.match(r"https?://[^/\s]\S*$", url)
            and 0 < len(name) <= _TITLE
            and name.isprintable()
        ):
            yield name, url
        else:
            hint = 'write site-links = {Status = "https://status.example.com/"}'
            settings.report(f'the link "{name}" is not a short text with a URL', hint, name)


def _logo(settings: SettingsText, name: str) -> Path | None:
    file = settings.file.parent / name
    if not places.is_file(file):
        hint = places.nearest(settings.file.parent, name) or "correct the path, or create the file"
        settings.report(f'"{name}" is not a file', hint, "site-logo")
        return None
    data = file.read_bytes()[: _MAX_LOGO + 1]
    if len(data) > _MAX_LOGO or not _SVG.match(data.decode("utf-8", "replace")):
        settings.report(
            f'"{name}" is not an SVG image of at most {_MAX_LOGO // 1000} kB',
            "save the logo as SVG, which is sharp at any size",
            "site-logo",
        )
        return None
    return file


def _accent(settings: SettingsText, text: str) -> str:
    if text and not _COLOUR.fullmatch(text):
        settings.report(f'"{text}" is not a colour', 'write one such as site-accent = "#0a6549"', "site-accent")
        return ""
    if text and contrast(text, "#ffffff") < _CONTRAST:
        message = f"links in {text} are hard to read on white: their contrast is {contrast(text, '#ffffff'):.1f}"
        settings.report(message, f"choose a darker colour, with a contrast of at least {_CONTRAST}", "site-accent")
        return ""
    return text.lower()


def _languages(settings: SettingsText, given: list[object], templates: str) -> Iterator[str]:
    own = settings.file.parent / templates
    folders = [templates_folder(), *([own] if templates and not refusal(own) else [])]
    known = {"en", *(path.stem for folder in folders for path in folder.glob("site/locale/*.po"))}
    for each in dict.fromkeys(map(str, given)):
        if each not in known:
            hint = did_you_mean(each, known) or f"the languages are {', '.join(sorted(known))}; see docs/site.md"
            settings.report(f'the documentation has no language "{each}"', hint, each or "site-languages")
        else:
            yield each
