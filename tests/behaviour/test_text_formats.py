"""Formats of texts that a client does not read, and integers that a float would round: both ways as they are."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

import pytest

from behaviour.described import Described, described

TEXTS = """
openapi: 3.1.0
info: {title: Texts, version: "1"}
servers: [{url: "http://127.0.0.1:9"}]
paths:
  /texts/{hostname}:
    put:
      operationId: putText
      tags: [texts]
      x-pochoir-method: put
      parameters:
        - {name: hostname, in: path, required: true, schema: {type: string, format: hostname}}
        - {name: time, in: query, schema: {type: string, format: time}}
        - {name: duration, in: query, schema: {type: string, format: duration}}
        - {name: email, in: query, schema: {type: string, format: email}}
        - {name: uri, in: query, schema: {type: string, format: uri}}
        - {name: ipv4, in: query, schema: {type: string, format: ipv4}}
        - {name: X-Time, in: header, schema: {type: string, format: time}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Texts"}}}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Texts"}}}}
  /numbers/{id}:
    put:
      operationId: putNumber
      tags: [numbers]
      x-pochoir-method: put
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
        - {name: after, in: query, schema: {type: integer, format: int64}}
        - {name: X-After, in: header, schema: {type: integer, format: int64}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Numbers"}}}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Numbers"}}}}
components:
  schemas:
    Texts:
      type: object
      properties:
        time: {type: string, format: time}
        duration: {type: string, format: duration}
        email: {type: string, format: email}
        uri: {type: string, format: uri}
        ipv4: {type: string, format: ipv4}
        hostname: {type: string, format: hostname}
    Numbers:
      type: object
      properties:
        big: {type: integer, format: int64}
        bigs: {type: array, items: {type: integer, format: int64}}
"""


@pytest.fixture(scope="module")
def texts() -> Iterator[Described]:
    with described(TEXTS) as found:
        yield found


@pytest.mark.parametrize(
    "given",
    [
        {
            "time": "09:30:00.1234567Z",
            "duration": "P1Y2M3DT4H5.5S",
            "email": "a+b@Example.com",
            "uri": "HTTPS://Example.com/%7Ea?b=c",
            "ipv4": "192.0.2.1",
            "hostname": "Example.com",
        },
        {
            "time": "9h30",
            "duration": "two days",
            "email": "no at sign",
            "uri": "::",
            "ipv4": "192.0.02.256",
            "hostname": "-a b-",
        },
    ],
    ids=["valid", "odd"],
)
def test_a_text_of_another_format_is_a_text_both_ways(texts: Described, given: dict[str, str]) -> None:
    texts.drifts.clear()
    texts.server.answer(given)
    arguments = {name: text for name, text in given.items() if name != "hostname"}
    put = texts.client.texts.put
    found = put(given["hostname"], **arguments, x_time=given["time"], body=given)
    sent = texts.server.last
    path, _, query = sent.target.partition("?")
    assert (unquote(path), dict(parse_qsl(query))) == (f"/texts/{given['hostname']}", arguments)
    assert {name.lower(): text for name, text in sent.headers.items()}["x-time"] == given["time"]
    assert ({name: getattr(found, name) for name in given}, texts.drifted()) == (given, [])
    for _ in range(2):
        assert json.loads(texts.server.last.body) == given
        put(given["hostname"], body=found)


@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, -(2**63)])
def test_an_integer_keeps_all_its_digits(texts: Described, number: int) -> None:
    texts.drifts.clear()
    value = {"big": number, "bigs": [number]}
    texts.server.answer(value)
    found = texts.client.numbers.put(number, after=number, x_after=number, **value)
    assert (found.big, found.bigs, texts.drifted()) == (number, [number], [])
    sent = texts.server.last
    assert sent.target == f"/numbers/{number}?after={number}"
    assert {name.lower(): text for name, text in sent.headers.items()}["x-after"] == str(number)
    for _ in range(2):
        assert texts.server.last.body.decode() == f'{{"big":{number},"bigs":[{number}]}}'
        texts.client.numbers.put(1, body=found)


def test_an_integer_is_kept_next_to_a_deviation(texts: Described) -> None:
    texts.drifts.clear()
    texts.server.answer({"big": 2**53 + 1, "bigs": ["x", 2**63 - 1]})
    found = texts.client.numbers.put(1)
    assert (found.big, found.bigs, texts.drifted()) == (2**53 + 1, ["x", 2**63 - 1], ["/bigs/0"])
