"""The site in a browser: keyboard, without JavaScript, without a server, on a phone, in print, with hostile content."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def plain(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser with the Content-Security-Policy of the site in force."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


def _operation(site: Mapping[str, str], language: str = "en") -> str:
    return next(
        path
        for path in sorted(site)
        if path.startswith(f"{language}/") and "/operations/" in path and path.endswith(".html")
    )


def test_no_request_leaves_the_origin_and_none_is_blocked(plain: "Page", site: Mapping[str, str], origin: str) -> None:
    requested: list[str] = []
    messages: list[str] = []
    plain.on("request", lambda request: requested.append(request.url))
    plain.on("console", lambda message: messages.append(message.text))
    plain.on("pageerror", lambda error: messages.append(str(error)))
    for path in (_operation(site), _operation(site, "fr"), "index.html"):
        plain.goto(f"{origin}/{path}")
    plain.goto(f"{origin}/{_operation(site)}")
    plain.fill("#q", "list")
    plain.wait_for_timeout(800)
    assert not [url for url in requested if not url.startswith(origin)]
    assert not messages


def test_an_unknown_url_shows_links_and_a_search_in_its_language(
    plain: "Page", site: Mapping[str, str], origin: str
) -> None:
    said: list[str] = []
    plain.on("pageerror", lambda error: said.append(str(error)))
    wanted = _operation(site, "fr")
    gone = f"{origin}/{wanted.removesuffix('.html')}-gone.html"
    plain.route(gone, lambda route: route.fulfill(status=404, content_type="text/html", body=site["404.html"]))
    plain.goto(gone)
    assert plain.get_attribute("html", "lang") == "fr"
    assert plain.locator("h2:visible").all_inner_texts() == ["Cette page n’existe pas."]
    plain.focus("#q")
    plain.wait_for_selector("#hits a")
    assert (plain.get_attribute("#hits a", "href") or "").startswith("/fr/")
    plain.click("main section:visible a")
    assert plain.url == f"{origin}/fr/index.html"
    assert not said


_FOCUS = """
() => {
  const now = document.activeElement, box = now.getBoundingClientRect();
  if (now === document.body) return null;
  const style = getComputedStyle(now), label = now.labels?.length ? getComputedStyle(now.labels[0]) : style;
  const ring = [style, label].some((each) => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0);
  const name = now.id || now.getAttribute("href") || now.className || now.textContent.trim();
  return { name: `${now.tagName} ${name}`, ring, seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
}
"""
_REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter((each) => each.checkVisibility() && (each.type !== "radio" || each.checked)).length
"""


def test_every_control_is_reachable_by_keyboard(plain: "Page", site: Mapping[str, str], origin: str) -> None:
    plain.goto(f"{origin}/{_operation(site)}")
    reachable: int = plain.evaluate(_REACHABLE)
    steps: list[str] = []
    for _ in range(reachable):
        plain.keyboard.press("Tab")
        now = plain.evaluate(_FOCUS)
        assert now, f"the walk ends after {steps[-1:]}, {len(steps)} of {reachable} steps"
        assert now["ring"], f"{now['name']}: the focus does not show"
        assert now["seen"], f"{now['name']}: the focus is out of sight"
        steps.append(now["name"])
    plain.keyboard.press("Tab")
    assert plain.evaluate(_FOCUS) is None, "the last step leaves the page"
    assert [each for each in steps if each.startswith("SUMMARY")]


def test_menu_tabs_and_search_by_keyboard(plain: "Page", site: Mapping[str, str], origin: str) -> None:
    plain.goto(f"{origin}/{_operation(site)}")
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.className") == "skip"
    plain.locator("#s-python").focus()
    plain.keyboard.press("ArrowRight")
    assert plain.locator("#s-async").is_checked()
    assert plain.locator('[data-kind="async"]').is_visible()
    assert not plain.locator('[data-kind="python"]').is_visible()
    plain.locator("h1").click()
    plain.keyboard.press("/")
    plain.keyboard.type("errors")
    plain.wait_for_selector("#hit-0")
    plain.keyboard.press("ArrowDown")
    assert plain.locator("#hit-0").get_attribute("aria-selected") == "true"
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/guides/errors.html")
    plain.goto(f"{origin}/{_operation(site, 'fr')}")
    assert plain.locator("#s-async").is_checked(), "the choice is kept on other pages"


def test_a_page_is_complete_without_javascript(browser: "Browser", site: Mapping[str, str], folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / _operation(site)).as_uri())
    assert page.locator("h1").is_visible()
    assert page.locator('[data-kind="python"]').is_visible()
    page.locator('label[for="s-curl"]').click()
    assert page.locator('[data-kind="curl"]').is_visible()
    page.locator(".menu a").first.click()
    assert page.url.startswith("file:")
    context.close()


def test_the_menu_opens_on_a_phone(browser: "Browser", site: Mapping[str, str], folder: Path) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto((folder / _operation(site)).as_uri())
    assert not page.locator("#menu").is_visible()
    page.locator(".open").click()
    assert page.locator("#menu").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#menu").is_visible()
    context.close()


def test_a_printed_page_shows_all_samples_unfolded(plain: "Page", site: Mapping[str, str], folder: Path) -> None:
    plain.goto((folder / _operation(site)).as_uri())
    plain.emulate_media(media="print")
    for kind in ("curl", "python", "async", "httpie", "javascript", "http"):
        assert plain.locator(f'[data-kind="{kind}"]').is_visible(), kind
    plain.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert plain.evaluate("[...document.querySelectorAll('main details')].every((each) => each.open)")
    assert not plain.locator(".menu").is_visible()


def test_a_link_unfolds_its_target(plain: "Page", site: Mapping[str, str], folder: Path) -> None:
    path = next(
        path
        for path in sorted(site)
        if "/operations/" in path and path.endswith(".html") and 'id="reply.404"' in site[path]
    )
    plain.goto(f"{(folder / path).as_uri()}#reply.404")
    plain.wait_for_timeout(100)
    assert plain.evaluate("document.getElementById('reply.404').open")


def test_hostile_content_is_not_executed(plain: "Page", tmp_path: Path) -> None:
    from pochoir.targets.site import build

    from .descriptions import describe_data
    from .test_hostile import hostile

    ran: list[str] = []
    plain.on("dialog", lambda dialog: ran.append(dialog.message))
    for path, text in build([describe_data(tmp_path / "spec", hostile())]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for page in sorted(tmp_path.glob("en/**/*.html")):
        plain.goto(page.as_uri())
        assert plain.evaluate("typeof PWNED") == "undefined", page
    assert not ran
