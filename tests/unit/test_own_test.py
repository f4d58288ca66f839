"""The test of a distribution calls an operation whose arguments and response fit the description."""

import pytest

from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client.own_test import ExampleCall, example_call
from unit.written_documents import document, operation

CAT = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]}
PET = {
    "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
    "discriminator": {"propertyName": "kind"},
}


def called(schema: object, example: object, *parameters: object, deprecated: bool = False) -> ExampleCall | None:
    """Return the call for the only operation of a description."""
    content = {"application/json": {"schema": schema, "example": example}}
    replies = {"200": {"description": "ok", "content": content}}
    get = operation(parameters=list(parameters), responses=replies, deprecated=deprecated)
    schemas = {"Cat": CAT, "Dog": {**CAT, "description": "Barks."}, "Pet": PET, "Short": {"maxLength": 2}}
    written = document(schemas, {"/pets/{id}": {"get": get}})
    api, _ = lower(written, resolve(written), Identity("pets", "pets.yaml"))
    found = example_call(api)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        ({"type": "string", "pattern": "^m-"}, "m-1", "n-1"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Short"}}, ["ab"], ["abc"]),
        (
            {"properties": {name: {"$ref": "#/components/schemas/Short"} for name in ("enum", "const", "oneOf")}},
            {"enum": "ab", "const": "ab", "oneOf": "ab"},
            {"enum": "abc"},
        ),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}, [{"kind": "Dog"}], [{"kind": "Cow"}]),
        (
            {"properties": {"secret": {"type": "string", "writeOnly": True}, "id": {}}, "required": ["secret", "id"]},
            {"id": 1},
            {"secret": "x"},
        ),
    ],
)
def test_a_response_that_does_not_fit_is_not_used(schema: object, right: object, wrong: object) -> None:
    assert called(schema, right) is not None
    assert called(schema, wrong) is None


@pytest.mark.parametrize(("pattern", "used"), [("^[a-f]{3}$", True), ("^(?!x)[^\\s\\S]$", False)])
def test_an_operation_without_a_fitting_argument_is_not_used(pattern: str, used: bool) -> None:
    path = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}
    assert (called({"type": "string"}, "text", path) is not None) == used


def test_a_deprecated_operation_is_not_used() -> None:
    assert called({"type": "string"}, "text") is not None
    assert called({"type": "string"}, "text", deprecated=True) is None


@pytest.mark.parametrize(("example", "argument"), [("", "abc123"), (".", "abc123"), ("..", "abc123"), ("text", "text")])
def test_an_argument_of_the_path_is_a_segment(example: str, argument: str) -> None:
    path = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": example}
    found = called({"type": "string"}, "text", path)
    assert found is not None
    assert found.call == f'pets.create_order("{argument}")'
