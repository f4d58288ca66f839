"""Every keyword of JSON Schema, and of OpenAPI's schemas, changes the API or is reported at its place."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from pochoir.ir import Json
from unit.keyword_effects import GENERATED, NOTHING, TEXT, THING, effects

Row = tuple[str, Json]
UNCHECKED = "unsupported-keyword"
OBJECT: dict[str, Row] = {
    "not": (UNCHECKED, {"required": ["a"]}),
    "dependentRequired": (UNCHECKED, {"a": ["b"]}),
    "dependentSchemas": (UNCHECKED, {"a": {"required": ["b"]}}),
    "dependencies": (UNCHECKED, {"a": ["b"]}),
    "propertyNames": (UNCHECKED, {"pattern": "^a"}),
    "minProperties": (UNCHECKED, 1),
    "maxProperties": (UNCHECKED, 1),
    "patternProperties": (UNCHECKED, {"^x": {"type": "integer"}}),
    "additionalProperties": (GENERATED, {"type": "integer"}),
    "unevaluatedProperties": (UNCHECKED, {"type": "integer"}),
    "properties": (GENERATED, {"c": TEXT}),
    "required": (GENERATED, ["a"]),
    "allOf": (GENERATED, [{"properties": {"c": TEXT}}]),
    "oneOf": (GENERATED, [{"properties": {"c": TEXT}}, {"properties": {"d": TEXT}}]),
    "discriminator": (UNCHECKED, {"propertyName": "a"}),
    "title": (GENERATED, "A thing of two"),
    "description": (GENERATED, "A thing of two."),
    "deprecated": (GENERATED, True),
    "examples": (GENERATED, [{"a": "x"}]),
    "example": (GENERATED, {"a": "x"}),
    "externalDocs": (GENERATED, {"url": "https://example.com/more"}),
    "$dynamicRef": ("unsupported-dynamic-reference", "#node"),
    "$recursiveRef": ("unsupported-dynamic-reference", "#"),
    "$schema": ("unsupported-dialect", "http://json-schema.org/draft-07/schema#"),
}
MEMBER: dict[str, Row] = {
    "type": (GENERATED, "integer"),
    "$ref": (GENERATED, "#/components/schemas/Other"),
    "anyOf": (GENERATED, [{"format": "date"}, {"enum": ["x", "y"]}]),
    "enum": (GENERATED, ["x", "y"]),
    "const": (GENERATED, "x"),
    "format": (GENERATED, "date"),
    "default": (GENERATED, "x"),
    "readOnly": (GENERATED, True),
    "writeOnly": (GENERATED, True),
    "minLength": (GENERATED, 1),
    "maxLength": (GENERATED, 1),
    "pattern": (GENERATED, "^x"),
    "nullable": (GENERATED, True),
    "contentEncoding": (UNCHECKED, "base32"),
    "contentSchema": (UNCHECKED, THING),
    "contentMediaType": (GENERATED, "image/png"),
    # XML is given as text; `schema-not-used` says so where it is.
    "xml": (NOTHING, {"attribute": True}),
}
EITHER: dict[str, Row] = {
    "maxLength": (GENERATED, 3),
    "maximum": (GENERATED, 3),
    "oneOf": (GENERATED, [{"type": "string", "minLength": 3}, {"type": "integer"}, {"type": "array", "maxItems": 3}]),
}
NUMBER: dict[str, Row] = {
    "minimum": (GENERATED, 1),
    "maximum": (GENERATED, 1),
    "exclusiveMinimum": (GENERATED, 1),
    "exclusiveMaximum": (GENERATED, 1),
    "multipleOf": (GENERATED, 2),
}
LIST: dict[str, Row] = {
    "items": (GENERATED, {"type": "integer"}),
    "prefixItems": (UNCHECKED, [TEXT, {"type": "integer"}]),
    "contains": (UNCHECKED, {"const": "x"}),
    "minItems": (GENERATED, 1),
    "maxItems": (GENERATED, 1),
    "uniqueItems": (GENERATED, True),
    "unevaluatedItems": (UNCHECKED, False),
}
SCHEMAS: dict[str, tuple[dict[str, Json], dict[str, Row]]] = {
    "object": (THING, OBJECT),
    "member": (TEXT, MEMBER),
    "number": ({"type": "number"}, NUMBER),
    "either": ({"type": ["string", "integer", "array"]}, EITHER),
    "list": ({"type": "array"}, LIST),
}
MEANINGLESS = {
    *("$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$comment", "$vocabulary", "$defs", "definitions"),
    # These three only count with another keyword, which has a row.
    *("if", "then", "else", "minContains", "maxContains"),
}
TOGETHER: list[tuple[Json, str]] = [
    ({**THING, "if": {"required": ["a"]}, "then": {"required": ["b"]}}, "if"),
    ({**THING, "if": {"required": ["a"]}, "else": {"required": ["b"]}}, "if"),
    ({**THING, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "anyOf/0"),
    ({"type": "object", "patternProperties": {"^x": TEXT}}, "patternProperties"),
    ({"oneOf": [{"const": "long"}, TEXT], "maxLength": 3}, "maxLength"),
    ({"$ref": "#/components/schemas/Some", "maxItems": 3}, "maxItems"),
    ({"$ref": "#/components/schemas/Some", "uniqueItems": True}, "uniqueItems"),
    ({"enum": [0.5, 1.5]}, "enum"),
    ({"const": {"a": 1}}, "const"),
]
SILENT: list[Json] = [
    {**THING, "additionalProperties": False},
    {**THING, "unevaluatedProperties": False},
    {**THING, "minProperties": 0},
    {"type": "object", "propertyNames": TEXT},
    {"type": "array", "items": TEXT, "uniqueItems": False},
    {"oneOf": [{"type": "array", "items": TEXT}, TEXT], "uniqueItems": False},
    {"items": TEXT, "uniqueItems": False},
    {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]},
    {"type": ["string", "null"], "maxLength": 3},
    {"$ref": "#/components/schemas/Other", "maxLength": 3},
    {"allOf": [{"$ref": "#/components/schemas/Other"}], "maxLength": 3},
    {"$ref": "#/components/schemas/Maybe", "maxLength": 3},
    {"$ref": "#/components/schemas/Many", "maxItems": 3},
    {"$ref": "#/components/schemas/Many", "uniqueItems": True},
    {"allOf": [{"$ref": "#/components/schemas/Many"}], "maxItems": 3},
    {"oneOf": [TEXT, {"type": "integer"}], "maximum": 3},
    {"anyOf": [{"type": "array", "items": TEXT}, {"type": "null"}], "maxItems": 3},
    {**THING, "if": {"required": ["a"]}},
    {"type": "object", "properties": {"not": {"type": "string"}, "if": TEXT, "discriminator": TEXT}},
]


OTHERS: dict[str, Json] = {
    "Other": TEXT,
    "Many": {"type": "array", "items": TEXT},
    "Maybe": {"type": ["string", "null"]},
    "Some": {"anyOf": [{"type": "array", "items": TEXT}, {"type": "integer"}]},
}


def description(member: Json) -> Json:
    """A description of one operation, which sends and gets a thing with a member."""
    thing: Json = {"type": "object", "properties": {"m": member}}
    content: Json = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    answer: Json = {"200": {"description": "ok", "content": content}}
    made: Json = {"operationId": "makeThing", "requestBody": {"content": content}, "responses": answer}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": made}},
        "components": {"schemas": {"Thing": thing, **OTHERS}},
    }


PLACE = "/components/schemas/Thing/properties/m"
ROWS = [(kind, key) for kind, (_, rows) in SCHEMAS.items() for key in rows]


@pytest.mark.parametrize(("kind", "key"), ROWS)
def test_a_keyword_is_generated_or_reported(kind: str, key: str, tmp_path: Path) -> None:
    base, rows = SCHEMAS[kind]
    code, value = rows[key]
    before, quiet = effects(tmp_path, description(base))
    after, found = effects(tmp_path, description({**base, key: value}))
    assert quiet == {}
    if code in (GENERATED, NOTHING):
        assert found == {}
        assert (after == before) == (code == NOTHING)
    else:
        place = f"{PLACE}/{key}"
        assert found == {place: code}


@pytest.mark.parametrize(("member", "key"), TOGETHER, ids=[key for _, key in TOGETHER])
def test_what_two_keywords_say_together_is_reported(member: Json, key: str, tmp_path: Path) -> None:
    assert effects(tmp_path, description(member))[1].get(f"{PLACE}/{key}") == UNCHECKED


@pytest.mark.parametrize("member", SILENT, ids=json.dumps)
def test_what_asks_for_nothing_is_not_reported(member: Json, tmp_path: Path) -> None:
    assert effects(tmp_path, description(member))[1] == {}


def test_every_keyword_has_a_row() -> None:
    known: set[str] = set()
    for package, pattern in (
        ("jsonschema_specifications", "schemas/draft202012/vocabularies/*"),
        ("openapi_schema_validator", "schemas/oas3.2/meta/*.json"),
    ):
        spec = find_spec(package)
        assert spec is not None and spec.origin is not None
        for path in Path(spec.origin).parent.glob(pattern):
            known |= json.loads(path.read_text("utf-8")).get("properties", {}).keys()
    assert len(known) > 50
    assert known - {key for _, key in ROWS} - MEANINGLESS == set()
