"""Anchors are stable, and a link to folded content shows it."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from .descriptions import SPECS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PINNED = Path(__file__).parent / "anchors"
_ID = re.compile(r'\sid="([^"]+)"')
_OF_THE_FRAME = re.compile(r"content|menu|q|hits|theme|[ms]-[a-z]+")
_SHOWN = """
(id) => {
  const target = document.getElementById(id), box = target.getBoundingClientRect();
  return target.checkVisibility() && box.height > 0 && box.top < innerHeight && box.bottom > 0;
}
"""
_FOLLOWED = f"""
async (ids) => {{
  const shown = {_SHOWN}, folded = [...document.querySelectorAll("details:not([open])")], hidden = [];
  for (const id of ids) {{
    for (const each of folded) each.open = false;
    scrollTo(0, 0);
    location.hash = encodeURIComponent(id);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (!shown(id)) hidden.push(id);
  }}
  return hidden;
}}
"""


def _anchors(site: Mapping[str, str], place: str) -> dict[str, list[str]]:
    pages = {path: text for path, text in site.items() if path.startswith(f"{place}/") and path.endswith(".html")}
    return {
        path.removeprefix(f"{place}/"): [each for each in _ID.findall(text) if not _OF_THE_FRAME.fullmatch(each)]
        for path, text in pages.items()
    }


@pytest.mark.parametrize("name", SPECS)
def test_anchors_do_not_change(name: str, site: Mapping[str, str]) -> None:
    found = "".join(
        f"{page}\n{''.join(f'  #{each}{chr(10)}' for each in ids)}"
        for page, ids in _anchors(site, f"en/{name}").items()
    )
    pinned = PINNED / f"{name}.txt"
    if "POCHOIR_ACCEPT" in os.environ:
        pinned.write_text(found, encoding="utf-8")
    assert pinned.read_text("utf-8") == found, "links break; if that is meant, POCHOIR_ACCEPT=1 pins the new places"


@pytest.mark.parametrize("name", SPECS)
def test_anchors_are_the_same_in_every_language(name: str, site: Mapping[str, str]) -> None:
    assert _anchors(site, f"en/{name}") == _anchors(site, f"fr/{name}")


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", ["operations", "schemas"])
@pytest.mark.parametrize("name", SPECS)
def test_a_link_shows_its_anchor(name: str, kind: str, page: "Page", site: Mapping[str, str], folder: Path) -> None:
    anchors = {path: ids for path, ids in _anchors(site, f"en/{name}").items() if path.startswith(f"{kind}/")}
    path = max(anchors, key=lambda each: len(anchors[each]))
    address = (folder / "en" / name / path).as_uri()
    deepest = max(anchors[path], key=lambda each: each.count("."))
    page.goto(address)
    hidden: list[str] = page.evaluate(_FOLLOWED, anchors[path])
    assert not hidden, f"{path}: {hidden}"
    page.goto("about:blank")
    page.goto(f"{address}#{quote(deepest)}")
    assert page.evaluate(_SHOWN, deepest), f"{path}#{deepest}"
