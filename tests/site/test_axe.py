"""Accessibility: axe finds nothing on any page, light or dark, everything unfolded; what is planted it finds."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from .make import PLACES, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
_UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
_AXE = (
    "async (options) => (await axe.run(document, { preload: false, resultTypes: ['violations'], ...options }))"
    ".violations.map((v) => `${v.id}: ${v.nodes[0].html}`)"
)
# All other rules look at what is there, which no colour scheme changes.
_OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
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
    """A page of the browser that axe may be put into."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _found(page: "Page", axe: str) -> list[str]:
    page.evaluate(axe)
    page.evaluate(_UNFOLD)
    page.emulate_media(color_scheme="light")
    found: list[str] = page.evaluate(_AXE, {})
    page.emulate_media(color_scheme="dark")
    dark: list[str] = page.evaluate(_AXE, _OF_COLOURS)
    return [*found, *(f"dark: {each}" for each in dark)]


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(place: str, page: "Page", axe: str, site: Mapping[str, str], folder: Path) -> None:
    found: list[str] = []
    for path in pages_of(site, place):
        page.goto((folder / path).as_uri())
        found += [f"{path}: {each}" for each in _found(page, axe)]
    assert not found, "\n".join(found[:20])


def test_every_page_stands_in_one_of_these_places(site: Mapping[str, str]) -> None:
    looked_at = [path for place in PLACES for path in pages_of(site, place)]
    assert sorted(looked_at) == sorted(path for path in site if path.endswith(".html"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("rule", sorted(_DEFECTS))
def test_axe_finds_a_planted_defect(
    rule: str, scheme: Scheme, page: "Page", axe: str, site: Mapping[str, str], folder: Path
) -> None:
    path = next(path for path in pages_of(site, "en/miimosa") if "/operations/" in path)
    page.goto((folder / path).as_uri())
    page.evaluate(_DEFECTS[rule])
    found = _found(page, axe)
    if rule == "color-contrast":
        found = [each.removeprefix("dark: ") for each in found if each.startswith("dark: ") == (scheme == "dark")]
    assert [each for each in found if each.startswith(rule)]
