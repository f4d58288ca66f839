"""Files sent by generated packages, over HTTP."""

import asyncio
import io
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from packages import called, imported
from upstream.raw import RawServer, Received, reply

SPEC = """
openapi: 3.1.1
info: {title: Upload shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /books:
    post:
      operationId: createBook
      tags: [Books]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Book"}}
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Book"}}
          multipart/form-data: {schema: {$ref: "#/components/schemas/Book"}}
      responses: {"201": {description: Made.}}
  /notes:
    post:
      operationId: createNote
      tags: [Notes]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Note"}}
          multipart/form-data: {schema: {$ref: "#/components/schemas/Note"}}
      responses: {"201": {description: Made.}}
  /whole:
    post:
      operationId: createWhole
      tags: [Whole]
      requestBody:
        content:
          multipart/form-data: {schema: {$ref: "#/components/schemas/Open"}}
      responses: {"201": {description: Made.}}
  /raw:
    put:
      operationId: replaceRaw
      tags: [Raw]
      requestBody:
        required: true
        content: {application/octet-stream: {schema: {type: string, format: binary}}}
      responses: {"201": {description: Made.}}
components:
  schemas:
    Cover: {type: string, format: binary}
    Book:
      type: object
      required: [title]
      properties:
        title: {type: string}
        cover: {$ref: "#/components/schemas/Cover"}
        back: {type: [string, "null"], format: binary}
        spine: {anyOf: [{$ref: "#/components/schemas/Cover"}, {type: "null"}]}
        pages: {type: array, items: {type: string, contentMediaType: application/octet-stream}}
        shelf: {anyOf: [{type: string, format: binary}, {type: string, format: uri}]}
    Note:
      type: object
      required: [text]
      properties: {text: {type: string}, seal: {type: string, contentEncoding: base64}}
    Open: {type: object, additionalProperties: {type: string}, properties: {file: {type: string, format: binary}}}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])

Part: TypeAlias = tuple[str | None, str, bytes]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("uploads"), "upload-shop") as found:
        yield found


@pytest.fixture
def server() -> Iterator[RawServer]:
    with RawServer(reply(status=201, media_type=None)) as found:
        yield found


def parts(request: Received) -> dict[str, list[Part]]:
    """Read a multipart form: of each member its file names, media types and contents."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    found: dict[str, list[Part]] = {}
    for part in message_from_bytes(head + request.body).walk():
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found.setdefault(name, []).append((part.get_filename(), part.get_content_type(), content))
    return found


def test_every_way_to_give_a_file(package: Any, server: RawServer, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"png")
    with package.UploadShop(base_url=server.url) as client, path.open("rb") as opened:
        client.books.create(
            title="One", cover=opened, back=path, pages=[("a.txt", b"1"), ("b", io.BytesIO(b"2"), "x/y")]
        )
        client.books.create(
            title="Two", cover=b"raw", back=package.File(path, "other.gif"), spine=None, shelf="http://x"
        )
    first, second = map(parts, server.received)
    assert first == {
        "title": [(None, "text/plain", b"One")],
        "cover": [("photo.png", "image/png", b"png")],
        "back": [("photo.png", "image/png", b"png")],
        "pages": [("a.txt", "text/plain", b"1"), ("b", "x/y", b"2")],
    }
    assert second == {
        "title": [(None, "text/plain", b"Two")],
        "cover": [("cover", "application/octet-stream", b"raw")],
        "back": [("other.gif", "image/gif", b"png")],
        "spine": [(None, "text/plain", b"")],
        "shelf": [(None, "text/plain", b"http://x")],
    }


def test_the_name_and_the_type_in_a_tuple_may_be_none(package: Any, server: RawServer) -> None:
    with package.UploadShop(base_url=server.url) as client:
        client.books.create(title="One", cover=(None, b"raw"), back=("back.png", b"png", None))
    found = parts(server.received[0])
    assert found["cover"] == [("file", "application/octet-stream", b"raw")]
    assert found["back"] == [("back.png", "image/png", b"png")]


def test_none_is_no_file(package: Any, server: RawServer) -> None:
    refused = pytest.raises(package.errors.InvalidArgument, match="cover: must be a file, not None; pass a")
    with package.UploadShop(base_url=server.url) as client, refused:
        client.books.create(title="One", cover=None)
    assert server.received == []


def test_an_async_client_sends_them_too(package: Any, server: RawServer, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"pdf")

    async def main() -> None:
        async with package.AsyncUploadShop(base_url=server.url) as client:
            with path.open("rb") as opened:
                await client.books.create(title="One", cover=opened)
            with pytest.raises(package.errors.InvalidArgument, match="must be a file, not str"):
                await client.books.create(title="One", cover="report.pdf")

    asyncio.run(main())
    assert [parts(request)["cover"] for request in server.received] == [[("report.pdf", "application/pdf", b"pdf")]]


@pytest.mark.parametrize("member", ["cover", "back", "spine", "pages"])
def test_the_name_of_a_file_is_no_file(package: Any, server: RawServer, member: str) -> None:
    with package.UploadShop(base_url=server.url) as client:
        with pytest.raises(
            package.errors.InvalidArgument, match=rf"body\.{member}: must be a file, not str; pass a path"
        ):
            client.books.create(title="One", **{member: ["report.pdf"] if member == "pages" else "report.pdf"})
        assert server.received == []


