"""Whose credentials are sent if there are several: passed to the constructor or later, or from the environment."""

from collections.abc import Iterator
from typing import Any

import pytest

from packages import imported
from upstream.raw import Exchange, RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Whose shop, version: "1"}
servers: [{url: "https://x.test"}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}, agent: {body: /agent}}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Auth]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: object}}}}}
  /things:
    get: {operationId: listThings, tags: [Things], security: [{session: [], agent: []}], responses: &ok {
      "200": {description: Fine., content: {application/json: {schema: {type: integer}}}}}}
  /either:
    get: {operationId: listEither, tags: [Things], security: [{key: []}, {session: [], agent: []}], responses: *ok}
components:
  securitySchemes:
    session: {type: apiKey, in: header, name: X-Session}
    agent: {type: apiKey, in: header, name: X-Agent}
    key: {type: apiKey, in: header, name: X-Key}
"""
BOB = {"user": "bob", "password": "p"}
ANN = {"session": "ann-session", "agent": "ann"}
ANN_IN_ENVIRONMENT = {"WHOSE_SHOP_SESSION": "ann-session", "WHOSE_SHOP_AGENT": "ann"}
BOB_IN_ENVIRONMENT = {"WHOSE_SHOP_USER": "bob", "WHOSE_SHOP_PASSWORD": "p"}
OF_ANN = ("", "ann-session", "ann")
OF_BOB = ("", "bob-session", "bob")
KEY = {"key": "k"}
KEY_IN_ENVIRONMENT = {"WHOSE_SHOP_KEY": "k"}
OF_KEY = ("k", "", "")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("whose"), "whose-shop") as found:
        yield found


def answer(exchange: Exchange) -> None:
    if exchange.request.target == "/sign-in":
        body: Any = exchange.request.json()
        return reply_json({"session": f"{body['user']}-session", "agent": body["user"]})(exchange)
    return reply_json(1)(exchange)


@pytest.mark.parametrize(
    ("environment", "given", "changes", "method", "sent"),
    [
        # The last that were passed count.
        ({}, ANN, [], "list", OF_ANN),
        ({}, BOB, [], "list", OF_BOB),
        ({}, ANN, [BOB], "list", OF_BOB),
        ({}, BOB, [ANN], "list", OF_ANN),
        ({}, ANN, [BOB, ANN], "list", OF_ANN),
        ({}, BOB, [ANN, {"user": "cid"}], "list", ("", "cid-session", "cid")),
        # What is passed counts before the environment, and a login is not combined with it.
        (ANN_IN_ENVIRONMENT, BOB, [], "list", OF_BOB),
        (ANN_IN_ENVIRONMENT, {}, [BOB], "list", OF_BOB),
        (BOB_IN_ENVIRONMENT, ANN, [], "list", OF_ANN),
        ({"WHOSE_SHOP_AGENT": "ann"}, BOB, [], "list", OF_BOB),
        ({"WHOSE_SHOP_SESSION": "ann-session"}, BOB, [], "list", OF_BOB),
        (ANN_IN_ENVIRONMENT, {"user": "bob"}, [], "list", None),
        (ANN_IN_ENVIRONMENT, {"session": "x"}, [], "list", ("", "x", "ann")),
        # All that a login returns is from it.
        ({"WHOSE_SHOP_AGENT": "ann", **BOB_IN_ENVIRONMENT}, {}, [], "list", OF_BOB),
        ({}, {**BOB, "agent": "ann"}, [], "list", OF_BOB),
        # The environment alone is used as before: credentials before a login.
        (ANN_IN_ENVIRONMENT, {}, [], "list", OF_ANN),
        ({**ANN_IN_ENVIRONMENT, **BOB_IN_ENVIRONMENT}, {}, [], "list", OF_ANN),
        (BOB_IN_ENVIRONMENT, {}, [], "list", OF_BOB),
        ({**BOB_IN_ENVIRONMENT, "WHOSE_SHOP_USER": "cid"}, {"user": "bob"}, [], "list", OF_BOB),
        # The same for alternatives.
        ({}, {**ANN, **KEY}, [], "list_either", OF_KEY),
        ({}, {**BOB, **KEY}, [], "list_either", OF_KEY),
        ({}, KEY, [ANN], "list_either", OF_ANN),
        ({}, KEY, [BOB], "list_either", OF_BOB),
        ({}, ANN, [BOB, KEY], "list_either", OF_KEY),
        (KEY_IN_ENVIRONMENT, ANN, [], "list_either", OF_ANN),
        (KEY_IN_ENVIRONMENT, BOB, [], "list_either", OF_BOB),
        ({**KEY_IN_ENVIRONMENT, **ANN_IN_ENVIRONMENT}, {}, [], "list_either", OF_KEY),
        ({**KEY_IN_ENVIRONMENT, **BOB_IN_ENVIRONMENT}, {}, [], "list_either", OF_KEY),
    ],
)
def test_the_last_user_that_was_passed_counts(
    package: Any,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    given: dict[str, str],
    changes: list[dict[str, str]],
    method: str,
    sent: tuple[str, str, str] | None,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with RawServer(answer) as server, package.WhoseShop(base_url=server.url, **given) as client:
        for change in changes:
            client = client.with_options(timeout=5).with_options(**change)
        for _ in range(2):
            if sent is None:
                with pytest.raises(package.errors.CredentialMissing):
                    getattr(client.things, method)()
            else:
                getattr(client.things, method)()
    found = [request.headers for request in server.received if request.target != "/sign-in"]
    names = ("x-key", "x-session", "x-agent")
    assert [tuple(each.get(name, "") for name in names) for each in found] == [sent] * 2 * (sent is not None)
