"""Bounds of several alternatives of one type: a value keeps those of one, in arguments, models and responses."""

import json
from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter, ValidationError

from behaviour.described import Described, described
from behaviour.made import Make, ref, thing

SPEC = """
    openapi: 3.1.0
    info: {title: Things, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /things:
        post:
          operationId: createThing
          tags: [things]
          parameters:
            - name: since
              in: query
              schema: {anyOf: [{type: string, format: date}, {type: string, maxLength: 3}, {type: integer}]}
            - {name: size, in: query, schema: {anyOf: [{type: integer, maximum: 1}, {type: integer, minimum: 5}]}}
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
          responses:
            "200":
              description: ok
              content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
    components:
      schemas:
        Day: {type: string, format: date}
        Thing:
          type: object
          properties:
            who: {anyOf: [{type: string, format: uuid}, {type: string, pattern: ^me$}, {type: "null"}]}
            at: {oneOf: [{type: string, maxLength: 0}, {type: string, format: date-time}]}
            mail: {anyOf: [{type: string, maxLength: 0}, {type: string, format: email}]}
            code:
              anyOf: [{type: string, minLength: 5}, {anyOf: [{type: string, maxLength: 3}, {type: array, items: {}}]}]
            many:
              anyOf:
                - {type: array, items: {type: string, pattern: ^a}, minItems: 2}
                - {type: array, items: {type: string, maxLength: 2}}
            low: {type: number, minimum: 0, anyOf: [{maximum: 1}, {type: number, minimum: 5}]}
            text: {type: string, oneOf: [{pattern: ^a}, {pattern: ^b, maxLength: 2}]}
            any: {type: [string, integer], anyOf: [{maximum: 1}, {minLength: 2}]}
            price: {anyOf: [{type: string, format: decimal}, {type: number, format: decimal}]}
            day: {anyOf: [{$ref: "#/components/schemas/Day"}, {type: string, maxLength: 3}]}
            raw: {anyOf: [{type: string, format: binary}, {type: string, maxLength: 3}]}
            sum:
              anyOf: [{type: number, format: decimal, maximum: 1.5}, {type: number, format: decimal, minimum: 5}]
            same: {anyOf: [{type: integer, minimum: 1}, {type: integer, minimum: 1, description: again}]}
            pair:
              {type: array, prefixItems: [{type: string, format: decimal}, {type: string}], minItems: 2, maxItems: 2,
              uniqueItems: true}
"""
SOMEONE = "3fa85f64-5717-4562-b3fc-2c963f66afa6"


@pytest.fixture(scope="module")
def things() -> Iterator[Described]:
    with described(SPEC) as found:
        yield found


@pytest.mark.parametrize(
    "members",
    [
        {"who": SOMEONE},
        {"who": "me"},
        {"who": None},
        {"at": ""},
        {"at": "2026-01-31T09:30:00Z"},
        {"mail": "anything"},
        {"code": "abc"},
        {"code": "abcdef"},
        {"code": []},
        {"many": ["abc", "a"]},
        {"many": ["ab"]},
        {"many": []},
        {"low": 0.5},
        {"low": 6},
        {"text": "abc"},
        {"text": "bc"},
        {"any": "ab"},
        {"any": 1},
        {"price": "1.10"},
        {"price": 1.1},
        {"same": 1},
        {"sum": 1.25},
        {"sum": 5},
        {"day": "2026-01-31"},
        {"day": "now"},
        {"raw": "anything"},
        {"pair": ["1.10", "1.1"]},
    ],
)
def test_a_value_of_a_response_that_keeps_those_of_one_is_not_reported(
    things: Described, members: dict[str, object]
) -> None:
    things.drifts.clear()
    things.server.answer(members)
    thing = things.client.things.create()
    assert things.drifts == []
    things.client.things.create(**{name: getattr(thing, name) for name in members})
    assert json.loads(things.server.last.body) == members


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"who": "you"}, "text that matches"),
        ({"at": "soon"}, "at most 0 characters, or text that matches"),
        ({"code": "abcd"}, "at least 5 characters, or at most 3 characters"),
        ({"many": ["abc"]}, "at least 2 items, or at most 2 characters in each item"),
        ({"low": 3}, "at most 1, or at least 5"),
        ({"low": -1}, "at least 0"),
        ({"text": "bcd"}, "text that matches '^a', or at most 2 characters"),
        ({"price": "much"}, "to match the pattern"),
        ({"same": 0}, "at least 1"),
        ({"day": "soon"}, "text that matches"),
        ({"sum": 3}, "at most 1.5, or at least 5"),
        ({"pair": ["1.10", "1.10"]}, "unique items"),
    ],
)
def test_one_that_keeps_those_of_none_is_kept_and_reported(
    things: Described, members: dict[str, object], expected: str
) -> None:
    things.drifts.clear()
    things.server.answer(members)
    thing = things.client.things.create()
    [(name, value)] = members.items()
    assert things.drifted() == [f"/{name}"]
    assert things.drifts[0].expected.startswith(expected)
    assert list(map(str, getattr(thing, name))) == value if name == "pair" else getattr(thing, name) == value


