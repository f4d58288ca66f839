"""The tests named in `tests/facts.toml` exist, and it has every number that is cited."""

import ast
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from specs.documents import APIS, ROOT, at, cited, document, mapping, walk

TESTS = ROOT / "tests"
PREFIXES = {
    "miimosa": "MII",
    "rdv-solidarites": "RDV",
    "mon-petit-placement": "MPP",
    "emjpm": "EMJ",
    "rightech": "PLT",
}
_NUMBERS: dict[str, tuple[int | str, ...]] = {
    "MPP": (*range(1, 24), *(f"T{number}" for number in range(1, 6))),
    "RDV": (*range(1, 33), *(f"T{number}" for number in range(18))),
    "MII": (*range(1, 11), "11a", "11b", *range(12, 20), "T1", "T2"),
    "EMJ": (
        *range(1, 14),
        *(f"O{number}" for number in range(1, 14)),
        *range(20, 37),
        *(f"T{number}" for number in range(1, 16)),
    ),
    "PLT": (
        *(*range(1, 9), "O1", "O2", "O3", *range(10, 17), "O4", "O5", "O6", "O7"),
        *range(20, 30),
        *(f"T{number}" for number in range(1, 8)),
    ),
    "X": tuple(range(1, 12)),
}
NUMBERS = [f"{prefix}-{number}" for prefix, numbers in _NUMBERS.items() for number in numbers]


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one fact in the table."""

    what: str
    spec: list[str] = field(default_factory=list[str])
    tests: list[str] = field(default_factory=list[str])
    not_generated: str = ""


def table() -> Mapping[str, Entry]:
    """The table, by number."""
    entries = tomllib.loads((TESTS / "facts.toml").read_text(encoding="utf-8"))
    return {number: Entry(**entry) for number, entry in entries.items()}


FACTS = table()


@cache
def names_in(path: Path) -> frozenset[str]:
    """The functions that a test module defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def pages_of(api: str) -> str:
    """What the page of an API lists as left out."""
    return (ROOT / "specs" / api / "NOT_GENERATED.md").read_text(encoding="utf-8")


def test_every_fact_is_in_the_table() -> None:
    assert sorted(FACTS) == sorted(NUMBERS)


@pytest.mark.parametrize("number", FACTS)
def test_a_fact_is_honoured_or_its_absence_explained(number: str) -> None:
    entry = FACTS[number]
    assert entry.spec or entry.tests or entry.not_generated
    cites: set[str] = set()
    for pointer in entry.spec:
        api, _, place = pointer.partition("#")
        assert number.startswith(PREFIXES[api])
        node = at(document(api), place)
        cites |= set(cited(node)) if isinstance(node, dict) else set()
    assert not entry.spec or number in cites, "none of the places cites the number"
    for test in entry.tests:
        path, _, name = test.partition("::")
        assert name in names_in(TESTS / path), test


@pytest.mark.parametrize("api", PREFIXES)
def test_every_number_a_description_cites_is_in_the_table(api: str) -> None:
    for pointer, node in walk(document(api)):
        for number in cited(node):
            assert number.startswith(f"{PREFIXES[api]}-"), pointer
            assert FACTS[number].spec, f"{pointer} cites {number}, which the table gives no place"


@pytest.mark.parametrize("api", APIS)
def test_what_is_not_generated_is_explained_next_to_the_description(api: str) -> None:
    rows = [line.split("|")[1] for line in pages_of(api).splitlines() if line.startswith(f"| {PREFIXES[api]}-")]
    explained = {number.strip() for row in rows for number in row.split(",")}
    left_out = {number for number in FACTS if number.startswith(PREFIXES[api]) and FACTS[number].not_generated}
    assert explained == left_out


def test_the_descriptions_have_no_operation_without_a_fact() -> None:
    for api in APIS:
        for path_item in mapping(document(api)["paths"]).values():
            for name, operation in mapping(path_item).items():
                assert name == "parameters" or cited(mapping(operation)), f"{api} {name}"


@pytest.mark.parametrize("api", PREFIXES)
def test_every_number_can_be_looked_up_next_to_the_description(api: str) -> None:
    text = (ROOT / "specs" / api / "facts.md").read_text(encoding="utf-8")
    rows = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in text.splitlines() if line.startswith("| ")][1:]
    assert [row[0] for row in rows] == [number for number in FACTS if number.startswith(f"{PREFIXES[api]}-")]
    for number, statement, *_, origin, honoured in rows:
        entry = FACTS[number]
        places = [place.partition("#")[2] for place in entry.spec]
        elsewhere = "not generated" if entry.not_generated else "tests"
        assert honoured == ("<br>".join(f"`{place}`" for place in places) or elsewhere), number
        assert statement
        assert origin in (
            "documented",
            "documented, with a mistake",
            "observed",
            "observed indirectly",
            "our judgement",
        )
