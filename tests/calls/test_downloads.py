"""Downloads to a file whose connection breaks off, from a server that knows ranges (RFC 9110, 14)."""

import asyncio
import gzip
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from packages import imported
from upstream.raw import Exchange, RawServer, Received, Script, head, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Download shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /film:
    get: &film
      operationId: getFilm
      x-pochoir-method: get_film
      tags: [Films]
      responses:
        "200": {description: Fine., content: {application/octet-stream: {schema: {type: string, format: binary}}}}
        "404": {description: Gone., content: {application/json: {schema: {type: object}}}}
    post: {<<: *film, operationId: makeFilm, x-pochoir-method: make_film}
  /lines:
    get:
      operationId: getLines
      x-pochoir-method: get_lines
      tags: [Films]
      responses: {"200": {description: Fine., content: {text/csv: {schema: {type: string}}}}}
"""

OLD, NEW = os.urandom(3000), os.urandom(2000)
DATES = {"Date": "Tue, 15 Nov 1994 08:12:31 GMT", "Last-Modified": "Tue, 15 Nov 1994 08:12:30 GMT"}
SAME_SECOND = {**DATES, "Last-Modified": DATES["Date"]}
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])

Seen: TypeAlias = list[tuple[int, int | None]]
"""What a progress function was called with."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("downloads"), "download-shop") as found:
        yield found


