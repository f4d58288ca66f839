"""The changelog: differences between two versions, with breaking changes marked."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build
from pochoir.targets.site.changes import changes, entries

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
"""The place of each difference and its new value; None removes it."""


def _edit(name: str, tree: dict[str, Json]) -> None:
    keys, key, value = _EDITS[name]
    node = _at(tree, *keys)
    if value is None:
        del node[key]
    else:
        node[key] = value


@pytest.mark.parametrize(
    ("name", "where", "text", "breaking"),
    [
        ("operation removed", "things.create", "%(v0)s was removed", True),
        ("operation added", "things.clear", "%(v0)s was added", False),
        ("parameter removed", "things.create", "the query parameter %(v0)s was removed", True),
        ("parameter required", "things.create", "the query parameter %(v0)s is now required", True),
        ("reply added", "things.create", "the response 409 was added", False),
        ("deprecated", "things.create", "is deprecated", False),
        ("field removed", "models.Thing", "%(v0)s was removed", True),
        ("field added", "models.Thing", "the field %(v0)s was added", False),
        ("field type", "models.Thing", "%(v0)s was of type %(v1)s, and is now of type %(v2)s", True),
    ],
)
def test_each_difference_is_reported(tmp_path: Path, name: str, where: str, text: str, breaking: bool) -> None:
    tree = _base()
    _edit(name, tree)
    found = changes(describe_data(tmp_path / "old", _base()).api, describe_data(tmp_path / "new", tree).api)
    assert (where, text, breaking) in {(change.where, change.reason.text, change.breaking) for change in found}


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
    assert 'href="operations/create-thing.html"><code>things.create</code></a>: is deprecated.' in english
    assert 'href="operations/create-thing.html"><code>things.create</code></a>\u00a0: est obsolète.' in french
    assert "<code>name</code> a été supprimé. À faire\u00a0: ne plus utiliser <code>name</code>." in french


def test_the_changelog_shows_the_releases_of_the_client(tmp_path: Path) -> None:
    log = """\
# Changelog

## 1.1.0

It moved.

### Breaking changes

- `things.create`: the query parameter `limit` was removed. To do: do not pass `limit`.

### Compatible changes

- `models.Thing`: `Thing` was added.

## 1.0.0

The first release.
"""
    assert [(each.version, len(each.changes), each.notes) for each in entries(log)] == [
        ("1.1.0", 2, "It moved."),
        ("1.0.0", 0, "The first release."),
    ]
    described = describe_data(tmp_path, _base())
    in_french = "# Journal\n\n## 1.1.0\n\nIl a déménagé.\n"
    files = build([replace(described, log=log, log_in_french=in_french)])
    english, french = files["en/example/changelog.html"], files["fr/example/changelog.html"]
    assert english.index('<span class="name">1.1.0<') < english.index('<span class="name">1.0.0<')
    assert "the query parameter <code>limit</code> was removed. To do: do not pass <code>limit</code>." in english
    assert (
        "le paramètre de requête <code>limit</code> a été supprimé. À faire\u00a0: ne pas passer <code>limit</code>."
        in french
    )
    assert '<div class="prose" lang="fr"><p>Il a déménagé.</p>' in french
    assert '<div class="prose" lang="en" hidden>' in french
    texts = [files[f"{language}/example/changelog.md"] for language in ("en", "fr")]
    assert [[words in text for words in ("It moved.", "Il a déménagé.")] for text in texts] == [
        [True, False],
        [False, True],
    ]


@pytest.mark.parametrize("internal", ["before", "both"])
def test_internal_operations_are_not_in_the_changelog(tmp_path: Path, internal: str) -> None:
    old, new = _base(), _base()
    _at(old, *_POST)["x-internal"] = True
    if internal == "both":
        _at(new, *_POST)["x-internal"] = True
        _at(new, *_POST)["parameters"] = []
    else:
        del _at(new, "paths", "/things")["post"]
    earlier = describe_data(tmp_path / "old", old)
    log = build([replace(describe_data(tmp_path / "new", new), earlier=(earlier,))])["en/example/changelog.md"]
    assert "createThing" not in log and "POST" not in log and "breaking" not in log
