"""Every interface string is translated into every language."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from pochoir.security_schemes import KINDS

from .descriptions import ROOT

TEMPLATES = ROOT / "templates" / "site"
CODE = ROOT / "generator" / "pochoir" / "targets" / "site"
CLIENT = ROOT / "generator" / "pochoir" / "targets" / "client"


def _used() -> Iterator[str]:
    for path in (*sorted(TEMPLATES.rglob("*.j2")), *sorted((ROOT / "templates" / "docs").rglob("*.j2"))):
        for _, _, found, _ in babel_extract(io.BytesIO(path.read_bytes()), ["_", "ngettext"], [], {}):
            yield from _texts(found)
    keywords: Mapping[str, None] = {"N_": None, "message": None, "plural_message": None}
    for path in sorted(CODE.rglob("*.py")):
        for _, found, _, _ in extract("python", io.BytesIO(path.read_bytes()), keywords=keywords):
            yield from _texts(found)
    for path in sorted(CLIENT.glob("*.py")):
        for _, found, _, _ in extract("python", io.BytesIO(path.read_bytes()), keywords={"Paragraph": None}):
            yield from _texts(found)
        for _, found, _, _ in extract("python", io.BytesIO(path.read_bytes()), keywords={"Topic": (2,)}):
            yield from _texts(found)
    yield from (each.label for each in KINDS.values())
    # Words that a table of flags holds.
    yield from ("required", "deprecated", "read only", "write only")


def _texts(found: str | Sequence[str | None] | None) -> Iterator[str]:
    """Yield the string; for a plural, its singular. A variable is not a string."""
    if isinstance(found, str):
        yield found
    elif found and found[0]:
        yield found[0]


def _catalogue(path: Path) -> dict[str, tuple[str, ...]]:
    messages: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.BytesIO(path.read_bytes()), locale=path.stem):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            translations = message.string
            messages[key] = (translations,) if isinstance(translations, str) else tuple(translations or ())
    return messages


def test_every_string_is_translated() -> None:
    for path in sorted((TEMPLATES / "locale").glob("*.po")):
        catalogue = _catalogue(path)
        missing = sorted({word for word in _used() if not all(catalogue.get(word, ("",)))})
        assert not missing, f"{path.name}: {missing}"


def test_catalogues_have_no_unused_strings() -> None:
    used = set(_used())
    for path in sorted((TEMPLATES / "locale").glob("*.po")):
        assert not sorted(set(_catalogue(path)) - used), path.name


def test_translations_have_the_same_placeholders() -> None:
    for path in sorted((TEMPLATES / "locale").glob("*.po")):
        for word, translations in _catalogue(path).items():
            for text in translations:
                assert sorted(re.findall(r"%\(\w+\)s", text)) == sorted(re.findall(r"%\(\w+\)s", word)), (
                    path.name,
                    word,
                )


def test_french_texts_have_non_breaking_spaces_and_curly_apostrophes() -> None:
    for word, translations in _catalogue(TEMPLATES / "locale" / "fr.po").items():
        for text in translations:
            assert not re.search(r" [:;?!»]|« |'", text), word
