"""The extensions: one definition each, for the checks, the documentation and the JSON Schema for editors."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from pochoir import document
from pochoir.document.grammar import Kind
from pochoir.editor_schema import as_json, schema
from pochoir.extensions.extension import ANYWHERE, Extension
from pochoir.extensions.reference import named, rewritten
from pochoir.extensions.table import EXTENSIONS
from pochoir.ir import Json
from pochoir.problems import Problem
from pochoir.validate import validate

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "extensions.md"
SPECS = sorted(ROOT.glob("specs/*/openapi.yaml"))
EDITOR = jsonschema_rs.validator_for(schema())
DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Case", "version": "1"},
    "tags": [{"name": "a"}],
    "servers": [{"url": "https://example.org"}],
    "paths": {
        "/a": {
            "get": {
                "operationId": "listA",
                "parameters": [{"name": "X-Key", "in": "header", "schema": {"type": "integer"}}],
                "responses": {"200": {"description": "Fine."}},
            }
        }
    },
    "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X"}}},
}
PLACES: dict[Kind, tuple[str | int, ...]] = {
    "openapi": (),
    "info": ("info",),
    "tag": ("tags", 0),
    "server": ("servers", 0),
    "operation": ("paths", "/a", "get"),
    "parameter": ("paths", "/a", "get", "parameters", 0),
    "schema": ("paths", "/a", "get", "parameters", 0, "schema"),
    "security-scheme": ("components", "securitySchemes", "key"),
}
WRONG: list[tuple[str, Kind, object]] = [
    ("x-pochoir-retry", "operation", "always"),
    ("x-pochoir-deadline", "openapi", 0),
    ("x-pochoir-deadline", "operation", "soon"),
    ("x-pochoir-method", "operation", "with_response"),
    ("x-pochoir-name", "tag", "class"),
    ("x-pochoir-name", "tag", "a" * 61),
    ("x-pochoir-language", "info", "français"),
    ("x-pochoir-unwrap", "operation", "data"),
    ("x-pochoir-idempotency", "parameter", "yes"),
    ("x-pochoir-prefix", "security-scheme", "a\nb"),
    ("x-pochoir-time", "schema", "hours"),
    ("x-pochoir-pagination", "operation", {"style": "offset", "items": "", "parameter": "page"}),
    ("x-pochoir-pagination", "operation", {"style": "single", "items": "", "cap": 3}),
    ("x-pochoir-pagination", "operation", {"style": "none", "items": ""}),
    ("x-pochoir-rate-limits", "openapi", []),
    ("x-pochoir-rate-limits", "openapi", [{"host": "a", "requests": 1, "per": 0, "scope": "ip"}]),
    ("x-pochoir-login", "openapi", {"operation": "a", "secrets": ["b"]}),
    ("x-pochoir-variants", "operation", [{"operationId": "a", "query": {"b": True}, "response": {}}]),
    ("x-pochoir-retry", "schema", "never"),
    ("x-pochoir-retries", "operation", "never"),
]


def described(key: str, kind: Kind, value: object) -> dict[str, Any]:
    """Return a description with an extension on an object of a kind."""
    found = copy.deepcopy(DESCRIPTION)
    owner: Any = found
    for step in PLACES[kind]:
        owner = owner[step]
    owner[key] = value
    return found


def problems(tmp_path: Path, description: dict[str, Any]) -> list[Problem]:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(description), "utf-8")
    return [each for each in validate(document.read(path)) if each.severity == "error"]


def inside(key: str, value: Json) -> Iterator[Json]:
    """Yield what is under a key anywhere in a value."""
    if isinstance(value, dict) and key in value:
        yield value[key]
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(key, each)


def test_the_page_says_what_the_definitions_say() -> None:
    page = PAGE.read_text("utf-8")
    assert rewritten(page) == page, "run: python -m pochoir.extensions docs/extensions.md"


def test_the_page_has_every_extension_once() -> None:
    assert sorted(named(PAGE.read_text("utf-8"))) == sorted(EXTENSIONS)


@pytest.mark.parametrize("extension", EXTENSIONS.values(), ids=EXTENSIONS)
def test_the_example_of_an_extension_is_right(extension: Extension[Any]) -> None:
    value = next(inside(extension.key, yaml.safe_load(extension.example)))
    kind = next(iter(extension.places))
    assert extension.read(value, kind)[1] == ()
    if kind in PLACES and len(extension.places) < len(ANYWHERE):
        description = described(extension.key, kind, value)
        description["components"]["schemas"] = {"Payload": True}
        assert [error.message for error in EDITOR.iter_errors(description)] == []


def test_the_schema_for_editors_is_a_json_schema() -> None:
    jsonschema_rs.meta.validate(json.loads(as_json()))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_an_editor_finds_nothing_wrong_with_a_description_that_is_right(spec: Path) -> None:
    assert [error.message for error in EDITOR.iter_errors(document.read(spec).tree)] == []


@pytest.mark.parametrize(("key", "kind", "value"), WRONG)
def test_an_editor_and_pochoir_refuse_the_same(tmp_path: Path, key: str, kind: Kind, value: object) -> None:
    assert EDITOR.is_valid(DESCRIPTION)
    assert problems(tmp_path, DESCRIPTION) == []
    wrong = described(key, kind, value)
    owner = list(PLACES[kind])
    assert any(list(error.instance_path)[: len(owner)] == owner for error in EDITOR.iter_errors(wrong))
    codes = ("extension-shape", "extension-place", "extension-unknown")
    assert any(each.code in codes and f"/{key}" in each.pointer for each in problems(tmp_path, wrong))


def test_an_operation_that_the_client_does_not_have_signs_nobody_in(tmp_path: Path) -> None:
    login = {"operation": "onEvent", "secrets": ["a"], "credentials": {"key": {"header": "X"}}}
    description = described("x-pochoir-login", "openapi", login)
    description["webhooks"] = {
        "event": {"post": {"operationId": "onEvent", "responses": {"200": {"description": "Fine."}}}}
    }
    found = [(each.code, each.pointer) for each in problems(tmp_path, description)]
    assert found == [("extension-target", "/x-pochoir-login/operation")]


def test_a_whole_number_may_be_written_with_a_point() -> None:
    paging: Json = {"style": "link", "items": "", "cap": 100.0}
    found, wrong = EXTENSIONS["x-pochoir-pagination"].read(paging, "operation")
    assert wrong == ()
    assert isinstance(found.cap, int)
