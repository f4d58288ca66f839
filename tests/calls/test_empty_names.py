"""A member whose name is empty, which is a name like any other in JSON, is an argument like any other."""

from collections.abc import Iterator
from typing import Any

import pytest

from behaviour.described import Described, described

SPEC = """
    openapi: 3.1.0
    info: {title: Empty names, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /json:
        post:
          operationId: postJson
          x-pochoir-method: json
          tags: [things]
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
          responses: &ok
            "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      /form:
        post:
          operationId: postForm
          x-pochoir-method: form
          tags: [things]
          requestBody:
            required: true
            content: {application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Thing"}}}
          responses: *ok
      /several:
        post:
          operationId: postSeveral
          x-pochoir-method: several
          tags: [things]
          requestBody:
            required: true
            content:
              application/json: {schema: {$ref: "#/components/schemas/Thing"}}
              text/csv: {schema: {type: string}}
          responses: *ok
      /query:
        get:
          operationId: getQuery
          x-pochoir-method: query
          tags: [things]
          parameters: [{name: "", in: query, schema: {type: string}}, {name: y, in: query, schema: {type: string}}]
          responses: *ok
      /one:
        post:
          operationId: postOne
          x-pochoir-method: one
          tags: [things]
          requestBody:
            required: true
            content: {application/json: {schema: {type: object, required: [""], properties: {"": {type: string}}}}}
          responses: *ok
    components:
      schemas:
        Thing:
          type: object
          properties:
            "": {type: string}
            x: {type: string}
            inner: {type: object, properties: {"": {type: integer}}}
"""


@pytest.fixture(scope="module")
def things() -> Iterator[Described]:
    with described(SPEC) as found:
        yield found


@pytest.mark.parametrize(
    ("method", "given", "content"),
    [
        ("json", {"x": "v"}, b'{"x":"v"}'),
        ("json", {"empty": "e"}, b'{"":"e"}'),
        ("json", {"empty": "e", "x": "v"}, b'{"":"e","x":"v"}'),
        ("json", {"body": {"": "e", "inner": {"": 1}}}, b'{"":"e","inner":{"":1}}'),
        ("json", {"body": {"": "e", "x": "v"}, "empty": "f"}, b'{"":"f","x":"v"}'),
        ("form", {"empty": "e", "x": "v"}, b"=e&x=v"),
        ("form", {"x": "v"}, b"x=v"),
        ("several", {"empty": "e"}, b'{"":"e"}'),
        ("several", {"body": "a,b", "content_type": "text/csv"}, b"a,b"),
        ("one", {"empty": "e"}, b'{"":"e"}'),
    ],
)
def test_it_is_sent(things: Described, method: str, given: dict[str, Any], content: bytes) -> None:
    getattr(things.client.things, method)(**given)
    assert things.server.last.body == content


def test_a_parameter_is_sent(things: Described) -> None:
    things.client.things.query(empty="e", y="f")
    assert things.server.last.target == "/query?=e&y=f"
    things.client.things.query(y="f")
    assert things.server.last.target == "/query?y=f"


def test_it_is_read_and_sent_back(things: Described) -> None:
    things.server.answer({"": "e", "x": "v", "inner": {"": 1}})
    thing = things.client.things.json(x="v")
    assert (thing.empty, thing.inner.empty, things.drifts) == ("e", 1, [])
    assert thing.model_dump_json(exclude_unset=True) == '{"":"e","x":"v","inner":{"":1}}'
    things.client.things.json(body=thing)
    assert things.server.last.body == b'{"":"e","x":"v","inner":{"":1}}'
    things.server.answer({"": 1, "inner": {"": "x"}})
    things.client.things.json(x="v")
    assert things.drifted() == ["/", "/inner/"]
