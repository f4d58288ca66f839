"""From a resolved document to the API to generate: what is sent and what comes back."""

import pytest

from pochoir import ir
from pochoir.ir import ListOf, LiteralOf, MapOf, Plain, UnionOf
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body, operation

STR, INT, NONE, JSON = Plain("str"), Plain("int"), Plain("none"), Plain("json")
WHAT_CAME = UnionOf((JSON, Plain("bytes")))
BINARY = {"type": "string", "format": "binary"}


def lowered(paths: object = None, schemas: object = None, **more: object) -> tuple[ir.Api, tuple[Problem, ...]]:
    written = document(schemas, paths, **more)
    return lower(written, resolve(written), Identity("my-shop", "specs/my-shop/openapi.yaml"))


def only(item: object, **more: object) -> ir.Operation:
    api, problems = lowered({"/orders/{id}": item}, **more)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return next(operation for resource in api.resources for operation in resource.operations)


def parameter(name: str, where: str, **more: object) -> dict[str, object]:
    return {"name": name, "in": where, "schema": {"type": "string"}} | more


def test_arguments_share_one_scope() -> None:
    body = json_body(
        {"properties": {"id": {"type": "string"}, "class": ANYTHING, "self": ANYTHING}, "required": ["id"]}
    )
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


@pytest.mark.parametrize(
    "name", ["Transfer-Encoding", "content-length", "HOST", "Connection", "TE", "Trailer", "Upgrade"]
)
def test_headers_that_frame_a_message_are_no_arguments(name: str) -> None:
    api, problems = lowered({"/a": {"get": operation(parameters=[parameter(name, "header", required=True)])}})
    assert api.resources[0].operations[0].parameters == ()
    assert [(each.severity, each.code) for each in problems] == [("warning", "parameter-ignored")]


def test_an_operation_replaces_a_header_of_its_path_in_another_case() -> None:
    item = {"parameters": [parameter("X-A", "header")], "get": operation(parameters=[parameter("x-a", "header")])}
    api, _ = lowered({"/a": item})
    assert [each.wire for each in api.resources[0].operations[0].parameters] == ["x-a"]


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
        ({"properties": {"a": ANYTHING, "b": {"readOnly": True}}}, True, ["a"]),
        ({"properties": {"a": ANYTHING}, "required": ["a"]}, False, []),
        ({"properties": {"a": ANYTHING}}, False, ["a"]),
        ({"properties": {"a": ANYTHING}, "additionalProperties": {"type": "string"}}, True, []),
        ({"type": ["object", "null"], "properties": {"a": ANYTHING}}, True, []),
        ({"oneOf": [{"properties": {"a": ANYTHING}}, {"properties": {"b": ANYTHING}}]}, True, []),
        ({"type": "array", "items": ANYTHING}, True, []),
        ({"properties": {f"m{at}": ANYTHING for at in range(60)}}, True, []),
        ({"allOf": [{"properties": {"a": ANYTHING}}, {"properties": {"b": ANYTHING}}]}, True, ["a", "b"]),
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
    ("media_range", "schema", "sent", "kind", "type_"),
    [
        ("*/*", {"type": "integer"}, "application/json", "json", INT),
        ("*/*", {"type": "array", "items": {"type": "string"}}, "application/json", "json", ListOf(STR)),
        ("*/*", {"type": "string"}, "text/plain", "text", STR),
        ("*/*", BINARY, "application/octet-stream", "bytes", Plain("bytes")),
        ("*/*", {}, "application/json", "json", JSON),
        ("application/*", {"type": "integer"}, "application/json", "json", INT),
        ("application/*", BINARY, "application/octet-stream", "bytes", Plain("bytes")),
        ("application/*+json", {"type": "string"}, "application/json", "json", STR),
        ("image/*", BINARY, "application/octet-stream", "bytes", Plain("bytes")),
        ("image/*", {}, "application/octet-stream", "bytes", Plain("bytes")),
        ("text/*", {}, "text/plain", "text", STR),
    ],
)
def test_a_range_is_sent_as_what_its_schema_is(
    media_range: str, schema: object, sent: str, kind: str, type_: ir.TypeRef
) -> None:
    body = only({"post": operation(requestBody={"content": {media_range: {"schema": schema}}})}).body
    assert body is not None
    assert (body.media_type, body.kind, body.type) == (sent, kind, type_)


