"""No page contains untranslated interface strings, tested with a language in which every letter is é."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po, write_po

from pochoir.targets.site import ApiDescription, build

from .descriptions import EMPTY, ROOT

_LANGUAGE: Final = "br"
_NAMES: Final = re.compile(
    r"Python( async)?(: [a-z_, ]+)?|curl|HTTP|HTTPie|JavaScript|(https://)?[a-z-]+(\.[a-z-]+)+(/\S*)?"
)
"""Texts that are the same in every language, with their arguments."""
_SPOKEN: Final = ("aria-label", "title", "placeholder", "alt", "data-copy", "data-copied", "data-none", "data-more")
_OF_THE_DESCRIPTION: Final = {"type", "name", "m", "st", "version", "tongues", "files"}
"""Classes of what shows names and values of the description, or names of files and of languages."""


def _made_up(text: str) -> str:
    """Replace the letters of a string by é, except in placeholders."""
    return "".join(
        part if part.startswith("%(") else re.sub(r"\w", "é", part) for part in re.split(r"(%\(\w+\)s)", text)
    )


def _templates(folder: Path) -> Path:
    """Create a folder of templates that adds the language."""
    catalogue = read_po(io.BytesIO((ROOT / "templates/site/locale/fr.po").read_bytes()), locale="fr")
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, (tuple, list))
            message.string = tuple(map(_made_up, message.id)) if plural else _made_up(str(message.id))
    target = folder / "site" / "locale" / f"{_LANGUAGE}.po"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_po(file, catalogue)
    return folder


class _Spoken(HTMLParser):
    """Collects the interface strings of a page: no code, nothing marked as another language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipped: list[bool] = [False]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Skip elements without interface strings, and record attributes that are read aloud."""
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        other = given.get("lang", _LANGUAGE) != _LANGUAGE
        skipped = self._skipped[-1] or other or tag in ("title", "code", "pre") or bool(classes & _OF_THE_DESCRIPTION)
        if not skipped:
            self.found += [given[name] for name in _SPOKEN if name in given]
        if tag not in EMPTY:
            self._skipped.append(skipped)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in EMPTY:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        """Record text."""
        if not self._skipped[-1]:
            self.found.append(data.strip())


def _untranslated(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path, text in files.items():
        if path.startswith(f"{_LANGUAGE}/") and path.endswith(".html"):
            for each in _Spoken(text).found:
                if re.search(r"[A-Za-z]", each) and not _NAMES.fullmatch(each):
                    yield path, each


def test_every_string_of_a_page_is_translated(apis: tuple[ApiDescription, ...], tmp_path: Path) -> None:
    files = build(apis, templates=_templates(tmp_path))
    assert f"{_LANGUAGE}/index.html" in files
    assert not list(_untranslated(files))[:20]


def test_an_untranslated_string_is_found() -> None:
    page = f'<html lang="{_LANGUAGE}"><body><p>Hello</p><code>x</code><p lang="fr">Bonjour</p></body></html>'
    assert list(_untranslated({f"{_LANGUAGE}/index.html": page})) == [(f"{_LANGUAGE}/index.html", "Hello")]
