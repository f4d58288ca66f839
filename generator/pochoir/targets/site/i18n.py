"""Translations of the interface strings, from gettext catalogues. The .po files are read directly, not compiled."""

import gettext
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from jinja2 import Environment

from pochoir import evolution
from pochoir.problems import Location, Problem, Refused
from pochoir.render import source
from pochoir.targets.site import placeholders

_VALUE: Final = re.compile(r"%\(v\d+\)s")
_FRENCH: Final = "fr"
"""The language of `evolution.in_french`."""
SOURCE: Final = "en"
"""The language of the templates."""
FOLDER: Final = "site/locale/"


@dataclass(frozen=True, slots=True)
class Translations:
    """The interface strings in one language.

    Attributes:
        language: the code of the language.
        catalogue: the translations.
        own: strings of the project, which replace or add to those of the catalogue.
        html_cache: the replacements of placeholders in HTML so far.
        text_cache: the replacements of placeholders in Markdown so far.
    """

    language: str
    catalogue: gettext.NullTranslations
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    html_cache: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    text_cache: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    def translate(self, text: str) -> str:
        """Return the translation of a string."""
        if not text:
            return ""
        if text in self.own:
            return self.own[text]
        found = self.catalogue.gettext(text)
        return _about_changes(text) if found == text and self.language == _FRENCH else found

    def fill(self, parts: Sequence[str], html: bool) -> str:
        """Replace the placeholders of a page that has been split at them."""
        return placeholders.fill(
            parts, self.language, self._translate, html, self.html_cache if html else self.text_cache
        )

    def _translate(self, singular: str, plural: str, number: int) -> str:
        return self.catalogue.ngettext(singular, plural, number) if plural else self.translate(singular)


def _about_changes(text: str) -> str:
    """Return a sentence about a change in French; its placeholders are code spans."""
    translated = evolution.in_french(_VALUE.sub(r"`\g<0>`", text))
    return re.sub(r"`(%\(v\d+\)s)`", r"\1", translated)


def languages(templates: Environment) -> tuple[str, ...]:
    """Return the languages of the site: that of the templates, then those with a catalogue."""
    names = templates.list_templates(filter_func=lambda name: name.startswith(FOLDER) and name.endswith(".po"))
    found = sorted(name.removeprefix(FOLDER).removesuffix(".po") for name in names)
    return (SOURCE, *(language for language in found if language != SOURCE))


def native_name(language: str) -> str:
    """Return the name of a language in that language, capitalized."""
    name = Locale.parse(language, sep="-").get_display_name() or language
    return name[:1].upper() + name[1:]


def load(templates: Environment, language: str) -> Translations:
    """Load the interface strings in one language.

    Raises:
        Refused: the catalogue is not named after a language, is not a PO file, or has a translation whose placeholders
            differ from those of the original.
    """
    if language == SOURCE:
        return Translations(language, gettext.NullTranslations())
    compiled = BytesIO()
    write_mo(compiled, _catalogue(templates, language))
    compiled.seek(0)
    return Translations(language, gettext.GNUTranslations(compiled))


def _catalogue(templates: Environment, language: str) -> Catalog:
    file = f"{FOLDER}{language}.po"
    text = source(templates, file).encode()
    try:
        found = read_po(BytesIO(text), locale=Locale.parse(language, sep="-"), abort_invalid=True)
    except (UnknownLocaleError, ValueError):
        hint = "name the file after a language: de.po, pt-BR.po"
        raise Refused((_problem(file, 1, f"unknown language {language}", hint),)) from None
    except PoFileError as error:
        raise Refused((_problem(file, error.lineno + 1, f"invalid PO file: {error}"),)) from None
    wrong = [(message.lineno or 1, str(error)) for message in found for error in message.check(found)]
    if wrong:
        raise Refused(tuple(_problem(file, line, message) for line, message in wrong))
    return found


def _problem(file: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem("error", "translation-invalid", "", message, hint, location=Location(file, line, 1))
