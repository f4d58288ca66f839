"""The project's own pages: every link leads somewhere, and the README's samples are the truth."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("specs/*/*.md"), *ROOT.glob("generated/*/*.md")]
)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")


def _slugs(page: Path) -> set[str]:
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for path, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.relative_to(ROOT)} links to {path}, which does not exist"
        if anchor and target.suffix == ".md":
            assert anchor[1:] in _slugs(target), f"{page.relative_to(ROOT)} links to {path}{anchor}: no such heading"


def test_readme_has_the_two_commands_that_set_everything_up() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- main command -->\n```sh\npip install tox && tox run -e generate\n```" in readme
    assert "<!-- test command -->\n```sh\npip install tox && tox run\n```" in readme


def test_readme_lists_every_distribution() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for manifest in ROOT.glob("generated/*/pyproject.toml"):
        assert f"pip install ./generated/{manifest.parent.name}" in readme


def test_no_page_and_no_code_names_a_path_of_somebody_s_machine() -> None:
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(home|Users|root|work)/", page.read_text(encoding="utf-8")), page
