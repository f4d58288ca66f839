"""Accessibility: axe finds no violation on any page, in light and dark, with all content unfolded.

Colours come from the style sheet alone, which knows tags, classes and what they stand in. Where a page shows none of
these that another page has not shown, its colours are not looked at again: that is most of the time axe takes.
A translation that differs from the English page in its words only is not looked at either.
"""

from collections.abc import Iterator, Mapping
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


class _Shape(HTMLParser):
    """Collects all of a page but its words: tags, attributes, and whether there is a text."""

    _WORDS = frozenset(("alt", "aria-label", "content", "href", "hreflang", "lang", "placeholder", "title"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a tag. Of attributes with words, only that they have some; of `lang`, nothing."""
        worded = [
            (name, bool(value) if name in self._WORDS or name.startswith("data-") else value)
            for name, value in attrs
            if name not in ("lang", "aria-current")
        ]
        self.found.append((tag, sorted(worded, key=str)))

    def handle_endtag(self, tag: str) -> None:
        """Record the end of an element."""
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        """Record that there is a text."""
        if data.strip() and self.found[-1:] != [True]:
            self.found.append(True)


def _is_translation(path: str, site: Mapping[str, str]) -> bool:
    """Return whether a page differs from the one in the first language in its words alone."""
    first = "en/" + path.partition("/")[2]
    return path != first and first in site and _Shape(site[path]).found == _Shape(site[first]).found


@pytest.fixture(scope="module")
def coloured(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that together contain every combination of classes."""
    seen: set[tuple[str, frozenset[str]]] = set()
    chosen: list[str] = []
    for path, text in site.items():
        looks = _Looks(text).found if path.endswith(".html") else set[tuple[str, frozenset[str]]]()
        if looks - seen:
            chosen.append(path)
            seen |= looks
    return frozenset(chosen)


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
    section: str, page: "Page", axe: str, site: Mapping[str, str], coloured: frozenset[str], folder: Path
) -> None:
    found: list[str] = []
    for path in pages_of(site, section):
        if path not in coloured and _is_translation(path, site):
            continue
        page.goto((folder / path).as_uri())
        found += [f"{path}: {each}" for each in _found(page, axe, path in coloured)]
    assert not found, "\n".join(found[:20])


def test_a_page_is_passed_over_only_for_its_words(site: Mapping[str, str]) -> None:
    translated = [path for path in site if path.startswith("fr/") and path.endswith(".html")]
    assert sum(_is_translation(path, site) for path in translated) > len(translated) * 3 / 4
    path = next(path for path in translated if _is_translation(path, site))
    for old, new in (
        ("<h1", "<h2"),
        ('class="', 'class="other '),
        ("</a>", "</a></a>"),
        ('aria-label="', 'aria-other="'),
    ):
        assert not _is_translation(path, {**site, path: site[path].replace(old, new, 1)}), old


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
