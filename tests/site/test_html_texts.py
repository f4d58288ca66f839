"""HTML in descriptions is rendered on the pages and in all generated files."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pochoir import pipeline
from pochoir.ir import Json
from pochoir.targets.site import build, text

from .descriptions import describe_data

HTML = (
    "<p>The <b>bold</b> and <i>slanted</i> <code>a &lt; b</code>.<br>Next line, "
    "<a href='https://e.org/x'>a link</a>.</p><ul><li>first</li><li>second</li></ul>"
    "<table><tr><th>head</th></tr><tr><td>cell</td></tr></table>"
)
EVIL = """<b onclick=PWNED()>a</b><a href='javascript:PWNED()'>b</a><a href=' JaVa&#115;cript:PWNED()'>c</a>
<img src=x onerror=PWNED()><script>PWNED()</script><svg onload=PWNED()><p style='x:expression(PWNED())'>d</p>
<code></code><script>PWNED()</script></code><a href='https://e.org/"onmouseover="PWNED()'>e</a>
<table><td><script>PWNED()</script></table><pre></pre><script>PWNED()</script></pre><!--><script>PWNED()</script>-->
<li><iframe srcdoc='PWNED'></li><b><a href='data:text/html,PWNED'>f</b></a><ul><li>`</li></ul>
<script>PWNED()</script>`<img alt='](javascript:PWNED())' src='https://e.org/\\'>"""


_RAW = r"(?:&lt;|<|\\u003c)/?(?:b|i|p|br|li|ul|td|tr|th|table|a href)(?:&gt;|>|\b[^>]*='|=)"


def _described(text: str) -> dict[str, Json]:
    """Return a description that has a text in every possible place."""
    values: Json = {"type": "string", "enum": ["a", "b"], "x-enum-descriptions": {"a": text}, "description": text}
    either: Json = {"oneOf": [{"const": 1, "title": "one", "description": text}, {"const": 2, "title": "two"}]}
    schema: Json = {"type": "object", "description": text, "properties": {"kind": values, "number": either}}
    reply: Json = {
        "description": text,
        "headers": {"X-A": {"description": text, "schema": {"type": "string"}}},
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
    }
    operation: dict[str, Json] = {
        "operationId": "makeThing",
        "tags": ["things"],
        "summary": "Make <b>it</b>",
        "description": text,
        "security": [{"key": []}],
        "parameters": [{"name": "q", "in": "query", "description": text, "schema": {"type": "string"}}],
        "requestBody": {"description": text, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": reply, "404": reply, "default": reply},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1", "description": text, "x-pochoir-language": "en"},
        "servers": [{"url": "https://e.org", "description": text}],
        "tags": [{"name": "things", "description": text}],
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {"Thing": schema},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "K", "description": text}},
        },
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The site of a description with HTML."""
    return build([describe_data(tmp_path_factory.mktemp("html"), _described(HTML))])


class _Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a tag."""
        self.found.append((tag, dict(attrs)))


def test_html_is_rendered_on_pages(pages: Mapping[str, str]) -> None:
    page = pages["en/example/operations/make-thing.html"]
    for shown in (
        "<p>The <strong>bold</strong> and <em>slanted</em> <code>a &lt; b</code>.</p>",
        '<p>Next line, <a href="https://e.org/x" rel="noopener nofollow">a link</a>.</p>',
        "<ul>\n<li>first</li>\n<li>second</li>\n</ul>",
        "<th>head</th>",
        "<td>cell</td>",
        "<h1>Make it</h1>",
    ):
        assert shown in page, shown


def test_tags_are_not_shown_as_text(pages: Mapping[str, str]) -> None:
    """Neither the pages, their Markdown versions, the search index nor the metadata."""
    for path, page in pages.items():
        if path.endswith((".html", ".md")) or path.startswith("assets/search-") or path == "llms.txt":
            raw = re.findall(
                r"(?:&lt;|<|\\u003c)/?(?:b|i|p|br|li|ul|td|tr|th|table|a href)(?:&gt;|>|\b[^>]*='|=)", page
            )
            if path.endswith(".html"):
                raw = [each for each in raw if not each.startswith("<")]
            assert not raw, (path, raw[:3])
        if path.endswith(".html"):
            for described in re.findall(r'(?:name|property)="(?:og:)?description" content="([^"]*)"', page):
                assert "&lt;" not in described.replace("a &lt; b", "") and "**" not in described, path


def test_the_package_contains_markdown(tmp_path: Path) -> None:
    describe_data(tmp_path, _described(HTML), "example")
    files = pipeline.generate(tmp_path / "openapi.json", "example").files
    assert files
    for path, content in files.items():
        if path.endswith((".py", ".md")) and "/_runtime/" not in path:
            assert not re.search(r"</?(?:b|i|p|br|li|ul|td|code)>", content), path
    resources = "".join(text for path, text in files.items() if "/resources/" in path)
    assert "The **bold** and *slanted* `a < b`." in resources


def test_hostile_html_does_not_become_tags(tmp_path: Path) -> None:
    """Only text and safe links are left."""
    site = build([describe_data(tmp_path, _described(EVIL))])
    clean = build([describe_data(tmp_path / "clean", _described("x"))])
    known = {tag for page in clean.values() for tag, _ in _Tags(page).found} | {
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
    }
    known |= {"strong", "em", "ul", "li", "pre"}
    for path, page in site.items():
        for tag, attributes in _Tags(page).found if path.endswith(".html") else ():
            assert tag in known, (path, tag)
            assert not any("PWNED" in (value or "") for name, value in attributes.items() if name != "content"), path
            assert not any(name.startswith("on") or name in ("srcdoc", "style") for name in attributes), path
            address = attributes.get("href") or ""
            assert not re.match(r"\s*(?!https?:|mailto:)[a-z]+:", address, re.IGNORECASE), (path, address)
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) if path.endswith(".html") else []
        assert not any(scripts), path


def test_of_a_link_that_leads_nowhere_the_text_is_shown() -> None:
    found = text.markdown("Read the [limits](/docs/limits), [this](#operation/x) and ![a logo](logo.png).")
    assert found == "<p>Read the limits, this and a logo.</p>\n"
    assert text.markdown("[x](javascript:alert())").startswith("<p>[x](javascript:")
    assert text.article("[errors](../x/errors.html)").startswith('<p><a href="../x/errors.html"')
