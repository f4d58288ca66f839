"""Validation as a whole: it never fails, never looks outside, and finds all that openapi-spec-validator finds."""

import copy
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from referencing.exceptions import Unresolvable

from pochoir import document
from pochoir.ir import Json
from pochoir.problems import Problem, Refused
from pochoir.validate import validate

CASES = Path(__file__).parents[1] / "cases"
SPECS = sorted(CASES.glob("*/spec.*"))

WHOLE: dict[str, Json] = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "paths": {
        "/users/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {
                "operationId": "getUser",
                "security": [{"token": []}],
                "parameters": [{"$ref": "#/components/parameters/Page"}],
                "responses": {"200": {"$ref": "#/components/responses/User"}},
            },
        }
    },
    "components": {
        "parameters": {"Page": {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}},
        "responses": {
            "User": {
                "description": "a user",
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/User"}, "example": {"id": 1}}
                },
            }
        },
        "schemas": {"User": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}},
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    },
}


def problems(folder: Path, tree: Json) -> tuple[Problem, ...]:
    path = folder / "openapi.json"
    path.write_text(json.dumps(tree), "utf-8")
    return validate(document.read(path))


def test_a_sound_description_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, WHOLE) == ()
    assert problems(tmp_path, {**WHOLE, "openapi": "3.0.4"}) == ()


def places(value: Json) -> Iterator[tuple[Json, str | int]]:
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from places(value[key])
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield value, number
            yield from places(item)


ODD: st.SearchStrategy[Json] = st.sampled_from(
    [None, True, 0, -1.5, "", "x", "#/components/schemas/User", [], {}, [None], {"$ref": 1}, {"$ref": "#/paths"}]
)


@settings(max_examples=200)
@given(st.data())
def test_any_damage_is_reported_and_never_fails(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    tree = copy.deepcopy(WHOLE)
    tree["openapi"] = data.draw(st.sampled_from(["3.0.4", "3.1.0", "3.2.0"]))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(places(tree))))
        value = data.draw(ODD)
        if isinstance(holder, dict):
            holder[str(key)] = copy.deepcopy(value)
        elif isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            holder[key] = copy.deepcopy(value)
    for problem in problems(tmp_path_factory.mktemp("damaged"), tree):
        assert problem.location
        assert problem.message
        assert len(problem.message) < 400


class _SpyError(Exception):
    """A socket was about to be used."""


def _refuse(*_: object) -> None:
    raise _SpyError


@pytest.mark.parametrize("key", ["$ref", "externalValue", "operationRef", "$schema", "jsonSchemaDialect"])
def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    monkeypatch.setattr(socket, "getaddrinfo", _refuse)
    for holder, name in list(places(WHOLE)):
        if isinstance(holder, dict) and isinstance(holder[str(name)], dict):
            tree = copy.deepcopy(WHOLE)
            for place, other in places(tree):
                if isinstance(place, dict) and other == name and isinstance(place[str(other)], dict):
                    place[str(other)] = {key: "http://127.0.0.1:48731/x.json"}
                    break
            problems(tmp_path, tree)


def _errors(tree: dict[str, Json]) -> bool:
    """Return whether openapi-spec-validator finds a problem; broken or cyclic references make it raise."""
    kind = OpenAPIV30SpecValidator if str(tree["openapi"]).startswith("3.0.") else OpenAPIV31SpecValidator
    try:
        return any(True for _ in kind(tree).iter_errors())
    except (Unresolvable, RecursionError):
        return True


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_all_that_openapi_spec_validator_finds_is_found(spec: Path) -> None:
    try:
        read = document.read(spec)
    except Refused:
        return
    if not str(read.tree.get("openapi")).startswith(("3.0.", "3.1.")) or read.problems:
        return
    assert bool(validate(read)) >= _errors(read.tree)


def test_a_bound_has_its_type_from_what_it_is_joined_with(tmp_path: Path) -> None:
    base: Json = {
        "type": "object",
        "properties": {
            "i": {"type": "integer"},
            "tags": {"type": "array", "items": {"$ref": "#/components/schemas/Text"}},
            "address": {"type": "object", "properties": {"city": {"type": "string"}}},
            "untyped": {},
        },
    }
    more: Json = {
        "i": {"minimum": 3, "maximum": 8},
        "tags": {"items": {"maxLength": 3}},
        "address": {"properties": {"city": {"minLength": 1}, "street": {"minLength": 1}}},
        "untyped": {"minimum": 1},
    }
    schemas: Json = {
        "Text": {"type": "string"},
        "Base": base,
        "Joined": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"type": "object", "properties": more}]},
        "Beside": {"$ref": "#/components/schemas/Base", "properties": {"i": {"maximum": 9}}},
        "Cycle": {"allOf": [{"$ref": "#/components/schemas/Cycle"}], "properties": {"i": {"minimum": 1}}},
    }
    tree: Json = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://x.test"}],
        "paths": {},
        "components": {"schemas": schemas},
    }
    found = [each.pointer for each in problems(tmp_path, tree) if each.code == "unsupported-keyword"]
    joined = "/components/schemas/Joined/allOf/1/properties"
    assert found == [
        f"{joined}/address/properties/street/minLength",
        f"{joined}/untyped/minimum",
        "/components/schemas/Cycle/properties/i/minimum",
    ]
