"""Responses that the server confirms by ETag or Last-Modified, and conditional writes, over HTTP."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from packages import imported
from upstream.raw import Exchange, RawServer, head, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Cached shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{bearer: []}]
paths:
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: &get
      operationId: getItem
      tags: [Items]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
    put:
      operationId: updateItem
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  schemas:
    Item: {type: object, required: [name], properties: {name: {type: string}}}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("cached"), "cached-shop") as found:
        yield found


def calls(package: Any, flavour: str, url: str, numbers: list[int], **options: Any) -> list[Any]:
    """Get items one after the other, with one client and one cache, as whole replies."""
    if flavour == "sync":
        given = {"middleware": [package.ReplyCache()], "token": "t", **options}
        with package.CachedShop(base_url=url, **given) as client:
            return [client.items.with_response.get(number) for number in numbers]

    async def main() -> list[Any]:
        given = {"middleware": [package.AsyncReplyCache()], "token": "t", **options}
        async with package.AsyncCachedShop(base_url=url, **given) as client:
            return [await client.items.with_response.get(number) for number in numbers]

    return asyncio.run(main())


def validated(name: str, value: str) -> Any:
    """Answer 304 to a request that has this validator, and the item to any other."""
    condition = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[name]

    def script(exchange: Exchange) -> None:
        if exchange.request.headers.get(condition) == value:
            exchange.send(head(304, {name: value, "Date": "later"}))
        else:
            reply_json({"name": exchange.request.target}, **{name: value})(exchange)

    return script


@FLAVOURS
@pytest.mark.parametrize(("name", "value"), [("ETag", 'W/"1"'), ("Last-Modified", "Sun, 29 Nov 2026 10:00:00 GMT")])
def test_a_response_that_has_not_changed_comes_from_the_cache(
    package: Any, flavour: str, name: str, value: str
) -> None:
    with RawServer(validated(name, value)) as server:
        found = calls(package, flavour, server.url, [1, 2, 1, 2])
    assert [each.data.name for each in found] == ["/items/1", "/items/2", "/items/1", "/items/2"]
    assert [each.status for each in found] == [200] * 4
    assert found[2].headers["date"] == "later" and found[2].etag == (value if name == "ETag" else None)


@FLAVOURS
def test_a_changed_response_replaces_that_of_the_cache(package: Any, flavour: str) -> None:
    scripts = [reply_json({"name": name}, ETag=f'"{name}"') for name in ("a", "b")]
    with RawServer(*scripts, validated("ETag", '"b"')) as server:
        found = calls(package, flavour, server.url, [1, 1, 1])
    assert [each.data.name for each in found] == ["a", "b", "b"]


@FLAVOURS
@pytest.mark.parametrize("fields", [{}, {"ETag": '"1"', "Cache-Control": "private, no-store"}])
def test_a_response_without_a_validator_or_with_no_store_is_not_kept(
    package: Any, flavour: str, fields: dict[str, str]
) -> None:
    with RawServer(reply_json({"name": "a"}, **fields)) as server:
        calls(package, flavour, server.url, [1, 1])
        assert "if-none-match" not in server.received[1].headers


def test_other_credentials_do_not_share_a_response(package: Any) -> None:
    cache = package.ReplyCache()
    with RawServer(validated("ETag", '"1"')) as server:
        for token in ("a", "b", "a"):
            calls(package, "sync", server.url, [1], token=token, middleware=[cache])
        assert ["if-none-match" in each.headers for each in server.received] == [False, False, True]


def test_the_cache_forgets_what_was_not_used_for_longest(package: Any) -> None:
    with RawServer(validated("ETag", '"1"')) as server:
        calls(package, "sync", server.url, [1], middleware=[cache := package.ReplyCache()])
        [(key, reply)] = cache._store._replies.items()
        size = cache._store._bytes
        assert size > len(key) + len(reply.content)
        cache = package.ReplyCache(max_bytes=size * 5 // 2)  # room for two
        server.received.clear()
        calls(package, "sync", server.url, [1, 2, 1, 3, 1, 2], middleware=[cache])
        assert ["if-none-match" in each.headers for each in server.received] == [False, False, True, False, True, False]


def test_responses_without_content_are_bounded_too(package: Any) -> None:
    cache, drifts = package.ReplyCache(max_bytes=2_000), list[Any]()
    with RawServer(lambda exchange: exchange.send(head(200, {"ETag": '"1"', "Content-Length": "0"}))) as server:
        calls(package, "sync", server.url, [*range(20)], middleware=[cache], on_drift=drifts.append)
    assert 0 < len(cache._store._replies) < 10


def test_a_write_is_conditional_by_the_etag_of_a_reply(package: Any) -> None:
    scripts = reply_json({"name": "a"}, ETag='"1"'), reply_json({"title": "changed"}, 412)
    with RawServer(*scripts) as server, package.CachedShop(base_url=server.url, token="t") as client:
        found = client.items.with_response.get(1)
        with pytest.raises(package.errors.ApiError, match="412: changed"):
            client.items.update(1, name="b", extra_headers={"If-Match": found.etag})
        assert server.received[1].headers["if-match"] == '"1"'


class Failing:
    """A store whose disk is gone."""

    def get(self, key: str) -> Any:
        raise OSError(key)

    def put(self, key: str, reply: Any) -> None:
        raise OSError(key)


@FLAVOURS
def test_a_store_that_fails_loses_no_response(package: Any, flavour: str, caplog: pytest.LogCaptureFixture) -> None:
    cache = (package.ReplyCache if flavour == "sync" else package.AsyncReplyCache)(Failing())
    with RawServer(validated("ETag", '"1"')) as server:
        found = calls(package, flavour, server.url, [1, 1], middleware=[cache])
    assert [each.data.name for each in found] == ["/items/1"] * 2
    assert "the store of the cache failed: OSError" in caplog.text
