"""The fake server takes batches of any size: twice the records are twice the work."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import FrameType
from typing import Any

import pytest

from packages import imported

SPEC = """
openapi: 3.1.1
info: {title: Batch shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items:
    post:
      operationId: createItem
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: {"201": {description: Made., content: {application/json: &item {
        schema: {$ref: "#/components/schemas/Item"}, example: {id: 1, name: a}}}}}
  /items/many:
    post:
      operationId: createManyItems
      tags: [Items]
      x-pochoir-batch: {method: create_all, items: /items, results: [""], max-items: 5000, max-bytes: 10000000}
      requestBody: &body {required: true, content: {application/json: {schema: {
        type: object, required: [items], properties: {items: {type: array, items: {
          $ref: "#/components/schemas/Item"}}}}}}}
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: array, items: {$ref: "#/components/schemas/Item"}}, example: [{id: 1, name: a}]}}}}
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getItem
      tags: [Items]
      responses: {"200": {description: Fine., content: {application/json: *item}}}
    delete: {operationId: deleteItem, tags: [Items], responses: {"204": {description: Gone.}}}
  /notes/many:
    post:
      operationId: createManyNotes
      tags: [Notes]
      x-pochoir-batch: {method: create_all, items: /items, results: [""], max-items: 5000, max-bytes: 10000000}
      requestBody: *body
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: array, items: {$ref: "#/components/schemas/Note"}}, example: [{id: note-a, name: a}]}}}}
  /notes/{id}:
    get:
      operationId: getNote
      tags: [Notes]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {$ref: "#/components/schemas/Note"}, example: {id: note-a, name: a}}}}}
components:
  schemas:
    Item: {type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
    Note: {type: object, properties: {id: {type: string, readOnly: true}, name: {type: string}}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("batches"), "batch-shop") as found:
        yield found


def fake() -> Any:
    return import_module("batch_shop.testing").FakeBatchShop()


def calls(work: Callable[[], object]) -> int:
    """Count the functions that something calls, those of Python and those in C."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def batch(resource: str, count: int) -> int:
    """Send so many records in a batch to a new fake, and return the work."""
    client = fake().client()
    records = [{"name": str(number)} for number in range(count)]
    return calls(lambda: getattr(client, resource).create_all(records))


def one_by_one(resource: str, count: int) -> int:
    """Create so many items with a new fake, each with a request, and return the work."""
    create = getattr(fake().client(), resource).create
    return calls(lambda: [create(name=str(number)) for number in range(count)])


@pytest.mark.parametrize(
    ("work", "resource", "count"), [(batch, "items", 1000), (batch, "notes", 1000), (one_by_one, "items", 300)]
)
def test_twice_the_records_are_twice_the_work(
    package: Any, work: Callable[[str, int], int], resource: str, count: int
) -> None:
    work(resource, 10)  # models are built on first use
    assert work(resource, 2 * count) < 2.2 * work(resource, count)


def test_every_record_of_a_batch_gets_a_key_that_no_item_has_or_had(package: Any) -> None:
    with fake() as server:
        client = server.client()
        server.items.get.holds([{"id": 7, "name": "seven"}])
        client.items.delete(7)
        found = [each.result.id for each in client.items.create_all([{"name": "a"}, {"name": "b"}, {"name": "c"}])]
        assert found == [8, 9, 10]
        assert [client.items.get(key).name for key in found] == ["a", "b", "c"]
        assert client.items.create(name="d").id == 11
        notes = client.notes.create_all([{"name": "a"}, {"name": "b"}])
        assert [each.result.id for each in notes] == ["note-a-2", "note-a-3"]
