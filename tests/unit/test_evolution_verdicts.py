"""Seeded edits get the right verdicts; docs/verdicts.md has the table. `POCHOIR_ACCEPT=1` writes it."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pochoir.evolution import NEUTRAL, Change, in_french
from unit.evolution_edits import Case, cases
from unit.evolution_verdicts import BREAKING, VERDICTS
from unit.test_evolution import changes
from unit.written_documents import Written

PAGE = Path(__file__).parents[2] / "docs" / "verdicts.md"
EDITS = 249
HEAD = """\
# How `pochoir diff` classifies changes

Every kind of edit below was made at random places in random descriptions, and classified by `pochoir diff`. The
expected classes were written by hand: does an installed client break (wire), and does a program break when its client
is upgraded (Python)? This table is tested by `pytest tests/unit/test_evolution_verdicts.py`; `POCHOIR_ACCEPT=1`
rewrites it.

"""
FOOT = """
[oasdiff](https://github.com/oasdiff/oasdiff) compares what is sent over the wire, so it has no rules for names in
Python. It does not know that the enumerations of a generated client are open, nor that a response value that is out of
bounds is kept. The rules and their levels are taken from its source code (`checker/rules.go`, August 2026): ERR breaks
callers, WARN may break them, INFO does not.
"""


def verdict(found: tuple[Change, ...], side: str) -> str:
    return max((getattr(each, side) for each in found), default=NEUTRAL).word


def judged() -> list[tuple[Case, str, str]]:
    """Return seeded edits with the verdicts for the wire and for Python."""
    made: list[tuple[Case, str, str]] = []
    for case in cases(EDITS, seed=14):
        found = changes(Written(case.old), Written(case.new))
        made.append((case, verdict(found, "wire"), verdict(found, "python")))
    return made


def table(found: list[tuple[Case, str, str]]) -> Iterator[str]:
    breaking = [(wire, python) for case, wire, python in found if BREAKING in VERDICTS[case.name][:2]]
    harmless = [(wire, python) for case, wire, python in found if BREAKING not in VERDICTS[case.name][:2]]
    seen = sum(BREAKING in each for each in breaking)
    alarms = sum(BREAKING in each for each in harmless)
    exact = sum((wire, python) == VERDICTS[case.name][:2] for case, wire, python in found)
    yield f"{len(found)} edits of {len(VERDICTS)} kinds: {seen} of {len(breaking)} breaking edits found, {alarms} false"
    yield f"alarms in the other {len(harmless)}; both classes right in {exact}.\n"
    yield "| Edit | Wire | Python | Right | Rule of oasdiff |"
    yield "|---|---|---|---|---|"
    for name, (wire, python, rule) in VERDICTS.items():
        every = [(found_wire, found_python) for case, found_wire, found_python in found if case.name == name]
        right = sum(each == (wire, python) for each in every)
        code, _, level = rule.partition(" ")
        shown = f"`{code}` {level}" if rule else "none"
        yield f"| {name.replace('_', ' ')} | {wire} | {python} | {right} of {len(every)} | {shown} |"


def test_every_kind_of_edit_has_its_verdicts() -> None:
    assert {case.name for case in cases(EDITS, seed=14)} == set(VERDICTS)


@pytest.mark.slow
def test_seeded_edits_get_the_right_verdicts() -> None:
    found = judged()
    wrong = Counter(
        (case.name, wire, python) for case, wire, python in found if (wire, python) != VERDICTS[case.name][:2]
    )
    assert wrong == Counter()
    text = HEAD + "\n".join(table(found)) + "\n" + FOOT
    if os.environ.get("POCHOIR_ACCEPT") == "1":
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text


@pytest.mark.slow
def test_every_sentence_about_a_seeded_edit_is_translated() -> None:
    made = [each for case in cases(len(VERDICTS), seed=15) for each in changes(Written(case.old), Written(case.new))]
    sentences = {text for each in made for text in (each.reason, each.cure) if text}
    assert len(sentences) > 80
    assert {text for text in sentences if in_french(text) == text} == set()
