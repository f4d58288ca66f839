"""Arguments of one possible value: it is their default."""

from collections.abc import Iterator
from typing import Any

import pytest

from behaviour.described import Described, described

SPEC = """
    openapi: 3.1.0
    info: {title: Queues, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /#Action=ListQueues:
        get:
          operationId: listQueues
          tags: [queues]
          parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [ListQueues]}}]
          responses: {"204": {description: ok}}
      /{version}/queues/{id}:
        post:
          operationId: createQueue
          tags: [queues]
          parameters:
            - {name: version, in: path, required: true, schema: {$ref: "#/components/schemas/Version"}}
            - {name: id, in: path, required: true, schema: {type: integer}}
            - {name: X-Api, in: header, required: true, schema: {const: 2}}
            - {name: dry, in: query, schema: {const: true}}
            - {name: either, in: query, required: true, schema: {enum: [a, b]}}
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  required: [kind, named]
                  properties: {kind: {enum: [fifo]}, named: {$ref: "#/components/schemas/Version"}, free: {const: 1}}
          responses: {"204": {description: ok}}
    components: {schemas: {Version: {type: string, enum: [v1]}}}
"""


@pytest.fixture(scope="module")
def queues() -> Iterator[Described]:
    with described(SPEC) as found:
        yield found


def test_an_argument_of_one_value_need_not_be_given(queues: Described) -> None:
    queues.client.queues.list()
    assert queues.server.last.target == "/?Action=ListQueues"


def test_its_value_can_be_given(queues: Described) -> None:
    queues.client.queues.list(action="Other")
    assert queues.server.last.target == "/?Action=Other"


def test_in_a_path_it_is_no_positional_argument(queues: Described) -> None:
    queues.client.queues.create(7, either="a")
    sent = queues.server.last
    assert (sent.target, sent.headers["X-Api"]) == ("/v1/queues/7?either=a", "2")
    queues.client.queues.create(7, version="v2", either="a")
    assert queues.server.last.target == "/v2/queues/7?either=a"
    refused: Any = queues.client.queues.create
    with pytest.raises(TypeError):
        refused("v1", 7, either="a")


def test_in_a_body_it_is_sent_if_it_is_required(queues: Described) -> None:
    queues.client.queues.create(7, either="a")
    assert queues.server.last.body == b'{"kind":"fifo","named":"v1"}'
