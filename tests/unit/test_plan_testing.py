"""The test kit of a distribution: the rules it is given, and how its data is laid out."""

import ast

import black
from hypothesis import given
from hypothesis import strategies as st

from pochoir import lower, resolve
from pochoir.ir import Api, Json
from pochoir.literals import Code, Identifier
from pochoir.style import WIDTH, style
from pochoir.style.blacken import MODE
from pochoir.targets.client.layout import called, laid_out, tupled
from pochoir.targets.client.testing import attribute_name, fake_file, schemas_text
from pochoir.targets.client.testing_operations import resource_fake_file
from unit.written_documents import document, operation

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=30,
)


def api(schemas: object = None, paths: object = None, **more: object) -> Api:
    """Return the lowered API of a document."""
    read = document(schemas, paths, **more)
    return lower.lower(read, resolve.resolve(read), lower.Identity("shop", "shop.yaml"))[0]


ORDER: dict[str, object] = {
    "type": "object",
    "title": "An order",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "readOnly": True, "description": "Its number.", "example": 7},
        "next": {"$ref": "#/components/schemas/Order"},
        "size": {"$ref": "#/components/schemas/Size", "x-facts": ["A-1"]},
    },
}
PATHS: dict[str, object] = {
    "/orders/{id}": {
        "put": operation(
            parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}],
            requestBody={"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
            responses={
                "200": {
                    "description": "ok",
                    "headers": {"X-Left": {"schema": {"type": "integer"}, "example": 3}, "Link": {"schema": {}}},
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}},
                },
                "404": {"description": "none", "content": {"application/json": {"example": {"error": "gone"}}}},
                "500": {"description": "broken", "content": {"application/json": {"schema": {"type": "object"}}}},
            },
        )
    }
}
SCHEMAS: dict[str, object] = {"Order": ORDER, "Size": {"enum": ["S", "L"]}, "Unused": {"type": "object"}}


def test_rules_hold_what_schemas_assert_and_nothing_else() -> None:
    found = api(SCHEMAS, PATHS)
    assert found.definitions == {
        "Order": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "integer", "readOnly": True},
                "next": {"$ref": "Order"},
                "size": {"$ref": "Size"},
            },
        },
        "Size": {"enum": ["S", "L"]},
    }
    [put] = found.resources[0].operations
    assert put.parameters[0].schema == {"type": "integer", "minimum": 1}
    assert put.body is not None
    assert put.body.schema == {"$ref": "Order"}


def test_a_schema_without_a_name_is_known_by_its_place() -> None:
    paths = {
        "/a": {
            "get": operation(
                parameters=[
                    {"name": "one", "in": "query", "schema": {"type": "integer", "maximum": 3}},
                    {"name": "two", "in": "query", "schema": {"$ref": "#/paths/~1a/get/parameters/0/schema"}},
                ]
            )
        }
    }
    found = api(None, paths)
    assert found.resources[0].operations[0].parameters[1].schema == {"$ref": "/paths/~1a/get/parameters/0/schema"}
    assert found.definitions["/paths/~1a/get/parameters/0/schema"] == {"type": "integer", "maximum": 3}


def test_an_operation_as_data() -> None:
    [written] = resource_fake_file(api(SCHEMAS, PATHS).resources[0]).operations
    assert written.given == '(Given("id", "path", {"type": "integer", "minimum": 1}, required=True),)'
    assert written.body == '{"$ref": "Order"}'
    assert "headers={'X-Left'" not in written.replies
    assert 'headers={"X-Left": "3"}' in written.replies
    assert 'Shown("404", {"error": "gone"})' in written.replies
    assert '"500"' not in written.replies, "an invented failure says nothing"


def test_a_resource_may_be_called_what_every_fake_has() -> None:
    assert attribute_name(Identifier("requests")) == "requests_"
    assert attribute_name(Identifier("orders")) == "orders"
    paths = {"/a": {"get": operation(tags=["Requests"])}}
    assert [each.name for each in fake_file(api(None, paths)).resources] == ["requests_"]


def test_placeholders_are_of_the_type_of_their_credential() -> None:
    secured = api(
        None,
        {"/a": {"get": operation()}},
        components={
            "securitySchemes": {"b": {"type": "http", "scheme": "basic"}, "k": {"type": "http", "scheme": "bearer"}}
        },
    )
    found = {str(each.key): str(each.value) for each in fake_file(secured).placeholders}
    assert sorted(found.values()) == ['"fake-token"', '("fake", "fake-password")']


@given(JSON)
def test_literals_are_laid_out_as_black_does_and_mean_the_same(value: Json) -> None:
    text = f"X = {laid_out(value, 0, 4)}\n"
    assert ast.literal_eval(text.removeprefix("X = ")) == value
    assert black.format_str(text, mode=MODE) == text


@given(st.lists(st.tuples(st.sampled_from(["", "name"]), JSON), max_size=1), st.integers(1, 3))
def test_calls_are_laid_out_as_black_does(arguments: list[tuple[str, Json]], count: int) -> None:
    call = called("Shown", [("", "200"), *arguments], 8)
    text = f"x = dict(\n    replies={tupled([call] * count, 4, len('replies='))},\n)\n"
    assert black.format_str(text, mode=MODE) == text
    assert tupled([], 4, 0) == Code("")


def test_data_is_not_given_to_black() -> None:
    path, ugly = "p/src/a/testing/orders.py", f"x  =  {'1' * WIDTH}\n"
    assert style({path: ugly})[path] == ugly
    assert style({"p/src/a/testing/__init__.py": "x  =  1\n"}) == {"p/src/a/testing/__init__.py": "x = 1\n"}
    assert schemas_text(api()) == "{}\n"
