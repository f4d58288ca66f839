"""docs/problems.md lists exactly the codes that the generator uses."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pochoir import ir, lower, pipeline
from pochoir.extensions.table import EXTENSIONS
from pochoir.problems import Problem, Refused

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
# Functions that take a code, and the index of that argument.
CALLS = {"Problem": 1, "error": 0, "warning": 0, "warn": 0, "report": 0, "refuse": 0, "_refused": 0, "_problem": 4}


def documented() -> set[str]:
    text = (ROOT / "docs" / "problems.md").read_text("utf-8")
    return set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE))


def used(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = CALLS.get(name, 0 if name.endswith("Error") else -1)
        if 0 <= position < len(node.args):
            argument = node.args[position]
            code = argument.value if isinstance(argument, ast.Constant) else None
            if isinstance(code, str) and CODE.fullmatch(code) and (name in CALLS or "-" in code):
                yield code


def sources() -> list[Path]:
    return sorted((ROOT / "generator").rglob("*.py"))


def test_every_code_of_the_generator_is_documented() -> None:
    found = {code for source in sources() for code in used(source)}
    assert len(found) > 50
    assert found - documented() == set()


def test_every_code_of_the_cases_is_documented() -> None:
    reports = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests" / "cases").glob("*/problems.txt"))
    assert set(re.findall(r":\d+: (?:error|warning): ([a-z0-9-]+): ", reports)) - documented() == set()


def test_every_documented_code_is_used() -> None:
    text = "\n".join(source.read_text("utf-8") for source in sources())
    assert {code for code in documented() if f'"{code}"' not in text} == set()


def printed() -> set[str]:
    """The codes that the reports of the cases print, and those that another test names in an expectation."""
    reports = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests" / "cases").glob("*/problems.txt"))
    found = set(re.findall(r":\d+: (?:error|warning): ([a-z0-9-]+): ", reports))
    for path in (ROOT / "tests").rglob("test_*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        texts = (node.value for node in nodes if isinstance(node, ast.Constant))
        found |= {code for text in texts if isinstance(text, str) for code in CODE.findall(text) if "-" in code}
    return found


def test_every_documented_code_is_printed_by_a_case_or_expected_by_a_test() -> None:
    assert documented() - printed() == set()


def test_an_operation_that_a_stage_forgets_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lower.lower

    def forgetful(*arguments: Any, **options: Any) -> tuple[ir.Api, tuple[Problem, ...]]:
        api, problems = whole(*arguments, **options)
        return replace(api, resources=()), problems

    monkeypatch.setattr(lower, "lower", forgetful)
    with pytest.raises(Refused) as caught:
        pipeline.understand(ROOT / "tests" / "cases" / "valid" / "spec.yaml")
    assert {problem.code for problem in caught.value.problems if problem.severity == "error"} == {"operation-lost"}


def test_every_extension_is_documented() -> None:
    text = (ROOT / "docs" / "extensions.md").read_text("utf-8")
    assert [key for key in EXTENSIONS if f"`{key}`" not in text] == []
