"""Operations whose media type decides whether they give a value, a stream, a list in pages or a batch, over HTTP."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from packages import imported
from pochoir import pipeline
from upstream.raw import RawServer, Received, Script, reply, reply_json

SPEC = """
openapi: 3.2.0
info: {title: Kinds shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /chats:
    post:
      operationId: createChat
      tags: [Chats]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [prompt], properties: {prompt: {type: string}, stream: {type: boolean}}}
      responses:
        "200":
          description: Fine.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Note"}, example: {text: hello}}
            text/event-stream:
              schema: {type: object, required: [delta], properties: {delta: {type: string}}}
              example: {delta: he}
              x-pochoir-stream-end: "[END]"
            application/jsonl: {itemSchema: {$ref: "#/components/schemas/Note"}, example: {text: hello}}
  /watch:
    get:
      operationId: watchChats
      x-pochoir-method: watch
      tags: [Chats]
      responses:
        "200":
          description: Fine.
          content:
            text/event-stream: {schema: {$ref: "#/components/schemas/Note"}}
            application/pdf: {schema: {type: string, format: binary}}
  /notes:
    get:
      operationId: listNotes
      tags: [Notes]
      x-pochoir-pagination: {style: page, items: /data, parameter: page, next: /next}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema: {type: object, properties: {
                data: {type: array, items: {$ref: "#/components/schemas/Note"}}, next: {type: [integer, "null"]}}}
              example: {data: [{text: a}], next: null}
            application/hal+json: {schema: {type: object, required: [links], properties: {links: {type: string}}}}
            text/csv: {schema: {type: string}, example: "text\\na\\n"}
            text/event-stream: {schema: {$ref: "#/components/schemas/Note"}}
    post:
      operationId: createNotes
      x-pochoir-method: create_many
      tags: [Notes]
      x-pochoir-batch: {method: save_all, items: /notes, results: [/saved], max-items: 2, max-bytes: 10000}
      requestBody:
        required: true
        content:
          application/json: {schema: &many {type: object, required: [notes], properties: {
            notes: {type: array, items: {$ref: "#/components/schemas/Note"}}}}}
          application/vnd.shop+json: {schema: *many}
          text/csv: {schema: {type: string}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            saved: {type: array, items: {$ref: "#/components/schemas/Note"}}}}}}
  /search:
    post:
      operationId: searchNotes
      x-pochoir-method: search
      tags: [Notes]
      x-pochoir-pagination: {style: single, items: ""}
      requestBody: {content: {
        application/json: {schema: &query {type: object, properties: {text: {type: string}}}},
        application/x-www-form-urlencoded: {schema: *query}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        type: array, items: {$ref: "#/components/schemas/Note"}}}}}}
components:
  schemas:
    Note: {type: object, required: [text], properties: {text: {type: string}}}
