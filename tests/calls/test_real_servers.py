"""The behaviour of real servers, and the needs of their callers, over HTTP."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Real shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{session: [], app: []}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}}
paths:
  /sign-in:
    post:
      operationId: signIn
      x-pochoir-method: sign_in
      tags: [Auth]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {session: {type: string}}}}}
  /things:
    get:
      operationId: getThings
      x-pochoir-method: get
      tags: [Things]
      responses: &ok {"200": {description: Fine.}}
  /rows:
    get:
      operationId: listRows
      x-pochoir-method: rows
      tags: [Things]
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: array, items: {
        type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}}}}}}
  /text:
    get:
      operationId: getText
      x-pochoir-method: text
      tags: [Things]
      responses: {"200": {description: Fine., content: {text/plain: {schema: {type: string}}}}}
  /contents/{path}:
    parameters: [{name: path, in: path, required: true, schema: {type: string}}]
    get: {operationId: getContents, x-pochoir-method: get, tags: [Contents], responses: *ok}
    post: {operationId: newContents, x-pochoir-method: new, tags: [Contents], responses: *ok}
    delete: {operationId: deleteContents, x-pochoir-method: delete, tags: [Contents], responses: *ok}
  /contents/{path}/versions:
    parameters: [{name: path, in: path, required: true, schema: {type: string}}]
    get: {operationId: getVersions, x-pochoir-method: versions, tags: [Contents], responses: *ok}
  /rows/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getRow, x-pochoir-method: row, tags: [Contents], responses: *ok}
  /names/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string, minLength: 1}}]
    get: {operationId: getName, x-pochoir-method: name, tags: [Contents], responses: *ok}
components:
  securitySchemes:
    session: {type: apiKey, in: header, name: X-Session}
    app: {type: apiKey, in: header, name: X-App}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])
OK = reply_json({"ok": True})


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("real"), "real-shop") as found:
        yield found


def call(package: Any, flavour: str, server: RawServer, method: str, *arguments: object, **options: Any) -> Any:
    return called(package, flavour, method, *arguments, options={"base_url": server.url, "retries": 0, **options})


# Credentials ------------------------------------------------------------------------------------------------------


@FLAVOURS
def test_a_server_without_authentication_is_called_without_credentials(package: Any, flavour: str) -> None:
    secrets = {"session": "s-12345678", "app_": "a-12345678"}
    with RawServer(OK) as server:
        with pytest.raises(package.errors.CredentialMissing, match=r"missing credentials: pass .*, or anonymous=True"):
            call(package, flavour, server, "things.get")
        assert server.received == []
        for given in ({}, secrets):
            assert call(package, flavour, server, "things.get", anonymous=True, **given) == {"ok": True}
        assert not any({"x-session", "x-app"} & request.headers.keys() for request in server.received)


def test_a_copy_may_be_anonymous(package: Any) -> None:
    with RawServer(OK) as server, package.RealShop(base_url=server.url, session="s", app_="a") as client:
        client.with_options(anonymous=True).things.get()
        client.things.get()
        assert ["x-app" in request.headers for request in server.received] == [False, True]
    with pytest.raises(package.errors.InvalidArgument, match="anonymous: must be True or False"):
        package.RealShop(anonymous="yes")


@FLAVOURS
def test_a_login_does_not_need_the_credentials_that_it_gives(package: Any, flavour: str) -> None:
    with RawServer(reply_json({"session": "s-12345678"}), OK) as server:
        call(package, flavour, server, "things.get", user="u", password="p-12345678", app_="a-12345678")
        login, things = server.received
        assert (login.headers["x-app"], "x-session" in login.headers) == ("a-12345678", False)
        assert things.headers["x-session"] == "s-12345678"
        assert call(package, flavour, server, "auth.sign_in", app_="a-12345678")


# Drift ------------------------------------------------------------------------------------------------------------

ROWS = [{"id": 1, "name": None}, {"id": "2", "name": None}, {"id": 3, "name": "three"}]
PLACES = [("/0/name", 200), ("/1/id", 100)]


@FLAVOURS
def test_a_drift_is_reported_once_for_each_place_with_a_count(package: Any, flavour: str) -> None:
    drifts: list[Any] = []
    with RawServer(reply_json(ROWS * 100)) as server:
        rows = call(package, flavour, server, "things.rows", anonymous=True, on_drift=drifts.append)
    assert (len(rows), [(drift.pointer, drift.count) for drift in drifts]) == (300, PLACES)
    assert str(drifts[0]) == "listRows: 200: at /0/name: expected str, got null (200 times)"


@FLAVOURS
def test_strict_names_each_place_once(package: Any, flavour: str) -> None:
    with RawServer(reply_json(ROWS * 100)) as server, pytest.raises(package.errors.DriftError) as caught:
        call(package, flavour, server, "things.rows", anonymous=True, strict=True)
    assert len(caught.value.drifts) == 2
    assert "(200 times)" in str(caught.value)


def test_the_log_of_a_client_does_not_repeat_itself(package: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    with RawServer(reply_json(ROWS)) as server, package.RealShop(base_url=server.url, anonymous=True) as client:
        for number in range(25):
            client.with_options(retries=number).things.rows()
    place = "listRows: 200: at /0/name: expected str, got null (2 times)"
    shown = [record.getMessage() for record in caplog.records if "/name" in record.getMessage()]
    assert shown == [place, f"{place}; in 10 responses so far"]
    assert len(caplog.records) == 4


# Paths and texts --------------------------------------------------------------------------------------------------


@FLAVOURS
def test_an_empty_path_argument_may_be_sent_where_it_means_nothing_else(package: Any, flavour: str) -> None:
    with RawServer(OK) as server:
        for method in ("get", "new"):
            call(package, flavour, server, f"contents.{method}", "", anonymous=True)
        assert server.targets() == ["GET /contents/", "POST /contents/"]


@FLAVOURS
@pytest.mark.parametrize("method", ["delete", "versions", "row", "name"])
def test_an_empty_path_argument_is_refused_where_it_may_change_the_operation(
    package: Any, flavour: str, method: str
) -> None:
    with RawServer(OK) as server:
        with pytest.raises(package.errors.InvalidArgument):
            call(package, flavour, server, f"contents.{method}", "", anonymous=True)
        assert server.received == []


@FLAVOURS
@pytest.mark.parametrize("value", [".", ".."])
def test_a_dot_is_never_a_path_argument(package: Any, flavour: str, value: str) -> None:
    with RawServer(OK) as server, pytest.raises(package.errors.InvalidArgument, match="is not allowed"):
        call(package, flavour, server, "contents.get", value, anonymous=True)


@FLAVOURS
@pytest.mark.parametrize(
    ("content", "media_type", "text", "got"),
    [
        (b'"two words"', "application/json", "two words", ["application/json"]),
        (b'"\\u00e9\\n"', "application/problem+json", "é\n", ["application/problem+json"]),
        (b'"two words"', "text/plain", '"two words"', []),
        (b'{"a": 1}', "application/json", '{"a": 1}', []),
        (b"plain", "application/json", "plain", []),
        (b"plain", "text/html", "plain", []),
    ],
)
def test_a_text_that_is_sent_as_json_loses_its_quotes(
    package: Any, flavour: str, content: bytes, media_type: str, text: str, got: list[str]
) -> None:
    drifts: list[Any] = []
    with RawServer(reply(content, media_type=media_type)) as server:
        options = {"anonymous": True, "on_drift": drifts.append}
        assert call(package, flavour, server, "things.text", **options) == text
    assert [drift.got for drift in drifts] == got
