"""From a resolved document to the API to generate: operations."""

import pytest
from pochoir import ir
from pochoir.ir import ListOf, LiteralOf, MapOf, Named, Plain, UnionOf
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import document, json_body, operation

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


def test_every_operation_is_there_once() -> None:
    paths = {f"/{at}": {method: {"responses": {}} for method in ("get", "put", "trace")} for at in range(3)}
    api, problems = lowered(paths)
    assert problems == ()
    assert sum(len(resource.operations) for resource in api.resources) == 9


@pytest.mark.parametrize(
    ("operation_id", "tag", "path", "method"),
    [
        ("listAbsences", "Absences", "/absences", "list"),
        ("getAbsence", "Absences", "/absences/{id}", "get"),
        ("createLead", "Leads", "/leads", "create"),
        ("getUser", "Utilisateurs", "/users/{id}", "get"),
        ("signIn", "Authentification", "/auth/sign_in", "sign_in"),
        ("getPetById", "pet", "/pet/{petId}", "get_pet_by_id"),
        ("getPetById", "pet", "/pet/{id}", "get"),
        ("createUserInvitation", "Users", "/users/{id}/invite", "create_user_invitation"),
        ("listUserPledges", "Pledges", "/user/pledges", "list_user_pledges"),
        ("repos/list-for-org", "repos", "/orgs/{org}/repos", "list_for_org"),
        ("absences_partial_update", "absences", "/absences/{id}", "partial_update"),
        ("petAvailability", "pet", "/pets/free", "pet_availability"),
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
        "/pets": {"get": operation(operationId="getPets", tags=["pets"])},
        "/pets/{id}": {"get": operation(operationId="getPet", tags=["pets"])},
    }
    api, _ = lowered(paths)
    assert [each.name for each in api.resources[0].operations] == ["get_pets", "get_pet"]


def test_pins_are_kept() -> None:
    item = {"get": operation(tags=["Authentification"], **{"x-pochoir-method": "make"})}
    api, _ = lowered({"/a": item}, tags=[{"name": "Authentification", "x-pochoir-name": "auth", "description": "Who."}])
    (resource,) = api.resources
    assert (resource.name, resource.class_name, resource.doc.description) == ("auth", "Auth", "Who.")
    assert resource.operations[0].name == "make"
    assert resource.operations[0].constant == "CREATE_ORDER"


def test_operations_without_a_tag_are_grouped_by_their_path() -> None:
    paths = {
        "/api/v1/pets": {"get": operation(operationId="a")},
        "/pets/{id}": {"get": operation(operationId="b", tags=["Pets"])},
        "/": {"get": operation(operationId="c")},
        "/users/{id}": {"get": operation(operationId="d")},
    }
    api, _ = lowered(paths, tags=[{"name": "Pets"}])
    assert {str(each.name): [op.id for op in each.operations] for each in api.resources} == {
        "pets": ["a", "b"],
        "root": ["c"],
        "users": ["d"],
    }


def test_the_class_of_a_resource_is_no_model_and_no_client() -> None:
    paths = {
        "/a": {"get": operation(operationId="a", tags=["Pet"])},
        "/b": {"get": operation(operationId="b", tags=["my shop"])},
    }
    api, _ = lowered(paths, {"Pet": {"properties": {"a": {}}}, "AsyncPetResource": {"properties": {"a": {}}}})
    assert [each.class_name for each in api.resources] == ["Pet2", "MyShopResource"]


def test_arguments_share_one_scope() -> None:
    body = json_body({"properties": {"id": {"type": "string"}, "class": {}, "self": {}}, "required": ["id"]})
    found = only(
        {
            "put": operation(
                parameters=[parameter("id", "path"), parameter("id", "header"), parameter("ID", "query")],
                requestBody=body | {"required": True},
            )
        }
    )
    assert [(each.location, each.name) for each in found.parameters] == [
        ("path", "id"),
        ("header", "id_header"),
        ("query", "id_query"),
    ]
    assert found.body is not None
    assert [each.name for each in found.body.fields] == ["body_id", "class_", "self_"]


def test_parameters_have_the_style_of_their_place() -> None:
    found = only(
        {
            "get": operation(
                parameters=[
                    parameter("id", "path", style="label"),
                    parameter("q", "query", style="simple", explode=False, allowReserved=True),
                    parameter("h", "header", required=True),
                    parameter("deep", "query", style="deepObject", schema={"type": "object"}),
                    {"name": "j", "in": "query", "content": {"application/json": {"schema": {"type": "integer"}}}},
                ]
            )
        }
    )
    assert [(each.style, each.explode, each.required) for each in found.parameters] == [
        ("label", False, True),
        ("form", False, False),
        ("simple", False, True),
        ("deepObject", False, False),
        ("form", True, False),
    ]
    assert found.parameters[1].allow_reserved
    assert (found.parameters[4].content, found.parameters[4].type) == ("application/json", INT)


def test_headers_the_specification_ignores_are_reported() -> None:
    item = {"get": operation(parameters=[parameter("Authorization", "header"), parameter("accept", "header")])}
    api, problems = lowered({"/a": item})
    assert api.resources[0].operations[0].parameters == ()
    assert [(each.severity, each.code) for each in problems] == [("warning", "parameter-ignored")] * 2


def test_a_default_of_another_type_is_reported_and_left_out() -> None:
    schema = {"type": "integer", "default": "__import__('os')"}
    api, problems = lowered({"/a": {"get": operation(parameters=[parameter("n", "query", schema=schema)])}})
    assert not api.resources[0].operations[0].parameters[0].has_default
    assert [(each.code, each.pointer) for each in problems] == [
        ("default-mismatch", "/paths/~1a/get/parameters/0/schema/default")
    ]


@pytest.mark.parametrize(
    ("schema", "required", "fields"),
    [
        ({"properties": {"a": {}, "b": {"readOnly": True}}}, True, ["a"]),
        ({"properties": {"a": {}}, "required": ["a"]}, False, []),
        ({"properties": {"a": {}}}, False, ["a"]),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "string"}}, True, []),
        ({"type": ["object", "null"], "properties": {"a": {}}}, True, []),
        ({"oneOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, True, []),
        ({"type": "array", "items": {}}, True, []),
        ({"properties": {f"m{at}": {} for at in range(60)}}, True, []),
        ({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, True, ["a", "b"]),
    ],
)
def test_the_members_of_a_body_are_arguments_where_that_is_better(
    schema: object, required: bool, fields: list[str]
) -> None:
    found = only({"post": operation(requestBody=json_body(schema) | {"required": required})})
    assert found.body is not None
    assert [each.wire for each in found.body.fields] == fields
    assert (found.body.name, found.body.required) == ("body", required)


@pytest.mark.parametrize(
    ("media_types", "chosen", "kind", "type_"),
    [
        (["application/xml", "application/json"], "application/json", "json", INT),
        (["text/plain", "application/vnd.x+json"], "application/vnd.x+json", "json", INT),
        (["application/x-www-form-urlencoded"], "application/x-www-form-urlencoded", "form", INT),
        (["multipart/form-data"], "multipart/form-data", "multipart", INT),
        (["application/xml"], "application/xml", "text", STR),
        (["image/png"], "image/png", "bytes", Plain("bytes")),
    ],
)
def test_one_media_type_is_sent(media_types: list[str], chosen: str, kind: str, type_: ir.TypeRef) -> None:
    content = {name: {"schema": {"type": "integer"}} for name in media_types}
    body = only({"post": operation(requestBody={"content": content})}).body
    assert body is not None
    assert (body.media_type, body.kind, body.type) == (chosen, kind, type_)
    assert set(body.other_media_types) == set(media_types) - {chosen}


@pytest.mark.parametrize(
    ("replies", "returns"),
    [
        ({"200": json_body({"type": "integer"})}, INT),
        ({"200": json_body({"type": "integer"}), "default": json_body({"type": "string"})}, INT),
        ({"200": json_body({"type": "integer"}), "202": {"description": "later"}}, UnionOf((INT, NONE))),
        ({"default": json_body({"type": "string"})}, STR),
        ({"204": json_body({"type": "string"})}, NONE),
        ({"302": {"description": "moved"}}, NONE),
        ({"2xx": json_body({"type": "integer"})}, INT),
        ({"200": {"description": "d", "content": {"text/csv": {}}}}, STR),
        ({"200": {"description": "d", "content": {"application/pdf": {}}}}, Plain("bytes")),
        ({"200": {"description": "d", "content": {"application/json": {}}}}, JSON),
    ],
)
def test_what_a_success_returns(replies: object, returns: ir.TypeRef) -> None:
    assert only({"get": operation(responses=replies)}).returns == returns


def test_failures_are_united_over_the_operations() -> None:
    def failing(schema: object, text: str) -> dict[str, object]:
        return {
            "200": {"description": "ok"},
            "404": json_body(schema) | {"description": text},
            "default": json_body({"type": "integer"}),
        }

    api, _ = lowered(
        {
            "/a": {"get": operation(operationId="a", responses=failing({"type": "string"}, "missing"))},
            "/b": {"get": operation(operationId="b", responses=failing({"type": "integer"}, "gone"))},
            "/c": {"get": operation(operationId="c", responses=failing({"type": "integer"}, "gone"))},
            "/d": {"get": operation(operationId="d", responses={"418": {"description": ""}})},
        }
    )
    missing, teapot = api.failures
    assert (missing.status, missing.class_name, missing.doc.description) == (404, "NotFound", "gone")
    assert missing.type == UnionOf((INT, STR))
    assert (teapot.class_name, teapot.type) == ("Status418", NONE)
    assert api.default_failure == INT


def test_what_may_be_repeated_is_said_by_the_method_or_the_document() -> None:
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
    assert retries == {"a": "safe", "b": "idempotent", "c": "never", "d": "idempotent", "e": "never"}


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
        "Nothing": {},
    }
    paging = {"style": "page", "items": items, "parameter": "page", "next": "/meta/next", "cap": 100}
    item_ = {"get": operation(responses={"200": json_body(schema)}, **{"x-pochoir-pagination": paging})}
    found = only(item_, schemas=schemas).paging
    assert found == ir.Paging("page", items, item, "page", "/meta/next", cap=100)


