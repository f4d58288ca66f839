"""Content that its schema calls binary is bytes, whatever its media type is; so is what comes in the place of JSON."""

from collections.abc import Iterator

import pytest

from behaviour.described import Described, described

BINARY = """
    openapi: 3.0.3
    info: {title: Files, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /json: {get: {operationId: json, tags: [files], responses: {"200": {description: ok, content: {application/json: {schema: {type: string, format: binary}}}}}}}
      /csv: {get: {operationId: csv, tags: [files], responses: {"200": {description: ok, content: {text/csv: {schema: {$ref: "#/components/schemas/File"}}}}}}}
      /any: {get: {operationId: any, tags: [files], responses: {"200": {description: ok, content: {"*/*": {schema: {type: string, format: binary}}}}}}}
      /media: {get: {operationId: media, tags: [files], responses: {"200": {description: ok, content: {"": {schema: {type: string, contentMediaType: application/octet-stream}}}}}}}
      /wrong: {get: {operationId: wrong, tags: [files], responses: {"200": {description: ok, content: {json: {schema: {type: string}}}}}}}
      /object: {get: {operationId: object, tags: [files], responses: {"200": {description: ok, content: {"*/*": {schema: {type: object, properties: {a: {type: integer}}}}}}}}}
      /listed: {get: {operationId: listed, tags: [files], responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}}}}
      /byte: {get: {operationId: byte, tags: [files], responses: {"200": {description: ok, content: {application/json: {schema: {type: string, format: byte}}}}}}}
      /put:
        put:
          operationId: put
          x-pochoir-method: put
          tags: [files]
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/File"}}}}
          responses: {"204": {description: ok}}
    components:
      schemas:
        File: {type: string, format: binary}
"""  # noqa: E501


@pytest.fixture(scope="module")
def files() -> Iterator[Described]:
    with described(BINARY) as found:
        yield found


@pytest.mark.parametrize("name", ["json", "csv", "any", "media"])
@pytest.mark.parametrize("media_type", ["application/json", "image/png"])
def test_the_bytes_are_given_as_they_came(files: Described, name: str, media_type: str) -> None:
    files.server.answer(b"\x89PNG\xff", media_type)
    assert getattr(files.client.files, name)() == b"\x89PNG\xff"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("any", "*/*"),
        ("media", "*/*"),
        ("wrong", "*/*"),
        ("csv", "text/csv, */*;q=0.1"),
        ("listed", "application/json, */*;q=0.1"),
        ("object", "application/json, */*;q=0.1"),
    ],
)
def test_what_is_asked_for_is_a_list_of_media_types(files: Described, name: str, asked: str) -> None:
    files.server.answer(b"{}")
    getattr(files.client.files, name)()
    assert {key.lower(): value for key, value in files.server.last.headers.items()}["accept"] == asked


def test_under_any_media_type_an_object_is_json(files: Described) -> None:
    files.server.answer({"a": 1})
    assert files.client.files.object().a == 1


@pytest.mark.parametrize("media_type", ["image/png", "application/octet-stream", ""])
@pytest.mark.parametrize("status", [200, 202])
def test_an_image_in_the_place_of_json_is_given_as_it_came(files: Described, media_type: str, status: int) -> None:
    files.server.answer(b"\x89PNG\xff", media_type, status)
    assert files.client.files.listed() == b"\x89PNG\xff"
    files.server.answer(b"text", media_type, status)
    assert files.client.files.listed() == "text"


def test_base64_is_read_as_bytes(files: Described) -> None:
    files.server.answer("dGV4dA==")
    assert files.client.files.byte() == b"text"


def test_bytes_are_sent_as_they_are(files: Described) -> None:
    files.server.answer(b"", status=204)
    files.client.files.put(body=b"\x89PNG\xff")
    assert (files.server.last.body, files.server.last.headers["Content-Type"]) == (b"\x89PNG\xff", "application/json")


def test_the_test_kit_gives_bytes_too(files: Described) -> None:
    kit = files.module("testing")
    with getattr(kit, kit.__all__[0])().client() as client:
        assert isinstance(client.files.json(), bytes)
        client.files.put(body=b"\xff")
