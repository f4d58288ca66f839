"""The changelog: differences between two versions, with breaking changes marked."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build
from pochoir.targets.site.changes import changes

from .descriptions import describe_data, operation

THING: Json = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string"},
        "state": {"type": "string", "enum": ["open", "shut"]},
    },
}


def _at(tree: Json, *keys: str) -> dict[str, Json]:
    for key in keys:
        tree = cast("dict[str, Json]", tree)[key]
    return cast("dict[str, Json]", tree)


def _base() -> dict[str, Json]:
    tree = operation(deepcopy(THING))
    body: Json = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    parameters: Json = [{"name": "limit", "in": "query", "schema": {"type": "integer"}}]
    _at(tree, "paths", "/things")["post"] = {
        "operationId": "createThing",
        "tags": ["things"],
        "parameters": parameters,
        "requestBody": body,
        "responses": {"201": {"description": "Made."}},
    }
    return tree


_POST = ("paths", "/things", "post")
_THING = ("components", "schemas", "Thing")
_EDITS: dict[str, tuple[tuple[str, ...], str, Json]] = {
    "operation removed": (("paths", "/things"), "post", None),
    "operation added": (
        ("paths", "/things"),
        "delete",
        {"operationId": "clear", "responses": {"204": {"description": "Gone."}}},
    ),
    "parameter removed": (_POST, "parameters", []),
    "parameter required": (
        _POST,
        "parameters",
        [{"name": "limit", "in": "query", "required": True, "schema": {"type": "integer"}}],
    ),
    "parameter type": (_POST, "parameters", [{"name": "limit", "in": "query", "schema": {"type": "string"}}]),
    "body required": ((*_POST, "requestBody"), "required", True),
    "reply added": ((*_POST, "responses"), "409", {"description": "It is there."}),
    "deprecated": (_POST, "deprecated", True),
    "field removed": ((*_THING, "properties"), "name", None),
    "field added": ((*_THING, "properties"), "note", {"type": "string"}),
    "field required": (_THING, "required", ["id", "name"]),
    "field type": ((*_THING, "properties", "id"), "type", "string"),
    "value added": ((*_THING, "properties", "state"), "enum", ["open", "shut", "ajar"]),
    "server": ((), "servers", [{"url": "https://other.example.com"}]),
    "text": (_THING, "description", "Other words."),
}
"""Where each difference is planted, and what stands there afterwards; None takes it away."""


def _edit(name: str, tree: dict[str, Json]) -> None:
    keys, key, value = _EDITS[name]
    node = _at(tree, *keys)
    if value is None:
        del node[key]
    else:
        node[key] = value


@pytest.mark.parametrize(
    ("name", "text", "breaking"),
    [
        ("operation removed", "operation removed:", True),
        ("operation added", "operation added:", False),
        ("parameter removed", "parameter %(name)s removed:", True),
        ("parameter required", "parameter %(name)s is now required:", True),
        ("parameter type", "type of %(name)s changed:", True),
        ("body required", "request body is now required:", True),
        ("reply added", "response %(status)s added:", False),
        ("deprecated", "deprecated:", False),
        ("field removed", "field %(name)s removed:", True),
        ("field added", "field %(name)s added:", False),
        ("field required", "field %(name)s is now required:", True),
        ("field type", "type of %(name)s changed:", True),
        ("value added", "%(name)s now allows the value %(value)s:", False),
        ("server", "server removed:", True),
    ],
)
def test_each_difference_is_reported(tmp_path: Path, name: str, text: str, breaking: bool) -> None:
    tree = _base()
    _edit(name, tree)
    found = changes(describe_data(tmp_path / "old", _base()).api, describe_data(tmp_path / "new", tree).api)
    assert (text, breaking) in {(change.text, change.breaking) for change in found}


def test_changed_descriptions_are_not_reported(tmp_path: Path) -> None:
    tree = _base()
    _edit("text", tree)
    assert not changes(describe_data(tmp_path / "old", _base()).api, describe_data(tmp_path / "new", tree).api)


def test_the_changelog_shows_every_version_and_links_what_still_exists(tmp_path: Path) -> None:
    tree = _base()
    for name in ("operation added", "field removed", "deprecated"):
        _edit(name, tree)
    _at(tree, "info")["version"] = "2.0.0"
    new = replace(describe_data(tmp_path / "new", tree), earlier=(describe_data(tmp_path / "old", _base()),))
    files = build([new])
    english, french = files["en/example/changelog.html"], files["fr/example/changelog.html"]
    assert english.index(">2.0.0<") < english.index(">1.0.0<")
    assert '<strong class="breaking">breaking</strong>' in english
    assert '<strong class="breaking">incompatible</strong>' in french
    assert 'href="operations/create-thing.html">createThing' in english
