"""Golden reports: the problems.txt of each folder of tests/cases is compared with the report about its description.

What has errors is left out of the descriptions in folders named `keep-going…`.

To add a case, add a folder with spec.yaml (or spec.json) and run with POCHOIR_ACCEPT=1, then read what was written.
"""

import os
from pathlib import Path

import pytest

from pochoir import pipeline, report
from pochoir.config.client import ClientSettings
from pochoir.problems import Refused

CASES = Path(__file__).parents[1] / "cases"
ACCEPT = os.environ.get("POCHOIR_ACCEPT") == "1"


def found(spec: Path) -> str:
    """Return the report about a description; "No problems." if there are none."""
    try:
        keep_going = spec.absolute().parent.name.startswith("keep-going")
        problems = pipeline.understand(spec, settings=ClientSettings(keeps_going=keep_going)).problems
    except Refused as refused:
        problems = refused.problems
    return (report.text(problems) or "No problems.") + "\n"


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/problems.txt")))
def test_case(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = CASES / case
    monkeypatch.chdir(folder)
    spec = next(Path().glob("spec.*"))
    text = found(spec)
    if ACCEPT:
        (folder / "problems.txt").write_text(text, "utf-8", newline="\n")
    assert text == (folder / "problems.txt").read_text("utf-8")
