"""From a resolved document to the API to generate: operations."""

import pytest

from pochoir import ir
from pochoir.ir import Named, Plain
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body, operation

STR, INT, NONE, JSON = Plain("str"), Plain("int"), Plain("none"), Plain("json")


def lowered(paths: object = None, schemas: object = None, **more: object) -> tuple[ir.Api, tuple[Problem, ...]]:
    written = document(schemas, paths, **more)
    return lower(written, resolve(written), Identity("my-shop", "specs/my-shop/openapi.yaml"))


def only(item: object, **more: object) -> ir.Operation:
    api, problems = lowered({"/orders/{id}": item}, **more)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return next(operation for resource in api.resources for operation in resource.operations)


def parameter(name: str, where: str, **more: object) -> dict[str, object]:
    return {"name": name, "in": where, "schema": {"type": "string"}} | more


def test_the_identity_names_the_package_and_the_client() -> None:
    api, _ = lowered()
    assert (api.distribution, api.package, api.class_name) == ("my-shop", "my_shop", "MyShop")
    assert (api.title, api.version, api.language, api.spec) == ("T", "1", "en", "specs/my-shop/openapi.yaml")


@pytest.mark.parametrize(("kind", "resource"), [("badge", "orders"), ("audience", "orders"), ("nav", "beta")])
def test_a_tag_of_another_kind_than_navigation_is_no_resource(kind: str, resource: str) -> None:
    tags = [{"name": "Beta", "kind": kind}, {"name": "Orders"}]
    api, _ = lowered({"/things": {"get": operation(tags=["Beta", "Orders"])}}, tags=tags)
    assert [str(each.name) for each in api.resources] == [resource]


def test_every_operation_is_there_once() -> None:
    paths = {f"/{at}": {method: {"responses": ANYTHING} for method in ("get", "put", "trace")} for at in range(3)}
    api, problems = lowered(paths)
    assert problems == ()
    assert sum(len(resource.operations) for resource in api.resources) == 9


@pytest.mark.parametrize(
    ("operation_id", "tag", "path", "method"),
    [
        ("listAbsences", "Absences", "/absences", "list"),
        ("getAbsence", "Absences", "/absences/{id}", "get"),
        ("createLead", "Leads", "/leads", "create"),
        ("getUser", "Utilisateurs", "/users/{id}", "get_user"),
        ("signIn", "Authentification", "/auth/sign_in", "sign_in"),
        ("getPetById", "pet", "/pet/{petId}", "get_pet_by_id"),
        ("getPetById", "pet", "/pet/{id}", "get"),
        ("createUserInvitation", "Users", "/users/{id}/invite", "create_invitation"),
        ("listUserPledges", "Pledges", "/user/pledges", "list_user_pledges"),
        ("repos/list-for-org", "repos", "/orgs/{org}/repos", "list_for_org"),
        ("absences_partial_update", "absences", "/absences/{id}", "partial_update"),
        ("petAvailability", "pet", "/pets/free", "availability"),
        ("importLeads", "Leads", "/leads/import", "import_leads"),
        ("list_items_items__get", "items", "/items/", "list"),
        ("None", "x", "/x", "none"),
    ],
)
def test_a_method_is_the_verb_where_that_says_enough(operation_id: str, tag: str, path: str, method: str) -> None:
    api, _ = lowered({path: {"get": operation(operationId=operation_id, tags=[tag])}})
    (found,) = api.resources[0].operations
    expected = "get" if operation_id == "getPetById" else method
    assert (found.id, found.name) == (operation_id, expected)


def test_two_of_one_short_name_keep_the_long_one() -> None:
    paths = {
        "/pets": {"delete": operation(operationId="deletePets", tags=["pets"])},
        "/pets/{id}": {"delete": operation(operationId="deletePet", tags=["pets"])},
    }
    api, _ = lowered(paths)
    assert [each.name for each in api.resources[0].operations] == ["delete_pets", "delete_pet"]


def test_pins_are_kept() -> None:
    item = {"get": operation(tags=["Authentification"], **{"x-pochoir-method": "make"})}
    api, _ = lowered({"/a": item}, tags=[{"name": "Authentification", "x-pochoir-name": "auth", "description": "Who."}])
    (resource,) = api.resources
    assert (resource.name, resource.class_name, resource.doc.description) == ("auth", "Auth", "Who.")
    assert resource.operations[0].name == "make"
    assert resource.operations[0].constant == "CREATE_ORDER"


def test_operations_without_a_tag_belong_to_that_of_their_path_or_to_the_client() -> None:
    paths = {
        "/api/v1/pets": {"get": operation(operationId="a")},
        "/pets/{id}": {"get": operation(operationId="b", tags=["Pets"])},
        "/": {"get": operation(operationId="c")},
        "/users/{id}": {"get": operation(operationId="d")},
    }
    api, _ = lowered(paths, tags=[{"name": "Pets"}])
    assert {each.access: [op.id for op in each.operations] for each in api.resources} == {
        "pets.": ["a", "b"],
        "": ["c", "d"],
    }


def test_the_class_of_a_resource_is_no_model_and_no_client() -> None:
    paths = {
        "/a": {"get": operation(operationId="a", tags=["Pet"])},
        "/b": {"get": operation(operationId="b", tags=["my shop"])},
    }
    api, _ = lowered(
        paths, {"Pet": {"properties": {"a": ANYTHING}}, "AsyncPetResource": {"properties": {"a": ANYTHING}}}
    )
    assert [each.class_name for each in api.resources] == ["Pet2", "MyShopResource"]