@pytest.fixture(autouse=True)
def no_pauses(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    module = __import__(f"{package.__name__}._runtime.call.retry", fromlist=["x"])
    monkeypatch.setattr(module, "_FIRST", 0.01)


def piece(content: bytes, cut: int | None = None, /, **fields: str) -> Script:
    """Answer with a file, or with its rest if the client has this state of it; and break off after some bytes."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}

    def script(exchange: Exchange) -> None:
        asked = exchange.request.headers
        known = asked.get("if-range") in (named.get("ETag"), named.get("Last-Modified"))
        first = int(asked["range"].removeprefix("bytes=").rstrip("-")) if "range" in asked and known else 0
        part = {"Content-Range": f"bytes {first}-{len(content) - 1}/{len(content)}"} if first else {}
        sent = {"Content-Type": "application/octet-stream", "Content-Length": str(len(content) - first)}
        exchange.send(head(206 if first else 200, {**sent, **part, **named}) + content[first:cut])
        if cut is not None:
            exchange.close()

    return script


def partial(content: bytes, span: str, **fields: str) -> Script:
    """Answer with a part of a file, whatever was asked for."""
    return reply(content, 206, "application/octet-stream", Content_Range=span, **fields)


def saved(
    package: Any, flavour: str, url: str, path: Path, method: str = "get_film", seen: Seen | None = None, **options: Any
) -> Any:
    """Download to a file; return the streamed reply."""
    progress: Callable[..., object] = lambda *args: None if seen is None else seen.append(args)  # noqa: E731
    extra = options.pop("extra", {})
    if flavour == "sync":
        client = package.DownloadShop(base_url=url, **options)
        with client, getattr(client.films.with_streaming, method)(**extra) as streamed:
            assert streamed.save(path, progress=progress) == path
            return streamed

    async def main() -> Any:
        client = package.AsyncDownloadShop(base_url=url, **options)
        async with client, getattr(client.films.with_streaming, method)(**extra) as streamed:
            assert await streamed.save(path, progress=progress) == path
            return streamed

    return asyncio.run(main())


def ranges(server: RawServer) -> list[tuple[str | None, str | None]]:
    """Return ``Range`` and ``If-Range`` of each request."""
    return [(each.headers.get("range"), each.headers.get("if-range")) for each in server.received]


@FLAVOURS
def test_a_download_goes_on_where_it_broke_off(package: Any, flavour: str, tmp_path: Path) -> None:
    seen: Seen = []
    scripts = [piece(OLD, 1000, ETag='"a"'), piece(OLD, 1700, ETag='"a"'), piece(OLD, ETag='"a"')]
    with RawServer(*scripts) as server:
        streamed = saved(package, flavour, server.url, tmp_path / "film", seen=seen)
    assert (tmp_path / "film").read_bytes() == OLD
    assert ranges(server) == [(None, None), ("bytes=1000-", '"a"'), ("bytes=1700-", '"a"')]
    assert {each.headers["accept-encoding"] for each in server.received} == {"identity"}
    assert (streamed.status, streamed.attempts, streamed.headers["content-length"]) == (200, 3, "3000")
    assert seen == sorted(seen) and seen[-1] == (3000, 3000)
    assert [each.name for each in tmp_path.iterdir()] == ["film"]


@FLAVOURS
def test_a_date_identifies_the_file_where_there_is_no_tag(package: Any, flavour: str, tmp_path: Path) -> None:
    with RawServer(piece(OLD, 1000, **DATES), piece(OLD, **DATES)) as server:
        saved(package, flavour, server.url, tmp_path / "film")
    assert (tmp_path / "film").read_bytes() == OLD
    assert ranges(server)[1] == ("bytes=1000-", DATES["Last-Modified"])


@pytest.mark.parametrize(
    "fields",
    [
        {"ETag": 'W/"a"'},
        {"ETag": 'W/"a"', **DATES},
        {"ETag": "no-quotes"},
        SAME_SECOND,
        {"Last-Modified": DATES["Last-Modified"]},
        {"Last-Modified": "yesterday", "Date": DATES["Date"]},
        {"ETag": '"a"', "Accept-Ranges": "none"},
        {},
    ],
)
def test_without_a_strong_validator_it_begins_again(package: Any, tmp_path: Path, fields: dict[str, str]) -> None:
    seen: Seen = []
    with RawServer(piece(OLD, 2500, **fields), piece(NEW, **fields)) as server:
        saved(package, "sync", server.url, tmp_path / "film", seen=seen)
    assert ranges(server) == [(None, None), (None, None)]
    assert (tmp_path / "film").read_bytes() == NEW
    assert (2500, 3000) in seen and seen[-1] == (2000, 2000)


@FLAVOURS
def test_a_file_that_has_changed_begins_again(package: Any, flavour: str, tmp_path: Path) -> None:
    scripts = [piece(OLD, 2500, ETag='"a"'), piece(NEW, 700, ETag='"b"'), piece(NEW, ETag='"b"')]
    with RawServer(*scripts) as server:
        streamed = saved(package, flavour, server.url, tmp_path / "film")
    assert (tmp_path / "film").read_bytes() == NEW
    assert ranges(server) == [(None, None), ("bytes=2500-", '"a"'), ("bytes=700-", '"b"')]
    assert streamed.headers["etag"] == '"b"'


def test_a_file_that_has_become_empty_is_empty(package: Any, tmp_path: Path) -> None:
    with RawServer(piece(OLD, 2500, ETag='"a"'), piece(b"", ETag='"b"')) as server:
        saved(package, "sync", server.url, tmp_path / "film")
    assert (tmp_path / "film").read_bytes() == b""


@FLAVOURS
@pytest.mark.parametrize(
    "wrong",
    [
        partial(OLD[1001:], "bytes 1001-2999/3000"),
        partial(OLD[900:], "bytes 900-2999/3000"),
        partial(OLD[1000:], "bytes 1000-2999/4000"),
        partial(OLD[1000:], "bytes 1000-3000/3000"),
        partial(OLD[1000:], "bytes 1000-2999/3000", ETag='"b"'),
        partial(gzip.compress(OLD[1000:]), "bytes 1000-2999/3000", Content_Encoding="gzip"),
        partial(OLD[1000:], "lines 1000-2999/3000"),
        partial(OLD[1000:], ""),
        reply(b"", 416, None, Content_Range="bytes */3000"),
        reply(b"", 416, None),
    ],
)
def test_a_wrong_range_is_never_written(package: Any, flavour: str, tmp_path: Path, wrong: Script) -> None:
    with RawServer(piece(OLD, 1000, ETag='"a"'), wrong, piece(OLD, ETag='"a"')) as server:
        saved(package, flavour, server.url, tmp_path / "film")
    assert (tmp_path / "film").read_bytes() == OLD
    assert ranges(server) == [(None, None), ("bytes=1000-", '"a"'), (None, None)]


def test_a_server_may_send_the_rest_in_parts(package: Any, tmp_path: Path) -> None:
    scripts = [piece(OLD, 1000, ETag='"a"'), partial(OLD[1000:2000], "bytes 1000-1999/3000"), piece(OLD, ETag='"a"')]
    with RawServer(*scripts) as server:
        saved(package, "sync", server.url, tmp_path / "film")
    assert (tmp_path / "film").read_bytes() == OLD
    assert ranges(server)[2] == ("bytes=2000-", '"a"')


@FLAVOURS
def test_a_compressed_file_begins_again_as_it_is(package: Any, flavour: str, tmp_path: Path) -> None:
    coded = gzip.compress(OLD)
    first = piece(coded, len(coded) - 10, ETag='"z"', Content_Encoding="gzip")
    with RawServer(first, piece(OLD, 1500, ETag='"a"'), piece(OLD, ETag='"a"')) as server:
        saved(package, flavour, server.url, tmp_path / "lines", "get_lines")
    assert (tmp_path / "lines").read_bytes() == OLD
    assert ranges(server) == [(None, None), (None, None), ("bytes=1500-", '"a"')]
    assert ["gzip" in each.headers["accept-encoding"] for each in server.received] == [True, False, False]


@FLAVOURS
@pytest.mark.parametrize("retries", [0, 2])
def test_retries_are_those_of_the_client(package: Any, flavour: str, retries: int, tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"earlier")
    with RawServer(piece(OLD, 1000, ETag='"a"')) as server, pytest.raises(package.errors.TransportError) as caught:
        saved(package, flavour, server.url, tmp_path / "film", retries=retries)
    assert len(server.received) == retries + 1
    assert (caught.value.operation, caught.value.attempts, caught.value.status) == ("getFilm", retries + 1, 200)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("film", b"earlier")]


def test_retries_before_the_body_count_too(package: Any, tmp_path: Path) -> None:
    scripts = [reply_json({}, 503), piece(OLD, 1000, ETag='"a"'), reply_json({}, 503), piece(OLD, ETag='"a"')]
    with RawServer(*scripts) as server, pytest.raises(package.errors.ServiceUnavailable):
        saved(package, "sync", server.url, tmp_path / "film")
    assert len(server.received) == 3
    with RawServer(*scripts) as server:
        saved(package, "sync", server.url, tmp_path / "film", retries=3)
    assert (tmp_path / "film").read_bytes() == OLD


@FLAVOURS
def test_an_error_instead_of_the_rest_is_raised(package: Any, flavour: str, tmp_path: Path) -> None:
    gone = pytest.raises(package.errors.NotFound, match="sold out")
    scripts = [piece(OLD, 1000, ETag='"a"'), reply_json({"message": "sold out"}, 404)]
    with RawServer(*scripts) as server, gone as caught:
        saved(package, flavour, server.url, tmp_path / "film")
    assert (caught.value.status, len(server.received), [*tmp_path.iterdir()]) == (404, 2, [])


def test_retry_if_decides_and_the_deadline_ends_it(
    package: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pause is longer than the deadline, which leaves time for the first request.
    monkeypatch.setattr(sys.modules[f"{package.__name__}._runtime.call.retry"], "_FIRST", 60)
    failed: list[Any] = []
    with RawServer(piece(OLD, 1000, ETag='"a"')) as server:
        every: list[dict[str, Any]] = [{"retry_if": failed.append}, {"deadline": 5}]
        for options in every:
            with pytest.raises(package.errors.TransportError):
                saved(package, "sync", server.url, tmp_path / "film", **options)
    assert [(each.number, each.repeats, type(each.outcome).__name__) for each in failed] == [(1, True, "ProtocolError")]
    assert len(server.received) == 2


def test_only_a_whole_file_of_a_get_is_resumed(package: Any, tmp_path: Path) -> None:
    with RawServer(piece(OLD, 1000, ETag='"a"')) as server, pytest.raises(package.errors.TransportError):
        saved(package, "sync", server.url, tmp_path / "film", "make_film")
    assert len(server.received) == 1
    part = {"Content-Type": "x/y", "Content-Length": "2000", "Content-Range": "bytes 1000-2999/3000", "ETag": '"a"'}

    def cut(exchange: Exchange) -> None:
        exchange.send(head(206, part) + OLD[1000:1500])
        exchange.close()

    extra = {"extra_headers": {"Range": "bytes=1000-"}}
    with RawServer(cut) as server, pytest.raises(package.errors.TransportError):
        saved(package, "sync", server.url, tmp_path / "film", extra=extra)
    assert ranges(server) == [("bytes=1000-", None)]


def test_the_caller_can_ask_for_compression(package: Any, tmp_path: Path) -> None:
    coded = reply(gzip.compress(OLD), 200, "application/octet-stream", Content_Encoding="gzip")
    with RawServer(coded) as server:
        saved(package, "sync", server.url, tmp_path / "a", extra={"extra_headers": {"accept-encoding": "gzip"}})
        saved(package, "sync", server.url, tmp_path / "b", headers={"Accept-Encoding": "gzip"})
    assert [each.headers["accept-encoding"] for each in server.received] == ["gzip", "gzip"]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == OLD


def test_an_observer_sees_each_part(package: Any, tmp_path: Path) -> None:
    events: list[object] = []

    class Watch:
        def start_call(self, **named: object) -> "Watch":
            events.append(named["operation"])
            return self

        def start_attempt(self, request: Any, to_api: bool) -> Any:
            events.append(request.headers.get("range"))
            return request

        def end_attempt(self, outcome: Any) -> None:
            events.append(outcome.status)

        def end_call(self, error: BaseException | None) -> None:
            events.append(error)

    with RawServer(piece(OLD, 1000, ETag='"a"'), piece(OLD, ETag='"a"')) as server:
        saved(package, "sync", server.url, tmp_path / "film", observer=Watch())
    assert events == ["getFilm", None, 200, None, "getFilm", "bytes=1000-", 206, None]


def test_the_credentials_go_along(package: Any, tmp_path: Path) -> None:
    with RawServer(piece(OLD, 1000, ETag='"a"'), piece(OLD, ETag='"a"')) as server:
        saved(package, "sync", server.url, tmp_path / "film", extra={"extra_headers": {"X-Key": "1"}})
    received: list[Received] = server.received
    assert [each.headers["x-key"] for each in received] == ["1", "1"]


def test_a_function_of_the_caller_that_fails_is_no_broken_download(package: Any, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise package.errors.ProtocolError("of another call")

    failing = pytest.raises(package.errors.ProtocolError, match="of another call")
    with (
        RawServer(piece(OLD, ETag='"a"')) as server,
        package.DownloadShop(base_url=server.url) as client,
        client.films.with_streaming.get_film() as streamed,
        failing,
    ):
        streamed.save(tmp_path / "film", progress=fails)
    assert (len(server.received), [*tmp_path.iterdir()]) == (1, [])


@FLAVOURS
@pytest.mark.parametrize(
    ("name", "message"), [("", "must be the path of a file"), ("a\0b", "must not contain a null character")]
)
def test_a_path_that_no_file_can_have_is_refused(
    package: Any, flavour: str, tmp_path: Path, name: str, message: str
) -> None:
    with RawServer(piece(OLD)) as server, pytest.raises(package.errors.InvalidArgument, match=message):
        saved(package, flavour, server.url, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
