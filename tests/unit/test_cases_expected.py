"""Golden files: the files below `expected` of each folder of tests/cases are compared with what is generated.

To add a case, add a folder with spec.yaml and, below `expected`, an empty file for each file to compare, at its path in
the distribution. Run with POCHOIR_ACCEPT=1, then read what was written.
"""

import os
from pathlib import Path

import black
import pytest

from pochoir import pipeline
from pochoir.style.blacken import MODE

CASES = Path(__file__).parents[1] / "cases"
ACCEPT = os.environ.get("POCHOIR_ACCEPT") == "1"


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/expected")))
def test_case(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare the golden files, and check that black changes none of the generated ones."""
    folder = CASES / case
    monkeypatch.chdir(folder)
    generated = pipeline.generate(next(Path().glob("spec.*")), "pinned")
    pinned = sorted(path for path in (folder / "expected").rglob("*") if path.is_file())
    assert pinned
    rendered = {
        path: text for path, text in generated.files.items() if path.endswith(".py") and "/_runtime/" not in path
    }
    assert [path for path, text in rendered.items() if black.format_str(text, mode=MODE) != text] == []
    for path in pinned:
        name = f"pinned/{path.relative_to(folder / 'expected').as_posix()}"
        assert name in generated.files, f"{name} is not generated"
        text = generated.files[name]
        if ACCEPT:
            path.write_text(text, "utf-8", newline="\n")
        assert path.read_text("utf-8") == text
