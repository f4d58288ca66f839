"""The one reading of a schema: its typed keywords, and the places of the schemas in it."""

from typing import get_args

import pytest

from pochoir import ir
from pochoir.ir import Json
from pochoir.resolve import resolve
from pochoir.resolve.conjoin import conjoin
from pochoir.resolve.tree import Tree
from pochoir.schemas import KEYWORDS, Keywords, NumericBound, Schema, Subschema, styles
from pochoir.schemas.keywords import BOUNDS
from unit.written_documents import document

AT = "/components/schemas/S"


def parse(written: Json, version: str = "3.1.0") -> Schema:
    return Schema.parse(written, AT, version=version)


def test_types_are_read_with_and_without_null() -> None:
    schema = parse({"type": ["string", "null"]})
    assert (schema.type, schema.types, schema.names_null) == (("string", "null"), ("string",), True)
    assert parse({"type": "string", "nullable": True}, "3.0.3").type == ("string", "null")


def test_a_missing_value_differs_from_null() -> None:
    written, missing = parse({"const": None, "default": None}), parse({})
    assert written.const is missing.const is None
    assert written.has("const") and written.has("default")
    assert not missing.has("const", "default")


@pytest.mark.parametrize("written", [True, False, None, 4, {"required": 1, "type": 2, "enum": 3, "minimum": "4"}])
def test_any_value_is_read(written: Json) -> None:
    schema = parse(written)
    assert (schema.type, schema.required, schema.enum, schema.bound("minimum")) == ((), (), None, None)


@pytest.mark.parametrize("written", [True, False])
def test_a_boolean_is_a_schema(written: bool) -> None:
    assert parse(written).boolean is written
    assert parse({}).boolean is None


def test_the_schemas_inside_are_found_at_their_places() -> None:
    schema = parse(
        {
            "oneOf": [{}, {"type": "null"}],
            "properties": {"a/b": {}},
            "additionalProperties": {"type": "string"},
            "not": True,
            "x-pochoir-name": "s",
        }
    )
    assert list(schema.subschemas()) == [
        Subschema("oneOf", 0, f"{AT}/oneOf/0"),
        Subschema("oneOf", 1, f"{AT}/oneOf/1"),
        Subschema("properties", "a/b", f"{AT}/properties/a~1b"),
        Subschema("additionalProperties", None, f"{AT}/additionalProperties"),
        Subschema("not", None, f"{AT}/not"),
    ]
    assert schema.properties == {"a/b": f"{AT}/properties/a~1b"}
    assert schema.additional == f"{AT}/additionalProperties"


def test_unknown_keywords_and_extensions_are_kept() -> None:
    written: dict[str, Json] = {"x-origin": "observed", "madeUp": 1, "type": "string"}
    assert parse(written).keywords == written
    assert parse(written).constraints == {"madeUp", "type"}


def test_3_0_ignores_the_type_next_to_a_reference() -> None:
    written: Json = {"$ref": "#/components/schemas/T", "type": "object", "maxLength": 3}
    assert parse(written, "3.0.3").own == {"maxLength": 3}
    assert parse(written, "3.1.0").own == {"type": "object", "maxLength": 3}


def test_the_bounds_with_a_number_are_those_of_the_table() -> None:
    assert set(get_args(NumericBound)) == BOUNDS - {"pattern", "uniqueItems"}


@pytest.mark.parametrize("keyword", sorted(KEYWORDS))
def test_two_equal_values_merge_to_the_same(keyword: str) -> None:
    values: dict[str, Json] = {"type": "string", "enum": ["a"], "required": ["a"], "uniqueItems": True}
    value = values.get(keyword, 2)
    assert KEYWORDS[keyword].merge(value, value) == value


@pytest.mark.parametrize("keyword", ["pattern", "format", "items", "minimum", "madeUp"])
def test_a_keyword_that_is_null_does_not_stop_a_merge(keyword: str) -> None:
    tree = Tree(document({"S": {"allOf": [{keyword: None}, {"type": "string"}]}}).tree)
    merged = conjoin(tree, AT)
    assert isinstance(merged.schema, Keywords)
    assert (merged.schema.types, merged.clashes) == (("string",), ())
    assert resolve(document({"S": {"allOf": [{keyword: None}, {"type": "string"}]}})).problems == ()


@pytest.mark.parametrize(
    ("written", "location", "read"),
    [
        ({}, "query", ("form", True)),
        ({}, "path", ("simple", False)),
        ({}, "cookie", ("form", True)),
        ({"explode": False}, "query", ("form", False)),
        ({"style": "spaceDelimited"}, "query", ("spaceDelimited", False)),
        ({"style": "cookie"}, "cookie", ("cookie", True)),
        ({"style": "label", "explode": "yes"}, "path", ("label", False)),
        ({"style": "matrix"}, "query", ("form", True)),
        ({"style": "deepObject", "explode": True}, "query", ("deepObject", False)),
    ],
)
def test_a_style_that_is_not_written_is_the_default(
    written: dict[str, Json], location: ir.Location, read: tuple[str, bool]
) -> None:
    assert styles.read(written, location) == read


@pytest.mark.parametrize("location", styles.STYLES)
def test_what_is_read_of_nothing_is_the_default(location: ir.Location) -> None:
    assert styles.is_default(*styles.read({}, location), location)
