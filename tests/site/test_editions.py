"""Several versions of an API side by side: each has its pages, links to the same page of the others, and its search."""

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from browsing.serving import serving
from pochoir.config.pages import PageSettings
from pochoir.problems import NOWHERE, Refused
from pochoir.targets.site import ApiDescription, build, editions
from pochoir.targets.site.page_tree import page_nodes

from .descriptions import describe_data
from .test_lifecycle import SPEC

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEW = "operations/get-order"
"""A page of version 1.2 only."""
GONE = "operations/old-order"
"""A page of version 1.0 only."""
BOTH = "operations/list-orders"


def _described(folder: Path, settings: PageSettings, names: tuple[str, ...] = ("1.0", "1.1")) -> ApiDescription:
    newest: Any = yaml.safe_load(SPEC)
    second = deepcopy(newest)
    del second["paths"]["/orders/{id}"]
    first = deepcopy(second)
    first["paths"]["/old"] = {
        "get": {"operationId": "oldOrder", "tags": ["Orders"], "responses": {"204": {"description": "x"}}}
    }
    found: list[ApiDescription] = []
    for name, tree in zip(names, (first, second), strict=True):
        tree["info"]["version"] = name
        found.append(describe_data(folder / f"v{len(found)}", tree, "shop"))
    return replace(describe_data(folder, newest, "shop"), earlier=tuple(found), pages=settings)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> ApiDescription:
    """The API with all of its versions."""
    return _described(tmp_path_factory.mktemp("spec"), PageSettings(versions=3))


@pytest.fixture(scope="module")
def files(described: ApiDescription) -> dict[str, str]:
    """The site of the API."""
    return build([described], url="https://docs.example/")


@pytest.fixture(scope="module")
def address(files: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site over HTTP."""
    root = tmp_path_factory.mktemp("editions")
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    with serving(root) as origin:
        yield origin


def _versions(files: dict[str, str]) -> set[str]:
    return {found[1] for path in files if (found := re.match(r"en/shop/v/([^/]+)/index\.html", path))}


def test_only_the_newest_version_has_pages_unless_the_settings_say_more(tmp_path: Path) -> None:
    for settings, expected in (
        (PageSettings(), set[str]()),
        (PageSettings(versions=2), {"1.1"}),
        (PageSettings(versions=9), {"1.0", "1.1"}),
        (PageSettings(versions=0, named=("1.0",)), {"1.0"}),
    ):
        found = build([_described(tmp_path, settings)])
        assert _versions(found) == expected
        assert bool(expected) == ('class="editions"' in found["en/shop/index.html"])


def test_all_versions_have_their_pages(described: ApiDescription, files: dict[str, str]) -> None:
    for index in editions.indexes(described):
        made = {node.page.path.removeprefix(f"{index.folder}/") for node in page_nodes(index)}
        own = next(each for each in index.editions if each.folder == index.folder)
        assert own.pages == made
        for each in made:
            assert f"en/{index.folder}/{each}.html" in files and f"fr/{index.folder}/{each}.md" in files
    assert f"en/shop/{NEW}.html" in files and f"en/shop/v/1.1/{NEW}.html" not in files
    assert f"en/shop/v/1.0/{GONE}.html" in files and f"en/shop/{GONE}.html" not in files


def test_every_link_leads_to_a_page(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".html") and path != "404.html":
            for link in re.findall(r'(?:href|src)="([^"#:]+)[#"]', text):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
                assert target in files, (path, link)


def test_a_page_links_to_itself_in_the_other_versions(files: dict[str, str]) -> None:
    old = files[f"en/shop/v/1.1/{BOTH}.html"]
    assert 'class="older"' in old
    assert f'<a href="../../../../../en/shop/{BOTH}.html">This page in the newest version</a>' in old
    assert f'<link rel="canonical" href="https://docs.example/en/shop/{BOTH}.html">' in old
    assert f'href="../../../en/shop/v/1.0/{BOTH}.html"' in files[f"en/shop/{BOTH}.html"]
    assert 'class="older"' not in files[f"en/shop/{BOTH}.html"]
    gone = files[f"fr/shop/v/1.0/{GONE}.html"]
    assert '<a href="../../../../../fr/shop/index.html">Cette page n’existe pas dans la version la plus récente' in gone
    assert f"/shop/v/1.0/{GONE}.html" in gone.partition('rel="canonical"')[2].partition(">")[0]


def test_old_versions_are_not_in_what_crawlers_and_the_other_search_read(files: dict[str, str]) -> None:
    for path in ("sitemap.xml", "llms.txt", "shop/llms.txt", "assets/search-en.js"):
        assert "/v/1." not in files[path], path
    assert "data-pagefind-body" not in files[f"en/shop/v/1.0/{BOTH}.html"]
    assert "data-pagefind-body" in files[f"en/shop/{BOTH}.html"]
    assert "old-order" not in files["assets/search-en.js"] and "/old" in files["shop/v/1.0/search-en.js"]


def test_the_changelog_of_a_version_ends_with_it(files: dict[str, str]) -> None:
    assert re.findall(r'id="version\.([0-9.]+)"', files["en/shop/changelog.html"]) == ["1.2", "1.1", "1.0"]
    assert re.findall(r'id="version\.([0-9.]+)"', files["en/shop/v/1.1/changelog.html"]) == ["1.1", "1.0"]


def test_names_of_versions_are_safe_folders(tmp_path: Path) -> None:
    evil = ("../../<b>x", '"><script>alert(1)</script>')
    found = build([_described(tmp_path, PageSettings(versions=3), evil)])
    assert _versions(found) == {"b-x", "script-alert-1-script"}
    assert not [path for path, text in found.items() if path.endswith(".html") and "<script>alert" in text]
    same = build([_described(tmp_path, PageSettings(versions=3), ("1.0-a", "1.0-A"))])
    assert _versions(same) == {"1.0-A", "1.0-a-2"}


def test_a_version_that_is_not_there_is_a_problem(described: ApiDescription) -> None:
    wrong = replace(described, pages=PageSettings(versions=0, named=("9",)))
    with pytest.raises(Refused) as refused:
        editions.check(wrong, lambda: NOWHERE)
    assert refused.value.problems[0].code == "site-version"
    assert refused.value.problems[0].hint == "the versions are 1.0, 1.1"


def test_the_switch_and_the_search_in_a_browser(browser: "Browser", address: str, axe: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740}, bypass_csp=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}/en/shop/{BOTH}.html")
    assert not page.locator(".top .editions").is_visible()
    page.click(".open")
    page.click(".menu .editions > summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.evaluate(axe)
    assert not page.evaluate("async () => (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)")
    page.click(".menu .editions a:has-text('1.0')")
    page.wait_for_url(f"**/shop/v/1.0/{BOTH}.html")
    assert page.locator(".older").is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.click(".top .editions > summary")
    page.keyboard.press("Escape")
    assert not page.locator(".top .editions ul").is_visible()
    page.click(".top .editions > summary")
    page.evaluate(axe)
    assert not page.evaluate("async () => (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)")
    page.click("h1")
    assert not page.locator(".top .editions ul").is_visible()
    page.fill("#q", "old")
    page.wait_for_selector("#hits a")
    assert page.locator("#hits a").first.get_attribute("href") == f"../../../../../en/shop/v/1.0/{GONE}.html"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/v/1.0/{GONE}.html")
    page.click(".older a")
    page.wait_for_url("**/en/shop/index.html")
    page.fill("#q", "old")
    page.wait_for_selector("#hits[aria-busy=false]", state="attached")
    assert not page.locator(f"#hits a[href*='{GONE}']").count()
    context.close()
    assert not wrong
