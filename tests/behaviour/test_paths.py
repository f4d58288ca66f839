"""Paths of a description on the wire: fragments are not sent, a query in a path is."""

from collections.abc import Iterator

import pytest

from behaviour.described import Described, described

PATHS = """
    openapi: 3.0.3
    info: {title: Queues, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /#Action=ListQueues:
        get:
          operationId: listQueues
          tags: [queues]
          parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [ListQueues]}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /#Action=PurgeQueue:
        get:
          operationId: purgeQueue
          tags: [queues]
          parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [PurgeQueue]}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /{Bucket}#acl:
        get:
          operationId: getAcl
          tags: [queues]
          parameters:
            - {name: Bucket, in: path, required: true, schema: {type: string}}
            - {name: acl, in: query, required: true, schema: {type: boolean}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /search?kind=a%20b&flag:
        get:
          operationId: search
          tags: [queues]
          parameters:
            - {name: q, in: query, schema: {type: string}}
            - {name: kind, in: query, schema: {type: string}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /plain?kind=b:
        get: {operationId: plain, tags: [queues], responses: {"200": {description: ok}}}
      /find?q={term}:
        get:
          operationId: find
          tags: [queues]
          parameters:
            - {name: term, in: path, required: true, schema: {type: string}}
            - {name: page, in: query, schema: {type: integer}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /filtered?y={y}:
        get:
          operationId: filtered
          tags: [queues]
          parameters: [{name: y, in: query, schema: {type: string}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /things/{x}?y={y}&z={z}:
        get:
          operationId: things
          tags: [queues]
          parameters:
            - {name: y, in: path, required: true, schema: {type: string}}
            - {name: x, in: path, required: true, schema: {type: string}}
            - {name: z, in: query, schema: {type: string}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /encoded/%7Bid%7d/x:
        get:
          operationId: encoded
          tags: [queues]
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /twice/{id}/{id}:
        get:
          operationId: twice
          tags: [queues]
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /form/{x}{?y,z}:
        get:
          operationId: form
          tags: [queues]
          parameters:
            - {name: x, in: path, required: true, schema: {type: string}}
            - {name: y, in: query, schema: {type: string}}
            - {name: z, in: query, schema: {type: string}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
      /caf\u00e9 bar/{id}/%7Bid%7D/100%:
        get:
          operationId: getCafe
          tags: [queues]
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
"""


@pytest.fixture(scope="module")
def queues() -> Iterator[Described]:
    with described(PATHS) as found:
        yield found


@pytest.mark.parametrize(
    ("call", "target"),
    [
        ("list(action='ListQueues')", "/?Action=ListQueues"),
        ("get_acl('b#?', acl=True)", "/b%23%3F?acl=true"),
        ("search(q='x&y')", "/search?q=x%26y&kind=a%20b&flag="),
        ("search()", "/search?kind=a%20b&flag="),
        ("plain()", "/plain?kind=b"),
        ("find('a b&c')", "/find?q=a%20b%26c"),
        ("find('a', page=2)", "/find?q=a&page=2"),
        ("filtered()", "/filtered"),
        ("filtered(y='A')", "/filtered?y=A"),
        ("things('X', 'Y')", "/things/X?y=Y"),
        ("things('X', 'Y', z='Z')", "/things/X?y=Y&z=Z"),
        ("encoded('a')", "/encoded/a/x"),
        ("twice('a')", "/twice/a/a"),
        ("form('a', z='Z')", "/form/a?z=Z"),
        ("get_cafe('a/b')", "/caf%C3%A9%20bar/a%2Fb/%7Bid%7D/100%25"),
    ],
)
def test_the_server_receives(queues: Described, call: str, target: str) -> None:
    queues.server.answer({})
    eval(f"queues.{call}", {"queues": queues.client.queues})
    assert queues.server.last.target == target


def test_the_fake_distinguishes_operations_of_one_path(queues: Described) -> None:
    kit = queues.module("testing")
    fake = getattr(kit, kit.__all__[0])()
    with fake.client() as client:
        client.queues.purge(action="PurgeQueue")
        client.queues.search(q="x")
        client.queues.get_cafe("x")
        client.queues.find("a b&c", page=2)
        client.queues.things("x", "y")
        client.queues.twice("x")
    called = ["purge", "search", "get_cafe", "find", "things", "twice"]
    assert [each.operation for each in fake.requests] == [f"queues.{name}" for name in called]


def test_a_query_or_a_fragment_in_a_path_is_a_finding(queues: Described) -> None:
    found = [each.message for each in queues.problems if each.code == "path-query"]
    assert found.count("the path contains a fragment, which is never sent") == 3
    # Not of `filtered` and `form`, whose queries are described.
    assert found.count("the path contains a query, which is sent as it is") == 4
    others = {each.code: each.message for each in queues.problems if each.code.startswith("path-")}
    assert others.keys() == {"path-query", "path-repeats"}
    assert others["path-repeats"] == "{id} occurs twice in this path; it is one argument, which is filled in twice"
