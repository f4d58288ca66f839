"""Streams of events and of JSON items that are described with `itemSchema`, over HTTP: typed and lazy."""

import asyncio
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from packages import imported
from pochoir import pipeline
from upstream.raw import Exchange, RawServer, head

SPEC = """
openapi: 3.1.0
info: {title: Item shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items:
    get:
      operationId: listenItems
      x-pochoir-method: listen
      tags: [Items]
      responses:
        "200":
          description: As FastAPI writes it.
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [data]
                properties:
                  data:
                    type: string
                    contentMediaType: application/json
                    contentSchema: {$ref: "#/components/schemas/Item"}
                  event: {type: string}
                  id: {type: string}
  /kinds:
    get:
      operationId: listenKinds
      x-pochoir-method: kinds
      tags: [Items]
      responses:
        "200":
          description: Two kinds.
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                  - properties: {event: {const: item}, data: {contentSchema: {$ref: "#/components/schemas/Item"}}}
                  - properties:
                      event: {const: end}
                      data: {contentSchema: {type: object, required: [total], properties: {total: {type: integer}}}}
  /named:
    get:
      operationId: listenNamed
      x-pochoir-method: named
      tags: [Items]
      responses:
        "200":
          description: Kinds of event that only their names tell apart.
          content:
            text/event-stream:
              x-pochoir-stream-end: "[END]"
              itemSchema:
                oneOf:
                  - properties: {event: {const: created}, data: {contentSchema: {$ref: "#/components/schemas/Item"}}}
                  - properties: {event: {enum: [changed, moved]}, data: {$ref: "#/components/schemas/Change"}}
                  - properties: {event: {const: log}, data: {type: string}}
  /bare:
    get:
      operationId: listenBare
      x-pochoir-method: bare
      tags: [Items]
      responses:
        "200":
          description: The JSON in place of the event.
          content: {text/event-stream: {itemSchema: {$ref: "#/components/schemas/Item"}}}
  /texts:
    get:
      operationId: listenTexts
      x-pochoir-method: texts
      tags: [Items]
      responses:
        "200":
          description: Texts.
          content: {text/event-stream: {itemSchema: {type: object, properties: {data: {type: string}}}}}
components:
  schemas:
    Item: {type: object, required: [name], properties: {name: {type: string}}}
    Change: {type: object, required: [name], properties: {name: {type: string}}}
"""


def test_nothing_of_such_a_description_is_reported(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(SPEC, "utf-8")
    assert [each.code for each in pipeline.understand(spec).problems] == []


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("items"), "item-shop") as found:
        yield found


def test_the_first_item_is_given_before_the_second_is_sent(package: Any) -> None:
    given = Event()

    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "text/event-stream", "Connection": "close"}))
        exchange.send(b'event: item\nid: 7\ndata: {"name": "one"}\n\n')
        assert given.wait(30)
        exchange.send(b'data: {"name": 2}\n\ndata: [DONE]\n\n')
        exchange.close()

    drifts: list[Any] = []
    with RawServer(script) as server:
        url = f"http://127.0.0.1:{server.port}"
        with package.ItemShop(base_url=url, on_drift=drifts.append) as client:
            events = iter(client.items.listen())
            first = next(events)
            given.set()
            rest = list(events)
    assert isinstance(first.data, package.models.Item)
    assert (first.data.name, first.name, first.id) == ("one", "item", "7")
    # What is not as described is kept.
    assert [event.data.name for event in rest] == [2]
    assert len(drifts) == 1


def test_several_kinds_of_event_for_tasks(package: Any) -> None:
    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "text/event-stream", "Connection": "close"}))
        exchange.send(b'event: item\ndata: {"name": "one"}\n\nevent: end\ndata: {"total": 1}\n\n')
        exchange.close()

    async def run(url: str) -> list[Any]:
        async with package.AsyncItemShop(base_url=url) as client:
            return [event.data async for event in client.items.kinds()]

    with RawServer(script) as server:
        one, last = asyncio.run(run(f"http://127.0.0.1:{server.port}"))
    assert isinstance(one, package.models.Item)
    assert last.total == 1


NAMED = b"""\
event: created
data: {"name": "a"}

event: moved
data: {"name": "b"}

event: log
data: 1

event: log
data:

event: foreign
data: {"other": 1}

event: changed

data: [END]

event: created
data: {"name": "never"}

"""


