"""Relative links in the texts of a description."""

import json
from pathlib import Path

import pytest

from pochoir import config, document
from pochoir.config.reading import Reading
from pochoir.ir import Json
from pochoir.linking import absolute, linked
from pochoir.problems import Refused
from pochoir.understanding import understand

BASE = "https://docs.example.com/api/"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See [limits](/limits).", "See [limits](https://docs.example.com/limits)."),
        ("[a](./x) [b](../y#z)", "[a](https://docs.example.com/api/x) [b](https://docs.example.com/y#z)"),
        ('<a href="/limits">here</a>', '<a href="https://docs.example.com/limits">here</a>'),
        ("<a class='x' href='/limits'>here</a>", "<a class='x' href='https://docs.example.com/limits'>here</a>"),
        ("![logo](/a.png)", "![logo](https://docs.example.com/a.png)"),
        ("[limits]: /limits", "[limits]: https://docs.example.com/limits"),
        ("[x](https://example.org/)", "[x](https://example.org/)"),
        ("[x](//[y)", "[x](//[y)"),
        ("`[x](/y)` and\n```\n[x](/y)\n```", "`[x](/y)` and\n```\n[x](/y)\n```"),
        ("[field](#body.field), /orders/{id}", "[field](#body.field), /orders/{id}"),
    ],
)
def test_links_to_paths_are_absolute(text: str, wanted: str) -> None:
    assert absolute(text, BASE) == wanted


def _description(folder: Path, **more: Json) -> Path:
    path = folder / "openapi.json"
    reply: Json = {
        "description": "It, [x](/y).",
        "content": {"application/json": {"example": {"description": "[x](/y)"}}},
    }
    get: Json = {"operationId": "get", "description": "See [limits](/limits).", "responses": {"200": reply}}
    tree: Json = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/things": {"get": get}},
        **more,
    }
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_the_documentation_of_the_api_is_their_base(tmp_path: Path) -> None:
    found = linked(document.read(_description(tmp_path, externalDocs={"url": BASE})))
    text = json.dumps(found.tree)
    assert "[limits](https://docs.example.com/limits)" in text and "It, [x](https://docs.example.com/y)." in text
    assert '{"description": "[x](/y)"}' in text


def test_the_setting_takes_precedence(tmp_path: Path) -> None:
    path = _description(tmp_path, externalDocs={"url": BASE}, servers=[{"url": "https://example.com"}])
    understood = understand(path, "things", reading=Reading(docs_url="https://other.example/"))
    [resource] = understood.api.resources
    assert resource.operations[0].doc.description == "See [limits](https://other.example/limits)."


@pytest.mark.parametrize("external", [{}, {"url": "/docs"}, {"url": "https://[bad"}])
def test_without_a_base_a_description_is_unchanged(tmp_path: Path, external: Json) -> None:
    read = document.read(_description(tmp_path, externalDocs=external))
    assert linked(read) is read


def test_the_setting_is_a_url(tmp_path: Path) -> None:
    _description(tmp_path)
    settings = '[[tool.pochoir.api]]\nspec = "openapi.json"\ndocs-url = "/docs"\n'
    with pytest.raises(Refused, match='"/docs" is not the URL of a site'):
        config.read(tmp_path, settings)


def test_names_of_responses_and_fields_are_no_values(tmp_path: Path) -> None:
    schema: Json = {
        "type": "object",
        "properties": {"value": {"description": "[x](/y)"}},
        "default": {"description": "[x](/y)"},
    }
    failed: Json = {"description": "See [x](/y).", "content": {"application/json": {"schema": schema}}}
    path = _description(tmp_path, externalDocs={"url": BASE})
    tree = json.loads(path.read_text("utf-8"))
    tree["paths"]["/things"]["get"]["responses"]["default"] = failed
    path.write_text(json.dumps(tree), encoding="utf-8")
    found = json.dumps(linked(document.read(path)).tree["paths"])
    assert found.count("(https://docs.example.com/y)") == 3
    assert '"default": {"description": "[x](/y)"}' in found
