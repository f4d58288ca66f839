"""A number that a description cites in `x-facts` can be looked up in `facts.md` next to it."""

from pathlib import Path

import pytest

from pochoir import pipeline

_SPEC = """\
openapi: 3.1.0
info: {title: Library, version: 1.0.0, x-facts: [LIB-1, LIB-12]}
paths:
  /books:
    get:
      operationId: listBooks
      x-facts: [LIB-2]
      responses: {"204": {description: none}}
"""
_FACTS = """\
# Facts

| Number | Statement |
|---|---|
| LIB-1 | the title |
| LIB-2 | the list |
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """The description of a library, without `facts.md`."""
    path = tmp_path / "openapi.yaml"
    path.write_text(_SPEC, encoding="utf-8")
    return path


def _found(spec: Path) -> list[tuple[int, str, str]]:
    problems = pipeline.understand(spec).problems
    return [
        (each.location.line, each.message, each.hint)
        for each in problems
        if each.code == "fact-unknown" and each.location
    ]


def test_a_number_without_a_row_is_reported_at_its_place(spec: Path) -> None:
    (spec.parent / "facts.md").write_text(_FACTS, encoding="utf-8")
    assert _found(spec) == [(2, "facts.md has no fact 'LIB-12'", "correct the number, or add a row to facts.md")]


def test_without_the_file_no_number_is_looked_up(spec: Path) -> None:
    assert _found(spec) == []
