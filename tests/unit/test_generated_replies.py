"""Generated clients and responses that differ slightly from the description, over HTTP, sync and async."""

import asyncio
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import pytest

from pochoir import pipeline
from upstream.raw import RawServer, Script, reply, reply_json

SPEC = """
openapi: 3.1.0
info: {title: Replies, version: "1"}
servers: [{url: "https://api.example.com"}]
tags: [{name: Items}]
paths:
  /items:
    post:
      operationId: createItem
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses:
        "201": {description: made, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
        "204": {description: nothing to do}
        default: {description: error, content: {application/problem+json: {schema: {type: object}}}}
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    delete:
      operationId: deleteItem
      tags: [Items]
      responses: {"200": {description: gone}}
  /file:
    get:
      operationId: readFile
      tags: [Items]
      parameters: [{name: Range, in: header, schema: {type: string}}]
      responses: {"200": {description: ok, content: {application/octet-stream: {}}}}
  /picture:
    put:
      operationId: putPicture
      tags: [Items]
      requestBody: {required: true, content: {"image/*": {schema: {type: string, format: binary}}}}
      responses: {"200": {description: ok, content: {"image/*": {schema: {type: string, format: binary}}}}}
  /star:
    post:
      operationId: star
      tags: [Items]
      requestBody: {required: true, content: {"*/*": {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: {"200": {description: ok, content: {"*/*": {schema: {$ref: "#/components/schemas/Item"}}}}}
components:
  schemas:
    Item: {type: object, required: [name], properties: {name: {type: string}}}
"""


class Meet(Protocol):
    """Calls a client of either kind; gives what comes of it, and the request."""

    def __call__(self, call: Callable[[Any], Any], *scripts: Script, **options: object) -> Any: ...


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    root = tmp_path_factory.mktemp("replies")
    (root / "openapi.yaml").write_text(SPEC)
    for path, text in pipeline.generate(root / "openapi.yaml", "replies-api").files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    sys.path.insert(0, str(root / "replies-api" / "src"))
    yield importlib.import_module("replies_api")
    sys.path.pop(0)
    for name in [name for name in sys.modules if name.partition(".")[0] == "replies_api"]:
        del sys.modules[name]


@pytest.fixture(params=["sync", "async"])
def meet(request: pytest.FixtureRequest, package: ModuleType) -> Meet:
    """Call a sync or async client; the server sends the given response."""

    def run(call: Callable[[Any], Any], *scripts: Script, **options: object) -> Any:
        with RawServer(*scripts) as server:
            options = {"base_url": server.url, "retries": 0, "trust_env": False, **options}
            if request.param == "sync":
                with package.RepliesApi(**options) as client:
                    return call(client), server.received[0]

            async def main() -> object:
                async with package.AsyncRepliesApi(**options) as client:
                    return await call(client)

            return asyncio.run(main()), server.received[0]

    return run


def create(client: Any) -> Any:
    return client.items.create(name="a")


@pytest.mark.parametrize("status", [200, 202, 206])
def test_a_success_that_is_not_described_is_no_error(meet: Meet, package: ModuleType, status: int) -> None:
    drifts: list[Any] = []
    made, _ = meet(create, reply_json({"name": "a"}, status), on_drift=drifts.append)
    assert made == package.models.Item(name="a")
    assert [str(drift) for drift in drifts] == [
        f"createItem: {status}: at the root: expected status 201 or 204, got status {status}"
    ]
    assert meet(create, reply(b"", status), on_drift=drifts.append)[0] is None
    with pytest.raises(package.errors.DriftError, match=rf"^items\.create: POST .*/items: {status}: "):
        meet(create, reply_json({"name": "a"}, status), strict=True)


@pytest.mark.parametrize(
    ("script", "data"),
    [
        (reply(b"", 200, None), None),
        (reply(b"", 204, None), None),
        (reply_json({"ok": True}), {"ok": True}),
        (reply(b"gone", media_type="text/plain"), "gone"),
        (reply(b"\x89PNG", media_type="image/png"), b"\x89PNG"),
    ],
)
def test_a_success_without_described_content_gives_what_came(meet: Meet, script: Script, data: object) -> None:
    assert meet(lambda client: client.items.delete(1), script)[0] == data
    whole, _ = meet(lambda client: client.items.with_response.delete(1), script)
    assert whole.data == data


def test_a_part_of_a_file_is_what_was_asked_for(meet: Meet) -> None:
    script = reply(b"bc", 206, "application/octet-stream", Content_Range="bytes 1-2/9")
    data, request = meet(lambda client: client.items.get_file(range="bytes=1-2"), script)
    assert data == b"bc"
    assert request.headers["accept"] == "application/octet-stream, */*;q=0.1"


def test_a_range_is_neither_sent_nor_asked_of_the_reply(meet: Meet, package: ModuleType) -> None:
    script = reply(b"\x89PNG", media_type="image/png")
    data, request = meet(lambda client: client.items.put_picture(body=b"GIF"), script, strict=True)
    assert (data, request.body) == (b"\x89PNG", b"GIF")
    assert request.headers["content-type"] == "application/octet-stream"
    assert request.headers["accept"] == "image/*, */*;q=0.1"
    script = reply(b'{"name": "b"}', media_type="application/hal+json")
    made, request = meet(lambda client: client.items.star(name="a"), script, strict=True)
    assert made == package.models.Item(name="b")
    assert (request.headers["content-type"], request.body) == ("application/json", b'{"name":"a"}')
    assert request.headers["accept"] == "application/json, */*;q=0.1"


def test_an_error_says_what_the_server_says(meet: Meet, package: ModuleType) -> None:
    body = {"detail": [{"loc": ["body", "name"], "msg": "String should have at least 1 character"}]}
    with pytest.raises(package.errors.UnprocessableEntity) as caught:
        meet(create, reply_json(body, 422, X_Request_Id="7f3a"))
    assert str(caught.value).startswith("items.create: POST http://127.0.0.1:")
    assert str(caught.value).endswith("/items: 422: body.name: String should have at least 1 character (request 7f3a)")


def test_what_may_come_is_in_the_signature(package: ModuleType) -> None:
    source = (Path(str(package.__file__)).parent / "resources" / "items.py").read_text()
    assert source.count("-> JsonValue | bytes:") == 2
    assert source.count("-> Item | None:") == 6  # sync and async, each with two overloads
