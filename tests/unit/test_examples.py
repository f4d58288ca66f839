"""Examples created from schemas are valid and deterministic."""

import re
from base64 import b64decode
from decimal import Decimal, InvalidOperation
from typing import cast

import jsonschema
import pytest

from pochoir.examples import MAX_VALUES, Direction, synthesise
from pochoir.ir import Json
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.resolve.tree import Tree
from unit.written_documents import ANYTHING, document, json_body, operation


def made(schema: object, direction: Direction = "reply", others: dict[str, object] | None = None) -> Json:
    schemas: dict[str, object] = {"S": schema, **(others or {})}
    return synthesise(Tree(document(schemas).tree), "/components/schemas/S", direction)


def _has_time(text: object) -> bool:
    return "T" in str(text)


def _is_base64(text: object) -> bool:
    return bool(b64decode(str(text), validate=True))


def _is_decimal(text: object) -> bool:
    return Decimal(str(text)).is_finite()


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "format": "date"},
        {"type": "string", "minLength": 9, "maxLength": 10},
        {"type": "string", "maxLength": 2},
        {"type": "string", "pattern": "^[0-9a-fA-F]{24}$"},
        {"type": "string", "pattern": r"^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$"},
        {"type": "string", "pattern": r"^\d{14}$"},
        {"type": "integer", "minimum": 10},
        {"type": "integer", "exclusiveMaximum": 0},
        {"type": "integer", "multipleOf": 5, "minimum": 7},
        {"type": "number", "exclusiveMinimum": 3},
        {"type": "boolean"},
        {"type": ["null", "integer"]},
        {"enum": ["b", "a"]},
        {"const": {"a": 1}},
        {"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": True},
        {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 2, "uniqueItems": True},
        {"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": True},
        {"type": "array", "items": {"type": "integer", "multipleOf": 5}, "minItems": 3, "uniqueItems": True},
        *(
            {"type": "array", "items": {"type": "string", "format": name}, "minItems": 3, "uniqueItems": True}
            for name in ("date", "date-time", "uuid", "byte", "decimal", "email", "hostname", "binary")
        ),
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "null"}}},
        {"allOf": [{"properties": {"a": {"type": "string"}}}, {"required": ["a"]}]},
        {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        {"type": "string", "example": 4},
        {"type": "string", "format": "date", "example": "2026-01-31T09:30:00Z"},
        {"type": "string", "format": "date-time", "example": "2026-01-31 09:30:00"},
        {"type": "string", "format": "uuid", "example": "1"},
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "example": ["a", "a"]},
        {"type": "array", "items": {"type": "integer"}, "minItems": 32},
        {},
    ],
)
def test_an_example_is_valid_and_deterministic(schema: dict[str, object]) -> None:
    value = made(schema)
    checker = jsonschema.FormatChecker()
    checker.checks("date-time")(_has_time)
    checker.checks("byte", ValueError)(_is_base64)
    checker.checks("decimal", InvalidOperation)(_is_decimal)
    jsonschema.validate(value, schema, jsonschema.Draft202012Validator, format_checker=checker)
    assert made(schema) == value


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "examples": ["mine"], "default": "other"}, "mine"),
        ({"type": "string", "default": "mine"}, "mine"),
        ({"type": "integer", "example": "not a number"}, 1),
        ({"type": ["string", "null"], "enum": [None, "a"]}, "a"),
    ],
)
def test_examples_and_defaults_of_the_schema_are_preferred(schema: object, value: Json) -> None:
    assert made(schema) == value


def test_read_only_and_write_only_members_are_left_out() -> None:
    schema = {"properties": {"id": {"type": "integer", "readOnly": True}, "key": {"type": "string", "writeOnly": True}}}
    assert made(schema, "request") == {"key": "key"}
    assert made(schema, "reply") == {"id": 1}


