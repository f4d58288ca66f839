"""Pages on a phone: nothing is too wide, nothing moves while loading, and no request leaves the origin.

These are the pages that together have every shape of element, and the longest word and text of each place.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pytest

from .conftest import SHIFT
from .descriptions import SECTIONS, pages_of
from .shapes import covering, widest

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
    """A page of the browser with the width of a phone."""
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


@pytest.fixture(scope="module")
def wide(site: Mapping[str, str]) -> frozenset[str]:
    """The pages that may be the widest."""
    return covering(site, widest(text for path, text in site.items() if path.endswith(".html")))


def test_the_pages_with_the_longest_word_and_text_are_looked_at() -> None:
    pages = {f"{text}.html": f"<p>{text}</p>" for text in ("a b", "a word", "a b c d e f g", "longer")}
    assert covering(pages, widest(pages.values())) == {"a b c d e f g.html", "longer.html"}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_page_fits_a_phone_is_stable_and_stays_on_its_origin(
    section: str, phone: "Page", site: Mapping[str, str], wide: frozenset[str], origin: str
) -> None:
    requested: list[str] = []
    messages: list[str] = []
    phone.on("request", lambda request: requested.append(request.url))
    phone.on("console", lambda message: messages.append(message.text))
    phone.on("pageerror", lambda error: messages.append(str(error)))
    pages = pages_of(site, section)
    wrong = [f"{path} {each}" for path in pages if path in wide for each in _wrong(phone, f"{origin}/{path}")]
    assert not wrong, "\n".join(wrong[:20])
    assert not messages
    assert requested or not wide.intersection(pages)
    assert not [url for url in requested if not url.startswith(f"{origin}/")]


@pytest.mark.parametrize(
    ("defect", "expected"),
    [
        ("document.querySelector('h1').style.width = '400px'", "too wide"),
        ("document.querySelector('main details').style.width = '400px'", "too wide when unfolded"),
        ("document.querySelector('h1').style.marginTop = '400px'", "moves"),
    ],
)
def test_a_planted_defect_is_found(
    defect: str, expected: str, browser: "Browser", site: Mapping[str, str], origin: str
) -> None:
    path = next(path for path in pages_of(site, "en/miimosa") if "/operations/" in path)
    context = browser.new_context(viewport={"width": WIDTH, "height": 740})
    page = context.new_page()
    page.add_init_script(f"addEventListener('load', () => requestAnimationFrame(() => {{ {defect} }}))")
    assert [each for each in _wrong(page, f"{origin}/{path}") if expected in each]
    context.close()


_HITS = """
() => {
  const list = document.querySelector("#hits"), box = list.getBoundingClientRect(), view = visualViewport;
  return [...list.querySelectorAll("a")].map((hit) => {
    hit.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = hit.getBoundingClientRect();
    const inside = left >= 0 && right <= view.width && top >= box.top && bottom <= Math.min(box.bottom, view.height);
    const above = [[left + 8, top + 8], [right - 8, bottom - 8]].map(([x, y]) => document.elementFromPoint(x, y));
    return inside && above.every((each) => hit.contains(each)) ? "" : hit.textContent;
  });
}
"""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(375, 667), (375, 330), (320, 568), (600, 800), (960, 600)])
def test_every_search_result_is_readable_and_tappable(
    size: tuple[int, int], language: str, browser: "Browser", site: Mapping[str, str], origin: str
) -> None:
    """On phones and tablets, also with an on-screen keyboard that covers half of the page."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=True, has_touch=True)
    page = context.new_page()
    path = next(path for path in pages_of(site, f"{language}/rdv-solidarites") if "/operations/" in path)
    for place in (path, f"{language}/index.html"):
        page.goto(f"{origin}/{place}")
        page.tap("#q")
        page.fill("#q", "user")
        page.wait_for_selector("#hit-7")
        hidden: list[str] = page.evaluate(_HITS)
        assert hidden
        assert not any(hidden), (place, hidden)
        assert page.evaluate(_WIDTH) <= width
    page.tap("#hit-0")
    page.wait_for_url(lambda url: not url.endswith(place))
    context.close()


def test_results_stay_until_the_reader_does_something_else(
    browser: "Browser", site: Mapping[str, str], origin: str
) -> None:
    """A phone removes the focus from the field when its keyboard is closed."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 667}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(f"{origin}/{next(path for path in pages_of(site, 'en/rightech') if '/operations/' in path)}")
    page.tap("#q")
    page.fill("#q", "user")
    page.wait_for_selector("#hit-0")
    page.evaluate("document.querySelector('#q').blur()")
    page.wait_for_timeout(100)
    assert page.locator("#hit-0").is_visible()
    page.touchscreen.tap(WIDTH / 2, 660)
    page.wait_for_selector("#hits", state="hidden")
    page.fill("#q", "users")
    page.wait_for_selector("#hit-0")
    page.locator("#theme").focus()
    page.wait_for_selector("#hits", state="hidden")
    context.close()
