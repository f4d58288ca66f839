"""Models against their schemas: what a client makes of instances is what jsonschema-rs says of them.

`POCHOIR_ORACLE=1000` looks at as many descriptions instead of a few, with about 1,300 instances each. What they found
is in `FOUND`.
"""

import json
import os
from typing import Any

import pytest

from oracle.instances import instances
from oracle.judging import oracle
from oracle.making import Maker

SEEDS = int(os.environ.get("POCHOIR_ORACLE", "3"))
SCHEMAS, INSTANCES = 25, 10


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_client_reports_what_a_validator_does(seed: int) -> None:
    maker = Maker(seed, SCHEMAS)
    found: list[str] = []
    with oracle(maker.components, f"oracle{seed}") as client:
        for name, schema in maker.components.items():
            for instance in instances(maker.components, schema, maker.random, INSTANCES):
                faults = client.faults(name, instance)
                found += (f"{name} {json.dumps(schema)}\n  {json.dumps(instance)}\n  {fault}" for fault in faults)
    assert found == [], "\n".join(found)


REF, DEEP = "#/components/schemas/Inner", "#/components/schemas/Deep"
ANYTHING: dict[str, object] = {"anyOf": [{"type": "array"}, {}]}
WRAPPED: dict[str, object] = {
    "type": "object",
    "properties": {"s": {"allOf": [{"anyOf": [{"$ref": REF}, {"type": ["string", "null"]}]}, {"description": "d"}]}},
}
ATTRIBUTES: dict[str, object] = {"type": "object", "properties": {"A": {"type": "integer"}}}
DAY, PAIR = {"type": "string", "format": "date"}, {"minItems": 2, "maxItems": 2, "uniqueItems": True}
DECIMAL, BYTES = {"type": "string", "format": "decimal"}, {"type": "string", "format": "byte"}
LINE, AREA = "#/components/schemas/Line", "#/components/schemas/Area"
TAGGED = {"type": "object", "properties": {"t": {"const": "x"}}, "required": ["t"]}
CONSTANT: dict[str, Any] = {
    "type": "object",
    "properties": {"t": {"const": "x"}, "c": {"const": True}},
    "required": ["t", "c"],
}
NAMED = {"type": "object", "properties": {"t": {"const": "y"}, "n": {"type": "string"}}, "required": ["t", "n"]}
LISTED = {"a": {"enum": ["x", "y"]}, "b": {"type": "string"}, "l": {"type": "array", "items": {"enum": ["x", "y"]}}}
OTHERS: dict[str, dict[str, object]] = {
    "Tagged": {
        "type": "object",
        "properties": {"t": {"const": "x"}, "n": {"type": "integer"}},
        "required": ["t", "n"],
    },
    "Line": {
        "type": "object",
        "properties": {"t": {"const": "line", "default": "line"}, "c": {"type": "array", "items": {"type": "integer"}}},
        "required": ["c"],
    },
    "Area": {
        "type": "object",
        "properties": {"t": {"const": "area", "default": "area"}, "c": {"type": "array", "items": {"type": "array"}}},
        "required": ["c"],
    },
    "Zero": {"type": "object", "properties": {"c": {"type": "boolean"}}, "additionalProperties": {"const": 0}},
    "Listed": {"type": "object", "properties": LISTED},
    "Any": {"anyOf": [{"anyOf": [{"type": "string"}, {}]}, {"$ref": "#/components/schemas/Either"}]},
    "Either": {"anyOf": [{"$ref": REF}, {"$ref": DEEP}]},
    "Free": {"type": "object", "properties": {"a": {"type": "string"}, "l": {"type": "array"}}},
}
FOUND: dict[str, tuple[dict[str, object], object]] = {
    "whole numbers in a bounded list": ({"type": "array", "items": {"type": "integer"}, "minItems": 1}, [1.0]),
    "bounds of the values of a map": ({"additionalProperties": {"type": "string", "pattern": "x"}}, {"k": "a"}),
    "bounds of undeclared members": (
        {"properties": {"a": {}}, "additionalProperties": {"type": "string", "maxLength": 1}},
        {"k": "ab"},
    ),
    "bounds in a map that is an alternative": (
        {"anyOf": [{"type": "object", "additionalProperties": {"type": "integer", "maximum": 1}}, {"const": "a"}]},
        {"k": 2},
    ),
    "bounds in nested alternatives": (
        {"anyOf": [{"anyOf": [{"type": "string", "maxLength": 1}, {"$ref": REF}]}, {"type": "boolean"}]},
        "ab",
    ),
    "bounds of one of two alternatives of a type": (
        {"anyOf": [{"anyOf": [{"type": "boolean"}, {"type": "integer"}]}, {"type": "integer", "maximum": 1}]},
        2,
    ),
    "a map with the tag of an object": (
        {"anyOf": [{"type": "object", "additionalProperties": {"type": ["number", "string"]}}, {"$ref": DEEP}]},
        {"t": "y", "n": 1},
    ),
    "a datetime in UTC": ({"type": "string", "format": "date-time"}, "2026-01-31T09:30:00Z"),
    "a map or objects with constants": (
        {"anyOf": [{"type": "object", "additionalProperties": {"type": "integer"}}, {"$ref": REF}]},
        {"k": 1},
    ),
    "a constant that is missing": ({"$ref": REF}, {}),
    "another value of an enumeration or a map": (
        {
            "anyOf": [
                {"type": "object", "additionalProperties": {"type": "integer"}},
                {"$ref": "#/components/schemas/Zero"},
            ]
        },
        {"k": 1},
    ),
    "another value of an enumeration or an object without it": (
        {"anyOf": [{"$ref": "#/components/schemas/Listed"}, {"$ref": "#/components/schemas/Free"}]},
        {"a": "z", "b": "text"},
    ),
    "another value of an enumeration in a list or an object without it": (
        {
            "type": "array",
            "items": {"anyOf": [{"$ref": "#/components/schemas/Listed"}, {"$ref": "#/components/schemas/Free"}]},
        },
        [{"a": "x", "b": "text"}, {"a": "z", "b": "text"}, {"b": "text", "l": ["x", "z"]}],
    ),
    "a tag with a deviation, and an object without a tag that accepts it": (
        {"anyOf": [{"$ref": REF}, {"$ref": DEEP}, {"type": "object", "properties": {"n": {"type": "integer"}}}]},
        {"t": "y", "n": 1},
    ),
    "a bounded list of objects of which another option accepts one": (
        {
            "type": "array",
            "items": {
                "anyOf": [{"$ref": DEEP}, {"type": "object", "additionalProperties": {"type": ["integer", "string"]}}]
            },
            "minItems": 1,
        },
        [{"t": "y", "n": 1}],
    ),
    "a whole number in an optional union": (
        {
            "type": "object",
            "properties": {
                "a": {
                    "anyOf": [
                        {"type": "object", "properties": {"x": {"type": "integer"}}},
                        {"type": ["string", "null"]},
                        {"type": "object", "properties": {"x": {"type": "array"}, "y": {}}},
                    ]
                }
            },
        },
        {"a": {"x": 1.0, "y": 1}},
    ),
    "no tag and two objects without one": (
        {
            "anyOf": [
                {"$ref": REF},
                {"$ref": DEEP},
                {"type": "object", "properties": {"a": {"type": "integer"}}},
                {"type": "object", "properties": {"b": {"type": "integer"}}},
            ]
        },
        {},
    ),
    "null for values of several types": ({"type": "object", "properties": {"a": {"enum": ["a", 1]}}}, {"a": None}),
    "a number for a union of null and null": ({"anyOf": [{"type": "null"}, {"type": "null"}]}, 1),
    "no tag, and nothing else that distinguishes": ({"anyOf": [{"$ref": LINE}, {"$ref": AREA}]}, {"c": []}),
    "an optional constant that is missing": ({"anyOf": [{"$ref": LINE}, {"$ref": AREA}]}, {"c": [1]}),
    "an undeclared member with the name of an attribute": (ATTRIBUTES, {"a": "x"}),
    "the same beside the member": (ATTRIBUTES, {"a": "x", "A": 1}),
    "the same in an object with a deviation": (ATTRIBUTES, {"a": "x", "A": "no number"}),
    "the same in a union": (
        {"anyOf": [{**ATTRIBUTES, "required": ["A"]}, {"type": "object", "properties": {"b": {"type": "string"}}}]},
        {"a": "x"},
    ),
    "null in a union that allOf wraps": (WRAPPED, {"s": None}),
    "text in a union that allOf wraps": (WRAPPED, {"s": "x"}),
    "an object in a union that allOf wraps": (WRAPPED, {"s": {"t": "x"}}),
    "a date beside a constant": (
        {
            "anyOf": [
                {
                    "type": "object",
                    "properties": {"c": {"anyOf": [{"type": "string", "format": "date"}, {"const": "a"}]}, "d": {}},
                    "required": ["c", "d"],
                },
                {"type": "object", "properties": {"d": {"type": "array"}, "b": {"const": 1}}, "required": ["d", "b"]},
            ]
        },
        {"c": "2026-01-31", "d": {}, "b": 1},
    ),
    "an object that only any JSON admits": ({"anyOf": [{"$ref": REF}, ANYTHING]}, {"k": 1}),
    "a constant in any JSON": (
        {"anyOf": [{"type": "string"}, {"anyOf": [{}, {"$ref": "#/components/schemas/Tagged"}]}]},
        {"t": "x", "n": "no number"},
    ),
    "two steps": ({"allOf": [{"type": "integer", "multipleOf": 2}, {"multipleOf": 3}]}, 4),
    "names with what pointers escape": (
        {"type": "object", "properties": {"a/b": {"type": "object", "properties": {"~c": {"type": "integer"}}}}},
        {"a/b": {"~c": "x"}},
    ),
    "decimals in a list with bounds": (
        {"anyOf": [{"type": "array", "items": DECIMAL, "minItems": 1}, {"type": "string"}]},
        ["-1.10"],
    ),
    "bytes in a map with bounds": (
        {"anyOf": [{"type": "object", "additionalProperties": BYTES, "minProperties": 1}, {"type": "string"}]},
        {"k": "dGV4dA=="},
    ),
    "decimals in one of two lists": (
        {
            "anyOf": [
                {"type": "array", "items": {"anyOf": [{"enum": [0, 1]}, DECIMAL]}},
                {"type": "array", "items": TAGGED},
            ]
        },
        [1, "-1.10"],
    ),
    "bytes in one of two maps": (
        {
            "anyOf": [
                {
                    "type": "object",
                    "additionalProperties": {"type": "array", "prefixItems": [BYTES, {}], "minItems": 2, "maxItems": 2},
                },
                {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": DECIMAL}},
            ]
        },
        {"k": ["dGV4dA==", 1]},
    ),
    "a date that is equal to a text": (
        {"type": "array", "prefixItems": [{"type": "string"}, DAY], **PAIR},
        ["2026-01-31", "2026-01-31"],
    ),
    "bytes that are equal to a text": ({"type": "array", "prefixItems": [{"type": "string"}, BYTES], **PAIR}, ["", ""]),
    "equal items of a tuple": (
        {"type": "array", "prefixItems": [{}, {}], **PAIR},
        [{"a": 1}, {"a": 1.0}],
    ),
    "limits of a decimal in an alias before its models": (
        {
            "type": "array",
            "prefixItems": [
                {"type": "number", "format": "decimal", "minimum": -1},
                {"type": "object", "properties": {"a": {"type": "integer"}}},
            ],
            "minItems": 2,
            "maxItems": 2,
        },
        [1.5, {"a": 1}],
    ),
    "a number next to an enumeration in a map": (
        {
            "anyOf": [
                {"type": "object", "additionalProperties": {"anyOf": [{"type": "integer"}, {"enum": ["a", "b"]}]}},
                {"type": "object", "properties": {"t": {"const": 1}, "d": {}}, "required": ["t", "d"]},
                {"$ref": DEEP},
            ]
        },
        {"t": 1},
    ),
    "an object for a union in which an alternative of an alternative admits anything": (
        {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Any"}, {"additionalProperties": {"$ref": DEEP}}]},
        {"t": "x", "n": "text"},
    ),
    "a date next to a text with a bound": (
        {"anyOf": [DAY, {"type": "string", "maxLength": 3}, {"type": "integer"}]},
        "2026-01-31",
    ),
    "a text that keeps the bounds of neither alternative": (
        {"anyOf": [{"type": "string", "minLength": 5}, {"type": "string", "maxLength": 3}]},
        "abcd",
    ),
    "two models of a tag, and an object without a tag that accepts it": (
        {
            "anyOf": [
                {"type": "object", "properties": {"t": {"const": 1}, "a": {"type": "string"}}, "required": ["t"]},
                {"type": "object", "properties": {"t": {"const": 1}, "c": {"type": "string"}}, "required": ["t", "c"]},
                {"type": "object", "properties": {"c": {"type": "integer"}}},
            ]
        },
        {"t": 1, "a": []},
    ),
    "a decimal that is equal to a text": (
        {"type": "array", "prefixItems": [DECIMAL, {"type": "string"}], **PAIR},
        ["-1.10", "-1.10"],
    ),
    "a dictionary with the tag of an object whose constant is missing": (
        {"anyOf": [CONSTANT, {"$ref": DEEP}, {"type": "object", "additionalProperties": {"type": "string"}}]},
        {"t": "x"},
    ),
    "the same, with an object that would have a constant there": (
        {
            "anyOf": [
                {**CONSTANT, "properties": {**CONSTANT["properties"], "o": {"$ref": REF}}},
                {"$ref": DEEP},
                {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "object"}]}},
            ]
        },
        {"t": "x", "o": {}},
    ),
    "the same next to a value with a deviation": (
        {
            "type": "array",
            "items": {
                "anyOf": [CONSTANT, {"$ref": DEEP}, {"type": "object", "additionalProperties": {"type": "string"}}]
            },
        },
        [{"t": "x"}, {"t": 1}, {"t": "x", "c": 2}],
    ),
    "a number as a text that breaks a bound": (
        {"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": 3}]},
        "2024",
    ),
    "a decimal as a text that breaks a bound": (
        {"anyOf": [{"type": "number", "format": "decimal"}, {"type": "string", "maxLength": 3}]},
        "-1.10",
    ),
    "an unknown tag, and an option with a constant that is missing": (
        {
            "anyOf": [
                {"$ref": DEEP},
                {**CONSTANT, "properties": {"t": {"const": "z"}, "c": {"type": "string"}}},
                {
                    "type": "object",
                    "properties": {"k": {"const": 1}, "d": {"type": "string"}},
                    "required": ["k", "d"],
                },
            ]
        },
        {"t": []},
    ),
    "fractions as bounds of integers": (
        {"type": "array", "items": {"type": "integer", "minimum": 2.5, "multipleOf": 2.5}, "maxItems": 2.0},
        [5, 10],
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_faults_that_were_found_stay_mended(name: str) -> None:
    schema, instance = FOUND[name]
    with oracle({"Outer": schema, "Inner": TAGGED, "Deep": NAMED, **OTHERS}, "oracle_found") as client:
        assert list(client.faults("Outer", instance)) == []


def test_the_options_of_a_union_are_known_under_its_second_name() -> None:
    option: dict[str, object] = {"type": "object", "properties": {"e": {}}, "required": ["e"]}
    node: dict[str, object] = {
        "type": "object",
        "properties": {"t": {"const": "y"}, "o": {"$ref": "#/components/schemas/Outer"}},
    }
    components: dict[str, dict[str, object]] = {
        "Outer": {
            "type": "object",
            "properties": {"d": {"anyOf": [{"$ref": "#/components/schemas/Second"}, {"type": "number"}, option]}},
        },
        "Inner": {**TAGGED},
        "First": {"anyOf": [{"$ref": REF}, {**node, "required": ["t"]}]},
        "Second": {"$ref": "#/components/schemas/First"},
    }
    with oracle(components, "oracle_names") as client:
        assert list(client.faults("Outer", {"d": {"t": "x"}})) == []
