"""Markdown of a description on a page: headings, links and images."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build, text

from .descriptions import describe_data

PROSE = "### First\n\ntext\n\n# Second\n\n#### Third\n\n## Fourth"


@pytest.mark.parametrize(("first", "levels"), [(2, "2233"), (3, "3344"), (5, "5566")])
def test_headings_are_below_those_of_the_page_without_gaps(first: int, levels: str) -> None:
    assert "".join(re.findall(r"<h(\d)>", text.markdown(PROSE, first))) == levels


def test_headings_in_the_text_of_a_field_are_bold_paragraphs() -> None:
    found = text.markdown(PROSE, text.BOLD)
    assert "<h" not in found
    assert found.count('<p class="heading">') == 4


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](https://e.org)", '<a href="https://e.org" rel="noopener nofollow">a</a>'),
        ("[](https://e.org)", '<a href="https://e.org" rel="noopener nofollow">https://e.org</a>'),
        ("![a](https://e.org/x.png)", '<a href="https://e.org/x.png" rel="noopener nofollow">a</a>'),
        ("![](https://e.org/x.png)", '<a href="https://e.org/x.png" rel="noopener nofollow">https://e.org/x.png</a>'),
        ("[![a](https://e.org/x.png)](https://e.org)", '<a href="https://e.org" rel="noopener nofollow">a</a>'),
        (
            "[![](https://e.org/x.png)](https://e.org)",
            '<a href="https://e.org" rel="noopener nofollow">https://e.org</a>',
        ),
        ("![a](javascript:alert)", "![a](javascript:alert)"),
    ],
)
def test_every_link_has_a_name_and_an_image_is_a_link(written: str, shown: str) -> None:
    assert text.markdown(written) == f"<p>{shown}</p>\n"
    assert text.inline(written) == shown


def test_the_headings_of_every_page_are_in_order(tmp_path: Path) -> None:
    """Of a description with headings in every text, and without a title."""
    schema: Json = {
        "type": "object",
        "description": PROSE,
        "properties": {"a": {"type": "string", "description": PROSE}},
    }
    reply: Json = {
        "description": PROSE,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}},
    }
    operation: Json = {
        "tags": ["Things"],
        "description": PROSE,
        "parameters": [{"name": "q", "in": "query", "description": PROSE, "schema": {"type": "string"}}],
        "requestBody": {"description": PROSE, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": reply, "404": reply},
    }
    data: Json = {
        "openapi": "3.1.0",
        "info": {"title": " ", "version": "1", "description": PROSE},
        "servers": [{"url": "https://e.org", "description": PROSE}],
        "tags": [{"name": "Things", "description": PROSE}],
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {"A": schema},
            "securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": "K", "description": PROSE}},
        },
    }
    pages = {path: page for path, page in build([describe_data(tmp_path, data)]).items() if path.endswith(".html")}
    assert "<h1>example</h1>" in pages["en/example/index.html"]
    for path, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h(\d)[ >]", page)]
        assert all(after <= before + 1 for before, after in pairwise([0, *levels])), path
        assert not re.search(r"<a [^>]*>\s*</a>", page), path
