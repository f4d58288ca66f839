"""The items of a fake: those that a test sets, for every list, and those that it creates."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from packages import imported

SPEC = """
openapi: 3.1.1
info: {title: Items shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /shops/{shop}/hooks:
    parameters: [&shop {name: shop, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: listHooks
      tags: [Hooks]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: array, items: &ref {$ref: "#/components/schemas/Hook"}}, example: [{id: 30, url: "https://h"}]}}}}
    post:
      operationId: createHook
      tags: [Hooks]
      requestBody: &body {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/NewHook"}}}}
      responses: {"201": &hook {description: Fine., content: {application/json: {
        schema: *ref, example: {id: 30, url: "https://h"}}}}}
  /shops/{shop}/hooks/{hook}:
    parameters: [{name: hook, in: path, required: true, schema: {type: integer}}, *shop]
    get: {operationId: getHook, tags: [Hooks], responses: {"200": *hook}}
    patch: {operationId: updateHook, tags: [Hooks], requestBody: *body, responses: {"200": *hook}}
    delete: {operationId: deleteHook, tags: [Hooks], responses: {"204": {description: Gone.}}}
  /words:
    get:
      operationId: listWords
      tags: [Words]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: array, items: {type: string}}, example: [bonjour]}}}}
  /shops/{shop}/orders:
    parameters: [*shop]
    get:
      operationId: listOrders
      tags: [Orders]
      x-pochoir-pagination: {style: page, parameter: page, items: /orders}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: object, properties: {orders: {type: array, items: {$ref: "#/components/schemas/Order"}}}},
        example: {orders: [{number: a, paid: true}]}}}}}
  /things/{id}:
    get:
      operationId: getThing
      tags: [Things]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: Fine., content: {application/json: {schema: &open {
        type: object, additionalProperties: true}}}}}
  /things:
    get:
      operationId: listThings
      tags: [Things]
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: array, items: *open}}}}}
  /status:
    get:
      operationId: getStatus
      tags: [Status]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {type: object, properties: {fine: {type: boolean}}}, example: {fine: true}}}}}
components:
  schemas:
    Hook: {type: object, properties: {id: {type: integer}, url: {type: string}}}
    NewHook: {type: object, properties: {url: {type: string}, secret: {type: string}}}
    Order: {type: object, properties: {number: {type: string}, paid: {type: boolean}}}
"""


HOOK = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of the description above."""
    with imported(SPEC, tmp_path_factory.mktemp("items-shop"), "items-shop") as module:
        yield module


@pytest.fixture
def fake(package: Any) -> Any:
    """A fresh fake."""
    return import_module(f"{package.__name__}.testing").FakeItemsShop(page_size=2)


def test_items_are_set_for_all_values_of_the_parameters_in_the_path(package: Any, fake: Any) -> None:
    client = fake.client()
    assert client.hooks.get(shop=12, hook=999).id == 999
    fake.hooks.list.holds([{"id": 7, "url": "https://seven"}])
    for shop in (12, 13):
        assert [(each.id, each.url) for each in client.hooks.list(shop)] == [(7, "https://seven")]
        assert client.hooks.get(shop=shop, hook=7).url == "https://seven"
        with pytest.raises(package.errors.NotFound):
            client.hooks.update(shop=shop, hook=999, url="https://other")


def test_what_happens_to_an_item_that_was_set_leaves_those_of_other_paths_alone(package: Any, fake: Any) -> None:
    client = fake.client()
    fake.hooks.get.holds([{"id": 7, "url": "https://seven"}])
    assert client.hooks.create(12, url="https://eight").id == 31
    client.hooks.update(shop=12, hook=7, url="https://new")
    assert [each.url for each in client.hooks.list(12)] == ["https://new", "https://eight"]
    client.hooks.delete(shop=12, hook=7)
    with pytest.raises(package.errors.NotFound):
        client.hooks.get(shop=12, hook=7)
    assert [each.url for each in client.hooks.list(13)] == ["https://seven"]
    fake.hooks.get.holds([{"id": 7, "url": "https://again"}])
    assert [client.hooks.get(shop=shop, hook=7).url for shop in (12, 13)] == ["https://again"] * 2


def test_a_list_without_operations_on_its_items_takes_any(fake: Any) -> None:
    client = fake.client()
    assert list(client.words.list()) == ["bonjour"]
    fake.words.list.holds(["un", "deux"])
    assert list(client.words.list()) == ["un", "deux"]
    fake.orders.list.holds([{"number": "b"}, {"number": "c", "paid": False}, {"number": "d"}])
    found = [(each.number, each.paid) for each in client.orders.list(1)]
    assert found == [("b", True), ("c", False), ("d", True)]
    fake.words.list.holds([])
    assert list(client.words.list()) == []


def test_items_without_a_described_field_are_found_by_their_id(package: Any, fake: Any) -> None:
    client = fake.client()
    fake.things.list.holds([{"id": 5, "name": "cinq"}])
    assert list(client.things.list()) == [client.things.get(5)] == [{"id": 5, "name": "cinq"}]
    with pytest.raises(package.errors.NotFound):
        client.things.get(6)


def test_a_field_that_nothing_declares_is_remembered_where_it_is_allowed(fake: Any) -> None:
    client = fake.client()
    made = client.hooks.create(1, url="https://h", secret="s3", extra_body={"x": {"a": [1]}})
    changed = client.hooks.update(shop=1, hook=made.id, extra_body={"y": 2})
    listed = next(each for each in client.hooks.list(1) if each.id == made.id)
    assert [each.model_extra for each in (made, changed)] == [{"x": {"a": [1]}}, {"x": {"a": [1]}, "y": 2}]
    assert changed == listed == client.hooks.get(shop=1, hook=made.id), "the secret is never shown"
    fake.hooks.list.holds([{"id": 7, "z": 3}])
    assert client.hooks.get(shop=1, hook=7).model_extra == {"z": 3}


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (HOOK, {"x": "y", "n": 1}),
        (True, {"x": "y", "n": 1}),
        ({**HOOK, "additionalProperties": False}, {}),
        ({**HOOK, "additionalProperties": {"type": "integer"}}, {"n": 1}),
        ({**HOOK, "additionalProperties": False, "patternProperties": {"^x": {"type": "string"}}}, {"x": "y"}),
        ({"allOf": [HOOK], "unevaluatedProperties": False}, {}),
        ({"oneOf": [{"type": "string"}, {**HOOK, "additionalProperties": {"type": "string"}}]}, {"x": "y"}),
    ],
)
def test_the_schema_of_the_response_says_which_fields_are_allowed(package: Any, schema: object, shown: object) -> None:
    kit = import_module(f"{package.__name__}._runtime.testing.checking")
    item = {"id": 1, "x": "y", "n": 1}
    checker = kit.Checker({}, sending=False)
    assert {name: value for name, value in item.items() if name != "id" and checker.allows(schema, item, name)} == shown


def test_what_cannot_be_set_is_refused_and_the_error_says_what_to_do(fake: Any) -> None:
    with pytest.raises(TypeError, match=r"getStatus returns no list and no item of one: .* with \.replies\(\.\.\.\)"):
        fake.status.get.holds([{"fine": False}])
    with pytest.raises(TypeError, match=r"an item of /shops/\{shop\}/hooks needs a field 'id'"):
        fake.hooks.list.holds([{"url": "https://h"}])