@pytest.mark.parametrize(
    ("name", "schema", "value"),
    [
        ("owner", {"type": "string"}, "octocat"),
        ("receipt_email", {"type": "string"}, "alex@example.com"),
        ("currency", {"type": "string"}, "EUR"),
        ("currency", {"type": "string", "description": "An ISO code, in lowercase."}, "eur"),
        ("line1", {"type": "string"}, "12 rue des Lilas"),
        ("paymentMethod", {"type": "string"}, "payment-method"),
        ("statement_descriptor", {"type": "string", "maxLength": 12}, "descriptor"),
        ("labels", {"type": "array", "items": {"type": "string"}}, ["example"]),
        ("amount", {"type": "integer"}, 1000),
        ("amount", {"type": "integer", "maximum": 10}, 10),
        ("latitude", {"type": "number"}, 48.8566),
        ("country", {"type": "string", "pattern": "^[A-Z]{2}$"}, "FR"),
        ("country", {"type": "string", "pattern": "^[A-Z]{3}$"}, "ABC"),
        ("currency", {"type": "string", "format": "uuid"}, "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        ("country", {"type": "string", "default": "DE"}, "DE"),
        ("country", {"enum": ["IT", "ES"]}, "IT"),
        ("metadata", {"type": "object", "additionalProperties": {"type": "string"}}, {"key": "value"}),
    ],
)
def test_a_name_suggests_a_value_that_its_schema_allows(name: str, schema: dict[str, object], value: Json) -> None:
    found = made({"type": "object", "required": [name], "properties": {name: schema}}, "request")
    assert found == {name: value}


def test_a_member_takes_the_example_of_another_with_its_name() -> None:
    other = {"properties": {"customer": {"type": "string", "example": "cus_9s6XKzkNRiz8i3"}}}
    schema = {"properties": {"customer": {"type": "string"}}}
    assert made(schema, others={"Other": other}) == {"customer": "cus_9s6XKzkNRiz8i3"}
    number = {"properties": {"customer": {"type": "integer"}}}
    assert made(number, others={"Other": other}) == {"customer": 1}


def test_a_large_request_has_what_it_requires_and_a_few_members_that_tell_something() -> None:
    text: dict[str, object] = {"type": "string"}
    properties = {f"field{letter}": text for letter in "abcdefghijkl"} | {"email": text, "amount": {"type": "integer"}}
    properties["inner"] = {"type": "object", "properties": {"none": ref("Empty")}}
    schema = {"required": ["fieldl"], "properties": properties}
    empty = {"type": "object"}
    found = made(schema, "request", {"Empty": empty})
    assert isinstance(found, dict)
    assert {"fieldl", "email", "amount"} <= found.keys() and len(found) == 7
    assert len(cast("dict[str, object]", made(schema, "reply", {"Empty": empty}))) == len(properties)


def test_members_that_are_required_together_are_all_in_a_request() -> None:
    properties = {f"field{letter}": {"type": "string"} for letter in "abcdefghijkl"}
    schema = {"properties": properties, "dependentRequired": {"fielda": ["fieldl"]}}
    assert made(schema, "request") == {name: f"field{name[-1]}" for name in properties}


def test_recursive_schemas_end() -> None:
    node = {
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "next": ref("S"), "all": {"type": "array", "items": ref("S")}},
    }
    assert made(node) == {"id": 1, "all": []}
    assert made({"required": ["next"], "properties": {"next": ref("S")}}) == {"next": ANYTHING}
    assert made({"type": "array", "items": ref("S")}) == []


def test_what_a_recursion_would_leave_incomplete_is_left_out() -> None:
    chat = {
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "pinned": ref("Message"),
            "others": {"type": "array", "items": ref("Message")},
            "by_name": {"type": "object", "additionalProperties": ref("Message")},
            "either": {"oneOf": [ref("Message"), {"type": "boolean"}]},
        },
    }
    message = {"required": ["chat"], "properties": {"chat": ref("S")}}
    assert made(chat, others={"Message": message}) == {"id": 1, "others": [], "by_name": {}, "either": True}