def test_the_name_of_an_event_decides_the_class_of_its_data(package: Any) -> None:
    drifts: list[Any] = []
    script = streaming(NAMED, media_type="text/event-stream")
    with RawServer(script) as server, package.ItemShop(base_url=server.url, on_drift=drifts.append) as client:
        found = list(client.items.named())
    assert [event.name for event in found] == ["created", "moved", "log", "log", "foreign"]
    assert [type(event.data).__name__ for event in found[:4]] == ["Item", "Change", "str", "str"]
    assert [event.data for event in found[2:4]] == ["1", ""]
    # An event that the description does not have is kept, and reported.
    assert found[4].data["other"] == 1
    assert len(drifts) == 1


def test_json_in_place_of_an_event_is_its_data(package: Any) -> None:
    script = streaming(b'data: {"name": "a"}\n\n', media_type="text/event-stream")
    with RawServer(script) as server, package.ItemShop(base_url=server.url) as client:
        assert [event.data.name for event in client.items.bare()] == ["a"]


def test_a_stream_that_was_cut_off_is_resumed(package: Any) -> None:
    async def rest(url: str, last: str) -> list[str]:
        async with package.AsyncItemShop(base_url=url) as client:
            return [event.data.name async for event in client.items.listen().resume(last)]

    def cut(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "text/event-stream", "Content-Length": "1000"}))
        exchange.send(b'id: 7\ndata: {"name": "a"}\n\n')
        exchange.close()

    more = streaming(b'id: 8\ndata: {"name": "b"}\n\n', media_type="text/event-stream")
    with RawServer(cut, more) as server, package.ItemShop(base_url=server.url) as client:
        events = client.items.listen()
        received = iter(events)
        last = next(received).id
        with pytest.raises(package.errors.TransportError):
            next(received)
        assert [event.data.name for event in events.resume(last)] == ["b"]
        assert asyncio.run(rest(server.url, "8")) == ["b"]
        with pytest.raises(package.errors.InvalidArgument, match="last_id"):
            events.resume("")
        with pytest.raises(package.errors.InvalidArgument):
            events.resume("7\r\nX: y")
    sent = [request.headers.get("last-event-id") for request in server.received]
    assert sent == [None, "7", "8"]


def test_data_without_a_schema_is_text(package: Any) -> None:
    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "text/event-stream", "Connection": "close"}) + b"data: 1\n\n")
        exchange.close()

    with RawServer(script) as server, package.ItemShop(base_url=f"http://127.0.0.1:{server.port}") as client:
        assert [event.data for event in client.items.texts()] == ["1"]


def test_the_fake_streams_an_example(package: Any) -> None:
    testing = import_module("item_shop.testing")
    with testing.FakeItemShop() as fake:
        assert [event.data.name for event in fake.client().items.listen()] == ["Example"]


