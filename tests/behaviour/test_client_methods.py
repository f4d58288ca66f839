"""Operations without a tag are methods of the client itself."""

import asyncio
import inspect
from collections.abc import Iterator
from typing import Any, cast

import pytest

from behaviour.described import Described, described

SHOP = """
    openapi: 3.1.0
    info: {title: Corner, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /health: {get: {operationId: health_health_get, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Health"}}}}}}}
      /file: {get: {operationId: file_file_get, responses: {"200": {description: ok, content: {application/octet-stream: {schema: {type: string, format: binary}}}}}}}
      /requests: {post: {operationId: requests_requests_post, responses: {"204": {description: ok}}}}
      /events:
        get:
          operationId: list_events
          x-pochoir-pagination: {style: page, parameter: page, items: /items, next: /next, cap: 9}
          parameters: [{name: page, in: query, schema: {type: integer, default: 1}}]
          responses:
            "200": {description: ok, content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {type: string}}, next: {type: [integer, "null"]}}}}}}
      /items: {get: {operationId: list_items, tags: [items], responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}
    components:
      schemas:
        Health: {type: object, properties: {state: {type: string}}, required: [state]}
"""  # noqa: E501


@pytest.fixture(scope="module")
def shop() -> Iterator[Described]:
    with described(SHOP) as found:
        yield found


def test_a_method_of_the_client_calls_its_operation(shop: Described) -> None:
    shop.server.answer({"state": "well"})
    assert shop.client.health().state == "well"
    assert shop.client.with_response.health().status == 200
    assert shop.client.with_options(retries=0).health(extra_query={"a": 1}).state == "well"
    with pytest.raises(TypeError, match="health"):
        shop.client.health(stat="x")


def test_contents_and_pages_work_as_in_a_resource(shop: Described) -> None:
    shop.server.answer(b"abc", "application/octet-stream")
    with shop.client.with_streaming.file() as reply:
        assert reply.read() == b"abc"
    shop.server.answer({"items": ["a", "b"], "next": None})
    assert list(shop.client.list_events()) == ["a", "b"]
    shop.server.answer(["c"])
    assert shop.client.items.list() == ["c"]


def test_a_subclass_can_replace_a_method(shop: Described) -> None:
    base = cast("Any", type(shop.client))

    class Own(base):  # type: ignore[misc, valid-type]  # the class is made in the test
        def health(self, **extra: Any) -> Any:
            return base.health(self, extra_query={"own": "yes"}, **extra)

    own: Any = Own
    shop.server.answer({"state": "well"})
    with own(base_url=shop.server.url) as client:
        assert client.with_response.health().data.state == "well"
    assert shop.server.last.target == "/health?own=yes"


def test_the_async_client_has_the_same_methods(shop: Described) -> None:
    asynchronous: Any = getattr(shop.package, f"Async{type(shop.client).__name__}")

    async def run() -> str:
        async with asynchronous(base_url=shop.server.url) as client:
            return str((await client.health()).state)

    shop.server.answer({"state": "well"})
    assert asyncio.run(run()) == "well"
    assert inspect.getdoc(asynchronous.health) == inspect.getdoc(cast("Any", type(shop.client)).health)


def test_the_fake_has_them_too(shop: Described) -> None:
    testing = shop.module("testing")
    fake = getattr(testing, next(name for name in testing.__all__ if name.startswith("Fake")))
    with fake() as faked, faked.client() as client:
        faked.health.replies({"state": "faked"})
        client.requests()
        assert client.health().state == "faked"
        # `requests` are those of the fake
        assert len(faked.requests_.requests) == 1
        assert len(faked.requests) == 2
