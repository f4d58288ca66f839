"""Every page as a phone gets it from a server, the policy of the site in force: narrow, still, and from one origin."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pytest

from .conftest import SHIFT
from .make import PLACES, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTH = 375
"""CSS pixels, those of a small phone."""
_UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
_WIDTH = "document.documentElement.scrollWidth"
_SHIFT = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})
"""


@pytest.fixture(scope="module")
def phone(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser, as narrow as a phone."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 740}, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


def _wrong(phone: "Page", address: str) -> Iterator[str]:
    phone.goto(address)
    shift: float = phone.evaluate(_SHIFT)
    if shift >= SHIFT:
        yield f"moves by {shift}"
    if phone.evaluate(_WIDTH) > WIDTH:
        yield "is too wide"
    phone.evaluate(_UNFOLD)
    if phone.evaluate(_WIDTH) > WIDTH:
        yield "is too wide when unfolded"


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_narrow_still_and_of_one_origin(
    place: str, phone: "Page", site: Mapping[str, str], origin: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    wrong = [f"{path} {each}" for path in pages_of(site, place) for each in _wrong(phone, f"{origin}/{path}")]
    assert not wrong, "\n".join(wrong[:20])
    assert not said
    assert asked
    assert not [url for url in asked if not url.startswith(f"{origin}/")]


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("document.querySelector('h1').style.width = '400px'", "too wide"),
        ("document.querySelector('main details').style.width = '400px'", "too wide when unfolded"),
        ("document.querySelector('h1').style.marginTop = '400px'", "moves"),
    ],
)
def test_a_planted_defect_is_found(
    defect: str, told: str, browser: "Browser", site: Mapping[str, str], origin: str
) -> None:
    path = next(path for path in pages_of(site, "en/miimosa") if "/operations/" in path)
    context = browser.new_context(viewport={"width": WIDTH, "height": 740})
    page = context.new_page()
    page.add_init_script(f"addEventListener('load', () => requestAnimationFrame(() => {{ {defect} }}))")
    assert [each for each in _wrong(page, f"{origin}/{path}") if told in each]
    context.close()
