"""A parent with a `discriminator` that other schemas extend by `allOf`: where it is referred to, it is any of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import pytest

from behaviour.described import described
from behaviour.made import DAY, INTEGER, TEXT, Made, Make, drifts, read, read_async, ref, thing, write

PET = {**thing("petType", petType=TEXT, name=TEXT), "discriminator": {"propertyName": "petType"}}
MAPPED = {**PET, "discriminator": {"propertyName": "petType", "mapping": {"dog": ref("Dog")["$ref"], "cat": "Cat"}}}


def extending(parent: str, *required: str, **properties: object) -> dict[str, object]:
    return {"allOf": [ref(parent), thing(*required, **properties)]}


def send(client: Made, **members: object) -> Any:
    """Return what arrives of a body whose members are arguments."""
    client.replies.clear()
    with client.open() as opened:
        opened.value.write(**members)
    return client.sent[-1].json


DOG, CAT = extending("Pet", "born", born=DAY, friend=ref("Pet")), extending("Pet", lives=INTEGER)
ZOO: dict[str, object] = {
    "Value": thing(best=ref("Pet"), pets={"type": "array", "items": ref("Pet")}),
    "Pet": MAPPED,
    "Dog": DOG,
    "Cat": CAT,
}


@pytest.mark.parametrize(("pet", "tags"), [(MAPPED, ("dog", "cat")), (PET, ("Dog", "Cat"))])
def test_the_tag_chooses_the_class(make: Make, pet: object, tags: tuple[str, str]) -> None:
    client = make(**ZOO | {"Pet": pet})
    dog = {"petType": tags[0], "born": "2020-01-02", "friend": {"petType": tags[1], "lives": 7}}
    for call in (read, read_async):
        value = call(client, {"best": dog, "pets": [{"petType": tags[1]}, dog]})
        classes = [type(each).__name__ for each in (value.best, value.best.friend, *value.pets)]
        assert (classes, drifts(client)) == (["Dog", "Cat", "Cat", "Dog"], [])
        assert send(client, best=value.best, pets=value.pets) == {"best": dog, "pets": [{"petType": tags[1]}, dog]}


def test_an_unknown_tag_is_read_as_the_parent_and_reported(make: Make) -> None:
    client = make(**ZOO)
    for call in (read, read_async):
        pet = call(client, {"best": {"petType": "lion", "name": "x", "lives": 1}}).best
        assert (type(pet).__name__, pet.name, pet.lives) == ("Pet", "x", 1)
        assert drifts(client) == ["/best/petType"]


def test_the_name_of_the_parent_is_a_tag_too(make: Make) -> None:
    client = make(**ZOO)
    assert type(read(client, {"best": {"petType": "Pet"}}).best) is client.models.Pet
    assert drifts(client) == []


@pytest.mark.parametrize(
    ("value", "name", "places"),
    [
        ({"name": "x"}, "Pet", ["/best/petType"]),
        ({"name": "x", "lives": 1}, "Cat", ["/best/petType"]),
        ({"petType": "dog", "lives": 1}, "Dog", ["/best/born"]),
        ({"petType": "cat", "lives": "x"}, "Cat", ["/best/lives"]),
        ({"petType": 3}, "Pet", ["/best/petType"]),
    ],
)
def test_what_does_not_match_is_read_as_the_nearest(
    make: Make, value: Mapping[str, object], name: str, places: list[str]
) -> None:
    client = make(**ZOO)
    assert (type(read(client, {"best": value}).best).__name__, drifts(client)) == (name, places)


def test_a_request_takes_every_class_and_fills_in_its_tag(make: Make) -> None:
    client = make(**ZOO)
    cat = client.models.Cat(lives=7)
    sent = send(client, best=cat, pets=[cat, {"lives": 7}, {"petType": "lion"}, {"name": "x"}])
    lives = {"petType": "cat", "lives": 7}
    assert sent == {"best": lives, "pets": [lives, lives, {"petType": "lion"}, {"name": "x"}]}


def test_a_body_that_is_a_parent_is_one_argument(make: Make) -> None:
    client = make(Value=ref("Pet"), Pet=MAPPED, Dog=DOG, Cat=CAT)
    assert write(client, client.models.Cat(lives=7)) == {"petType": "cat", "lives": 7}
    assert type(read(client, {"petType": "dog", "born": "2020-01-02"})) is client.models.Dog


def test_a_schema_that_extends_and_adds_nothing_is_a_class(make: Make) -> None:
    cow = {"allOf": [ref("Pet")], "description": "Moos."}
    client = make(**ZOO, Cow=cow)
    assert type(read(client, {"best": {"petType": "Cow"}}).best) is client.models.Cow
    assert drifts(client) == []


def test_those_that_extend_one_another_are_all_of_the_family(make: Make) -> None:
    value = thing(pet=ref("Pet"), dog=ref("Dog"))
    client = make(Value=value, Pet=PET, Dog=DOG, Puppy=extending("Dog", age=INTEGER), Cat=CAT)
    puppy = {"petType": "Puppy", "born": "2020-01-02", "age": 1}
    both = read(client, {"pet": puppy, "dog": puppy})
    assert (type(both.pet).__name__, type(both.dog).__name__, drifts(client)) == ("Puppy", "Puppy", [])
    assert type(read(client, {"dog": {"petType": "Dog", "born": "2020-01-02"}}).dog) is client.models.Dog


def test_a_shared_list_of_tags_is_narrowed(make: Make) -> None:
    kinds = {"type": "string", "enum": ["dog", "cat"]}
    client = make(**ZOO | {"Pet": {**MAPPED, "properties": {"petType": kinds, "name": TEXT}}})
    assert type(read(client, {"best": {"petType": "cat"}}).best) is client.models.Cat
    assert drifts(client) == []


def test_a_family_is_part_of_other_unions(make: Make) -> None:
    value = {"oneOf": [ref("Pet"), thing("code", code=INTEGER), {"type": "null"}]}
    client = make(Value={"type": "array", "items": value}, Pet=MAPPED, Dog=DOG, Cat=CAT)
    found = read(client, [{"petType": "dog", "born": "2020-01-02"}, {"code": 1}, None, {"petType": "cat"}])
    assert [type(each).__name__ for each in found][::3] == ["Dog", "Cat"]
    assert (found[1].code, found[2], drifts(client)) == (1, None, [])


def test_names_that_are_taken_are_not_used(make: Make) -> None:
    client = make(**ZOO, AnyPet=thing(x=TEXT))
    assert type(read(client, {"best": {"petType": "cat"}}).best) is client.models.Cat


def test_a_parent_that_nothing_extends_is_a_class(make: Make) -> None:
    client = make(Value=ref("Pet"), Pet=PET)
    assert type(read(client, {"petType": "x"})) is client.models.Pet


def test_made_examples_have_the_tag_of_their_class(make: Make) -> None:
    client = make(**ZOO)
    kit: Any = import_module(f"{client.package.__name__}.testing")
    fake = next(getattr(kit, name) for name in kit.__all__ if name.startswith("Fake"))
    with fake() as running:
        value = running.client(strict=True).value.read()
    assert type(value.best).__name__ == "Dog"


def test_a_family_is_not_sent_where_only_a_schema_that_extends_it_is() -> None:
    content = "content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}"
    text = f"""
        openapi: 3.0.3
        info: {{title: Family, version: "1"}}
        servers: [{{url: "http://127.0.0.1:9"}}]
        paths:
          /pet: {{get: {{operationId: a, tags: [x], responses: {{"200": {{description: ok, {content % "Pet"}}}}}}}}}
          /dog: {{put: {{operationId: b, tags: [x], requestBody: {{{content % "Dog"}}}, responses: {{"204": {{description: ok}}}}}}}}
        components:
          schemas:
            Pet: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}, discriminator: {{propertyName: kind}}}}
            Dog: {{allOf: [{{$ref: "#/components/schemas/Pet"}}, {{type: object, properties: {{born: {{type: string, format: date}}}}}}]}}
            Cat: {{allOf: [{{$ref: "#/components/schemas/Pet"}}, {{type: object, properties: {{born: {{type: string, format: date}}}}}}]}}
    """  # noqa: E501
    with described(text) as found:
        found.server.answer({"kind": "Cat", "born": "2020-01-02"})
        assert type(found.client.x.a()).__name__ == "Cat"
        found.server.answer(b"", status=204)
        found.client.x.b(body={"kind": "Dog"})
        assert found.server.last.body == b'{"kind":"Dog"}'


def test_a_tag_that_does_not_tell_the_children_apart_is_read_as_what_accepts_the_object(make: Make) -> None:
    kind = {"enum": ["file", "timer"]}
    client = make(
        Value=thing(trigger=ref("Trigger")),
        Trigger={**thing("kind", kind=kind, name=TEXT), "discriminator": {"propertyName": "kind"}},
        FileTrigger={"allOf": [ref("Trigger"), thing("path", path=TEXT)]},
        TimerTrigger={"allOf": [ref("Trigger"), thing("every", every=INTEGER)]},
    )
    models = client.models
    for call in (read, read_async):
        for value, expected in (
            ({"kind": "file", "name": "a"}, models.Trigger),
            ({"kind": "file", "path": "/a"}, models.FileTrigger),
            ({"kind": "timer", "every": 1}, models.TimerTrigger),
        ):
            assert type(call(client, {"trigger": value}).trigger) is expected
            assert drifts(client) == []


DEEP = """
    openapi: 3.0.3
    info: {title: Deep, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /thing:
        get:
          operationId: getThing
          tags: [thing]
          responses:
            "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Base"}}}}
    components:
      schemas:
        Base:
          type: object
          required: [t]
          properties: {t: {type: string}}
          discriminator: {propertyName: t}
        Mid: {allOf: [{$ref: "#/components/schemas/Base"}, {type: object, properties: {m: {type: integer}}}]}
        Leaf: {allOf: [{$ref: "#/components/schemas/Mid"}, {type: object, properties: {l: {type: integer}}}]}
        Least: {allOf: [{$ref: "#/components/schemas/Leaf"}, {type: object, properties: {k: {type: integer}}}]}
        Other: {type: object, properties: {o: {type: integer}}}
        Below: {allOf: [{$ref: "#/components/schemas/Other"}]}
"""


@pytest.mark.parametrize(("tag", "member"), [("Mid", "m"), ("Leaf", "l"), ("Least", "k")])
def test_what_extends_at_any_depth_is_used(tag: str, member: str) -> None:
    with described(DEEP) as found:
        unused = [each.pointer for each in found.problems if each.code == "component-unused"]
        assert unused == ["/components/schemas/Below"]
        found.server.answer({"t": tag, member: 1})
        assert type(found.client.thing.get()).__name__ == tag
        assert found.drifts == []
