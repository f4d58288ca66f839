"""Operations with several media types for their body or their response, over HTTP."""

import asyncio
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, Script, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Media shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /report:
    get:
      operationId: getReport
      tags: [Files]
      responses:
        "200":
          description: Fine.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Item"}}
            text/json: {schema: {$ref: "#/components/schemas/Item"}}
            text/csv: {schema: {type: string}, example: "id\\n1\\n"}
            application/pdf: {schema: {type: string, format: binary}}
            application/hal+json: {schema: {type: object, required: [links], properties: {links: {type: string}}}}
        default: {description: Bad., content: {application/problem+json: {schema: {type: object}}}}
        "400":
          description: Bad.
          content:
            application/json: {schema: {type: object, required: [code], properties: {code: {type: integer}}}}
            Application/Problem+JSON: {schema: {type: object, required: [amount], properties: {
              amount: {type: number, format: decimal}}}}
            text/plain: {schema: {type: string}}
  /blob:
    put:
      operationId: putBlob
      tags: [Files]
      requestBody:
        required: true
        content:
          image/png: {schema: {type: string, format: binary}}
          image/jpeg: {schema: {type: string, format: binary}}
      responses: &none {"204": {description: Fine.}}
  /picture:
    put:
      operationId: putPicture
      tags: [Files]
      requestBody:
        required: true
        content:
          "image/*": {schema: {type: string, format: binary}}
      responses: *none
  /anything:
    put:
      operationId: putAnything
      tags: [Files]
      requestBody:
        required: true
        content:
          application/pdf: {}
          "image/*": {schema: {type: string, format: binary}}
          image/tiff: {schema: {type: string, format: binary}}
      responses: *none
  /pdf:
    put:
      operationId: putPdf
      tags: [Files]
      requestBody: {required: true, content: {application/pdf: {}}}
      responses: *none
  /items:
    post:
      operationId: createItem
      tags: [Files]
      requestBody:
        required: true
        content:
          application/json: {schema: &item {type: object, required: [name, kind], properties: {
            name: {type: string}, kind: {type: string, const: item}}}}
          application/x-www-form-urlencoded: {schema: *item}
          application/xml: {schema: {type: string}}
          application/merge-patch+json: {schema: {type: object, properties: {nick: {type: string, maxLength: 3}}}}
      responses: *none
  /collisions:
    post:
      operationId: collide
      tags: [Files]
      parameters: [{name: accept, in: query, schema: {type: string}}]
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {content_type: {type: string}, body: {type: string}}}}
          text/plain: {schema: {type: string}}
      responses:
        "200": {description: Fine., content: {application/json: {}, text/csv: {}}}
  /named:
    post:
      operationId: createNamed
      tags: [Files]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Named"}}
          application/xml: {schema: {$ref: "#/components/schemas/Named"}}
      responses: *none
components:
  schemas:
    Named: {type: object, required: [name], properties: {name: {type: string, maxLength: 5}}}
    Alternatives: {type: object, properties: {a: {type: string}}}
    Item: {type: object, required: [id], properties: {id: {type: integer}}}