def test_a_body_given_whole_knows_its_files_too(package: Any, server: RawServer) -> None:
    with package.UploadShop(base_url=server.url) as client:
        client.whole.create(body={"file": ("a.csv", b"1"), "more": "text"})
        with pytest.raises(package.errors.InvalidArgument, match="must be a file, not str"):
            client.whole.create(body={"file": "a.csv", "more": "text"})
    assert [parts(request) for request in server.received] == [
        {"file": [("a.csv", "text/csv", b"1")], "more": [(None, "text/plain", b"text")]}
    ]


def test_json_stays_the_first_choice_where_there_are_no_files(package: Any, server: RawServer) -> None:
    with package.UploadShop(base_url=server.url) as client:
        client.notes.create(text="One", seal=b"\0\0\0")
    assert server.received[0].json() == {"text": "One", "seal": "AAAA"}


BIG = b"0123456789abcdef" * 20_000
PIECE = 65536
STEPS = [(min(at, len(BIG)), len(BIG)) for at in range(PIECE, len(BIG) + PIECE, PIECE)]


class Pipe(io.BytesIO):
    """A file whose size is not known."""

    def seekable(self) -> bool:
        return False


def noting(seen: list[tuple[int, int | None]]) -> Callable[[int, int | None], None]:
    """Return a function that notes the progress."""

    def note(sent: int, total: int | None) -> None:
        seen.append((sent, total))

    return note


def upload(package: Any, flavour: str, url: str, body: object, seen: Any, **options: Any) -> None:
    """Send a file as the whole body, with a function that is called with the progress."""
    if flavour == "sync":
        with package.UploadShop(base_url=url) as client:
            client.with_options(on_upload=seen, **options).raw.replace(body=body)
        return

    async def main() -> None:
        async with package.AsyncUploadShop(base_url=url, on_upload=seen, **options) as client:
            await client.raw.replace(body=body)

    asyncio.run(main())


@FLAVOURS
@pytest.mark.parametrize("kind", ["bytes", "path", "file", "pipe"])
def test_an_upload_reports_its_progress(
    package: Any, server: RawServer, flavour: str, kind: str, tmp_path: Path
) -> None:
    seen: list[tuple[int, int | None]] = []
    path = tmp_path / "big"
    path.write_bytes(BIG)
    with path.open("rb") as opened:
        body = {"bytes": BIG, "path": path, "file": opened, "pipe": Pipe(BIG)}[kind]
        upload(package, flavour, server.url, body, noting(seen))
    assert server.received[0].body == BIG
    assert seen == [(sent, None if kind == "pipe" else total) for sent, total in STEPS]


@FLAVOURS
def test_progress_counts_the_whole_form(package: Any, server: RawServer, flavour: str) -> None:
    seen: list[tuple[int, int | None]] = []
    options = {"base_url": server.url, "on_upload": noting(seen)}
    called(package, flavour, "books.create", options=options, title="One", cover=BIG)
    assert parts(server.received[0])["cover"][0][2] == BIG
    size = len(server.received[0].body)
    assert seen[-1] == (size, size) and size > len(BIG)
    assert seen == sorted(set(seen))


def test_progress_comes_while_the_server_reads(package: Any) -> None:
    seen: list[tuple[int, int | None]] = []
    early: list[int] = []

    class Slow(Pipe):
        def read(self, size: int | None = -1, /) -> bytes:
            early.append(len(seen))
            return super().read(size)

    with RawServer(reply(status=201, media_type=None)) as server:
        upload(package, "sync", server.url, Slow(BIG), noting(seen))
    assert early == [*range(len(STEPS) + 1)]


@FLAVOURS
def test_a_new_attempt_begins_again(package: Any, flavour: str) -> None:
    seen: list[tuple[int, int | None]] = []
    with RawServer(reply(status=503), reply(status=201, media_type=None)) as server:
        upload(package, flavour, server.url, BIG, noting(seen))
    assert seen == [*STEPS, *STEPS]


@FLAVOURS
def test_a_function_that_fails_ends_the_upload(package: Any, server: RawServer, flavour: str) -> None:
    def fails(sent: int, total: int | None) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upload(package, flavour, server.url, BIG, fails)
    assert server.received == []


@FLAVOURS
def test_the_function_is_checked_before_anything_is_sent(package: Any, server: RawServer, flavour: str) -> None:
    async def asynchronous(sent: int, total: int | None) -> None: ...

    for wrong in ("no function", asynchronous):
        with pytest.raises(package.errors.InvalidArgument, match="on_upload: must be a plain function"):
            upload(package, flavour, server.url, BIG, wrong)
    assert server.received == []


@FLAVOURS
def test_a_request_of_the_callers_own_reports_too(package: Any, server: RawServer, flavour: str) -> None:
    seen: list[tuple[int, int | None]] = []
    options = {"base_url": server.url, "on_upload": noting(seen)}
    called(package, flavour, "request", "POST", "/more", options=options, body=BIG, content_type="x/y")
    called(package, flavour, "request", "GET", "/more", options=options)
    assert seen == STEPS
