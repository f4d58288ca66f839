"""The search finds the right pages, with and without a server, and its results are links."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsing.serving import serving
from pochoir.targets.site import build

from .descriptions import describe_data, operation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAYS = ("http", "file")
_MOST_MISSED = 2
_MOST_SECOND = 4
"""How many queries may not have the right page as their first result."""


@dataclass(frozen=True)
class Query:
    """A query and the pages that answer it. With `http`, only a server can find them."""

    language: str
    kind: str
    typed: str
    pages: list[str]
    http: bool = False


def _read() -> list[Query]:
    text = (Path(__file__).parent / "queries.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["query"]
    return [Query(**each) for each in found]


QUERIES = _read()


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _open(page: "Page", way: str, language: str, folder: Path, origin: str) -> None:
    start = f"{language}/index.html"
    page.goto(f"{origin}/{start}" if way == "http" else (folder / start).as_uri())


def _hits(page: "Page", typed: str, language: str) -> list[str]:
    """Return the results of a query, best first, as paths below the folder of the language without extension."""
    page.fill("#q", typed)
    page.wait_for_selector("#hits[aria-busy=false]", state="attached")
    urls: list[str] = page.eval_on_selector_all("#hits a", "(all) => all.map((each) => each.href)")
    return [url.split(f"/{language}/", 1)[1].partition(".html")[0] for url in urls]


def test_there_are_thirty_queries_of_both_languages() -> None:
    assert len({(each.language, each.typed) for each in QUERIES}) == len(QUERIES) == 30
    assert {each.language for each in QUERIES} == {"en", "fr"}
    assert sum(each.http for each in QUERIES) <= _MOST_MISSED


@pytest.mark.parametrize("way", WAYS)
def test_the_right_page_is_among_the_first_three(way: str, page: "Page", folder: Path, origin: str) -> None:
    if way == "http" and not (folder / "pagefind").is_dir():
        pytest.skip("pagefind is not installed")
    missed: list[str] = []
    second: list[str] = []
    for language in ("en", "fr"):
        _open(page, way, language, folder, origin)
        for query in QUERIES:
            if query.language == language:
                first = _hits(page, query.typed, language)[:3]
                if not any(fnmatchcase(hit, wanted) for hit in first[:1] for wanted in query.pages):
                    second.append(f"{query.typed}: {first}")
                if not any(fnmatchcase(hit, wanted) for hit in first for wanted in query.pages):
                    missed.append(f"{query.typed}: {first}")
                    assert not (query.http and way == "http"), f"the whole text is not searched: {missed[-1]}"
    assert len(missed) <= _MOST_MISSED, "\n".join(missed)
    assert len(second) <= _MOST_SECOND, "\n".join(second)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("https://www.rdv-solidarites.fr/api/v1/absences/12?page=2", "rdv-solidarites/operations/get-absence"),
        ("DELETE /models/5/nodes/7", "rightech/operations/delete-model-node"),
        ("get /proj", "miimosa/operations/list-projects"),
    ],
)
def test_a_path_finds_its_operation(typed: str, wanted: str, page: "Page", folder: Path, origin: str) -> None:
    _open(page, "file", "en", folder, origin)
    assert wanted in _hits(page, typed, "en")[:3]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_row_of_the_index_has_a_page(
    language: str, page: "Page", site: Mapping[str, str], folder: Path, origin: str
) -> None:
    _open(page, "file", language, folder, origin)
    _hits(page, "x", language)
    urls: list[str] = page.evaluate("rows.map((each) => new URL(each.url, location.href).href)")
    prefix = f"{folder.as_uri()}/"
    pages = {path for path in site if path.startswith(f"{language}/") and path.endswith(".html")}
    assert sorted(url.removeprefix(prefix) for url in urls) == sorted(pages)


def test_results_are_grouped_by_api_and_kind_and_marked(page: "Page", folder: Path) -> None:
    page.goto((folder / "en" / "rdv-solidarites" / "index.html").as_uri())
    hits = _hits(page, "absences", "en")
    groups = page.eval_on_selector_all("#hits [role=group]", "(all) => all.map((each) => each.ariaLabel)")
    assert groups[0].startswith("API RDV-Solidarités · ") and len(groups) == len(set(groups))
    assert len(hits) == page.locator("#hits [role=group] > [role=option]").count()
    marked = page.locator("#hits mark").all_text_contents()
    assert marked and all("absence" in text.lower() for text in marked)


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("en", "add absence", "rdv-solidarites/operations/create-absence"),
        ("en", "remove geofence", "rightech/operations/delete-geofence"),
        ("fr", "ajouter un usager", "rdv-solidarites/operations/create-user"),
        ("fr", "effacer absence", "rdv-solidarites/operations/delete-absence"),
    ],
)
def test_verbs_have_synonyms(language: str, typed: str, wanted: str, page: "Page", folder: Path, origin: str) -> None:
    _open(page, "file", language, folder, origin)
    assert _hits(page, typed, language)[0] == wanted


def test_a_field_and_a_status_are_found_where_they_are(page: "Page", folder: Path) -> None:
    for typed, wanted in (("lead_source", r".*/create-lead\.html#body\.lead_source"), ("404", r".*\.html#.*\.404$")):
        page.goto((folder / "en" / "miimosa" / "index.html").as_uri())
        _hits(page, typed, "en")
        page.press("#q", "Enter")
        page.wait_for_url(re.compile(wanted))
        target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert page.locator(f'[id="{target}"]').count() == 1


def test_what_was_opened_last_is_offered_again(browser: "Browser", folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "en" / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("listProjects")
    page.keyboard.press("Enter")
    page.wait_for_url("**/operations/list-projects.html")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#hits a")
    assert page.eval_on_selector_all("#hits a", "(all) => all.map((each) => each.href)") == [page.url]
    assert page.get_attribute("#hits [role=group]", "aria-label") == "Recently opened"
    context.close()


def test_pages_of_the_current_api_come_first(page: "Page", folder: Path) -> None:
    for name in ("emjpm", "rightech"):
        page.goto((folder / "en" / name / "index.html").as_uri())
        assert _hits(page, "pagination", "en")[0] == f"{name}/guides/pagination"


def test_the_field_references_the_selected_result(page: "Page", folder: Path, origin: str) -> None:
    _open(page, "file", "en", folder, origin)
    assert page.get_attribute("#q", "aria-expanded") == "false"
    hits = _hits(page, "absences", "en")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.press("#q", "ArrowUp")
    assert page.get_attribute("#q", "aria-activedescendant") == f"hit-{len(hits) - 1}"
    page.press("#q", "ArrowDown")
    assert page.get_attribute("#q", "aria-activedescendant") == "hit-0"
    assert page.get_attribute("#hit-0", "aria-selected") == "true"
    page.click("#hit-1")
    page.wait_for_url(f"**/{hits[1]}.html")


def test_enter_opens_the_best_result_of_the_last_query(page: "Page", folder: Path, origin: str) -> None:
    _open(page, "file", "en", folder, origin)
    page.focus("#q")
    page.keyboard.insert_text("listProjects")
    page.keyboard.press("Enter")
    page.wait_for_url("**/operations/list-projects.html")


def test_escape_closes_the_list_and_an_empty_result_is_announced(page: "Page", folder: Path, origin: str) -> None:
    _open(page, "file", "en", folder, origin)
    assert _hits(page, "xyzzy", "en") == []
    assert page.text_content("#hits") == "No results"
    page.press("#q", "Escape")
    assert page.locator("#hits").is_hidden()
    assert page.get_attribute("#q", "aria-expanded") == "false"


def test_axe_finds_no_violation_in_the_list(browser: "Browser", axe: str, folder: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((folder / "en" / "index.html").as_uri())
    for typed in ("absences", "xyzzy"):
        _hits(page, typed, "en")
        page.press("#q", "ArrowDown")
        page.evaluate(axe)
        found: list[str] = page.evaluate("async () => (await axe.run('.find')).violations.map((each) => each.id)")
        assert not found, typed
    context.close()


def test_without_pagefind_names_are_found(page: "Page", tmp_path: Path) -> None:
    for path, text in build([describe_data(tmp_path / "spec", operation({"type": "object"}))]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    with serving(tmp_path) as origin:
        page.goto(f"{origin}/en/index.html")
        assert _hits(page, "GET /things", "en") == ["example/operations/list-things"]


def test_text_of_a_description_stays_text_in_the_list(page: "Page", tmp_path: Path) -> None:
    tree = operation({"type": "object"})
    tree["info"] = {"title": "</script><img src=x onerror=alert(1)>", "version": "1.0.0", "x-pochoir-language": "en"}
    for path, text in build([describe_data(tmp_path / "spec", tree)]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    page.goto((tmp_path / "en" / "index.html").as_uri())
    assert _hits(page, "things", "en")
    assert page.locator("#hits img").count() == 0
    assert "<img src=x onerror=alert(1)>" in (page.get_attribute("#hits [role=group]", "aria-label") or "")
