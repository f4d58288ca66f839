"""Models that are kept, in a cache or a queue, and read again, whatever the server sent."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Cache shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getPet
      tags: [Pets]
      responses: &pet
        {"200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer}
        name: {type: string}
        born: {type: string, format: date}
        tags: {type: array, items: {type: string}}
        weight: {type: number, maximum: 10}
        kind: {type: string, enum: [cat, dog]}
        mother: {$ref: "#/components/schemas/Pet"}
        friends: {type: object, additionalProperties: {$ref: "#/components/schemas/Pet"}}
        home: {oneOf: [{$ref: "#/components/schemas/House"}, {type: string}]}
        read: {type: boolean}
    House: {type: object, required: [rooms], properties: {rooms: {type: integer}}}
"""

GOOD = {"id": 1, "name": "Ann", "born": "2020-01-02", "kind": "fox", "mother": {"id": 2, "name": "Eve"}, "read": True}
DRIFTED = {
    "id": "one",
    "born": "soon",
    "tags": ["a", 1, None],
    "weight": 50.5,
    "mother": {"id": 2.5, "name": None, "born": 3},
    "friends": {"a": {"id": 1, "name": "Bob"}, "b": "none"},
    "home": {"rooms": "many"},
    "later": {"more": [1]},
}
PLACES = ["/id", "/name", "/born", "/tags/1", "/tags/2", "/weight", "/mother/id", "/mother/name", "/mother/born"]
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("cache"), "cache-shop") as found:
        yield found


def fetched(package: Any, flavour: str, value: object, **options: Any) -> Any:
    with RawServer(reply_json(value)) as server:
        return called(package, flavour, "pets.get", 1, options={"base_url": server.url, **options})


@FLAVOURS
@pytest.mark.parametrize("sent", [GOOD, DRIFTED], ids=["good", "drifted"])
def test_what_was_kept_reads_as_it_was(package: Any, flavour: str, sent: dict[str, Any]) -> None:
    pet = fetched(package, flavour, sent, on_drift=list[Any]().append)
    assert pet.model_dump(mode="json", exclude_unset=True) == sent
    assert json.loads(pet.model_dump_json(exclude_unset=True)) == sent
    for kept in (pet.model_dump(), pet.model_dump(mode="json"), pet.model_dump_json(), pet.model_dump_json().encode()):
        again = package.models.Pet.read(kept)
        assert again.model_dump(exclude_none=True) == pet.model_dump(exclude_none=True)
    for kept in (pet.model_dump(exclude_unset=True), pet.model_dump_json(exclude_unset=True)):
        assert package.models.Pet.read(kept) == pet


@FLAVOURS
def test_the_same_places_are_reported(package: Any, flavour: str) -> None:
    ours: list[Any] = []
    theirs: list[Any] = []
    fetched(package, flavour, DRIFTED, on_drift=theirs.append)
    package.models.Pet.read(DRIFTED, on_drift=ours.append)
    assert [drift.pointer for drift in ours] == [drift.pointer for drift in theirs]
    assert set(PLACES) - {"/tags/2"} <= {drift.pointer for drift in ours}
    assert str(ours[0]) == "Pet: at /id: expected int, got a string"


def test_typed_parts_are_typed(package: Any) -> None:
    pet = package.models.Pet.read(GOOD)
    assert (pet.born, pet.read_, type(pet.mother)) == (date(2020, 1, 2), True, package.models.Pet)
    assert package.models.Pet.read(pet) is pet


def test_a_required_member_that_is_missing_reads_as_none_and_is_not_written(package: Any) -> None:
    pet = package.models.Pet.read({"id": 1})
    assert pet.name is None
    assert "name" not in pet.model_dump()
    with pytest.raises(AttributeError):
        _ = pet.nothing


def test_a_member_called_read_keeps_its_name_in_json(package: Any) -> None:
    assert (
        package.models.Pet.read('{"id": 1, "name": "Ann", "read": true}').model_dump(exclude_unset=True)["read"] is True
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("[1]", "Pet.read: the data must be an object, not list"),
        (None, "Pet.read: the data must be an object, not null"),
        (b'{"id": 1', "Pet.read: not JSON"),
        ("", "Pet.read: not JSON"),
        (3, "must be an object, not int"),
    ],
)
def test_what_is_no_object_is_refused(package: Any, data: object, message: str) -> None:
    with pytest.raises(package.errors.DecodeError, match=message):
        package.models.Pet.read(data)


def test_a_warning_may_be_asked_for(package: Any) -> None:
    with pytest.warns(UserWarning, match="PydanticSerializationUnexpectedValue"):
        package.models.Pet.read(DRIFTED).model_dump(warnings=True)
