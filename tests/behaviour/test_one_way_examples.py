"""Examples that lack a required member of their direction: reported, and completed where they are shown."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from behaviour.described import Described, described
from pochoir import pipeline

ACCOUNTS = """
    openapi: 3.0.3
    info: {title: Accounts, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /accounts/{id}:
        get:
          operationId: getAccount
          tags: [accounts]
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          responses:
            "200":
              description: ok
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Account"}
                  examples:
                    Response: {value: {id: 1, owner: {name: Ada}, sub: [{id: 2, owner: {name: Bob, since: 3}}]}}
      /accounts:
        post:
          operationId: createAccount
          tags: [accounts]
          requestBody:
            required: true
            content:
              application/json:
                schema: {$ref: "#/components/schemas/Login"}
                example: {name: ada}
          responses:
            "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}}
    components:
      schemas:
        Account:
          allOf:
            - type: object
              required: [id, state]
              properties: {id: {type: integer}, state: {allOf: [{$ref: "#/components/schemas/State"}], readOnly: true}}
          type: object
          properties:
            owner: {$ref: "#/components/schemas/Owner"}
            sub: {type: array, items: {$ref: "#/components/schemas/Account"}}
        State: {type: string, enum: [open, closed]}
        Owner:
          type: object
          required: [name, since]
          properties: {name: {type: string}, since: {type: integer, readOnly: true}}
        Login:
          type: object
          required: [id, name, password]
          properties:
            id: {type: integer, readOnly: true}
            name: {type: string}
            password: {type: string, writeOnly: true, example: secret}
          example: {name: bob}
"""


@pytest.fixture(scope="module")
def accounts() -> Iterator[Described]:
    with described(ACCOUNTS) as found:
        yield found


def test_what_an_example_lacks_is_a_finding(accounts: Described) -> None:
    message = "the example{} does not fit its schema: {} is missing, which a {} has ({})"
    found = sorted((each.pointer, each.message) for each in accounts.problems if each.code == "example-mismatch")
    value = "/paths/~1accounts~1{id}/get/responses/200/content/application~1json/examples/Response/value"
    named = ' "Response"'
    body = "/paths/~1accounts/post/requestBody/content/application~1json/example"
    assert found == [
        (body, message.format("", '"password"', "request", "writeOnly")),
        (value, message.format(named, '"state"', "response", "readOnly")),
        (f"{value}/owner", message.format(named, '"since"', "response", "readOnly")),
        (f"{value}/sub/0", message.format(named, '"state"', "response", "readOnly")),
    ]


def test_the_fake_answers_with_what_the_description_requires(accounts: Described) -> None:
    kit = accounts.module("testing")
    fake = getattr(kit, kit.__all__[0])()
    with fake.client(strict=True) as client:
        account = client.accounts.get(1)
        created = client.accounts.create(name="ada", password="x")
    assert (account.state, account.owner.name, account.owner.since) == ("open", "Ada", 1)
    assert [(each.id, each.state, each.owner.since) for each in account.sub] == [(2, "open", 3)]
    assert (type(created.id), created.name) == (int, "ada")


def test_the_documented_examples_are_complete(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(textwrap.dedent(ACCOUNTS), "utf-8")
    (resource,) = pipeline.generate(spec, "accounts").api.resources
    shown = {
        str(each.name): [example.value for of in (each.body, each.replies[0]) if of for example in of.examples]
        for each in resource.operations
    }
    owner = {"name": "Ada", "since": 1}
    sub = [{"id": 2, "owner": {"name": "Bob", "since": 3}, "state": "open"}]
    assert shown["get"] == [{"id": 1, "owner": owner, "sub": sub, "state": "open"}]
    sent, answered = shown["create"]
    assert sent == {"name": "ada", "password": "secret"}
    assert isinstance(answered, dict)
    assert answered == {"name": "bob", "id": answered["id"]}
