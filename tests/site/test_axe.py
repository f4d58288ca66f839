"""Accessibility: axe finds no violation on pages that together show every shape, in light and dark, all unfolded.

A shape is an element with its attributes, the elements around it, the one before it, and whether it has content. A page
without a shape that other pages do not show has nothing new for axe but words, and what concerns a page as a whole
(ids and what refers to them, headings), which `test_pages.py` checks on every page.
Colours come from the style sheet alone, which knows tags, classes and the elements around them. Where a page shows none
of these that another page has not shown, its colours are not looked at again: that is most of the time axe takes.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from .descriptions import EMPTY, SECTIONS, pages_of

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


class _Looks(HTMLParser):
    """Collects each tag of a page with its classes and those of its ancestors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[tuple[str, frozenset[str]]] = set()
        self._around: list[frozenset[str]] = [frozenset()]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a tag. Attributes that change its colour count as classes."""
        given = dict(attrs)
        own = " ".join([tag, given.get("class") or "", *sorted(given.keys() & {"aria-current", "data-documented"})])
        around = self._around[-1] | {own}
        self.found.add((own, around))
        if tag not in EMPTY:
            self._around.append(around)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in EMPTY:
            self._around.pop()


class _Shapes(HTMLParser):
    """Collects the shapes of a page: all of it but its words and the numbers of its elements."""

    # Of these attributes, only whether there is a text.
    _WORDS = frozenset(
        (
            *("alt", "aria-controls", "aria-describedby", "aria-label", "aria-labelledby", "content", "datetime"),
            *("for", "href", "hreflang", "id", "name", "placeholder", "title", "value"),
        )
    )

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[object] = set()
        self._around: list[tuple[object, ...]] = [()]
        self._previous = [""]
        self._filled = [False]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element."""
        given = [
            (name, bool(value) if name in self._WORDS or name.startswith("data-") else value)
            for name, value in attrs
            if name not in ("lang", "aria-current")
        ]
        own = (tag, *sorted(given, key=str))
        self.found.add((self._around[-1], self._previous[-1], own))
        self._previous[-1], self._filled[-1] = tag, True
        if tag not in EMPTY:
            self._around.append((*self._around[-1], own))
            self._previous.append("")
            self._filled.append(False)

    def handle_endtag(self, tag: str) -> None:
        """Record whether an element has content."""
        if tag not in EMPTY:
            self.found.add((self._around.pop(), self._filled.pop()))
            self._previous.pop()

    def handle_data(self, data: str) -> None:
        """Record that there is a text."""
        if data.strip():
            self._filled[-1] = True


def _covering(site: Mapping[str, str], traits: Callable[[str], Set[object]]) -> frozenset[str]:
    """Return pages that together have all traits of all pages: few and short ones, because axe is slow."""
    pages = sorted((path for path in site if path.endswith(".html")), key=lambda path: (len(site[path]), path))
    known = {path: traits(site[path]) for path in pages}
    seen = Counter[object]()
    chosen: list[str] = []
    for path in pages:
        if any(not seen[each] for each in known[path]):
            chosen.append(path)
            seen.update(known[path])
    for path in chosen[::-1]:
        if all(seen[each] > 1 for each in known[path]):
            chosen.remove(path)
            seen.subtract(known[path])
    return frozenset(chosen)


@pytest.fixture(scope="module")
def shown(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that together contain every shape."""
    return _covering(site, lambda text: _Shapes(text).found)


@pytest.fixture(scope="module")
def coloured(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that together contain every combination of classes."""
    return _covering(site, lambda text: _Looks(text).found)


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
    known = set[object]().union(*(_Shapes(site[each]).found for each in shown))
    assert _Shapes(site[path].replace("</a>", "other words</a>")).found <= known
    for old, new in (
        ("<h1", "<h6"),
        ('class="', 'class="other '),
        ("<a ", "<a></a><a "),
        ('aria-label="', 'aria-other="'),
    ):
        assert not _Shapes(site[path].replace(old, new, 1)).found <= known, old


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