def test_a_page_without_the_items_it_is_said_to_have_is_a_problem() -> None:
    paging = {"style": "link", "items": "/none"}
    reply = {"200": json_body({"properties": {"a": {}}})}
    _, problems = lowered({"/a": {"get": operation(responses=reply, **{"x-pochoir-pagination": paging})}})
    assert [(each.severity, each.code) for each in problems] == [("error", "pagination-items-not-array")]


def test_types_of_parameters() -> None:
    schemas: dict[str, tuple[object, ir.TypeRef]] = {
        "date": ({"type": "string", "format": "date"}, Plain("date")),
        "moment": ({"type": ["string", "null"], "format": "date-time"}, UnionOf((Plain("datetime"), NONE))),
        "uuid": ({"type": "string", "format": "uuid"}, Plain("uuid")),
        "email": ({"type": "string", "format": "email"}, STR),
        "few": ({"enum": ["a", "b"]}, LiteralOf(("a", "b"), STR)),
        "const": ({"const": 4}, LiteralOf((4,), INT)),
        "flag": ({"enum": [True, False]}, Plain("bool")),
        "numbers": ({"type": "array", "items": {"type": "number"}}, ListOf(Plain("float"))),
        "ratios": ({"enum": [0.5, 1.5]}, Plain("float")),
        "map": ({"type": "object", "additionalProperties": {"type": "integer"}}, MapOf(INT)),
        "any": ({}, JSON),
        "either": ({"type": ["integer", "string", "null"]}, UnionOf((INT, STR, NONE))),
        "refined": ({"allOf": [{"type": "string"}, {"maxLength": 3}]}, STR),
    }
    parameters = [parameter(name, "query", schema=schema) for name, (schema, _) in schemas.items()]
    found = only({"get": operation(parameters=parameters)})
    assert {each.wire: each.type for each in found.parameters} == {name: type_ for name, (_, type_) in schemas.items()}


def test_what_a_client_cannot_do_is_reported() -> None:
    item = {"get": operation(callbacks={"x": {}}), "additionalOperations": {"COPY": operation(operationId="copy")}}
    _, problems = lowered({"/a": item}, webhooks={"x": {"post": operation()}})
    assert [(each.severity, each.code) for each in problems] == [
        ("error", "method-unsupported"),
        ("warning", "callbacks-not-generated"),
        ("warning", "webhooks-not-generated"),
    ]