def test_what_may_be_repeated_depends_on_the_method_or_the_document() -> None:
    paths = {
        "/a": {
            "get": operation(operationId="a"),
            "put": operation(operationId="b"),
            "post": operation(operationId="c"),
        },
        "/b": {
            "post": operation(operationId="d", **{"x-pochoir-retry": "idempotent"}),
            "get": operation(operationId="e", **{"x-pochoir-retry": "never"}),
        },
    }
    api, _ = lowered(paths)
    retries = {each.id: each.retry for resource in api.resources for each in resource.operations}
    assert retries == {"a": "safe", "b": "idempotent", "c": "unsafe", "d": "idempotent", "e": "never"}


@pytest.mark.parametrize(
    ("schema", "items", "item"),
    [
        ({"$ref": "#/components/schemas/Page"}, "/absences", Named(ClassName("Absence"))),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Absence"}}, "", Named(ClassName("Absence"))),
        ({"$ref": "#/components/schemas/Nothing"}, "", JSON),
    ],
)
def test_a_page_has_items(schema: object, items: str, item: ir.TypeRef) -> None:
    schemas = {
        "Absence": {"properties": {"id": {"type": "integer"}}},
        "Absences": {"type": "array", "items": {"$ref": "#/components/schemas/Absence"}},
        "Page": {"properties": {"absences": {"$ref": "#/components/schemas/Absences"}}},
        "Nothing": ANYTHING,
    }
    paging = {"style": "page", "items": items, "parameter": "page", "next": "/meta/next", "cap": 100}
    item_ = {"get": operation(responses={"200": json_body(schema)}, **{"x-pochoir-pagination": paging})}
    found = only(item_, schemas=schemas).paging
    assert found == ir.Paging("page", items, item, "page", "/meta/next", cap=100)


def test_a_page_without_its_described_items_is_a_problem() -> None:
    paging = {"style": "link", "items": "/none"}
    reply = {"200": json_body({"properties": {"a": ANYTHING}})}
    _, problems = lowered({"/a": {"get": operation(responses=reply, **{"x-pochoir-pagination": paging})}})
    assert [(each.severity, each.code) for each in problems] == [("error", "pagination-items-not-array")]


def test_what_a_client_cannot_do_is_reported() -> None:
    item = {
        "put": operation(servers=[{"url": "https://a.example.com"}, {"url": "https://b.example.com"}]),
        "post": operation(responses={"204": json_body(ANYTHING)}),
        "patch": operation(requestBody=json_body({"properties": {"a": ANYTHING}, "required": ["a", "b"]})),
        "additionalOperations": {"TWO WORDS": operation(operationId="copy")},
    }
    hook = operation(callbacks={"x": ANYTHING}, responses={"200": json_body(ANYTHING)})
    _, problems = lowered({"/a": item}, webhooks={"x": {"post": hook}})
    assert [(each.severity, each.code, each.pointer.removeprefix("/paths/~1a/")) for each in problems] == [
        ("error", "method-unsupported", "additionalOperations/TWO WORDS"),
        ("warning", "required-unknown", "patch/requestBody/content/application~1json/schema/required"),
        ("warning", "schema-not-used", "post/responses/204/content/application~1json/schema"),
        ("warning", "server-not-called", "put/servers/1"),
        ("warning", "callbacks-not-generated", "/webhooks/x/post/callbacks"),
        ("warning", "webhook-response-not-generated", "/webhooks/x/post/responses/200/content"),
    ]


def test_what_descriptions_get_wrong_often_loses_nothing() -> None:
    """Two operations of one id, a path parameter that is not described, one that is nowhere, keys next to a `$ref`."""
    nowhere = {"name": "other", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/a/{id}": {"get": operation(parameters=[nowhere]), "post": operation()},
        "/b": {"$ref": "#/components/pathItems/B", "put": operation(operationId="putB")},
        "/c": {"post": operation(operationId="postAById"), "additionalOperations": {"COPY": operation()}},
    }
    api, problems = lowered(paths, components={"pathItems": {"B": {"get": operation(operationId="getB")}}})
    assert problems == ()
    found = {each.id: each for resource in api.resources for each in resource.operations}
    assert {id: (each.method, each.path) for id, each in found.items()} == {
        "createOrder": ("GET", "/a/{id}"),
        "postAIdA6b134f6": ("POST", "/a/{id}"),
        "getB": ("GET", "/b"),
        "putB": ("PUT", "/b"),
        "postAById": ("POST", "/c"),
        "copyC": ("COPY", "/c"),
    }
    (parameter,) = found["createOrder"].parameters
    assert (parameter.wire, parameter.location, parameter.type, parameter.required) == (
        "id", "path", ir.Plain("str"), True,
    )  # fmt: skip


def test_a_tag_may_be_any_text() -> None:
    paths = {
        f"/{at}": {"get": operation(tags=[tag], operationId=f"get{at}")} for at, tag in enumerate(("\0", "\0a", ""))
    }
    api, _ = lowered(paths)
    assert sum(len(resource.operations) for resource in api.resources) == 3
