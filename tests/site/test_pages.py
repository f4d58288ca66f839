"""Properties of all pages that need no browser."""

import gzip
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from pochoir.ir import Json
from pochoir.targets.site import ApiDescription, build, placeholders

from .descriptions import describe_data

HTML_BUDGET = 30 * 1024
SCRIPT_BUDGET = 5_000
REF: Json = {"$ref": "#/components/schemas/Thing"}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.alternates: dict[str, str] = {}
        self.lang = ""
        self.named: list[str] = []
        self.outline: list[int] = []
        self.mains = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record links, ids and loaded resources."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.loaded.append(given["href"])
        if tag == "link" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"]
        if "src" in given:
            self.loaded.append(given["src"])
        for name in ("for", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns"):
            self.named += given.get(name, "").split()
        if re.fullmatch("h[1-6]", tag):
            self.outline.append(int(tag[1]))
        self.mains += tag == "main"


@pytest.fixture(scope="module")
def pages(site: Mapping[str, str]) -> dict[str, _Page]:
    """The parsed pages."""
    return {path: _Page(text) for path, text in site.items() if path.endswith(".html")}


def test_every_internal_link_has_a_target(site: Mapping[str, str], pages: dict[str, _Page]) -> None:
    broken: list[str] = []
    for path, page in pages.items():
        for link in [*page.links, *page.loaded]:
            parts = urlsplit(link)
            if path == "404.html" and parts.path:
                assert parts.path.startswith("/"), link
                assert unquote(parts.path)[1:] in site, link
                continue
            if parts.scheme:
                assert parts.scheme in ("http", "https", "mailto"), (path, link)
                continue
            target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            if target not in site:
                broken.append(f"{path}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path}: {link} (no such place)")
    assert not broken, "\n".join(broken[:20])


def test_every_link_in_markdown_has_a_target(site: Mapping[str, str]) -> None:
    broken: list[str] = []
    for path, text in site.items():
        if path.endswith((".md", "llms.txt")):
            outside = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", text)
            for link in re.findall(r"\]\(([^)#\s]+\.(?:md|json))(?:#[^)]*)?\)", outside):
                if "://" not in link and normpath(join(dirname(path), link)) not in site:
                    broken.append(f"{path}: {link}")
    assert not broken, "\n".join(broken[:20])


def test_ids_are_unique_on_a_page(pages: dict[str, _Page]) -> None:
    assert not [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))]


def test_what_refers_to_an_id_finds_it(pages: dict[str, _Page]) -> None:
    assert [path for path, page in pages.items() if not {*page.named} <= {*page.ids}] == []
    assert any(page.named for page in pages.values())


def test_the_headings_of_a_page_skip_no_level(pages: dict[str, _Page]) -> None:
    for path, page in pages.items():
        assert (page.mains, page.outline.count(1)) == (1, 1), path
        steps = [after - before for before, after in pairwise(page.outline)]
        assert page.outline and max(steps, default=0) <= 1, (path, page.outline)


def test_nothing_is_loaded_from_another_host(pages: dict[str, _Page], site: Mapping[str, str]) -> None:
    for path, page in pages.items():
        assert not [url for url in page.loaded if urlsplit(url).netloc], path
        assert "default-src &#39;none&#39;" in site[path], path
        assert "<script>" not in site[path], path
        assert " style=" not in site[path], path


def test_every_page_exists_in_every_language_and_declares_it(pages: dict[str, _Page]) -> None:
    for path, page in pages.items():
        if path in ("index.html", "404.html"):
            continue
        language, _, rest = path.partition("/")
        assert page.lang == language
        assert set(page.alternates) == {"en", "fr", "x-default"}, path
        assert all(f"{other}/{rest}" in pages for other in ("en", "fr")), path


def test_every_page_has_a_markdown_version(site: Mapping[str, str]) -> None:
    pages = {path.removesuffix(".html") for path in site if path.endswith(".html")} - {"index", "404"}
    twins = {path.removesuffix(".md") for path in site if path.endswith(".md")}
    assert pages == twins


def test_names_in_a_description_do_not_collide_with_ids_of_the_layout(tmp_path: Path) -> None:
    templates = Path(__file__).parents[2] / "templates" / "site"
    texts = [path.read_text(encoding="utf-8") for path in sorted(templates.rglob("*.html.j2"))]
    own = sorted({each for text in texts for each in re.findall(r'\bid="([a-z0-9-]+)"', text)})
    assert {"content", "uses", "operations"} <= {*own}
    described: dict[str, Json] = {
        "responses": {"200": {"description": "done", "content": {"application/json": {"schema": REF}}}}
    }
    data: Json = {
        "openapi": "3.1.0",
        "info": {"title": "Names", "version": "1"},
        "servers": [{"url": "https://names.example.com"}],
        "paths": {f"/{name}": {"get": {**described, "operationId": f"get-{name}", "tags": [name]}} for name in own},
        "components": {
            "schemas": {"Thing": {"type": "object", "properties": {name: {"type": "string"} for name in own}}}
        },
    }
    for path, text in build([describe_data(tmp_path, data)]).items():
        ids = _Page(text).ids if path.endswith(".html") else []
        assert len(ids) == len(set(ids)), path