"""

EVENTS = b'data: {"delta": "he"}\n\ndata: {"delta": "llo"}\n\ndata: [END]\n\ndata: {"delta": "no"}\n\n'
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("kinds"), "kinds-shop") as found:
        yield found


def result(package: Any, flavour: str, url: str, method: str, *arguments: Any, **named: Any) -> Any:
    """Call a method; a stream or a list is read to its end, a streamed reply is read."""
    if flavour == "sync":
        with package.KindsShop(base_url=url) as client:
            found = _method(client, method)(*arguments, **named)
            if "with_streaming" in method:
                with found as streamed:
                    return streamed.read()
            return [*found] if type(found).__name__ in ("EventStream", "ItemStream", "Paged") else found

    async def main() -> Any:
        async with package.AsyncKindsShop(base_url=url) as client:
            found = _method(client, method)(*arguments, **named)
            if "with_streaming" in method:
                async with found as streamed:
                    return await streamed.read()
            return [each async for each in found] if hasattr(found, "__aiter__") else await found

    return asyncio.run(main())


def _method(client: Any, method: str) -> Any:
    for name in method.split("."):
        client = getattr(client, name)
    return client


def sent(package: Any, flavour: str, script: Script, method: str, *given: Any, **named: Any) -> tuple[Any, Received]:
    """Call a method; return its result and the only request."""
    with RawServer(script) as server:
        found = result(package, flavour, server.url, method, *given, **named)
    (request,) = server.received
    return found, request


def first(request: Received) -> str:
    return request.headers["accept"].partition(",")[0]


@FLAVOURS
def test_json_or_events_or_items(package: Any, flavour: str) -> None:
    note, request = sent(package, flavour, reply_json({"text": "hello"}), "chats.create", prompt="a")
    assert (note.text, first(request), request.json()) == ("hello", "application/json", {"prompt": "a"})
    script = reply(EVENTS, media_type="text/event-stream")
    events, request = sent(package, flavour, script, "chats.create", prompt="a", accept="text/event-stream")
    assert ["".join(each.data.delta for each in events), first(request)] == ["hello", "text/event-stream"]
    assert request.json() == {"prompt": "a", "stream": True}
    script = reply(b'{"text": "a"}\n{"text": "b"}\n', media_type="application/jsonl")
    items, request = sent(package, flavour, script, "chats.create", prompt="a", accept="application/jsonl")
    assert [(each.text, type(each)) for each in items] == [(name, package.models.Note) for name in "ab"]
    assert (first(request), request.json()) == ("application/jsonl", {"prompt": "a", "stream": True})


@FLAVOURS
def test_the_member_that_asks_for_a_stream_is_that_of_the_caller(package: Any, flavour: str) -> None:
    script = reply(EVENTS, media_type="text/event-stream")
    accept = "text/event-stream"
    _, request = sent(package, flavour, script, "chats.create", prompt="a", accept=accept, stream=False)
    assert request.json() == {"prompt": "a", "stream": False}
    with RawServer(script) as server:
        for named in ({}, {"accept": "application/json"}):
            with pytest.raises(package.errors.InvalidArgument, match="stream: to get a stream, pass accept='text/ev"):
                result(package, flavour, server.url, "chats.create", prompt="a", stream=True, **named)
        with pytest.raises(package.errors.InvalidArgument, match="'image/png' is not described"):
            result(package, flavour, server.url, "chats.create", prompt="a", accept="image/png")
    assert server.received == []


@FLAVOURS
def test_a_stream_has_no_whole_response(package: Any, flavour: str) -> None:
    found, _ = sent(package, flavour, reply_json({"text": "a"}), "chats.with_response.create", prompt="a")
    assert (found.data.text, found.status) == ("a", 200)
    for accept in ("text/event-stream", "application/jsonl"):
        refused = pytest.raises(package.errors.InvalidArgument, match="a stream has no whole response")
        with RawServer(reply_json({})) as server, refused:
            result(package, flavour, server.url, "chats.with_response.create", prompt="a", accept=accept)
        assert server.received == []


@FLAVOURS
def test_events_are_the_usual_content_where_there_is_no_json(package: Any, flavour: str) -> None:
    script = reply(b'data: {"text": "a"}\n\n', media_type="text/event-stream")
    events, request = sent(package, flavour, script, "chats.watch")
    assert ([each.data.text for each in events], first(request)) == (["a"], "text/event-stream")
    content, request = sent(
        package, flavour, reply(b"%PDF", media_type="application/pdf"), "chats.watch", accept="application/pdf"
    )
    assert (content, first(request)) == (b"%PDF", "application/pdf")


@FLAVOURS
def test_a_list_in_pages_or_all_of_it_in_another_media_type(package: Any, flavour: str, tmp_path: Path) -> None:
    pages = [reply_json({"data": [{"text": "a"}], "next": 2}), reply_json({"data": [{"text": "b"}], "next": None})]
    with RawServer(*pages, *pages) as server:
        for named in ({}, {"accept": "application/json"}):
            found = result(package, flavour, server.url, "notes.list", **named)
            assert [each.text for each in found] == ["a", "b"]
    assert server.targets() == ["GET /notes", "GET /notes?page=2"] * 2
    csv = reply(b"text\na\n", media_type="text/csv")
    assert sent(package, flavour, csv, "notes.list", accept="text/csv")[0] == "text\na\n"
    assert sent(package, flavour, csv, "notes.with_streaming.list", accept="text/csv")[0] == b"text\na\n"
    hal = reply(b'{"links": "x"}', media_type="application/hal+json")
    found, request = sent(package, flavour, hal, "notes.list", accept="application/hal+json")
    assert (found.links, first(request), request.target) == ("x", "application/hal+json", "/notes")
    events = reply(b'data: {"text": "a"}\n\n', media_type="text/event-stream")
    found, _ = sent(package, flavour, events, "notes.list", accept="text/event-stream")
    assert [each.data.text for each in found] == ["a"]


@FLAVOURS
def test_a_list_whose_request_has_several_media_types(package: Any, flavour: str) -> None:
    script, form = reply_json([{"text": "a"}]), "application/x-www-form-urlencoded"
    found, request = sent(package, flavour, script, "notes.search", text="a", content_type=form)
    assert ([each.text for each in found], request.headers["content-type"], request.body) == (["a"], form, b"text=a")


def saving(package: Any, flavour: str, url: str, **named: Any) -> list[str]:
    records = [{"text": text} for text in "abc"]
    return [each.result.text for each in result(package, flavour, url, "notes.save_all", records, **named).saved]


def saved(exchange: Any) -> None:
    reply_json({"saved": exchange.request.json()["notes"]})(exchange)


@FLAVOURS
@pytest.mark.parametrize("media_type", ["application/json", "application/vnd.shop+json"])
def test_records_are_sent_as_any_json(package: Any, flavour: str, media_type: str) -> None:
    with RawServer(saved) as server:
        assert saving(package, flavour, server.url, content_type=media_type) == [*"abc"]
    assert [each.headers["content-type"] for each in server.received] == [media_type] * 2


@FLAVOURS
def test_records_are_sent_as_nothing_else(package: Any, flavour: str) -> None:
    with RawServer(saved) as server:
        assert saving(package, flavour, server.url) == [*"abc"]
        for wrong in ("text/csv", "image/png"):
            with pytest.raises(
                package.errors.InvalidArgument, match=r"only as 'application/json', 'application/vnd.shop\+json'$"
            ):
                saving(package, flavour, server.url, content_type=wrong)
        assert len(server.received) == 2
    script = reply_json({"saved": []})
    _, request = sent(package, flavour, script, "notes.create_many", body="text\na\n", content_type="text/csv")
    assert (request.headers["content-type"], request.body) == ("text/csv; charset=utf-8", b"text\na\n")


def test_the_fake_gives_each_of_them(package: Any) -> None:
    testing = __import__("kinds_shop.testing", fromlist=["x"])
    fake = testing.FakeKindsShop()
    with fake.client() as client:
        assert client.chats.create(prompt="a").text == "hello"
        assert [each.data.delta for each in client.chats.create(prompt="a", accept="text/event-stream")] == ["he"]
        assert [each.text for each in client.chats.create(prompt="a", accept="application/jsonl")] == ["hello"]
        assert [each.text for each in client.notes.list()] == ["a"]
        assert client.notes.list(accept="text/csv") == "text\na\n"
        fake.notes.list.replies("b\n")
        assert client.notes.list(accept="text/csv") == "b\n"
        fake.notes.list.replies([{"text": "c"}, {"text": "d"}])
        assert [each.text for each in client.notes.list()] == ["c", "d"]


def test_the_package_exports_the_types(package: Any) -> None:
    names = {"Event", "EventStream", "AsyncEventStream", "ItemStream", "AsyncItemStream", "Paged", "AsyncPaged"}
    assert names <= set(package.__all__)


def test_the_test_of_the_distribution_passes(package: Any) -> None:
    folder = Path(package.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    text = (folder / "tests" / "test_kinds_shop.py").read_text("utf-8")
    assert "client.chats.create(prompt=" in text and "stream=True" not in text


def test_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    found = pipeline.generate(tmp_path / "spec.yaml", "kinds-shop")
    assert [each.code for each in found.problems if each.code == "media-type-not-chosen"] == []