@pytest.mark.parametrize(
    ("replies", "returns"),
    [
        ({"200": json_body({"type": "integer"})}, INT),
        ({"200": json_body({"type": "integer"}), "default": json_body({"type": "string"})}, INT),
        ({"200": json_body({"type": "integer"}), "202": {"description": "later"}}, UnionOf((INT, NONE))),
        ({"default": json_body({"type": "string"})}, STR),
        ({"204": json_body({"type": "string"})}, NONE),
        ({"200": {"description": "ok"}}, WHAT_CAME),
        ({"204": {"description": "ok"}, "202": {"description": "later"}}, WHAT_CAME),
        ({"404": {"description": "none"}}, WHAT_CAME),
        ({"200": {"description": "d", "content": {"*/*": {}}}}, WHAT_CAME),
        ({"200": {"description": "d", "content": {"*/*": {"schema": {"type": "object"}}}}}, ir.MapOf(JSON)),
        ({"200": {"description": "d", "content": {"*/*": {"schema": {"type": "string"}}}}}, STR),
        ({"200": {"description": "d", "content": {"*/*": {"schema": BINARY}}}}, Plain("bytes")),
        ({"200": {"description": "d", "content": {"image/*": {}}}}, Plain("bytes")),
        ({"200": {"description": "d", "content": {"application/*+json": {"schema": {"type": "integer"}}}}}, INT),
        ({"302": {"description": "moved"}}, NONE),
        ({"2xx": json_body({"type": "integer"})}, INT),
        ({"200": {"description": "d", "content": {"text/csv": ANYTHING}}}, STR),
        ({"200": {"description": "d", "content": {"application/pdf": ANYTHING}}}, Plain("bytes")),
        ({"200": {"description": "d", "content": {"application/json": ANYTHING}}}, JSON),
    ],
)
def test_what_a_success_returns(replies: object, returns: ir.TypeRef) -> None:
    assert only({"get": operation(responses=replies)}).returns == returns


def test_the_value_of_a_success_may_be_in_several_places() -> None:
    envelope = {"type": "object", "properties": {"orders": {"type": "array", "items": {"type": "integer"}}}}
    bare = {"type": "array", "items": {"type": "integer"}}
    body = {"content": {"application/json": {"schema": {"oneOf": [bare, envelope]}}}, "description": "Orders."}

    def found(places: object) -> ir.Operation:
        return only({"post": operation(responses={"200": body}) | {"x-pochoir-unwrap": places}})

    assert found(["/orders", ""]).returns == ListOf(INT)
    assert found("/orders").returns == ListOf(INT)
    assert found(["/orders", ""]).unwrap == ("/orders", "")


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
    assert (missing.status, missing.class_name) == (404, "NotFound")
    assert missing.doc.description == "Not Found, for one of these reasons:\n\n- gone\n- missing"
    assert missing.type == UnionOf((INT, STR))
    assert (teapot.class_name, teapot.type) == ("Status418", NONE)
    assert api.default_failure == INT


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["gone", "gone", ""], "gone"),
        (["", ""], "Not Found"),
        (["a", "b\n\nmore"], "Not Found, for one of these reasons:\n\n- a\n- b"),
        (["a", "b", "c", "d", "e", "f"], "Not Found"),
    ],
)
def test_a_class_of_errors_says_what_is_true_of_every_operation(texts: list[str], expected: str) -> None:
    api, _ = lowered(
        {
            f"/{at}": {"get": operation(operationId=f"get{at}", responses={"404": {"description": text}})}
            for at, text in enumerate(texts)
        }
    )
    [failure] = api.failures
    assert failure.doc.description == expected


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
    types = {each.wire: each.type for each in found.parameters if each.location == "query"}
    assert types == {name: type_ for name, (_, type_) in schemas.items()}
