"""Accessibility: axe finds no violation on pages that together show every shape, in light and dark, all unfolded.

A shape is an element with its attributes, the elements around it, the one before it, and whether it has content. A page
without a shape that other pages do not show has nothing new for axe but words, and what concerns a page as a whole
(ids and what refers to them, headings), which `test_pages.py` checks on every page.
Colours come from the style sheet alone, which knows tags, classes and the elements around them. Where a page shows none
of these that another page has not shown, its colours are not looked at again: that is most of the time axe takes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from .descriptions import SECTIONS, pages_of
from .shapes import covering, looks, shapes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
_AXE = (
    "async (options) => (await axe.run(document, { preload: false, resultTypes: ['violations'], ...options }))"
    ".violations.map((v) => `${v.id}: ${v.nodes[0].html}`)"
)
_OF_COLOURS = ("color-contrast", "link-in-text-block")
_DEFECTS = {
    "image-alt": "document.querySelector('main').append(document.createElement('img'))",
    "color-contrast": "document.querySelector('.meta span').style.color = 'light-dark(#bbb, #555)'",
    "label": "document.querySelector('label[for=q]').remove(); q.removeAttribute('placeholder')",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "list": "document.querySelector('main ul').append(document.createElement('div'))",
    "link-name": "document.querySelector('main a').replaceChildren()",
    "nested-interactive": (
        "document.querySelector('main summary').append("
        "Object.assign(document.createElement('a'), { href: '#x', text: 'x' }))"
    ),
}


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser that axe can be injected into."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def shown(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that together contain every shape."""
    return covering(site, shapes)


@pytest.fixture(scope="module")
def coloured(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that together contain every combination of classes."""
    return covering(site, lambda text: looks(text).found)


def _found(page: "Page", axe: str, colours: bool) -> list[str]:
    page.evaluate(axe)
    page.evaluate(_UNFOLD)
    others: list[str] = page.evaluate(_AXE, {"rules": {rule: {"enabled": False} for rule in _OF_COLOURS}})
    return [*others, *(each for scheme in SCHEMES if colours for each in _of_colours(page, scheme))]


def _of_colours(page: "Page", scheme: Scheme) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    found: list[str] = page.evaluate(_AXE, {"runOnly": [*_OF_COLOURS]})
    return [f"{each} ({scheme})" for each in found]


@pytest.mark.parametrize("section", SECTIONS)
def test_axe_finds_no_violation(
    section: str,
    page: "Page",
    axe: str,
    site: Mapping[str, str],
    shown: frozenset[str],
    coloured: frozenset[str],
    folder: Path,
) -> None:
    found: list[str] = []
    for path in pages_of(site, section):
        if path not in shown | coloured:
            continue
        page.goto((folder / path).as_uri())
        found += [f"{path}: {each}" for each in _found(page, axe, path in coloured)]
    assert not found, "\n".join(found[:20])


def test_a_page_is_passed_over_only_for_its_words(site: Mapping[str, str], shown: frozenset[str]) -> None:
    path = next(path for path in site if path.startswith("fr/") and path.endswith(".html") and path not in shown)
    known = set[object]().union(*(shapes(site[each]) for each in shown))
    assert shapes(site[path].replace("</a>", "other words</a>")) <= known
    for old, new in (
        ("<h1", "<h6"),
        ('class="', 'class="other '),
        ("<a ", "<a></a><a "),
        ('aria-label="', 'aria-other="'),
    ):
        assert not shapes(site[path].replace(old, new, 1)) <= known, old


def test_axe_looks_at_each_kind_of_page_in_both_languages(site: Mapping[str, str], shown: frozenset[str]) -> None:
    kinds = {_kind(path) for path in site if path.endswith(".html")}
    assert kinds == {_kind(path) for path in shown}
    assert {path[:3] for path in shown} >= {"en/", "fr/"}


def _kind(path: str) -> str:
    return path.rsplit("/", 2)[-2] if path.count("/") > 2 else str(path.count("/"))


def test_colours_are_checked_on_each_kind_of_page(site: Mapping[str, str], coloured: frozenset[str]) -> None:
    kinds = {path.rsplit("/", 2)[-2] for path in site if path.endswith(".html") and path.count("/") > 2}
    assert kinds == {path.rsplit("/", 2)[-2] for path in coloured if path.count("/") > 2}
    assert len(coloured) < len(site) / 2


def test_every_page_is_in_one_section(site: Mapping[str, str]) -> None:
    looked_at = [path for section in SECTIONS for path in pages_of(site, section)]
    assert sorted(looked_at) == sorted(path for path in site if path.endswith(".html"))


@pytest.mark.parametrize("rule", sorted(_DEFECTS))
def test_axe_finds_a_planted_defect(rule: str, page: "Page", axe: str, site: Mapping[str, str], folder: Path) -> None:
    path = next(path for path in pages_of(site, "en/miimosa") if "/operations/" in path)
    page.goto((folder / path).as_uri())
    page.evaluate(_DEFECTS[rule])
    found = [each for each in _found(page, axe, colours=True) if each.startswith(rule)]
    assert found
    if rule in _OF_COLOURS:
        assert all(any(f"({scheme})" in each for each in found) for scheme in SCHEMES)