@pytest.mark.parametrize(
    "parent",
    [
        {"anyOf": [ref("S"), {"type": "null"}]},
        {"oneOf": [{"type": "null"}, ref("S")]},
        {"anyOf": [ref("S"), ref("S"), {"type": "null"}]},
    ],
)
def test_a_recursive_member_that_may_be_null_is_left_out_or_null(parent: dict[str, object]) -> None:
    properties = {"id": {"type": "integer"}, "parent": parent}
    assert made({"required": ["id"], "properties": properties}) == {"id": 1}
    assert made({"required": ["id", "parent"], "properties": properties}) == {"id": 1, "parent": None}


def test_the_size_of_an_example_is_limited() -> None:
    schemas: dict[str, object] = {
        f"A{at}": {"required": ["a", "b"], "properties": {"a": ref(f"A{at + 1}"), "b": ref(f"A{at + 1}")}}
        for at in range(40)
    }
    assert str(made(ref("A0"), others={**schemas, "A40": {"type": "string"}})).count("{") <= MAX_VALUES * 2


@pytest.mark.parametrize("pattern", ["((a+)+)+$b", "(?!z)((a+)+)+$", "(" * 50, "(?<name"])
def test_no_pattern_takes_exponential_time(pattern: str) -> None:
    assert made({"type": "string", "pattern": pattern}) == "text"


@pytest.mark.parametrize(
    "pattern",
    [
        r"^arn:(aws|aws-us-gov|aws-cn):entityresolution:.*:[0-9]+:(matchingworkflow/[a-zA-Z_0-9-]*)$",
        r"^arn:aws:iam::\d{12}:user(?:(\u002F)|(\u002F[\u0021-\u007E]+\u002F))[\w+=,.@-]+$",
        r"^(\*[\w\d-]*\.)?([\w\d-]+\.)+[\w\d-]+$",
        "oo-[a-f0-9]{17}$",
        "^[^:/]{2,4}::(a|b)?é$",
        r"^(['\"])x\1$",
        "(x*)*y",
        "a" * 500,
        "^[α-ω]+$",
    ],
)
def test_a_text_is_made_for_its_pattern(pattern: str) -> None:
    value = made({"type": "string", "pattern": pattern})
    assert re.search(pattern, cast("str", value))


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [("^[0-9a-zA-Z]+$", 10, 10), ("^[a-zA-Z0-9]{19,50}$", 0, 20), ("arn:.*", 20, 2048), (r"^(\w+-)+\w$", 9, 12)],
)
def test_a_text_fits_its_pattern_and_its_length(pattern: str, least: int, most: int) -> None:
    value = cast("str", made({"type": "string", "pattern": pattern, "minLength": least, "maxLength": most}))
    assert re.search(pattern, value) and least <= len(value) <= most


def test_written_examples_are_preferred_and_created_ones_are_marked() -> None:
    written = {
        "schema": {"type": "integer"},
        "examples": {"one": {"value": 1, "summary": "One."}, "far": {"externalValue": "https://x"}},
    }
    replies = {
        "200": {"description": "d", "content": {"application/json": written}},
        "404": {"description": "d", "content": {"application/json": {"schema": {"type": "integer"}, "example": 4}}},
        "409": json_body({"type": "integer", "examples": [7]}),
        "500": json_body({"type": "integer"}),
        "503": {"description": "d"},
    }
    source = document(None, {"/a": {"get": operation(responses=cast("object", replies))}})
    api, _ = lower(source, resolve(source), Identity("x", "x"))
    found = api.resources[0].operations[0].replies
    assert [[(each.name, each.value, each.synthetic) for each in reply.examples] for reply in found] == [
        [("one", 1, False)],
        [("example", 4, False)],
        [("example", 7, False)],
        [("example", 1, True)],
        [],
    ]
