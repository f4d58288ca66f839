"""The search finds the right pages in the descriptions of GitHub and Stripe, of which the project has no copy.

`POCHOIR_DOCUMENTS` names a folder with `github.json` or `stripe.json`; without it, these tests are skipped.
"""

import os
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pochoir import understanding
from pochoir.config.client import ClientSettings
from pochoir.targets.site import builder, describe, search
from pochoir.targets.site.page_tree import page_nodes
from pochoir.targets.site.site_index import build_index

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FOLDER = os.environ.get("POCHOIR_DOCUMENTS", "")
_FIRST, _TOP = 18, 20
"""Of 20 queries, how many have the right page first, and among the first three."""


def _files(spec: Path, name: str) -> Mapping[str, str]:
    """Return the overview, the scripts and the index of a description; the rest of a large site takes minutes."""
    understood = understanding.understand(spec, name, ClientSettings(keeps_going=True))
    renderer = builder.page_renderer("", None)
    english = renderer.translations[0]
    files = dict(builder.assets(renderer.templates))
    entries: list[search.Entry] = []
    for node in page_nodes(build_index(describe(understood))):
        entries.append(search.entry(node, english.translate))
        if node.page.kind == "overview":
            files |= dict(renderer.render(node))
    return files | {"assets/search-en.js": search.script(entries, english.translate)}


@pytest.mark.parametrize("name", ["github", "stripe"])
def test_the_right_page_is_first(name: str, browser: "Browser", tmp_path: Path) -> None:
    spec = Path(_FOLDER) / f"{name}.json"
    if not _FOLDER or not spec.is_file():
        pytest.skip(f"POCHOIR_DOCUMENTS names no folder with {name}.json")
    for path, text in _files(spec, name).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    queries = tomllib.loads((Path(__file__).parent / f"queries_{name}.toml").read_text("utf-8"))["query"]
    assert len(queries) == 20
    page = browser.new_page()
    page.goto((tmp_path / "en" / name / "index.html").as_uri())
    ranks: dict[str, int] = {}
    for query in queries:
        page.fill("#q", query["typed"])
        page.wait_for_selector("#hits[aria-busy=false]", state="attached")
        urls: list[str] = page.eval_on_selector_all("#hits a", "(all) => all.map((each) => each.href)")
        hits = [url.split("/en/", 1)[1].partition(".html")[0] for url in urls]
        right = [any(fnmatchcase(hit, wanted) for wanted in query["pages"]) for hit in hits]
        ranks[query["typed"]] = right.index(True) if True in right else 99
    page.close()
    assert sum(rank == 0 for rank in ranks.values()) >= _FIRST, ranks
    assert sum(rank < 3 for rank in ranks.values()) >= _TOP, ranks
