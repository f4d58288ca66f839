"""The words of the plan: imports in order, versions, sentences."""

import pytest

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import docstring
from pochoir.targets.client import prose
from pochoir.targets.client.imports import imports
from pochoir.targets.client.project import pep440

# Imports -----------------------------------------------------------------------------------------------------------


def test_imports_are_in_the_order_of_isort() -> None:
    """Sections, modules by name, constants before classes before the rest; numbers count as numbers."""
    symbols: set[Symbol] = {
        ("builtins", ""),
        ("datetime as _datetime", ""),
        ("typing", "Literal"),
        ("collections.abc", "Sequence"),
        ("pydantic", "Field"),
        (".", "models"),
        ("._runtime.codec.values", "JsonValue"),
        (".models.pet", "Pet10"),
        (".models.pet", "Pet2"),
        (".resources.pets", "CONSTANT"),
        (".resources.pets", "Pets"),
        (".resources.pets", "function"),
    }
    written = imports(symbols, here="resources").runtime
    assert written == (
        (
            "import builtins",
            "import datetime as _datetime",
            "from collections.abc import Sequence",
            "from typing import Literal",
        ),
        ("from pydantic import Field",),
        (
            "from .. import models",
            "from .._runtime.codec.values import JsonValue",
            "from ..models.pet import Pet2, Pet10",
            "from .pets import CONSTANT, Pets, function",
        ),
    )
    isort = pytest.importorskip("isort")
    text = "\n\n".join("\n".join(section) for section in written) + "\n"
    assert isort.code(text, profile="black") == text


def test_what_only_annotations_need_is_imported_for_type_checkers() -> None:
    """And not twice."""
    both: Symbol = (".models", "Pet")
    written = imports({both}, {both, ("datetime", "date")})
    assert written.runtime == (("from typing import TYPE_CHECKING",), ("from .models import Pet",))
    assert written.typing == (("from datetime import date",),)


# Words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("1.2.3", "1.2.3"),
        ("v2", "2"),
        ("1.2.0-beta.3", "1.2.0b3"),
        ("1.0.0-rc1", "1.0.0rc1"),
        ("2024-05-01", "2024.5.1"),
        ("1.0.0-oas3", "1.0.0"),
        ("1.0-alphabet", "1.0"),
        ("1.0.0+build 7", "1.0.0"),
        ("1." * 30 + "1", "1.1.1.1"),
        ("latest", "0.1.0"),
        ('"', "0.1.0"),
        ("", "0.1.0"),
    ],
)
def test_versions(version: str, expected: str) -> None:
    """The nearest version that PEP 440 knows."""
    assert pep440(version) == expected


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        (ir.Doc("List pets"), "List pets."),
        (ir.Doc("List pets", "List pets."), "List pets."),
        (ir.Doc("", "One line\nbroken by hand."), "One line broken by hand."),
        (ir.Doc("Pets", "- one\n- two\n  more"), "Pets.\n\n- one\n- two more"),
        (ir.Doc("", "# Pets\n\nText"), "Fallback.\n\n# Pets\n\nText"),
        (ir.Doc("Pets", "```\na\nb\n```\nc\nd"), "Pets.\n\n```\na\nb\n```\nc d"),
        (ir.Doc("Pets", external="https://example.com"), "Pets.\n\nSee https://example.com"),
        (ir.Doc("Pets", external="javascript:alert(1)"), "Pets."),
        (ir.Doc(), "Fallback."),
    ],
)
def test_lead_of_a_docstring(doc: ir.Doc, expected: str) -> None:
    """A sentence, then paragraphs; lists and code as they are."""
    assert prose.lead(doc, "Fallback") == expected


def test_a_long_description_gives_its_first_sentence_as_summary() -> None:
    """Without a summary."""
    text = f"The first sentence. {'And so on. ' * 20}"
    assert prose.lead(ir.Doc("", text)).startswith("The first sentence.\n\nAnd so on.")


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        (ir.Doc("", "The name"), "The name."),
        (ir.Doc("", "The name.", facts=("A-1",)), "The name."),
        (ir.Doc("", "The name.", "observed", ("A-1",)), "The name (observed)."),
        (ir.Doc("", "", deprecated=True), "Deprecated."),
        (ir.Doc(facts=("A-1",)), ""),
    ],
)
def test_words_about_a_field(doc: ir.Doc, expected: str) -> None:
    """One sentence, with its origin unless the documentation states it."""
    assert prose.short(doc) == expected


def test_sections_are_wrapped_and_hang() -> None:
    """As wide as a docstring may be."""
    text = prose.section("Args", [("name", "word " * 40), ("other", "")], 8)
    lines = docstring(text, 8).split("\n")
    assert max(map(len, lines)) <= 100
    assert text.startswith("Args:\n    name: word")
    assert "\n        word" in text


def test_titles() -> None:
    """A title with the word API is not followed by another."""
    assert prose.the_api("Petstore") == "the Petstore API"
    assert prose.the_api("API of  pets") == "the API of pets"
