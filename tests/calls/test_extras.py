"""Headers, query parameters and members that a caller adds to a described request, over HTTP."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Extra shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items:
    get:
      operationId: listItems
      tags: [Items]
      x-pochoir-pagination: {style: page, items: /items, parameter: page, next: /next}
      parameters:
        - {name: colour, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: X-Trace, in: header, schema: {type: string}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            items: {type: array, items: {type: integer}}, next: {type: [integer, "null"]}}}}}
    post:
      operationId: createItem
      tags: [Items]
      security: [{bearer: []}, {key: [], app: []}]
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [name], properties: {
          name: {type: string}, extra_body: {type: string}, extra: {type: string}}}}}
      responses: &ok {"200": {description: Fine.}}
  /text:
    put: &put
      operationId: putText
      x-pochoir-method: put_text
      tags: [Items]
      requestBody: {required: true, content: {text/plain: {schema: {type: string}}}}
      responses: *ok
  /list:
    put:
      <<: *put
      operationId: putList
      x-pochoir-method: put_list
      requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
  /form:
    put:
      <<: *put
      operationId: putForm
      x-pochoir-method: put_form
      requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {
        file: {type: string, format: binary}, note: {type: string}}}}}}
  /search:
    get:
      operationId: search
      tags: [Items]
      parameters:
        - {name: where, in: query, style: form, explode: true, schema: {type: object, additionalProperties: true}}
      responses: *ok
  /download:
    get:
      operationId: download
      tags: [Items]
      responses: {"200": {description: Fine., content: {application/octet-stream: {}}}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
    app: {type: apiKey, in: query, name: app}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("extras"), "extra-shop") as found:
        yield found


@pytest.fixture
def server() -> Iterator[RawServer]:
    with RawServer(reply_json({"items": [1], "next": 7}), reply_json({"items": [2], "next": None})) as found:
        yield found


def call(package: Any, flavour: str, server: RawServer, method: str, *arguments: object, **named: Any) -> Any:
    return called(package, flavour, f"items.{method}", *arguments, options={"base_url": server.url}, **named)


@FLAVOURS
def test_a_query_is_added_to_each_page_and_replaces_parameters(package: Any, flavour: str, server: RawServer) -> None:
    query = {"colour": "red", "page": 6, "where.day": date(2026, 1, 2), "tag": ["a", "b"], "none": None}
    assert call(package, flavour, server, "list", colour="blue", extra_query=query) == [1, 2]
    rest = "where.day=2026-01-02&tag=a&tag=b"
    assert server.targets() == [f"GET /items?colour=red&page=6&{rest}", f"GET /items?colour=red&page=7&{rest}"]


@FLAVOURS
def test_header_fields_are_added_and_replace_those_of_the_client(package: Any, flavour: str, server: RawServer) -> None:
    fields = {"x-trace": "mine", "X-New": "1", "Accept": "text/csv", "User-Agent": "me"}
    call(package, flavour, server, "list", x_trace="argument", extra_headers=fields)
    sent = server.received[0].headers
    assert {name: sent[name.lower()] for name in fields} == fields
    assert [name.lower() for name, _ in server.received[0].fields].count("x-trace") == 1


@FLAVOURS
def test_members_are_added_to_a_body(package: Any, flavour: str, server: RawServer, tmp_path: Path) -> None:
    named = {"name": "Ann", "extra_body_": "kept", "extra": "too", "extra_headers": {"Authorization": "Bearer mine"}}
    call(package, flavour, server, "create", **named, extra_body={"name": "Bob", "day": date(2026, 1, 2)})
    assert server.received[0].json() == {"name": "Bob", "extra_body": "kept", "extra": "too", "day": "2026-01-02"}
    call(package, flavour, server, "put_form", note="n", extra_body={"more": "m"})
    assert b'name="note"' in server.received[1].body and b'name="more"' in server.received[1].body
    call(package, flavour, server, "put_form", extra_body={"alone": "a"})
    assert b'name="alone"' in server.received[2].body


@FLAVOURS
def test_a_media_type_of_the_caller_is_sent(package: Any, flavour: str, server: RawServer) -> None:
    call(package, flavour, server, "put_list", body=[1], extra_headers={"content-type": "application/vnd.x+json"})
    assert server.received[0].headers["content-type"] == "application/vnd.x+json"
    with pytest.raises(package.errors.InvalidArgument, match="the client sets the Content-Type of a multipart form"):
        call(package, flavour, server, "put_form", note="n", extra_headers={"Content-Type": "multipart/form-data"})
    assert len(server.received) == 1


@FLAVOURS
def test_a_credential_of_the_call_replaces_those_of_the_client(package: Any, flavour: str, server: RawServer) -> None:
    own = {"Authorization": "Bearer other"}
    for token in (None, "tok-12345678"):
        options = {"base_url": server.url, "token": token}
        called(package, flavour, "items.create", options=options, name="n", extra_headers=own)
    assert [request.headers["authorization"] for request in server.received] == ["Bearer other"] * 2
    with pytest.raises(package.errors.CredentialMissing):
        call(package, flavour, server, "create", name="n", extra_headers={"X-Key": "only one of two"})


@pytest.mark.parametrize(
    ("method", "named", "message"),
    [
        ("list", {"extra_query": [("a", 1)]}, "extra_query: must be a mapping, not list"),
        ("list", {"extra_query": {1: 2}}, "extra_query: the keys must be str, not int"),
        ("list", {"extra_query": {"a": {1, 2}}}, "a: a value of type set cannot be sent here"),
        ("list", {"extra_headers": {"A": "b\r\nC: d"}}, "A: contains a control character"),
        ("list", {"extra_headers": {"Host": "x"}}, "extra_headers: Host is set by the client itself"),
        ("list", {"extra_body": {}}, "extra_body: this operation takes no body"),
        ("put_text", {"body": "x", "extra_body": {"a": 1}}, "extra_body: the body of this operation is not an object"),
        ("put_list", {"body": [1], "extra_body": {"a": 1}}, "extra_body: the body is of type list"),
    ],
)
def test_what_cannot_be_added_is_refused(
    package: Any, server: RawServer, method: str, named: dict[str, object], message: str
) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=message) as caught:
        call(package, "sync", server, method, **named)
    assert caught.value.call is not None and caught.value.call.endswith(f".{method}")
    assert server.received == []


@FLAVOURS
def test_a_misspelled_argument_is_an_error(package: Any, flavour: str, server: RawServer) -> None:
    with pytest.raises(
        TypeError, match=r"search\(\) got an unexpected keyword argument 'extra_quer'; did you mean 'extra_query'\?"
    ):
        call(package, flavour, server, "search", extra_quer={"a": 1})
    with pytest.raises(TypeError, match=r"argument 'wher'; did you mean 'where'\?"):
        call(package, flavour, server, "search", wher={"a": 1})


@FLAVOURS
def test_a_free_form_query_takes_any_members(package: Any, flavour: str, server: RawServer) -> None:
    call(package, flavour, server, "search", where={"where.id": ["a", "b"], "limit": 2, "on": True, "none": None})
    assert server.targets() == ["GET /search?where.id=a&where.id=b&limit=2&on=true"]


@FLAVOURS
def test_the_forms_of_a_method_take_extras_too(package: Any, flavour: str, server: RawServer) -> None:
    found = call(package, flavour, server, "with_response.search", extra_query={"a": 1})
    assert (found.status, server.targets()) == (200, ["GET /search?a=1"])


def test_a_streamed_reply_takes_extras_too(package: Any) -> None:
    with RawServer(reply(b"data")) as server, package.ExtraShop(base_url=server.url) as client:
        with client.items.with_streaming.download(extra_headers={"Range": "bytes=0-3"}) as streamed:
            assert streamed.read() == b"data"
        assert server.received[0].headers["range"] == "bytes=0-3"
