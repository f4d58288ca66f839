"""The table of faults is whole: each row names tests that exist, and that run through each of the two drivers."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TABLE: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / "faults.toml").read_text("utf-8"))
ROWS = [
    *(f"F{number:02}" for number in range(1, 14)),
    *(f"F{number}" for number in range(20, 32)),
    *(f"F{number}" for number in range(40, 50)),
    *(f"F{number}" for number in range(60, 70)),
    *(f"F{number}" for number in range(80, 87)),
    *(f"F{number}" for number in range(100, 107)),
]


@cache
def written(file: str) -> dict[str, ast.FunctionDef]:
    """The tests of a file by name."""
    tree = ast.parse((HERE / file).read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def named(test: str) -> ast.FunctionDef:
    """The test of this id."""
    file, _, name = test.partition("::")
    found = written(file).get(name)
    assert found is not None, f"{test} does not exist"
    return found


def test_no_row_is_missing() -> None:
    assert list(TABLE) == ROWS
    assert len(ROWS) == 59


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_proved_through_both_drivers(row: str) -> None:
    entry = TABLE[row]
    assert entry.keys() <= {"about", "both", "sync", "async", "engine"}
    for test in entry.get("both", []):
        arguments = {argument.arg for argument in named(test).args.args}
        assert arguments & {"flavour", "both"}, f"{test} runs through one driver"
    for flavour in ("sync", "async"):
        assert entry.get("both") or entry.get(flavour), f"{row} has no {flavour} test"
    # A test in both columns without a parameter runs both flavours.
    for test in set(entry.get("sync", [])) & set(entry.get("async", [])):
        assert "async" in ast.unparse(named(test)).lower() or "import sample" in ast.unparse(named(test)), test
    for test in [*entry.get("sync", []), *entry.get("async", []), *entry.get("engine", [])]:
        assert named(test)