@pytest.mark.parametrize("arguments", [{"since": "2026-01-31"}, {"since": "now"}, {"since": 2000}, {"size": 0}])
def test_an_argument_that_keeps_those_of_one_is_sent(things: Described, arguments: dict[str, object]) -> None:
    things.server.answer({})
    things.client.things.create(**arguments)
    [(name, value)] = arguments.items()
    assert things.server.last.target == f"/things?{name}={value}"


def test_one_that_keeps_those_of_none_is_refused_before_the_request_is_sent(things: Described) -> None:
    error = things.module("errors").InvalidArgument
    things.server.received.clear()
    with pytest.raises(error, match="size: must be at most 1, or at least 5, as the description says"):
        things.client.things.create(size=3)
    with pytest.raises(error, match=r"since: must be text that matches .*, or at most 3 characters"):
        things.client.things.create(since="soon")
    with pytest.raises(error, match=r"body\.code: must have at least 5 characters, or at most 3 characters"):
        things.client.things.create(code="abcd")
    assert things.server.received == []


def test_a_model_refuses_it_and_has_the_keyword_in_its_json_schema(things: Described) -> None:
    model = things.module("models").Thing
    with pytest.raises(ValidationError, match="Value should have at least 5 characters, or at most 3 characters"):
        model(code="abcd")
    assert "anyOf" in str(TypeAdapter(model).json_schema()["properties"]["many"])


SHORT, LONG = {"type": "string", "maxLength": 3}, {"type": "string", "minLength": 5}
SMALL, LARGE = {"type": "integer", "maximum": 5}, {"type": "integer", "minimum": 8}
LENGTHS = [{"type": "string", "minLength": 2 * n, "maxLength": 2 * n} for n in range(9)]
SIZES = [{"type": "integer", "minimum": 2 * n, "maximum": 2 * n} for n in range(9)]
NAMED = {"Short": SHORT, "Either": {"anyOf": [SHORT, SMALL, {"type": "null"}]}}


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        ({"anyOf": [ref("Short"), SMALL]}, ["abc", 5], ["abcd", 6]),
        ({"anyOf": [SHORT, {"enum": [1, 2]}]}, ["abc", 1], ["abcd"]),
        ({"anyOf": [SHORT, {"enum": ["abcdef"]}, SMALL]}, ["abcdef", 5], [6]),
        ({"anyOf": [SHORT, {"const": True}]}, ["abc", True], ["abcd"]),
        ({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "number"}], "maximum": 5}, [5, 1.5], [6, 5.5]),
        ({"anyOf": [SHORT, LONG, SMALL, LARGE]}, ["abc", "abcde", 5, 8], ["abcd", 6]),
        ({"anyOf": [SHORT, LONG, SMALL]}, ["abc", "abcde", 5], ["abcd", 6]),
        ({"anyOf": [{"type": "array", "items": SHORT}, SMALL]}, [["abc"], 5], [["abcd"], 6]),
        (
            {"anyOf": [ref("Either"), {"type": "array", "maxItems": 1}]},
            ["abc", 5, [1]],
            ["abcd", 6, [1, 2]],
        ),
        ({"anyOf": [{"type": "string", "format": "date"}, SHORT, SMALL]}, ["abc", "2024-01-02", 5], ["abcd", 6]),
        ({"anyOf": [*LENGTHS, *SIZES]}, ["", "x" * 16, 0, 16, 1], ["x"]),
    ],
)
def test_an_argument_keeps_the_bounds_of_an_alternative_of_its_kind(
    make: Make, schema: object, right: list[object], wrong: list[object]
) -> None:
    client = make(Value=thing(p=schema), **NAMED)
    with client.open() as opened:
        for value in right:
            opened.value.write(p=value)
            assert client.sent[-1].json == {"p": value}
        for value in wrong:
            with pytest.raises(client.package.errors.InvalidArgument):
                opened.value.write(p=value)
