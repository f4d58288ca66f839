"""The actions of a reader: copy, switch the language, go to the search, choose a sample, look at a response."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PAGE = "en/rdv-solidarites/operations/create-absence.html"
_WIDTHS = (320, 390, 600, 820, 1280, 1600)


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page in a new context, without the storage of other tests."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("without", ["navigator.clipboard", "permission"])
def test_code_can_be_copied_where_the_clipboard_api_is_missing(page: "Page", origin: str, without: str) -> None:
    refused = "{ writeText: () => Promise.reject(new Error()) }" if without == "permission" else "undefined"
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {refused} }});")
    page.goto(f"{origin}/{_PAGE}")
    page.evaluate("addEventListener('copy', () => { globalThis.copied = String(getSelection()); })")
    page.locator(".samples figure:visible .copy:not(.wrap)").click()
    assert page.locator(".samples figure:visible .copy:not(.wrap)").inner_text() == "Copied"
    assert "client.absences.create(" in str(page.evaluate("globalThis.copied"))


def test_the_other_language_shows_the_same_place(page: "Page", origin: str) -> None:
    page.goto(f"{origin}/{_PAGE}#body.agent_id")
    page.locator(".tongues a[hreflang=fr]").click()
    page.wait_for_url("**/fr/**")
    assert page.url.endswith("/fr/rdv-solidarites/operations/create-absence.html#body.agent_id")


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_search(page: "Page", origin: str, keys: str) -> None:
    page.goto(f"{origin}/{_PAGE}")
    page.keyboard.press(keys)
    assert page.evaluate("document.activeElement.id") == "q"


@pytest.mark.parametrize("width", _WIDTHS)
def test_the_languages_of_the_samples_are_on_one_line(page: "Page", origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{origin}/{_PAGE}")
    tops = page.eval_on_selector_all(".samples label", "all => all.map((each) => each.getBoundingClientRect().top)")
    assert len(tops) > 4
    assert len(set(tops)) == 1
    page.locator(".samples label").last.click()
    assert page.locator(".samples figure:visible").get_attribute("data-kind") == "http"


def test_long_lines_are_wrapped_on_every_page_once_chosen(page: "Page", origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{origin}/{_PAGE}")
    fits = "((pre) => pre.scrollWidth <= pre.clientWidth)(document.querySelector('.samples [data-kind=python] pre'))"
    assert not page.evaluate(fits)
    page.locator(".samples figure:visible .wrap").click()
    assert page.evaluate(fits)
    page.goto(f"{origin}/en/emjpm/operations/create-mesure.html")
    assert page.evaluate(fits)


def test_samples_in_a_page_of_one_column_cover_no_text(page: "Page", origin: str) -> None:
    page.set_viewport_size({"width": 1300, "height": 900})
    page.goto(f"{origin}/en/rightech/guides/authentication.html")
    assert page.locator(".one > .side").evaluate("(side) => getComputedStyle(side).position") == "static"
    page.goto(f"{origin}/en/rightech/guides/errors.html")
    assert page.locator(".two > .side").evaluate("(side) => getComputedStyle(side).position") == "sticky"


def test_one_response_is_shown_next_to_the_sample(page: "Page", origin: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{origin}/{_PAGE}")
    shown = page.locator(".side .shown details")
    assert shown.count() > 1
    assert page.locator(".side .shown details[open] .st").all_inner_texts() == ["200"]
    other = shown.filter(has_text="401")
    other.locator("summary").click()
    assert page.locator(".side .shown details[open] .st").all_inner_texts() == ["401"]
    assert other.locator("figure").first.is_visible()


def test_what_a_finger_touches_is_44_pixels_high(browser: "Browser", origin: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{origin}/{_PAGE}")
    page.locator(".open").click()
    touched = ".menu a, .menu summary, .samples label, .copy, .top a, .top button, .top input"
    small = page.evaluate(
        """
        (touched) => [...document.querySelectorAll(touched)]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
          .map((each) => `${each.className} ${each.textContent} ${each.getBoundingClientRect().height}`)
        """,
        touched,
    )
    assert small == []