LINES_SPEC = """
openapi: 3.1.0
info: {title: Line shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /lines:
    get:
      operationId: listLines
      tags: [Things]
      x-pochoir-method: lines
      responses:
        "200":
          description: Lines.
          content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Items"}}}
  /records:
    get:
      operationId: listRecords
      tags: [Things]
      x-pochoir-method: records
      responses:
        "200":
          description: Records.
          content: {application/json-seq: {itemSchema: {type: object, properties: {n: {type: integer}}}}}
  /parts:
    get:
      operationId: listParts
      tags: [Things]
      x-pochoir-method: parts
      responses:
        "200":
          description: Parts.
          content: {multipart/mixed: {itemSchema: {$ref: "#/components/schemas/Items"}}}
components:
  schemas: {Items: {type: object, required: [name], properties: {name: {type: string}}}}
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(LINES_SPEC, tmp_path_factory.mktemp("lines"), "line-shop") as found:
        yield found


def streaming(*pieces: bytes, media_type: str = "application/jsonl") -> Callable[[Exchange], None]:
    """Answer with a stream that ends with the connection."""

    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": media_type, "Connection": "close"}) + b"".join(pieces))
        exchange.close()

    return script


def test_the_first_line_is_given_before_the_second_is_sent(lines: Any) -> None:
    given = Event()

    def script(exchange: Exchange) -> None:
        exchange.send(head(200, {"Content-Type": "application/x-ndjson", "Connection": "close"}) + b'{"name": "one"}\n')
        assert given.wait(30)
        exchange.send(b'\r\n{"name": 2}\nno JSON\n{"name": "last"}')
        exchange.close()

    drifts: list[Any] = []
    with RawServer(script) as server:
        with lines.LineShop(base_url=f"http://127.0.0.1:{server.port}", on_drift=drifts.append) as client:
            items = iter(client.things.lines())
            first = next(items)
            given.set()
            rest = list(items)
        assert server.received[0].headers["accept"].startswith("application/jsonl")
    assert isinstance(first, lines.models.Items)
    assert [first.name, rest[0].name, rest[1], rest[2].name] == ["one", 2, "no JSON", "last"]
    assert len(drifts) == 2


def test_records_of_a_sequence_for_tasks(lines: Any) -> None:
    async def run(url: str) -> list[int]:
        async with lines.AsyncLineShop(base_url=url) as client:
            return [item.n async for item in client.things.records()]

    script = streaming(b'\x1e{"n":\n', b'1}\n\x1e{"n": 2}\n', media_type="application/json-seq")
    with RawServer(script) as server:
        assert asyncio.run(run(f"http://127.0.0.1:{server.port}")) == [1, 2]


PART = b'--b\r\nContent-Type: application/json\r\n\r\n{"name": "%b"}\r\n'


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_part_is_given_before_the_one_after_the_next_is_sent(lines: Any, flavour: str) -> None:
    given = Event()

    def script(exchange: Exchange) -> None:
        kind = 'multipart/mixed; boundary="b"'
        exchange.send(head(200, {"Content-Type": kind, "Connection": "close"}) + b"preamble\r\n" + PART % b"one")
        exchange.send(b'--b\r\nContent-Length: 15\r\n\r\n{"name": "two"}')
        assert given.wait(30)
        for byte in b"\r\n" + PART % b"three" + b"--b\n\n\xff\n--b--\r\nepilogue":
            exchange.send(bytes([byte]))
        exchange.close()

    drifts: list[Any] = []

    async def run(url: str) -> list[Any]:
        found: list[Any] = []
        async with lines.AsyncLineShop(base_url=url, on_drift=drifts.append) as client:
            async for item in client.things.parts():
                found.append(item)
                if len(found) == 2:
                    given.set()
        return found

    with RawServer(script) as server:
        if flavour == "async":
            found = asyncio.run(run(server.url))
        else:
            with lines.LineShop(base_url=server.url, on_drift=drifts.append) as client:
                items = iter(client.things.parts())
                found = [next(items), next(items)]
                given.set()
                found += items
    assert [item.name for item in found[:3]] == ["one", "two", "three"]
    assert found[3:] == [b"\xff"]
    assert len(drifts) == 1


@pytest.mark.parametrize(
    ("media_type", "content", "message"),
    [
        ("multipart/mixed", b"", "no boundary"),
        ("multipart/mixed; boundary=b", PART[:-4] % b"one", "ended within an item"),
        ("multipart/mixed; boundary=b", b"--b\r\n\r\n" + b"x" * 300, "larger than 100 bytes"),
    ],
)
def test_parts_that_are_cut_off_or_too_large_are_errors(
    lines: Any, media_type: str, content: bytes, message: str
) -> None:
    script = streaming(content, media_type=media_type)
    with RawServer(script) as server, pytest.raises(lines.errors.Error, match=message):
        list(lines.LineShop(base_url=server.url, max_reply_bytes=100).things.parts())


def test_a_line_that_is_cut_off_is_an_error(lines: Any) -> None:
    script = streaming(b'{"name": "one"}\n{"name": "tw')
    with RawServer(script) as server, lines.LineShop(base_url=f"http://127.0.0.1:{server.port}") as client:
        items = iter(client.things.lines())
        assert next(items).name == "one"
        with pytest.raises(lines.errors.ProtocolError, match="ended within an item"):
            next(items)


def test_strict_lines_raise(lines: Any) -> None:
    script = streaming(b'{"name": 1}\n')
    with RawServer(script) as server, pytest.raises(lines.errors.DriftError, match="an item does not match its schema"):
        list(lines.LineShop(base_url=f"http://127.0.0.1:{server.port}", strict=True).things.lines())


def test_a_line_may_not_be_larger_than_the_limit(lines: Any) -> None:
    script = streaming(b'{"name": "' + b"x" * 200 + b'"}\n')
    with RawServer(script) as server, pytest.raises(lines.errors.ReplyTooLarge):
        list(lines.LineShop(base_url=f"http://127.0.0.1:{server.port}", max_reply_bytes=100).things.lines())


def test_the_fake_streams_lines(lines: Any) -> None:
    testing = import_module("line_shop.testing")
    with testing.FakeLineShop() as fake:
        assert [item.name for item in fake.client().things.lines()] == ["Example"]
        fake.things.lines.replies([{"name": "a"}, {"name": "b"}])
        assert [item.name for item in fake.client().things.lines()] == ["a", "b"]
        assert [item.n for item in fake.client().things.records()] == [1]
        fake.things.parts.replies([{"name": "a"}, {"name": "b"}])
        assert [item.name for item in fake.client().things.parts()] == ["a", "b"]
