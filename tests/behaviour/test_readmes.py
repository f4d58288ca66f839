"""The README of every distribution: where the API is documented, what to call first, which programs come with it."""

import re

import pytest
import yaml

from behaviour.example_calls import examples
from behaviour.installed import DISTRIBUTIONS, ROOT


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_a_readme_begins_with_the_documentation_and_names_the_programs(distribution: str) -> None:
    folder = ROOT / "specs" / distribution
    readme = (ROOT / "generated" / distribution / "README.md").read_text(encoding="utf-8")
    description = yaml.safe_load((folder / "openapi.yaml").read_text(encoding="utf-8"))
    opening, programs = readme.partition("## Install")[0], re.search(r"(?m)^Complete example programs: (.*)\.$", readme)
    assert f"<{description['externalDocs']['url']}>" in opening
    assert programs is not None
    assert programs[1].split(", ") == [f"`examples/{each.name}`" for each in sorted(folder.glob("examples/*.py"))]


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_the_first_call_is_a_documented_operation_where_one_reads(distribution: str) -> None:
    readme = (ROOT / "generated" / distribution / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"result = client\.(\w+\.\w+)\(", readme)
    assert shown is not None
    mine = {each.name: each.operation for each in examples() if each.package == distribution.replace("-", "_")}
    documented = [
        each for each in mine.values() if each.method == "GET" and each.doc.origin == "documented" and not each.paging
    ]
    assert not documented or mine[shown[1]] in documented
