"""The words of the interface in one language: gettext catalogues, read as text so that nothing is compiled."""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

from pochoir.site import marks

SOURCE: Final = "en"
"""The language that the templates are written in."""
FOLDER: Final = "site/locale/"
NAMES: Final[Mapping[str, str]] = {"en": "English", "fr": "Français"}
"""What a language calls itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    catalogue: gettext.NullTranslations
    in_pages: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    in_texts: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    def plain(self, text: str) -> str:
        """A word as text."""
        return self.catalogue.gettext(text) if text else ""

    def spoken(self, parts: Sequence[str], html: bool) -> str:
        """A page, cut at its marks, with words in their places."""
        return marks.spoken(parts, self.language, self._translate, html, self.in_pages if html else self.in_texts)

    def _translate(self, one: str, many: str, number: int) -> str:
        return self.catalogue.ngettext(one, many, number) if many else self.plain(one)


def languages(templates: Environment) -> tuple[str, ...]:
    """The languages there are catalogues for, the one of the templates first."""
    names = templates.list_templates(filter_func=lambda name: name.startswith(FOLDER) and name.endswith(".po"))
    found = sorted(name.removeprefix(FOLDER).removesuffix(".po") for name in names)
    return (SOURCE, *(language for language in found if language != SOURCE))


def words(templates: Environment, language: str) -> Words:
    """The words of one language."""
    if language == SOURCE or templates.loader is None:
        return Words(language, gettext.NullTranslations())
    text = templates.loader.get_source(templates, f"{FOLDER}{language}.po")[0]
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text.encode()), locale=language))
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
