"""From a document as written to one that can be lowered."""

import pytest

from pochoir import pointers
from pochoir.ir import Json
from pochoir.resolve import media, paths, resolve, shapes
from pochoir.resolve.tree import Tree
from pochoir.schemas.upgrade import upgrade
from unit.written_documents import ANYTHING, Written, document, operation


@pytest.mark.parametrize(
    ("reference", "pointer"),
    [
        ("#/components/schemas/Box/properties/a~1b", "/components/schemas/Box/properties/a~1b"),
        ("#/g%20h/%C3%A9/e%25f", "/g h/é/e%f"),
        ("#", ""),
        ("#anchor", None),
        ("http://x/y", None),
        ("#/%ff", None),
        ("#" + "/a" * 2000, None),
        (4, None),
    ],
)
def test_a_reference_is_a_pointer(reference: object, pointer: str | None) -> None:
    assert pointers.of_reference(reference) == pointer


def test_pointers_escape_and_unescape() -> None:
    assert pointers.join("/paths", "/a~{b}", 0) == "/paths/~1a~0{b}/0"
    assert pointers.tokens("/paths/~1a~0{b}/0") == ["paths", "/a~{b}", "0"]
    tree = Tree({"paths": {"/a~": [{"x": None}]}})
    assert tree.has("/paths/~1a~0/0/x")
    assert tree.at("/paths/~1a~0/0/x") is None
    assert not tree.has("/paths/~1a~0/1")
    assert not tree.has("/paths/~1a~0/0/x/y")


@pytest.mark.parametrize(
    ("written", "upgraded"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"$ref": "#/x", "nullable": True}, {"$ref": "#/x", "nullable": True}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        ({"example": 1}, {"examples": [1]}),
        (
            {"type": "string", "contentMediaType": "application/octet-stream"},
            {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"},
        ),
        (True, {}),
        (False, {"not": ANYTHING}),
        ({"required": True, "properties": [], "enum": 3}, {}),
    ],
)
def test_a_schema_of_3_0_becomes_one_of_3_1(written: Json, upgraded: object) -> None:
    assert upgrade(written) == upgraded


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "object", "properties": {"a": ANYTHING}}, "object"),
        ({"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": ANYTHING}}]}, "object"),
        ({"allOf": [{"$ref": "#/components/schemas/Base"}, {"description": "only words"}]}, "same"),
        ({"$ref": "#/components/schemas/Base", "description": "only words"}, "same"),
        ({"$ref": "#/components/schemas/Base", "required": ["a"]}, "object"),
        ({"oneOf": [{"$ref": "#/components/schemas/Base"}, {"type": "null"}]}, "same"),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "union"),
        ({"type": ["string", "integer", "null"]}, "union"),
        ({"enum": ["a", "b"]}, "enum"),
        ({"enum": ["a"]}, "plain"),
        ({"enum": [1.5, 2.5]}, "plain"),
        ({"items": ANYTHING}, "list"),
        ({"type": "object"}, "map"),
        ({"properties": {"a": ANYTHING}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "object"),
        ({}, "plain"),
    ],
)
def test_what_a_schema_is(schema: object, kind: str) -> None:
    tree = Tree(document({"S": schema, "Base": {"properties": {"a": {"type": "string"}}}}).tree)
    assert shapes.kind(tree, "/components/schemas/S") == kind


def test_the_members_of_all_branches_are_merged() -> None:
    tree = Tree(
        document(
            {
                "Base": {"required": ["id"], "properties": {"id": {"type": "string"}, "kind": {"type": "string"}}},
                "S": {
                    "allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": ANYTHING}}],
                    "properties": {"kind": {"const": "s"}, "id": {"description": "only words"}},
                    "oneOf": [{"properties": {"c": ANYTHING}, "required": ["c"]}, {"properties": {"d": ANYTHING}}],
                    "required": ["b"],
                },
            }
        ).tree
    )
    found = shapes.members(tree, "/components/schemas/S")
    assert list(found.properties) == ["id", "kind", "b", "c", "d"]
    assert found.properties["kind"] == "/components/schemas/S/properties/kind"
    assert shapes.end(tree, found.properties["id"]) == "/components/schemas/Base/properties/id"
    assert tree.schema(found.properties["id"]).description == "only words"
    assert found.required == {"id", "b"}


