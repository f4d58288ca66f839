"""Names of a release are kept: additions, removals and another order rename nothing that was released."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pochoir import ir
from pochoir.evolution import BREAKING, Surface, classes, compare, files, moved, surface, worst
from pochoir.evolution.surface import Resource
from pochoir.lower import Identity
from pochoir.lower.keeping import lower_with_names
from pochoir.resolve import resolve
from unit.test_names_stay import MANY, Written
from unit.written_documents import Written as Document
from unit.written_documents import document, json_body, operation

TEXT = {"type": "string"}
SPELLINGS = ("petId", "pet_id", "PetID", "pet-id", "pet id", "from", "from_", "id", "Id", "_id", "class", "self")


NOTHING: dict[str, Any] = {"responses": {"204": {"description": "none"}}}


def lowered(made: Document, released: Surface | None = None) -> ir.Api:
    last = files.Released("1.0.0", released) if released else None
    resolved = resolve(made, classes(released) if released else None)
    return lower_with_names(made, resolved, Identity("x", "x.yaml"), last).api


def members(*names: str) -> Document:
    """Build a description with one model of these members, and a parameter for each."""
    schema = {"type": "object", "properties": dict.fromkeys(names, TEXT)}
    parameters = [{"name": name, "in": "query", "schema": TEXT} for name in names]
    method = operation(parameters=parameters, responses={"200": json_body({"$ref": "#/components/schemas/Pet"})})
    return document({"Pet": schema}, {"/pets": {"get": method}})


def written(operations: list[Written]) -> Document:
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        inner = {"type": "object", "properties": {"choice": {"type": "object", "properties": {"b": TEXT}}}}
        given = {"operationId": each.id} if each.id else {}
        tags = {"tags": [each.tag]} if each.tag else {}
        paths.setdefault(each.path, {})[each.method] = {**given, **tags, "responses": {"200": json_body(inner)}}
    return document(paths=paths)


@given(st.lists(st.sampled_from(SPELLINGS), unique=True, min_size=1), st.data())
def test_members_and_parameters_keep_their_names(names: list[str], data: st.DataObject) -> None:
    before = surface(lowered(members(*names[: data.draw(st.integers(1, len(names)))])))
    after = lowered(members(*data.draw(st.permutations(names))), before)
    assert moved(before, after) == {}
    assert worst(compare(before, surface(after))) is not BREAKING


@given(MANY, st.data())
def test_methods_and_classes_keep_their_names(operations: list[Written], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(operations))
    before = surface(lowered(written(shuffled[: data.draw(st.integers(0, len(shuffled)))])))
    assert moved(before, lowered(written(operations), before)) == {}


def test_a_pin_of_the_description_comes_before_a_released_name() -> None:
    before = surface(lowered(members("petId")))
    made = members("petId", "pet_id")
    pet: Any = made.tree["components"]
    pet["schemas"]["Pet"]["properties"]["petId"] = TEXT | {"x-pochoir-name": "animal"}
    (model,) = lowered(made, before).models
    assert {field.wire: str(field.name) for field in model.fields} == {"petId": "animal", "pet_id": "pet_id"}


def test_another_operation_id_is_a_name_that_somebody_wants() -> None:
    before = surface(lowered(document(paths={"/pets": {"get": operation(operationId="listPets")}})))
    after = lowered(document(paths={"/pets": {"get": operation(operationId="findPets")}}), before)
    assert str(after.resources[0].operations[0].name) == "find"


def test_the_document_itself_is_not_changed() -> None:
    made = members("pet_id", "petId")
    lowered(made, surface(lowered(members("petId"))))
    assert made.tree == members("pet_id", "petId").tree


def _references(schemas: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    return [(name, {"$ref": f"#/components/schemas/{name}"}) for name in schemas]


def test_the_class_of_a_schema_that_combines_others_keeps_its_name() -> None:
    def thing(*names: str) -> dict[str, Any]:
        inner = {"type": "object", "properties": dict.fromkeys(names, TEXT)}
        return {"type": "object", "properties": {"choice": inner}}

    combined = {"allOf": [{"$ref": "#/components/schemas/Pet"}, thing("b")]}
    schemas: dict[str, Any] = {"Pet": thing("a"), "pets": combined}
    paths = {f"/{name}": {"get": operation(responses={"200": json_body(ref)})} for name, ref in _references(schemas)}
    old = surface(lowered(document(schemas, paths)))
    assert "PetsChoice" in old.models
    added = {"/more": {"get": operation(responses={"200": json_body({"$ref": "#/components/schemas/Pets"})})}}
    again = lowered(document(schemas | {"Pets": thing("c")}, paths | added), old)
    assert moved(old, again) == {}


def thing(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": dict.fromkeys(names, TEXT)}


def test_input_types_keep_their_names_and_so_do_schemas_with_such_names() -> None:
    schemas = {"Pet": thing("a"), "PetInput": thing("b"), "Dog": thing("c")}
    sent = {f"/{name}": {"post": operation(requestBody=json_body(ref))} for name, ref in _references(schemas)}
    before = surface(lowered(document(schemas, {"/Dog": sent["/Dog"]})))
    after = lowered(document(schemas | {"DogInput": thing("d")}, sent), before)
    assert {str(each.name): each.input for each in after.models} == {
        "Pet": "PetDict", "PetInput": "PetInputDict", "Dog": "DogInput", "DogInput2": None,
    }  # fmt: skip
    again = lowered(document({name: schemas[name] for name in ("Pet", "Dog")}, sent), surface(after))
    assert {str(each.name): each.input for each in again.models} == {"Pet": "PetDict", "Dog": "DogInput"}


def test_an_input_type_that_is_renamed_leaves_its_old_name() -> None:
    sent = {"/a": {"post": operation(requestBody=json_body({"$ref": "#/components/schemas/Pet"}))}}
    before = surface(lowered(document({"Pet": thing("a")}, sent)))
    pinned = {"Pet": thing("a") | {"x-pochoir-name": "Animal"}, "X": thing("b") | {"x-pochoir-name": "AnimalInput"}}
    model, _ = lowered(document(pinned, sent), before).models
    assert (model.input, [str(each.name) for each in model.old_inputs]) == ("AnimalDict", ["PetInput"])


def test_what_belongs_to_the_client_keeps_its_name() -> None:
    def made(servers: list[str], events: list[str], schemes: list[str], paths: object = None) -> Document:
        webhooks: dict[str, Any] = {name: {"post": {}} for name in events}
        written = document(paths=paths, servers=[{"url": f"https://{host}"} for host in servers], webhooks=webhooks)
        components: Any = written.tree["components"]
        components["securitySchemes"] = {name: {"type": "http", "scheme": "bearer"} for name in schemes}
        return written

    before = surface(lowered(made(["x.example.com/b"], ["pet_moved"], ["z"])))
    resource = {"/a": {"get": operation(tags=["webhooks"])}}
    added = made(["x.example.com/a", "x.example.com/b"], ["petMoved", "pet_moved"], ["a", "z"], resource)
    after = surface(lowered(added, before))
    assert {url: name for name, url in after.servers.items()}["https://x.example.com/b"] == "x_example_com"
    assert after.events["pet_moved"].name == before.events["pet_moved"].name
    assert after.credentials["z"] == before.credentials["z"]
    assert (after.receiver, [each.name for each in after.resources.values()]) == ("", ["webhooks_"])


def test_the_method_of_an_operation_without_an_id_keeps_its_name() -> None:
    before = surface(lowered(document(paths={"/pet": {"get": {"responses": {}}}})))
    both: object = {
        "/pet": {"get": {"responses": {}}},
        "/x": {"get": {"operationId": "getPet", "tags": ["pet"], "responses": {}}},
    }
    after = surface(lowered(document(paths=both), before))
    assert after.operations["GET /pet"].call == before.operations["GET /pet"].call


def test_a_method_stays_where_it_was_released() -> None:
    """An earlier version made a resource of each path without a tag, and a tag of another operation moves nothing."""
    made = document(paths={"/follow": {"post": NOTHING}, "/users/{id}": {"get": operation(operationId="getUser")}})
    before = surface(lowered(made))
    assert [each.call for each in before.operations.values()] == ["users.get", "follow"]
    old = replace(
        before,
        operations=before.operations | {"POST /follow": replace(before.operations["POST /follow"], call="follow.post")},
        resources={"/follow": Resource("follow", "Follow"), "/users": Resource("users", "Users")},
    )
    assert [each.call for each in surface(lowered(made, old)).operations.values()] == ["users.get", "follow.post"]
    paths: Any = made.tree["paths"]
    paths["/tagged"] = {"get": operation(operationId="x", tags=["things"])}
    assert [each.call for each in surface(lowered(made)).operations.values()] == ["things.x", "get_user", "follow"]
    assert moved(before, lowered(made, before)) == {}
    assert [each.call for each in surface(lowered(made, before)).operations.values()][1:] == ["users.get", "follow"]


def test_a_method_of_the_client_that_gets_a_tag_keeps_its_old_name() -> None:
    made = document(paths={"/follow": {"post": NOTHING}, "/users/follow": {"get": operation(operationId="get")}})
    before = surface(lowered(made))
    paths: Any = made.tree["paths"]
    paths["/follow"] = {"post": NOTHING | {"tags": ["people"]}}
    api = lowered(made, before)
    assert [(str(each.name), each.access) for each in api.old_resources] == [("client_methods", "")]
    assert surface(api).operations["POST /follow"].old_calls == {"follow": ""}
    assert worst(compare(before, surface(api))) is not BREAKING


def test_an_operation_stays_in_the_resource_of_a_tag_that_is_gone() -> None:
    other = {"/users": {"get": operation(operationId="listUsers", tags=["users"])}}
    untagged = other | {"/pets": {"post": operation(operationId="findPets")}}
    tagged = untagged | {"/v1/pets": {"get": operation(operationId="getPets", tags=["pets"])}}
    before = surface(lowered(document(paths=tagged)))
    after = surface(lowered(document(paths=untagged), before))
    assert after.operations["POST /pets"].call == before.operations["POST /pets"].call == "pets.find"
