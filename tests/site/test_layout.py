"""What every page has besides its text: its sections, the other APIs, an example of a schema, the base URL."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build, placeholders

from .descriptions import describe_data, operation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

THING: Json = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {"id": {"type": "integer"}, "part": {"type": "object", "properties": {"of": {"type": "string"}}}},
}
SCHEMES: Json = {
    "basic": {"type": "http", "scheme": "basic"},
    "token": {"type": "http", "scheme": "bearer"},
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two APIs."""
    tree: Any = operation(THING, security=[{"basic": []}, {"token": []}])
    tree["components"]["securitySchemes"] = SCHEMES
    made = tmp_path_factory.mktemp("layout")
    return build([describe_data(made / name, tree, name) for name in ("one", "two")])


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_schemes_that_use_the_same_header_can_be_told_apart(small: dict[str, str]) -> None:
    needs = _text(small["en/one/operations/list-things.html"].partition('class="needs"')[2].partition("</ul>")[0])
    assert "basic User name and password, Authorization" in needs and "token Bearer token, Authorization" in needs
    twin = small["en/one/operations/list-things.md"]
    assert "- `basic` — User name and password" in twin and "- `token` — Bearer token" in twin


def test_the_base_url_is_on_the_overview_and_on_operations(small: dict[str, str]) -> None:
    for path in ("index", "operations/list-things"):
        assert "Base URL https://example.com" in _text(small[f"en/one/{path}.html"].partition("<h1")[2]), path
    before, _, _ = small["en/one/index.html"].partition('class="side"')
    assert "guides/authentication.html#scheme.token" in before


def test_a_page_lists_its_sections(small: dict[str, str]) -> None:
    toc = small["fr/one/operations/list-things.html"].partition('class="toc"')[2].partition("</nav>")[0]
    assert "Sur cette page" in toc
    assert re.findall('href="(.*?)"', toc) == ["#authentication", "#replies", "#retries"]
    assert 'class="toc"' not in small["en/one/index.html"]


def test_a_schema_has_an_example_at_its_side(small: dict[str, str]) -> None:
    side = _text(small["en/one/schemas/thing.html"].partition('class="side"')[2].partition('class="rest"')[0])
    assert "generated from the schema" in side and "id" in side


def test_the_example_of_a_body_is_the_example_of_its_schema(tmp_path: Path) -> None:
    tree: Any = operation(THING)
    tree["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]["example"] = {"id": 4711}
    page = build([describe_data(tmp_path, tree)])["en/example/schemas/thing.html"]
    side = _text(page.partition('class="side"')[2].partition('class="rest"')[0])
    assert "4711" in side and "generated" not in side


def test_an_empty_example_of_an_unknown_body_has_no_box(tmp_path: Path) -> None:
    tree = operation({"type": "object", "description": "Unknown."})
    page = build([describe_data(tmp_path, tree)])["fr/example/operations/list-things.html"]
    shown = page.partition('class="shown"')[2].partition("</section>")[0]
    assert "Corps non documenté" in shown and "figure" not in shown


def test_a_closed_object_has_no_other_fields(small: dict[str, str]) -> None:
    page = small["en/one/schemas/thing.html"]
    assert "<li>no other fields</li>" in page and "<code>false</code>" not in page
    assert "- no other fields" in small["en/one/schemas/thing.md"]


def _plural(_singular: str, plural: str, _number: int) -> str:
    return plural


def test_numbers_are_written_as_in_the_language() -> None:
    pieces = placeholders.split(placeholders.plural_message("%(count)s field", "%(count)s fields", 1223))
    for language, written in (("en", "1,223 fields"), ("fr", "1\u202f223 fields")):
        assert placeholders.fill(pieces, language, _plural, True, {}) == written


def test_the_menu_leads_to_the_other_apis(small: dict[str, str], page: "Page", tmp_path: Path) -> None:
    for path, text in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    page.goto((tmp_path / "fr/one/operations/list-things.html").as_uri())
    page.click(".apis summary")
    page.locator(".apis li").nth(1).wait_for()
    links: list[str] = page.eval_on_selector_all(".apis a", "(all) => all.map((each) => each.href)")
    assert links == [(tmp_path / f"fr/{path}index.html").as_uri() for path in ("", "two/")]


def test_all_can_be_expanded_and_collapsed(page: "Page", origin: str) -> None:
    page.goto(f"{origin}/en/emjpm/operations/create-mesure.html")
    closed = page.locator("main .rest details:not([open])")
    assert closed.count()
    page.click("text=Expand all")
    assert closed.count() == 0
    page.click("text=Collapse all")
    assert page.locator("main .rest details[open]").count() == 0


def test_a_page_can_be_copied_as_markdown(browser: "Browser", origin: str, folder: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{origin}/en/emjpm/operations/create-mesure.html")
    page.click("text=Copy as Markdown")
    page.locator("text=Copied").wait_for()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied == (folder / "en/emjpm/operations/create-mesure.md").read_text("utf-8")
    context.close()


def test_a_site_of_one_api_has_no_list_of_others(tmp_path: Path, small: dict[str, str]) -> None:
    alone = build([describe_data(tmp_path, operation(THING))])
    assert ".apis { display: none; }" in alone["assets/style.css"]
    assert ".apis { display: none; }" not in small["assets/style.css"]
