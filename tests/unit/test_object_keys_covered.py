"""Every key of OpenAPI's objects changes the API or is reported at its place; see also test_schema_keywords_covered."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import pytest

from pochoir.ir import Json
from unit.keyword_effects import ANSWER, GENERATED, NOTHING, TEXT, THING, effects

Object = dict[str, Json]
Row = tuple[str, Json]
UNSUPPORTED = "unsupported-keyword"
OPERATION: Json = {"operationId": "other", "responses": ANSWER}
OTHER: Json = {"Other": {"description": "Theirs."}}
ELSEWHERE: Json = [{"url": "https://b.example.com"}]

PLACES: dict[str, str] = {
    "openapi": "",
    "tag": "/tags/0",
    "server": "/servers/0",
    "server-variable": "/servers/0/variables/v",
    "components": "/components",
    "path-item": "/paths/~1a~1{id}",
    "operation": "/paths/~1a~1{id}/post",
    "parameter": "/paths/~1a~1{id}/parameters/0",
    "query": "/paths/~1a~1{id}/post/parameters/0",
    "request-body": "/paths/~1a~1{id}/post/requestBody",
    "media-type": "/paths/~1a~1{id}/post/requestBody/content/multipart~1form-data",
    "encoding": "/paths/~1a~1{id}/post/requestBody/content/multipart~1form-data/encoding/a",
    "response": "/paths/~1a~1{id}/post/responses/200",
    "header": "/paths/~1a~1{id}/post/responses/200/headers/X-Header",
    "example": "/paths/~1a~1{id}/post/requestBody/content/multipart~1form-data/examples/e",
    "security-scheme": "/components/securitySchemes/key",
}
"""The place of an object of each kind in the description below."""

ROWS: dict[str, dict[str, Row]] = {
    "openapi": {
        # References to it are followed: tests/unit/test_identifiers.py.
        "$self": (NOTHING, "https://a.example.com/openapi.json"),
        "jsonSchemaDialect": ("unsupported-dialect", "https://json-schema.org/draft/2019-09/schema"),
        "webhooks": (GENERATED, {"w": {"post": {"responses": ANSWER}}}),
        "security": (GENERATED, [{"key": []}]),
        "externalDocs": (GENERATED, {"url": "https://example.com/more"}),
    },
    "tag": {
        "summary": (GENERATED, "Short"),
        "description": (GENERATED, "Long."),
        "externalDocs": (GENERATED, {"url": "https://example.com/more"}),
        "parent": (NOTHING, "others"),  # It groups the menu of the site.
        "kind": (GENERATED, "audience"),
    },
    "server": {
        "url": (GENERATED, "https://c.example.com"),
        "description": (GENERATED, "Production"),
        "name": (GENERATED, "production"),
    },
    # Callers who want another value of a variable give `base_url`: docs/support.md.
    "server-variable": {"default": (GENERATED, "2"), "enum": (NOTHING, ["1", "2"]), "description": (NOTHING, "Which.")},
    "path-item": {
        "summary": (GENERATED, "Short"),
        "description": (GENERATED, "Long."),
        "servers": (GENERATED, ELSEWHERE),
        "additionalOperations": (GENERATED, {"COPY": OPERATION}),
        **dict.fromkeys(("get", "put", "delete", "options", "head", "patch", "trace", "query"), (GENERATED, OPERATION)),
    },
    "operation": {
        "operationId": (GENERATED, "another"),
        "tags": (GENERATED, ["others"]),
        "summary": (GENERATED, "Short"),
        "description": (GENERATED, "Long."),
        "externalDocs": (GENERATED, {"url": "https://example.com/more"}),
        "deprecated": (GENERATED, True),
        "security": (GENERATED, [{"key": []}]),
        "servers": (GENERATED, ELSEWHERE),
        "callbacks": (GENERATED, {"c": {"{$request.body#/a}": {"post": {"responses": ANSWER}}}}),
    },
    "parameter": {
        "style": (GENERATED, "label"),
        "explode": (GENERATED, True),
        "allowReserved": (UNSUPPORTED, True),
    },
    "query": {
        "in": (GENERATED, "cookie"),
        "name": (GENERATED, "p"),
        "description": (GENERATED, "Long."),
        "required": (GENERATED, True),
        "deprecated": (GENERATED, True),
        "schema": (GENERATED, {"type": "integer"}),
        "style": (GENERATED, "pipeDelimited"),
        "explode": (GENERATED, False),
        "allowReserved": (GENERATED, True),
        # An empty text is sent as such, whether a description allows it or not.
        "allowEmptyValue": (NOTHING, True),
        "example": (GENERATED, ["x"]),
    },
    "request-body": {"description": (GENERATED, "Long."), "required": (GENERATED, True)},
    "media-type": {
        "schema": (GENERATED, {"type": "object", "properties": {"a": TEXT, "z": TEXT}}),
        "encoding": (GENERATED, {"b": {"contentType": "text/csv"}}),
        "examples": (GENERATED, {"e": {"value": {"a": "y"}}}),
        "description": (UNSUPPORTED, "Long."),
        "itemSchema": ("unsupported-streams", THING),
    },
    "encoding": {
        "contentType": (GENERATED, "text/html"),
        "headers": (UNSUPPORTED, {"X-A": {"schema": TEXT}}),
        "style": (UNSUPPORTED, "pipeDelimited"),
        "explode": (UNSUPPORTED, False),
        "allowReserved": (UNSUPPORTED, True),
        "encoding": (UNSUPPORTED, {"x": {"contentType": "text/csv"}}),
        "itemEncoding": (UNSUPPORTED, {"contentType": "text/csv"}),
        "prefixEncoding": (UNSUPPORTED, [{"contentType": "text/csv"}]),
    },
    "response": {
        "summary": (GENERATED, "Short"),
        "description": (GENERATED, "Long."),
        "headers": (GENERATED, {"X-Other": {"schema": TEXT}}),
        "content": (GENERATED, {"application/json": {"schema": TEXT}}),
        "links": ("links-not-generated", {"l": {"operationId": "makeThing"}}),
    },
    "header": {
        "description": (GENERATED, "Long."),
        "deprecated": (GENERATED, True),
        "schema": (GENERATED, {"type": "integer"}),
        "example": (GENERATED, "y"),
        # What a server must send is no error when it is missing.
        "required": (NOTHING, True),
    },
    "example": {
        "summary": (GENERATED, "Short"),
        "description": (GENERATED, "Long."),
        "value": (GENERATED, {"a": "y"}),
    },
    "security-scheme": {
        "description": (GENERATED, "Long."),
        "deprecated": (GENERATED, True),
    },
}

ANYWHERE = {
    # What every description has, and what the rules of paths, methods, security and components have tests for.
    *("openapi", "info", "servers", "paths", "components", "tags", "parameters", "requestBody", "responses", "content"),
    *("variables", "name", "in", "schema", "$ref", "post", "security", "type"),
}
JSON, XML, CSV, EVENTS = "application/json", "application/xml", "text/csv", "text/event-stream"
DATA: Object = {"schema": THING}
LINES: Object = {"schema": TEXT}
STREAMS = "unsupported-streams"


def _path(media_type: str, described: Object) -> Object:
    return {"name": "id", "in": "path", "required": True, "content": {media_type: described}}


def _query(place: str, media_type: str) -> Object:
    return {"name": "q", "in": place, "content": {media_type: {"schema": THING}}}


def _answer(**content: Json) -> Object:
    return {"description": "ok", "content": content}


WHOLE: list[tuple[str, str, Object, str]] = [
    ("example", "", {"dataValue": {"a": "y"}}, GENERATED),
    ("example", "/externalValue", {"externalValue": "https://example.com/e.json"}, UNSUPPORTED),
    ("example", "/serializedValue", {"serializedValue": "a=y"}, UNSUPPORTED),
    ("media-type", "/itemEncoding", {"itemSchema": THING, "itemEncoding": {"contentType": CSV}}, STREAMS),
    ("media-type", "/prefixEncoding", {"itemSchema": THING, "prefixEncoding": [{"contentType": CSV}]}, STREAMS),
    ("parameter", "", _path(JSON, DATA), GENERATED),
    ("parameter", "/content/application~1xml/schema", _path(XML, DATA), "schema-not-used"),
    ("query", "/content/application~1xml/schema", _query("query", XML), "schema-not-used"),
    ("query", "", _query("querystring", JSON), GENERATED),
    ("request-body", "/content/application~1xml/schema", {"content": {XML: DATA}}, "schema-not-used"),
    ("request-body", "/content/text~1csv", {"content": {JSON: DATA, CSV: LINES}}, GENERATED),
    ("request-body", "/content/text~1event-stream", {"content": {JSON: DATA, EVENTS: LINES}}, "media-type-not-chosen"),
    ("response", "/content/text~1csv/schema", _answer(**{CSV: DATA}), "schema-not-used"),
    ("response", "/content/text~1event-stream", _answer(**{JSON: DATA, EVENTS: DATA}), GENERATED),
    ("response", "/description", {"$ref": "#/components/responses/Other", "description": "Own."}, UNSUPPORTED),
]
"""Whole objects: the kind, the place of the finding in it, the object and the code."""


def description() -> Object:
    """Return a description with an object of each kind."""
    path: Json = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    query: Json = {"name": "q", "in": "query", "schema": {"type": "array", "items": TEXT}}
    shown: Json = {"e": {"value": {"a": "x"}}}
    parts: Json = {"a": {"contentType": "text/plain"}}
    form: Json = {"multipart/form-data": {"schema": THING, "encoding": parts, "examples": shown}}
    operation: Json = {
        "operationId": "makeThing",
        "tags": ["things"],
        "parameters": [query],
        "requestBody": {"content": form},
        "responses": {"200": {"description": "ok", "headers": {"X-Header": {"schema": TEXT}}}},
    }
    return {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://a.example.com/{v}", "variables": {"v": {"default": "1"}}}],
        "tags": [{"name": "things"}, {"name": "others"}],
        "paths": {"/a/{id}": {"parameters": [path], "post": operation}},
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}, "responses": OTHER},
    }


def _child(value: Json, key: str) -> Json:
    return value[int(key)] if isinstance(value, list) else cast("Object", value).setdefault(key, {})


def changed(kind: str, change: Object, *, whole: bool = False) -> Object:
    """The description with some keys of one object set, or with another object in its place."""
    described = description()
    here: Json = described
    for token in PLACES[kind].split("/")[1:]:
        here = _child(here, token.replace("~1", "/"))
    assert isinstance(here, dict)
    if whole:
        here.clear()
    here.update(change)
    return described


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, rows in ROWS.items() for key in rows])
def test_a_key_is_generated_or_reported(kind: str, key: str, tmp_path: Path) -> None:
    code, value = ROWS[kind][key]
    expect(tmp_path, changed(kind, {key: value}), changed(kind, {"x-nothing": True}), code, f"{PLACES[kind]}/{key}")


@pytest.mark.parametrize(("kind", "place", "value", "code"), WHOLE)
def test_an_object_is_generated_or_reported(kind: str, place: str, value: Object, code: str, tmp_path: Path) -> None:
    expect(tmp_path, changed(kind, value, whole=True), description(), code, PLACES[kind] + place)


def expect(folder: Path, description: Object, other: Object, code: str, place: str) -> None:
    """Assert that the difference between two descriptions changes the API, or has exactly one finding."""
    before, quiet = effects(folder, other)
    after, found = effects(folder, description)
    if code in (GENERATED, NOTHING):
        assert after
        assert found.keys() <= quiet.keys()
        assert (after == before) == (code == NOTHING)
    else:
        assert found.get(place) == code
        assert all(pointer.startswith(place.rpartition("/")[0]) for pointer in found.keys() - quiet.keys())


def test_every_key_has_a_row() -> None:
    spec = find_spec("openapi_spec_validator")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "resources" / "schemas" / "v3.2" / "schema.json"
    schema = json.loads(path.read_text("utf-8"))
    missing: set[str] = set()
    for kind in ROWS:
        alike = ("parameter", "query") if kind in ("parameter", "query") else (kind,)
        keys = schema["properties"] if kind == "openapi" else schema["$defs"][alike[0]]["properties"]
        known = {key for each in alike for key in ROWS[each]} | ANYWHERE
        known |= {key for each, _, value, _ in WHOLE if each in alike for key in value}
        missing |= {f"{kind}.{key}" for key in keys if key not in known}
    assert missing == set()
