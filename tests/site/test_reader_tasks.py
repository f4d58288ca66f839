"""Ten tasks of a reader, from the overview of an API, each in at most 3 clicks or 10 keys."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data, operation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

_CLICKS, _KEYS = 3, 10
VERSION: Json = {"title": "Example", "version": "1.1.0"}


@dataclass(slots=True)
class Reader:
    """A reader, whose clicks and keys are counted."""

    page: "Page"
    folder: Path
    clicks: int = 0
    keys: int = 0

    def opens(self, api: str, language: str = "en") -> None:
        """Begin a task on the overview of an API."""
        self.clicks = self.keys = 0
        self.page.goto((self.folder / language / api / "index.html").as_uri())

    def click(self, what: str) -> None:
        """Click the first element that matches."""
        self.page.locator(what).first.click()
        self.clicks += 1

    def search(self, text: str) -> None:
        """Focus the search, type, and open the first result."""
        before = self.page.url
        self.page.keyboard.press("Control+k")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.keys += len(text) + 2
        self.page.wait_for_url(lambda url: url.partition("#")[0] != before and "#~" not in url)

    def sees(self, text: str) -> "Locator":
        """Return the first visible element with a text; it fails if there is none, or if it took too much."""
        assert self.clicks <= _CLICKS and self.keys <= _KEYS and not (self.clicks and self.keys)
        found = self.page.locator("main :visible", has_text=text).last
        found.wait_for()
        return found


@pytest.fixture(scope="module")
def reader(browser: "Browser", folder: Path) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Reader(context.new_page(), folder)
    context.close()


def test_authenticate_and_copy_a_working_call(reader: Reader) -> None:
    reader.opens("rightech")
    reader.click("#menu a:text-is('Authentication')")
    reader.click("main figure.code button.copy:visible")
    reader.sees("Copied")
    assert "with Rightech(" in reader.page.evaluate("getSelection().toString()")


def test_what_does_this_422_mean_and_what_do_i_do(reader: Reader) -> None:
    reader.opens("emjpm")
    reader.search("422")
    assert reader.page.url.endswith("/guides/errors.html#status.422")
    reader.sees("Correct the")


def test_which_values_can_this_field_take(reader: Reader) -> None:
    reader.opens("miimosa")
    reader.search("category")
    reader.sees("apiculture")


def test_page_through_a_list_in_async_python(reader: Reader) -> None:
    reader.opens("rdv-solidarites")
    reader.click("#menu a:text-is('Pagination')")
    reader.click("main label:text-is('Python async')")
    reader.sees("async for")


def test_the_rate_limits(reader: Reader) -> None:
    reader.opens("emjpm")
    reader.click("#menu a:text-is('Rate limits')")
    reader.sees("360")


def test_receive_events(reader: Reader) -> None:
    reader.opens("rightech")
    reader.click("#menu a:text-is('WebSockets')")
    reader.sees("for event in")
    reader.opens("rdv-solidarites")
    reader.click("#menu a:text-is('Webhooks')")
    reader.sees("Signature")


def test_what_changed_in_this_version(reader: Reader, tmp_path: Path) -> None:
    fields: dict[str, Json] = {"id": {"type": "integer"}, "colour": {"type": "string"}}
    old = operation({"type": "object", "properties": fields})
    new = operation({"type": "object", "properties": {"id": fields["id"]}}, info=VERSION)
    api = replace(describe_data(tmp_path / "new", new), earlier=(describe_data(tmp_path / "old", old),))
    for path, text in build([api]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    changed = Reader(reader.page, tmp_path)
    changed.opens("example")
    changed.click("#menu a:text-is('Changelog')")
    changed.sees("1.1.0")
    changed.sees("colour was removed")


def test_find_an_operation_by_its_path(reader: Reader) -> None:
    reader.opens("miimosa")
    reader.search("/leads")
    reader.sees("client.leads.create(")


def test_find_a_field_by_its_name(reader: Reader) -> None:
    reader.opens("miimosa")
    reader.search("siret")
    assert reader.page.url.endswith("#body.siret")
    reader.sees("siret")


def test_use_it_from_curl_only(reader: Reader) -> None:
    reader.opens("miimosa")
    reader.click("#menu a:has-text('Creates a lead')")
    reader.click("main label:text-is('curl')")
    assert "curl -X POST" in (reader.sees("curl -X POST").text_content() or "")