def test_members_end_where_a_schema_is_made_of_itself() -> None:
    tree = Tree(document({"S": {"allOf": [{"$ref": "#/components/schemas/S"}, {"properties": {"a": ANYTHING}}]}}).tree)
    assert list(shapes.members(tree, "/components/schemas/S").properties) == ["a"]
    assert resolve(Written(tree.root)).problems == ()


@pytest.mark.parametrize(
    ("schemas", "code", "pointer"),
    [
        ({"A": {"$ref": "#/nowhere"}}, "reference-not-found", "/components/schemas/A/$ref"),
        ({"A": {"$ref": "other.yaml"}}, "reference-not-found", "/components/schemas/A/$ref"),
        ({"A": {"$ref": "#/components/schemas/A"}}, "reference-cycle", "/components/schemas/A/$ref"),
    ],
)
def test_what_cannot_be_resolved_is_a_problem(schemas: object, code: str, pointer: str) -> None:
    assert [(each.code, each.pointer) for each in resolve(document(schemas)).problems] == [(code, pointer)]


def test_other_references_that_lead_nowhere_are_problems_too() -> None:
    missing = {"$ref": "#/components/missing"}
    path = {"get": operation(parameters=[missing], requestBody=missing, responses={"200": missing})}
    found = resolve(document(paths={"/a": path, "/b": missing}))
    assert [each.pointer for each in found.problems] == [
        "/paths/~1a/get/parameters/0/$ref",
        "/paths/~1a/get/requestBody/$ref",
        "/paths/~1a/get/responses/200/$ref",
        "/paths/~1b/$ref",
    ]


def test_the_parameters_of_the_path_are_the_operation_s_unless_it_has_its_own() -> None:
    def parameter(name: str, where: str) -> dict[str, object]:
        return {"name": name, "in": where, "schema": {"type": "string"}}

    path = {
        "parameters": [parameter("id", "path"), parameter("q", "query")],
        "get": operation(parameters=[parameter("q", "query"), parameter("q", "header")]),
        "delete": operation(),
    }
    get, delete = paths.operations(Tree(document(paths={"/a/{id}": path}).tree))
    assert get.parameters == (
        "/paths/~1a~1{id}/parameters/0",
        "/paths/~1a~1{id}/get/parameters/0",
        "/paths/~1a~1{id}/get/parameters/1",
    )
    assert delete.parameters == ("/paths/~1a~1{id}/parameters/0", "/paths/~1a~1{id}/parameters/1")


@pytest.mark.parametrize(
    ("method", "path", "operation_id"),
    [
        ("get", "/", "get"),
        ("get", "/api/v1/pets/{pet-id}", "getPetsByPetId"),
        ("post", "/user/pledges/{a}/{b}", "postUserPledgesByAAndB"),
    ],
)
def test_an_operation_without_an_id_has_one_made(method: str, path: str, operation_id: str) -> None:
    assert paths.made_id(method, path) == operation_id


def test_the_id_a_framework_makes_is_read_without_the_path() -> None:
    item = {"get": operation(operationId="list_items_api_items__get")}
    found = paths.operations(Tree(document(paths={"/api/items/": item}).tree))[0]
    assert (found.id, found.text) == ("list_items_api_items__get", "list_items")


@pytest.mark.parametrize(
    ("media_types", "best"),
    [
        (["text/plain", "application/xml", "application/json"], "application/json"),
        (["application/hal+json", "application/json; charset=utf-8"], "application/json; charset=utf-8"),
        (["multipart/form-data", "application/x-www-form-urlencoded"], "application/x-www-form-urlencoded"),
        (["image/png", "text/csv"], "text/csv"),
        ([], ""),
    ],
)
def test_the_media_type_to_send(media_types: list[str], best: str) -> None:
    assert media.best(media_types) == best


@pytest.mark.parametrize(
    "tree", [ANYTHING, {"paths": []}, {"paths": {"/a": {"get": {"responses": {"200": 4}}}}}, {"components": 1}]
)
def test_resolving_is_total(tree: dict[str, Json]) -> None:
    assert resolve(Written(tree)).names == {}