"""

NO_CONTENT = reply(status=204, media_type=None)
FORM = "application/x-www-form-urlencoded"
_WITH_FILES = ("put_blob", "put_picture", "put_anything")
PATCH = "application/merge-patch+json"
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("media"), "media-shop") as found:
        yield found


def call(package: Any, flavour: str, method: str, answer: Script = NO_CONTENT, **named: Any) -> tuple[Any, RawServer]:
    with RawServer(answer) as server:
        found = called(package, flavour, method, options={"base_url": server.url}, **named)
    return found, server


def head(server: RawServer) -> str:
    """Return the first request as text in lower case: its line, its header fields and its body."""
    request = server.received[0]
    fields = "\r\n".join(f"{name}: {value}" for name, value in request.fields)
    return f"{request.method} {request.target} \r\n{fields}\r\n\r\n{request.body.decode('latin-1')}".lower()


@FLAVOURS
@pytest.mark.parametrize(
    ("accept", "answer", "value"),
    [
        ({}, reply_json({"id": 1}), 1),
        ({"accept": "application/json"}, reply_json({"id": 1}), 1),
        ({"accept": "text/csv"}, reply(b"a;b", media_type="text/csv"), "a;b"),
        ({"accept": "application/pdf"}, reply(b"%PDF\xff", media_type="application/pdf"), b"%PDF\xff"),
    ],
)
def test_the_media_type_that_is_asked_for_decides_what_is_returned(
    package: Any, flavour: str, accept: Any, answer: Script, value: object
) -> None:
    found, server = call(package, flavour, "files.get_report", answer, **accept)
    assert (found.id if isinstance(value, int) else found) == value
    assert f"accept: {accept.get('accept', 'application/json')}" in head(server)


@FLAVOURS
def test_json_of_another_media_type_has_its_own_model(package: Any, flavour: str) -> None:
    answer = reply(b'{"links": "x"}', media_type="application/hal+json")
    found, _ = call(package, flavour, "files.get_report", answer, accept="application/hal+json")
    assert type(found) is package.models.GetReportReplyHal
    assert found.links == "x"


@FLAVOURS
@pytest.mark.parametrize(
    ("accept", "answer", "name", "found"),
    [
        ({}, reply(b'{"links": "x"}', media_type="application/hal+json"), "GetReportReplyHal", "application/hal+json"),
        ({"accept": "application/hal+json"}, reply_json({"id": 1}), "Item", "application/json"),
    ],
)
def test_a_described_media_type_that_was_not_asked_for_is_drift_of_its_own_class(
    package: Any, flavour: str, accept: Any, answer: Script, name: str, found: str
) -> None:
    asked = accept.get("accept", "application/json")
    drifts: list[Any] = []
    options = {"on_drift": drifts.append}
    with RawServer(answer) as server:
        value = called(package, flavour, "files.get_report", options={"base_url": server.url, **options}, **accept)
    assert type(value) is getattr(package.models, name)
    assert [(each.expected, each.got) for each in drifts] == [(asked, found)]
    with RawServer(answer) as server, pytest.raises(package.errors.DriftError) as failed:
        called(package, flavour, "files.get_report", options={"base_url": server.url, "strict": True}, **accept)
    assert type(failed.value.body) is getattr(package.models, name)


@FLAVOURS
@pytest.mark.parametrize(
    ("content", "media_type", "body"),
    [
        (b'{"code": 1}', "application/json", "GetReportReply400"),
        (b'{"amount": 1.10}', "application/problem+json; charset=utf-8", "GetReportReply400Problem"),
        (b"no", "text/plain", "no"),
    ],
)
def test_the_media_type_of_an_error_decides_the_class_of_its_body(
    package: Any, flavour: str, content: bytes, media_type: str, body: str
) -> None:
    drifts: list[Any] = []
    answer = reply(content, status=400, media_type=media_type)
    with RawServer(answer) as server, pytest.raises(package.errors.BadRequest) as failed:
        called(package, flavour, "files.get_report", options={"base_url": server.url, "on_drift": drifts.append})
    found = failed.value.body
    assert drifts == []
    assert found == body or type(found) is getattr(package.models, body)
    if media_type.startswith("application/problem"):
        assert str(found.amount) == "1.10"


@FLAVOURS
@pytest.mark.parametrize(
    ("method", "body", "named", "sent"),
    [
        ("put_blob", b"x", {}, "image/png"),
        ("put_blob", ("a.JPG", b"x"), {}, "image/jpeg"),
        ("put_blob", ("a.gif", b"x"), {}, "image/png"),
        ("put_blob", ("a.jpg", b"x"), {"content_type": "image/png"}, "image/png"),
        ("put_blob", ("a", b"x", "image/x-own"), {}, "image/x-own"),
        ("put_picture", ("a.png", b"x"), {}, "image/png"),
        ("put_picture", ("a.pdf", b"x"), {}, "application/octet-stream"),
        ("put_picture", b"x", {"content_type": "image/webp"}, "image/webp"),
        ("put_anything", ("a.gif", b"x"), {}, "image/gif"),
        ("put_anything", ("a.tiff", b"x"), {}, "image/tiff"),
        ("put_anything", b"x", {}, "application/pdf"),
        ("put_anything", ("a.png", b"x"), {"content_type": "image/tiff"}, "image/tiff"),
        ("put_pdf", ("a.png", b"x"), {}, "application/pdf"),
    ],
)
def test_a_file_is_sent_in_the_media_type_that_its_name_suggests(
    package: Any, flavour: str, method: str, body: object, named: Any, sent: str
) -> None:
    _, server = call(package, flavour, f"files.{method}", body=body, **named)
    assert f"content-type: {sent}\r\n" in head(server)
    assert server.received[0].body == b"x"


def test_a_path_and_an_open_file_have_names(package: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"x")
    _, server = call(package, "sync", "files.put_blob", body=path)
    assert "content-type: image/jpeg\r\n" in head(server)
    with path.open("rb") as file:
        _, server = call(package, "sync", "files.put_picture", body=file)
    assert "content-type: image/jpeg\r\n" in head(server)


def test_a_media_type_outside_of_the_described_ranges_is_refused(package: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=r"it has 'application/octet-stream', 'image/\*'"):
        call(package, "sync", "files.put_picture", body=b"x", content_type="application/pdf")
    with pytest.raises(package.errors.InvalidArgument, match=r"'application/pdf', 'image/tiff', 'image/\*'"):
        call(package, "sync", "files.put_anything", body=b"x", content_type="image/*")
    with pytest.raises(package.errors.InvalidArgument, match="not allowed in a header"):
        call(package, "sync", "files.put_picture", body=("a", b"x", "image/png\r\n"))


def test_the_fake_takes_what_is_described(package: Any) -> None:
    kit = importlib.import_module(f"{package.__name__}.testing")
    fake = getattr(kit, kit.__all__[0])()
    with fake.client() as client:
        client.files.put_blob(body=("a.jpg", b"x"))
        client.files.put_picture(body=("a.gif", b"x"))
        client.files.put_anything(body=b"x", content_type="image/webp")
        with pytest.raises(kit.RequestMismatch, match=r"application/octet-stream or image/\*"):
            client.files.put_picture(body=("a.gif", b"x", "text/css"))
    assert [each.body for each in fake.requests] == [b"x"] * 3


def test_the_signature_has_the_order_of_the_description(package: Any) -> None:
    resource = importlib.import_module(f"{package.__name__}.resources.files").Files
    found = [inspect.signature(getattr(resource, name)).parameters["content_type"].annotation for name in _WITH_FILES]
    assert found == ["Literal['image/png', 'image/jpeg'] | Unset", "str | Unset", "str | Unset"]
    text = "content_type: the media type of the file (``image/*``), by default as its name suggests, or"
    assert text in " ".join(resource.put_picture.__doc__.split())


@FLAVOURS
def test_a_file_is_sent_in_the_media_type_of_the_caller(package: Any, flavour: str) -> None:
    _, server = call(package, flavour, "files.put_blob", body=b"jpeg", content_type="image/jpeg")
    assert "content-type: image/jpeg" in head(server) and head(server).endswith("jpeg")


@FLAVOURS
@pytest.mark.parametrize(
    ("named", "media_type", "content"),
    [
        ({"name": "a"}, "application/json", '{"name":"a","kind":"item"}'),
        (
            {"name": "a", "content_type": "application/x-www-form-urlencoded"},
            "application/x-www-form-urlencoded",
            "name=a&kind=item",
        ),
        ({"body": "<a/>", "content_type": "application/xml"}, "application/xml", "<a/>"),
        (
            {"body": {"nick": "b"}, "content_type": "application/merge-patch+json"},
            "application/merge-patch+json",
            '{"nick":"b"}',
        ),
    ],
)
def test_a_body_is_written_in_its_media_type(
    package: Any, flavour: str, named: Any, media_type: str, content: str
) -> None:
    _, server = call(package, flavour, "files.create_item", **named)
    assert f"content-type: {media_type}" in head(server)
    assert head(server).endswith(f"\r\n\r\n{content}")


@FLAVOURS
def test_xml_of_a_schema_is_sent_as_text(package: Any, flavour: str) -> None:
    _, server = call(package, flavour, "files.create_named", body="<a/>", content_type="application/xml")
    assert head(server).endswith("\r\n\r\n<a/>")
    _, server = call(package, flavour, "files.create_named", name="a")
    assert head(server).endswith('\r\n\r\n{"name":"a"}')
    with pytest.raises(TypeError, match="takes the whole body with content_type='application/xml'"):
        call(package, flavour, "files.create_named", name="a", content_type="application/xml")


@FLAVOURS
@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({}, "missing a required keyword-only argument: 'name'"),
        ({"name": "a", "body": "<a/>"}, "takes the whole body only with content_type='application/xml' or"),
        ({"name": "a", "content_type": "application/xml"}, "takes the whole body with content_type='application/xml'"),
    ],
)
def test_arguments_of_another_media_type_are_refused(package: Any, flavour: str, named: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(package, flavour, "files.create_item", **named)


@FLAVOURS
def test_an_unknown_media_type_or_no_body_is_refused(package: Any, flavour: str) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=r"it has 'application/json', .*'application/xml'"):
        call(package, flavour, "files.create_item", content_type="image/png")
    with pytest.raises(package.errors.InvalidArgument, match="requires a body"):
        call(package, flavour, "files.create_item", content_type="application/xml")


def test_an_undescribed_media_type_is_refused_with_those_that_are(package: Any) -> None:
    with pytest.raises(
        package.errors.InvalidArgument, match=r"it has 'application/json', 'text/csv'.*client.request"
    ) as caught:
        call(package, "sync", "files.get_report", accept="text/html")
    assert str(caught.value).startswith("files.get_report: accept: ")


def test_members_and_parameters_keep_their_names(package: Any) -> None:
    answer = reply(b"a", media_type="text/csv")
    _, server = call(
        package, "sync", "files.collide", answer, accept="q", content_type="c", body="b", accept_media_type="text/csv"
    )
    assert "post /collisions?accept=q " in head(server) and '{"content_type":"c","body":"b"}' in head(server)
    _, server = call(package, "sync", "files.collide", answer, request_body="all", body_media_type="text/plain")
    assert head(server).endswith("\r\n\r\nall")


def test_whole_and_streamed_replies_take_the_same_arguments(package: Any) -> None:
    answer = reply(b"%PDF", media_type="application/pdf")
    with RawServer(answer) as server, package.MediaShop(base_url=server.url) as client:
        assert client.files.with_response.get_report(accept="application/pdf").data == b"%PDF"
        with client.files.with_streaming.get_report(accept="application/pdf") as streamed:
            assert streamed.read() == b"%PDF"


def test_the_fake_knows_every_media_type(package: Any) -> None:
    testing = __import__(f"{package.__name__}.testing", fromlist=["x"])
    fake = testing.FakeMediaShop()
    with fake.client() as client:
        assert client.files.get_report(accept="text/csv") == "id\n1\n"
        assert isinstance(client.files.get_report(accept="application/pdf"), bytes)
        assert client.files.get_report().id is not None
        client.files.create_item(body="<a/>", content_type="application/xml")
        client.files.create_item(name="a", content_type="application/x-www-form-urlencoded")
        fake.files.get_report.replies("a;b")
        assert client.files.get_report(accept="text/csv") == "a;b"
        with pytest.raises(testing.RequestMismatch):
            client.files.create_item(body={"nick": "long"}, content_type="application/merge-patch+json")
    assert [each.body for each in fake.files.create_item.requests] == ["<a/>", {"name": "a", "kind": "item"}]


@FLAVOURS
@pytest.mark.parametrize(
    ("named", "sent"),
    [
        ({"body": "<a/>", "content_type": "application/xml"}, "content-type: application/xml; charset=utf-8|<a/>"),
        ({"body": b"\x01", "content_type": "application/x-thing"}, "content-type: application/x-thing|\x01"),
        ({"body": {"a": [1, 2]}, "content_type": "application/x-www-form-urlencoded"}, "urlencoded|a=1&a=2"),
        ({"body": {"f": ("a.txt", b"hi")}, "content_type": "multipart/form-data"}, 'filename="a.txt"|hi'),
        ({"body": [1], "content_type": "application/json-patch+json"}, "content-type: application/json-patch+json|[1]"),
    ],
)
def test_any_request_can_be_sent(package: Any, flavour: str, named: Any, sent: str) -> None:
    answer = reply(b'{"a": 1}', media_type="text/csv")
    with RawServer(answer) as server:
        found = request(package, flavour, server.url, "POST", "/x", accept="text/csv", **named)
    assert found.data == '{"a": 1}'
    assert "accept: text/csv" in head(server)
    assert all(part in head(server) for part in sent.split("|"))


@pytest.mark.parametrize("named", [{"content_type": "no type"}, {"accept": "a/b\r\nX: y"}, {"content_type": 1}])
def test_a_wrong_media_type_of_a_request_is_refused(package: Any, named: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match="must be a media type"):
        request(package, "sync", "https://x.test", "POST", "/x", body=b"", **named)


def request(package: Any, flavour: str, url: str, *given: Any, **named: Any) -> Any:
    if flavour == "sync":
        with package.MediaShop(base_url=url) as client:
            return client.request(*given, **named)

    async def main() -> Any:
        async with package.AsyncMediaShop(base_url=url) as client:
            return await client.request(*given, **named)

    return asyncio.run(main())
