"""Null for an optional member that is not nullable is a deviation; the member is None, and is sent back as it came."""

from collections.abc import Iterator

import pytest

from behaviour.described import Described, described
from behaviour.made import TEXT, Make, drifts, read, ref, thing, write

PETS = """
    openapi: 3.1.0
    info: {title: Nulls, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /pets:
        get:
          operationId: listPets
          tags: [pets]
          responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}}
        put:
          operationId: putPet
          x-pochoir-method: put
          tags: [pets]
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
          responses: {"204": {description: ok}}
    components:
      schemas:
        Pet:
          type: object
          required: [id]
          properties:
            id: {type: [integer, "null"]}
            name: {type: string}
            note: {type: [string, "null"]}
            owner: {$ref: "#/components/schemas/Owner"}
            vet: {anyOf: [{$ref: "#/components/schemas/Owner"}, {type: "null"}]}
            maybe: {$ref: "#/components/schemas/Maybe"}
            anything: {}
            size: {type: string, default: small}
        Owner: {type: object, properties: {name: {type: string}}}
        Maybe: {type: [string, "null"]}
"""  # noqa: E501


@pytest.fixture(scope="module")
def pets() -> Iterator[Described]:
    with described(PETS) as found:
        yield found


def test_null_is_reported_where_the_schema_has_none(pets: Described) -> None:
    nulls = dict.fromkeys(("id", "name", "note", "owner", "vet", "maybe", "anything", "size"))
    pets.drifts.clear()
    pets.server.answer([nulls, {"id": 1}])
    first, second = pets.client.pets.list()
    assert pets.drifted() == ["/0/name", "/0/owner", "/0/size"]
    assert (first.name, first.owner, second.name, second.size) == (None, None, None, "small")
    assert str(pets.drifts[0]).endswith("expected str, got null")
    pets.client.pets.put(**first.as_input())
    assert pets.server.last.body.count(b"null") == len(nulls)


def test_strict_raises_for_it(pets: Described) -> None:
    pets.server.answer([{"id": 1, "name": None}])
    with pytest.raises(pets.module("errors").DriftError, match="/0/name: expected str, got null"):
        pets.client.with_options(strict=True).pets.list()


def test_none_can_be_given_in_python(pets: Described) -> None:
    pet = pets.module("models").Pet(id=1, name=None, owner=None)
    assert pet.model_dump(exclude_unset=True) == {"id": 1, "name": None, "owner": None}


OR_NULL = {"anyOf": [ref("Item"), {"type": "null"}]}
ONE_MORE = {"anyOf": [thing(z=TEXT), {"type": "null"}]}


@pytest.mark.parametrize(
    ("schema", "is_null"),
    [
        ({"allOf": [OR_NULL]}, True),
        ({"allOf": [OR_NULL, ONE_MORE]}, True),
        ({"allOf": [OR_NULL], "properties": {"z": TEXT}}, True),
        ({"allOf": [OR_NULL, thing(z=TEXT)]}, False),
        ({"allOf": [OR_NULL], "type": "object"}, False),
    ],
)
def test_null_is_a_value_where_all_branches_of_all_of_have_it(make: Make, schema: object, is_null: bool) -> None:
    client = make(Value=thing(d=schema), Item=thing(a=TEXT))
    assert read(client, {"d": None}).d is None
    assert drifts(client) == ([] if is_null else ["/d"])
    assert read(client, {"d": {"a": "x"}}).d.a == "x"
    with client.open() as opened:
        opened.value.write(d=None)
    assert client.sent[-1].json == {"d": None}


def test_what_only_wraps_a_class_has_that_class(make: Make) -> None:
    client = make(Value=thing(d={"allOf": [OR_NULL, {"description": "d"}]}), Item=thing(a=TEXT))
    value = read(client, {"d": {"a": "x"}})
    assert (type(value.d), write(client, value)) == (client.models.Item, {"d": {"a": "x"}})
