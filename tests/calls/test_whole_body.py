"""Models of responses that are sent back as the body of a call, whole or with changes, over HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Body shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    put:
      operationId: putItem
      x-pochoir-method: put
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: &ok
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
    patch:
      operationId: patchItem
      x-pochoir-method: patch
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Part"}}}}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Part"}}}}
  /odd/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    put:
      operationId: updateOdd
      x-pochoir-method: update
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Odd"}}}}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Odd"}}}}
  /notes:
    post:
      operationId: addNote
      x-pochoir-method: add_note
      tags: [Items]
      parameters: [{name: body, in: query, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: *ok
components:
  schemas:
    Item:
      type: object
      required: [id, kind, first-name]
      properties:
        id: {type: integer}
        kind: {type: string, const: item}
        first-name: {type: string, maxLength: 5}
        made: {type: string, readOnly: true}
        part: {$ref: "#/components/schemas/Part"}
    Odd:
      type: object
      required: [id, created-at, from]
      properties:
        id: {type: integer}
        created-at: {type: string, format: date}
        from: {type: string}
        made: {type: string, readOnly: true}
    Part: {type: object, properties: {size: {type: integer, maximum: 9}, etag: {type: string, readOnly: true}}}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])
SENT = {"id": 1, "kind": "item", "first-name": "Ann", "part": {"size": 2, "new": [1]}, "other": {"camelCase": None}}
READ = {**SENT, "made": "now", "part": {"size": 2, "new": [1], "etag": "e"}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("whole"), "body-shop") as found:
        yield found


def sent(package: Any, flavour: str, method: str, *arguments: object, **named: Any) -> Any:
    """Return the body that a call sends."""
    with RawServer(reply_json(READ)) as server:
        called(package, flavour, f"items.{method}", *arguments, options={"base_url": server.url}, **named)
        return server.received[0].json()


@FLAVOURS
def test_a_model_is_sent_back_without_what_only_the_server_sets(package: Any, flavour: str) -> None:
    item = package.models.Item.read(READ)
    assert sent(package, flavour, "put", 1, body=item) == SENT
    assert sent(package, flavour, "put", 1, body=item, first_name="Bob") == {**SENT, "first-name": "Bob"}
    assert sent(package, flavour, "put", 1, body=item, extra_body={"x": 1}) == {**SENT, "x": 1}
    assert sent(package, flavour, "patch", 1, body=item.part) == SENT["part"]
    assert sent(package, flavour, "put", 1, body={"id": 2, "first-name": "Cy"}) == {
        "id": 2,
        "kind": "item",
        "first-name": "Cy",
    }


def test_the_documented_line_sends_members_of_any_name(package: Any) -> None:
    line = "items.update(item.id, body=item.as_input())"
    read = {"id": 1, "created-at": "2024-01-02", "from": "x", "made": "now", "other": 1}
    item = package.models.Odd.read(read)
    assert f"``{line}``" in package.models.Odd.as_input.__doc__
    with RawServer(reply_json(read)) as server, package.BodyShop(base_url=server.url) as client:
        eval(line, {"items": client.items, "item": item})
        assert server.received[0].target == "/odd/1"
        assert server.received[0].json() == {"id": 1, "created-at": "2024-01-02", "from": "x"}


@FLAVOURS
def test_the_members_are_arguments_all_the_same(package: Any, flavour: str) -> None:
    named = {"body_id": 2, "first_name": "Cy"}
    assert sent(package, flavour, "put", 1, **named) == {"id": 2, "kind": "item", "first-name": "Cy"}
    assert sent(package, flavour, "patch", 1, size=3) == {"size": 3}


@FLAVOURS
def test_only_what_the_caller_changes_is_checked(package: Any, flavour: str) -> None:
    item = package.models.Item.read({**READ, "first-name": "Longer than that"})
    assert sent(package, flavour, "put", 1, body=item)["first-name"] == "Longer than that"
    with pytest.raises(package.errors.InvalidArgument, match=r"body\.first-name: must have at most 5 characters"):
        sent(package, flavour, "put", 1, body=item, first_name="Longer than that")


@FLAVOURS
def test_a_missing_member_and_a_body_that_is_no_object_are_refused(package: Any, flavour: str) -> None:
    with pytest.raises(TypeError, match=r"put\(\) missing a required keyword-only argument: 'first_name', or 'body'"):
        sent(package, flavour, "put", 1, body_id=1)
    with pytest.raises(package.errors.InvalidArgument, match="body: must be a model or a mapping, not str"):
        sent(package, flavour, "put", 1, body="text")


@FLAVOURS
def test_a_parameter_of_that_name_keeps_it(package: Any, flavour: str) -> None:
    named = {"id": 2, "first_name": "Cy", "body": "text"}
    assert sent(package, flavour, "add_note", **named) == {"id": 2, "kind": "item", "first-name": "Cy"}
