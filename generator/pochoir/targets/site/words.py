"""The words of the interface in one language: gettext catalogues, read as text so that nothing is compiled."""

import gettext
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from jinja2 import Environment

from pochoir.problems import Location, Problem, Refused
from pochoir.render import source
from pochoir.targets.site import marks

SOURCE: Final = "en"
"""The language that the templates are written in."""
FOLDER: Final = "site/locale/"


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


def own_name(language: str) -> str:
    """What a language calls itself, with a capital: it stands alone."""
    name = Locale.parse(language, sep="-").get_display_name() or language
    return name[:1].upper() + name[1:]


def words(templates: Environment, language: str) -> Words:
    """The words of one language.

    Raises:
        Refused: its catalogue is not called after a language, is no PO file, or has a translation that does not name
            what the text names.
    """
    if language == SOURCE:
        return Words(language, gettext.NullTranslations())
    compiled = BytesIO()
    write_mo(compiled, _catalogue(templates, language))
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))


def _catalogue(templates: Environment, language: str) -> Catalog:
    file = f"{FOLDER}{language}.po"
    text = source(templates, file).encode()
    try:
        found = read_po(BytesIO(text), locale=Locale.parse(language, sep="-"), abort_invalid=True)
    except (UnknownLocaleError, ValueError):
        hint = "call the file after a language: de.po, pt-BR.po"
        raise Refused((_problem(file, 1, f"there is no language {language}", hint),)) from None
    except PoFileError as error:
        raise Refused((_problem(file, error.lineno + 1, f"this is no PO file: {error}"),)) from None
    wrong = [(message.lineno or 1, str(error)) for message in found for error in message.check(found)]
    if wrong:
        raise Refused(tuple(_problem(file, line, message) for line, message in wrong))
    return found


def _problem(file: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem("error", "words-invalid", "", message, hint, location=Location(file, line, 1))
