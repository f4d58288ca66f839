"""`uniqueItems`, which pydantic does not have: checked in arguments, in models, in responses and by the test kit."""

from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter, ValidationError

from behaviour.described import Described, described

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
            - {name: tag, in: query, schema: {type: array, items: {type: string}, uniqueItems: true, default: [a]}}
            - {name: no, in: query, schema: {type: array, items: {type: string}, uniqueItems: true, default: [a, a]}}
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
          responses:
            "200":
              description: ok
              content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
    components:
      schemas:
        Point: {type: object, properties: {x: {type: number}, on: {type: string, format: date}}}
        Thing:
          type: object
          properties:
            dates: {type: array, items: {type: string, format: date}, uniqueItems: true, minItems: 1}
            points: {type: array, items: {$ref: "#/components/schemas/Point"}, uniqueItems: true}
            either: {oneOf: [{type: array, items: {type: string}, uniqueItems: true}, {type: integer}]}
            pair: {type: array, prefixItems: [{type: integer}, {type: integer}], minItems: 2, maxItems: 2,
              uniqueItems: true}
            off: {type: array, items: {type: string}, uniqueItems: false}
"""


@pytest.fixture(scope="module")
def things() -> Iterator[Described]:
    with described(SPEC) as found:
        yield found


def test_equal_items_of_an_argument_are_refused_before_the_request_is_sent(things: Described) -> None:
    error = things.module("errors").InvalidArgument
    with pytest.raises(error, match="tag: must have unique items"):
        things.client.things.create(tag=["a", "a"])
    with pytest.raises(error, match=r"body\.dates: must have unique items"):
        things.client.things.create(dates=["2026-01-31", "2026-01-31"])
    with pytest.raises(error, match=r"body\.pair: must have unique items"):
        things.client.things.create(pair=(1, 1))
    assert things.server.received == []


@pytest.mark.parametrize(
    "members",
    [
        {"dates": ["2026-01-31", "2026-01-31"]},
        {"points": [{"x": 1}, {"x": 1.0}]},
        {"points": [{"x": 1, "y": [1]}, {"y": [1], "x": 1}]},
        {"either": ["a", "a"]},
        {"pair": [1, 1.0]},
    ],
)
def test_equal_items_of_a_response_are_kept_and_reported(things: Described, members: dict[str, object]) -> None:
    [name] = members
    things.drifts.clear()
    things.server.answer(members)
    thing = things.client.things.create()
    assert len(getattr(thing, name)) == 2
    assert things.drifted() == [f"/{name}"]


def test_a_report_names_the_bound(things: Described) -> None:
    things.drifts.clear()
    things.server.answer({"dates": ["2026-01-31", "2026-01-31"]})
    things.client.things.create()
    assert things.drifts[0].place == ("at /dates: expected unique items, got an array")


@pytest.mark.parametrize(
    "members",
    [
        {"dates": ["2026-01-31", "2026-02-01"], "points": [{"x": 1}, {"x": 2}, {}], "either": 3},
        {"points": [{"x": 1, "y": True}, {"x": 1, "y": 1}]},
        {"off": ["a", "a"]},
    ],
)
def test_different_items_are_not_reported(things: Described, members: dict[str, object]) -> None:
    things.drifts.clear()
    things.server.answer(members)
    things.client.things.create(tag=["a", "b"])
    assert things.drifts == []


def test_a_model_refuses_equal_items_and_has_the_keyword_in_its_json_schema(things: Described) -> None:
    model = things.module("models").Thing
    with pytest.raises(ValidationError, match="Value should have unique items"):
        model(dates=["2026-01-31", "2026-01-31"])
    properties = TypeAdapter(model).json_schema()["properties"]
    assert '"uniqueItems": True' in str(properties["dates"]).replace("'", '"')


def test_a_default_with_equal_items_is_not_sent(things: Described) -> None:
    things.server.answer({})
    things.client.things.create()
    assert things.server.last.target == "/things"


def test_the_generator_does_not_warn_of_it(things: Described) -> None:
    assert [problem.pointer for problem in things.problems if problem.code == "unsupported-keyword"] == []
