"""Pages for readers have no numbers of facts and no open questions; pages for maintainers have both."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pochoir.targets.site import ApiDescription, build

from .descriptions import GENERATED, SPECS

_FACT = re.compile(r"\b(?:EMJ|RDV|MPP|MII|RIC|PLT)-[A-Z]?\d{1,3}\b")


def test_a_reader_sees_no_numbers_of_facts_no_paths_of_specs_and_no_open_questions(site: Mapping[str, str]) -> None:
    pages = {path: text for path, text in site.items() if path.endswith((".html", ".md", ".js", ".txt"))}
    assert pages
    for path, text in pages.items():
        found = _FACT.search(text)
        assert not found, (path, found)
        assert "specs/" not in text, path
    assert not [path for path in site if "open-questions" in path]


def test_the_overview_explains_the_marks_that_its_pages_have(site: Mapping[str, str]) -> None:
    marked: set[str] = set()
    for name in SPECS:
        overview = site[f"en/{name}/index.html"]
        pages = [text for path, text in site.items() if path.startswith(f"en/{name}/") and path.endswith(".html")]
        others = "".join(page for page in pages if page != overview)
        for origin, text in (("observed", "Observed in the service"), ("inferred", "Inferred; no source")):
            if f'class="origin {origin}"' in others:
                marked.add(origin)
                assert f"<span>{text}" in overview, (name, origin)
    assert marked == {"observed", "inferred"}


def test_a_maintainer_sees_the_facts_and_the_open_questions(apis: tuple[ApiDescription, ...]) -> None:
    site = build([replace(each, for_maintainers=True) for each in apis])
    for name in SPECS:
        assert f"en/{name}/guides/open-questions.html" in site
        assert _FACT.search(
            "".join(text for path, text in site.items() if path.startswith(f"en/{name}/operations/"))
        ), name


@pytest.mark.parametrize("name", SPECS)
def test_a_client_cites_no_facts(name: str) -> None:
    package = GENERATED / name
    for path in [package / "README.md", *package.glob("src/*/resources/*.py"), *package.glob("src/*/models/*.py")]:
        assert not _FACT.search(path.read_text("utf-8")), path