def test_no_placeholder_is_left(site: Mapping[str, str]) -> None:
    signs = (placeholders.OPEN, placeholders.CLOSE, placeholders.VALUE, placeholders.PLURAL)
    assert not [path for path, text in site.items() if any(sign in text for sign in signs)]


def test_a_page_of_an_operation_weighs_at_most_30_kb(site: Mapping[str, str]) -> None:
    fixed = sum(_weight(site[f"assets/{name}"]) for name in ("style.css", "site.js", "theme.js"))
    weights = {path: _weight(text) + fixed for path, text in site.items() if re.search(r"/operations/.*\.html$", path)}
    heaviest = max(weights, key=lambda path: weights[path])
    assert weights[heaviest] <= HTML_BUDGET, (heaviest, weights[heaviest])


def test_the_scripts_of_a_page_weigh_at_most_5_kb(site: Mapping[str, str]) -> None:
    pages = {path: _Page(text).loaded for path, text in site.items() if path.endswith(".html")}
    sets = {frozenset(name.rpartition("/")[2] for name in found if name.endswith(".js")) for found in pages.values()}
    usual = {"site.js", "theme.js"}
    assert sets == {
        frozenset(usual),
        frozenset({*usual, "missing.js"}),
        frozenset({*usual, "errors.js"}),
        frozenset({"theme.js", "gateway.js"}),
    }
    assert all(sum(_weight(site[f"assets/{name}"]) for name in found) <= SCRIPT_BUDGET for found in sets)


def test_the_script_of_the_search_weighs_at_most_5_kb(site: Mapping[str, str]) -> None:
    """It is loaded when the search gets the focus."""
    assert _weight(site["assets/search.js"]) <= SCRIPT_BUDGET
    scripts = {path for path in site if path.endswith(".js") and "/search-" not in path}
    assert len(scripts) == 9


def test_the_script_that_fills_samples_leaves_the_scripts_of_a_page_below_5_kb(site: Mapping[str, str]) -> None:
    """It is loaded when its fields are opened, or if something was typed before; `try.js` when its form is opened."""
    assert sum(_weight(site[f"assets/{name}.js"]) for name in ("theme", "site", "credentials")) <= SCRIPT_BUDGET
    assert _weight(site["assets/try.js"]) <= SCRIPT_BUDGET


def test_comments_and_indentation_of_scripts_are_not_published(site: Mapping[str, str]) -> None:
    template = (Path(__file__).parents[2] / "templates/site/assets/search.js").read_text(encoding="utf-8")
    lines = (line.lstrip() for line in template.splitlines())
    code = [line for line in lines if line and not line.startswith("//")]
    assert site["assets/search.js"].splitlines() == code
    assert len(code) < len(template.splitlines())


def _weight(text: str) -> int:
    return len(gzip.compress(text.encode()))


def test_the_same_descriptions_give_the_same_bytes(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    assert build(apis, url="https://docs.example/") == site


def test_the_sitemap_has_every_page_once(site: Mapping[str, str], pages: dict[str, _Page]) -> None:
    listed = re.findall(r"<loc>https://docs\.example/([^<]+)</loc>", site["sitemap.xml"])
    assert sorted(listed) == sorted(pages.keys() - {"index.html", "404.html"})


@pytest.mark.parametrize(("url", "root"), [("", "/"), ("https://docs.example/a/b", "/a/b/")])
def test_the_page_for_unknown_urls_works_at_any_depth_in_all_languages(url: str, root: str) -> None:
    files = build((), url=url)
    page = _Page(files["404.html"])
    links = [link for link in (*page.links, *page.loaded) if not link.startswith("#")]
    assert len(links) > 5
    assert all(link.startswith(root) and link.removeprefix(root) in files for link in links), links
    assert f'data-root="{root}"' in files["404.html"]
    for language, heading in (("en", "This page does not exist."), ("fr", "Cette page n’existe pas.")):
        assert f'<section lang="{language}"' in files["404.html"]
        assert f"<h2>{heading}</h2>" in files["404.html"]
        assert f"{root}{language}/index.html" in links


def test_without_a_url_there_is_neither_sitemap_nor_canonical_link(apis: tuple[ApiDescription, ...]) -> None:
    files = build(apis[:1])
    assert "sitemap.xml" not in files
    assert not [path for path, text in files.items() if 'rel="canonical"' in text]


def test_text_of_a_description_in_another_language_is_marked(site: Mapping[str, str]) -> None:
    if "en/rdv-solidarites/index.html" not in site:
        pytest.skip("the description of RDV-Solidarités is not there")
    assert '<h1 lang="fr">' in site["en/rdv-solidarites/index.html"]
    assert "<h1>" in site["fr/rdv-solidarites/index.html"]


def test_no_page_shows_the_marks_of_markdown(site: Mapping[str, str]) -> None:
    hidden = re.compile(r"<(pre|code|script|style|textarea|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
    shown = {path: hidden.sub("", text) for path, text in site.items() if path.endswith(".html")}
    marks = re.compile(r"`[^`\n]+`|\*\*\w|^#+ ", re.MULTILINE)
    assert {path: found[0] for path, text in shown.items() if (found := marks.search(text))} == {}
