"""The site in a real browser: accessibility, keyboard, search, no script, no server, a phone, paper."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
EVERY = os.environ.get("POCHOIR_SITE_EVERY_PAGE") == "1"
"""Look at every page of every API; else at each kind of page, and at every page of one API."""
_UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
_AXE = (
    "async () => (await axe.run(document, { resultTypes: ['violations'] }))"
    ".violations.map((v) => `${v.id}: ${v.nodes[0].html}`)"
)
_DEFECTS = {
    "image-alt": "document.querySelector('main').append(document.createElement('img'))",
    "color-contrast": "document.querySelector('.meta span').style.color = 'light-dark(#bbb, #555)'",
    "label": "document.querySelector('label[for=q]').remove(); q.removeAttribute('placeholder')",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "list": "document.querySelector('main ul').append(document.createElement('div'))",
    "link-name": "document.querySelector('main a').replaceChildren()",
}


def _chosen(site: Mapping[str, str]) -> list[str]:
    pages = [path for path in site if path.endswith(".html")]
    if EVERY:
        return pages
    kinds: dict[tuple[str, str], str] = {}
    for path in pages:
        parts = path.split("/")
        kinds.setdefault((parts[0], "/".join(parts[2:-1]) or parts[-1]), path)
    small = [path for path in pages if "/miimosa/" in path]
    return sorted({*kinds.values(), *small})


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: "Browser") -> Iterator["Page"]:
    """A page of the browser, light or dark."""
    context = browser.new_context(color_scheme=request.param, bypass_csp=True, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture
def plain(browser: "Browser") -> Iterator["Page"]:
    """A page of the browser as a reader has it: the policy of the site holds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


def _axe(page: "Page", axe: str) -> list[str]:
    page.evaluate(axe)
    page.evaluate(_UNFOLD)
    found: list[str] = page.evaluate(_AXE)
    return found


def test_axe_finds_nothing(page: "Page", axe: str, site: Mapping[str, str], folder: Path) -> None:
    found: list[str] = []
    for path in _chosen(site):
        page.goto((folder / path).as_uri())
        found += [f"{path}: {each}" for each in _axe(page, axe)]
    assert not found, "\n".join(found[:20])


def _operation(site: Mapping[str, str], language: str = "en") -> str:
    return next(
        path
        for path in sorted(site)
        if path.startswith(f"{language}/") and "/operations/" in path and path.endswith(".html")
    )


@pytest.mark.parametrize("rule", sorted(_DEFECTS))
def test_axe_catches_a_planted_defect(rule: str, page: "Page", axe: str, site: Mapping[str, str], folder: Path) -> None:
    page.goto((folder / _operation(site)).as_uri())
    page.evaluate(_DEFECTS[rule])
    assert [each for each in _axe(page, axe) if each.startswith(rule)]


def test_no_request_leaves_the_origin_and_nothing_is_refused(
    plain: "Page", site: Mapping[str, str], origin: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    plain.on("console", lambda message: said.append(message.text))
    plain.on("pageerror", lambda error: said.append(str(error)))
    for path in (_operation(site), _operation(site, "fr"), "index.html"):
        plain.goto(f"{origin}/{path}")
    plain.goto(f"{origin}/{_operation(site)}")
    plain.fill("#q", "list")
    plain.wait_for_timeout(800)
    assert not [url for url in asked if not url.startswith(origin)]
    assert not said


@pytest.mark.parametrize(
    ("language", "asked", "wanted"),
    [
        ("en", "listProjects", "operations/list-projects"),
        ("en", "/leads", "operations/create-lead"),
        ("en", "collect_type", "miimosa"),
        ("en", "Unauthorized", "operations/"),
        ("fr", "absences", "absences"),
        ("fr", "récupérer une absence", "operations/get-absence"),
        ("fr", "recuperer une absence", "operations/get-absence"),
        ("fr", "limites d'appels", "guides/rate-limits"),
    ],
)
@pytest.mark.parametrize("how", ["http", "file"])
def test_the_search_finds(
    how: str, language: str, asked: str, wanted: str, plain: "Page", folder: Path, origin: str
) -> None:
    start = f"{language}/index.html"
    plain.goto(f"{origin}/{start}" if how == "http" else (folder / start).as_uri())
    plain.fill("#q", asked)
    plain.wait_for_selector("#hits li[id]")
    plain.wait_for_timeout(400 if how == "http" else 50)
    urls: list[str] = []
    for at in range(min(3, plain.locator("#hits li[id]").count())):
        plain.fill("#q", asked)
        plain.wait_for_selector(f"#hit-{at}")
        plain.locator(f"#hit-{at}").click()
        plain.wait_for_load_state()
        urls.append(plain.url)
        plain.go_back()
    assert [url for url in urls if wanted in url], urls


def test_the_whole_text_is_searched_over_http(plain: "Page", folder: Path, origin: str) -> None:
    if not (folder / "pagefind").is_dir():
        pytest.skip("pagefind is not installed")
    plain.goto(f"{origin}/en/index.html")
    plain.fill("#q", "beehives")
    plain.wait_for_selector("#hits li[id]")
    assert "lead" in (plain.locator("#hits").text_content() or "").lower()


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


def test_everything_is_there_without_a_script(browser: "Browser", site: Mapping[str, str], folder: Path) -> None:
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone(
    browser: "Browser", scheme: Scheme, site: Mapping[str, str], folder: Path
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    wide: list[str] = []
    for path in _chosen(site):
        page.goto((folder / path).as_uri())
        page.evaluate(_UNFOLD)
        if page.evaluate("document.documentElement.scrollWidth") > 375:
            wide.append(path)
    context.close()
    assert not wide


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


def test_paper_shows_every_sample_and_nothing_folded(plain: "Page", site: Mapping[str, str], folder: Path) -> None:
    plain.goto((folder / _operation(site)).as_uri())
    plain.emulate_media(media="print")
    for kind in ("curl", "python", "async", "httpie", "javascript", "http"):
        assert plain.locator(f'[data-kind="{kind}"]').is_visible(), kind
    plain.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert plain.evaluate("[...document.querySelectorAll('main details')].every((each) => each.open)")
    assert not plain.locator(".menu").is_visible()


def test_a_link_to_something_folded_away_unfolds_it(plain: "Page", site: Mapping[str, str], folder: Path) -> None:
    path = next(
        path
        for path in sorted(site)
        if "/operations/" in path and path.endswith(".html") and 'id="reply.404"' in site[path]
    )
    plain.goto(f"{(folder / path).as_uri()}#reply.404")
    plain.wait_for_timeout(100)
    assert plain.evaluate("document.getElementById('reply.404').open")


def test_a_hostile_page_runs_nothing(plain: "Page", tmp_path: Path) -> None:
    from pochoir.site import build

    from .make import of_data
    from .test_hostile import hostile

    ran: list[str] = []
    plain.on("dialog", lambda dialog: ran.append(dialog.message))
    for path, text in build([of_data(tmp_path / "spec", hostile())]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for page in sorted(tmp_path.glob("en/**/*.html")):
        plain.goto(page.as_uri())
        assert plain.evaluate("typeof PWNED") == "undefined", page
    assert not ran
