"""The guide to errors finds the status, meaning, operations and cure of what a reader pastes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def guide(browser: "Browser", folder: Path) -> Iterator["Page"]:
    """The guide, from the disk: without a network."""
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto((folder / "en/emjpm/guides/errors.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("422", ["422", "Correct the values", "The same request will fail again", "operation"]),
        (
            "HTTP/1.1 429 Too Many Requests\nretry-after: 3\n\n{}",
            ["429", "Wait for the time given in Retry-After"],
        ),
        ("emjpm.errors.TooManyRequests: refused", ["429", "before it retries"]),
        ("503", ["503", "Service Unavailable", "Retry later"]),
        ("418 I'm a teapot", ["4XX", "Correct the request"]),
        ('{"status": 401, "detail": "x"}', ["401", "Check the credentials"]),
        ("quite another matter", ["Nothing in the description matches."]),
        ("", []),
    ],
)
def test_a_status_a_response_or_an_exception_is_found(guide: "Page", pasted: str, shown: list[str]) -> None:
    guide.locator(".lookup textarea").fill(pasted)
    found = guide.locator(".lookup > div").inner_text()
    assert [text for text in shown if text not in found] == [] and bool(found) == bool(shown)
    assert guide.evaluate("new Set([...document.querySelectorAll('[id]')].map((each) => each.id)).size") == (
        guide.locator("[id]").count()
    )


def test_a_code_in_a_response_finds_the_reason_that_documents_it(guide: "Page") -> None:
    """Without a status, the code in the body decides."""
    examples = guide.locator("main > * .reason .example code").all_inner_texts()
    for example in examples[:3]:
        guide.locator(".lookup textarea").fill(example)
        assert example in guide.locator(".lookup > div .example code").all_inner_texts()
    assert examples


def test_without_scripts_the_field_is_hidden(browser: "Browser", folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "fr/emjpm/guides/errors.html").as_uri())
    assert not page.locator(".lookup").is_visible() and page.locator("[id='status.503']").is_visible()
    context.close()


def test_the_search_works_next_to_the_lookup(browser: "Browser", folder: Path) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((folder / "en/emjpm/guides/errors.html").as_uri())
    page.fill("#q", "mesure")
    page.wait_for_selector("#hits a")
    page.close()
    assert not wrong
