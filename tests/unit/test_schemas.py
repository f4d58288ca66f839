"""Models: what a schema becomes, however hostile."""

import ast
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pochoir import ir, schemas
from pochoir.literals import ClassName, Code, string
from pochoir.schemas import SchemaError
from pochoir.schemas.patterns import compiles
from unit.made_models import (
    INT,
    JSON,
    PETS,
    STR,
    annotations,
    api,
    field,
    model,
    named,
    pet,
    ref,
    sources,
    thing,
)


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "string"}, "str"),
        ({"type": "string", "maxLength": 3, "pattern": "^a"}, 'Annotated[str, Field(max_length=3, pattern="^a")]'),
        ({"type": ["string", "null"]}, "str | None"),
        ({"type": ["integer", "string", "null"]}, "int | str | None"),
        ({"type": ["number", "null"], "minimum": 0}, "Annotated[float, Field(ge=0.0)] | None"),
        ({"type": "boolean"}, "bool"),
        ({"type": "null"}, "None"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "uuid"}, "UUID"),
        ({"type": "string", "format": "byte"}, "str"),
        ({"type": "string", "format": "binary"}, "str"),
        ({"type": "string", "format": "email"}, "str"),
        ({}, "JsonValue"),
        (True, "JsonValue"),
        ({"type": "object"}, "dict[str, JsonValue]"),
        ({"type": "object", "additionalProperties": False}, "dict[str, JsonValue]"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]"),
        ({"type": "object", "patternProperties": {"^a": {}}}, "dict[str, JsonValue]"),
        ({"type": "array"}, "list[JsonValue]"),
        (
            {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "minItems": 1},
            "Annotated[list[str], Field(min_length=1)]",
        ),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "list[str | int]"),
        ({"enum": ["a", "b"]}, 'Literal["a", "b"] | str'),
        ({"type": ["string", "null"], "enum": ["a"]}, 'Literal["a"] | str | None'),
        ({"enum": [1, 2, None]}, "Literal[1, 2] | int | None"),
        ({"enum": [True, 1]}, "Literal[True, 1] | bool | int"),
        ({"type": "number", "enum": [1.5]}, "float"),
        ({"const": "z"}, 'Literal["z"] | str'),
        ({"type": "array", "items": {"enum": ["a"]}}, 'list[Literal["a"] | str]'),
        ({"anyOf": [{"enum": ["a"]}, {"type": "string"}, {"type": "null"}]}, 'Literal["a"] | str | None'),
        ({"allOf": [{"$ref": "#/$defs/A"}]}, "A"),
        ({"anyOf": [{"$ref": "#/$defs/A"}, {"type": "null"}]}, "A | None"),
        ({"not": {"type": "string"}, "if": {}, "customTypePath": "os.path", "x-python-type": "os"}, "JsonValue"),
    ],
)
def test_types(schema: ir.Json, annotation: str) -> None:
    source = sources(thing("A", field("a"), a=schema))[ClassName("A")]
    assert annotations(source) == {"a": annotation}


def test_what_may_be_absent_is_none() -> None:
    source = sources(
        thing(
            "A",
            field("a", required=False),
            field("b", JSON, required=False),
            field("c", required=False, has_default=True, default='x"\n'),
            field("d", INT, required=False, has_default=True, default=None),
            field("e", required=False, wire='E"'),
            field("f", write_only=True),
            field("g", read_only=True),
            b={},
            d={"type": "integer"},
        )
    )[ClassName("A")]
    assert annotations(source) == {
        "a": "str | None = None",
        "b": "JsonValue = None",
        "c": "str = 'x\"\\n'",
        "d": "int | None = None",
        "e": "Annotated[str | None, Field(alias='E\"')] = None",
        "f": "str | None = None",
        "g": "str",
    }
    assert ("pydantic", "Field") in source.symbols
    assert ("._runtime.values", "JsonValue") in source.symbols


def test_a_default_of_another_type_is_a_warning() -> None:
    wrong = field("a", INT, required=False, has_default=True, default="__import__('os')")
    made = field("b", ir.Plain("date"), required=False, has_default=True, default="2020-01-01")
    listed = field("c", ir.ListOf(STR), required=False, has_default=True, default=["x"])
    kind = field("d", named("Kind"), required=False, has_default=True, default="k")
    a = thing(
        "A",
        wrong,
        made,
        listed,
        kind,
        a={"type": "integer"},
        b={"type": "string", "format": "date"},
        c={"type": "array", "items": {"type": "string"}},
        d=ref("Kind"),
    )
    enum = model("Kind", {"enum": ["k", "l"]}, alias=ir.LiteralOf(("k", "l"), STR))
    found, problems = schemas.model_sources(api(a, enum))
    assert annotations(found[ClassName("A")]) == {
        "a": "int | None = None",
        "b": "date | None = None",
        "c": 'list[str] = ["x"]',
        "d": 'Kind = "k"',
    }
    assert [(each.code, each.pointer) for each in problems] == [("default-wrong-type", "/fields/a/default")]


def test_requests_are_closed_and_checked() -> None:
    fields = field("a"), field("b"), field("c", read_only=True), field("d", required=False)
    schema: ir.Json = {
        "a": {"type": "string", "pattern": '^"\\d$', "maxLength": 3},
        "b": {"enum": ["x", "y"]},
        "c": {"type": ["integer", "null"], "minimum": 1},
        "d": {"type": "string", "pattern": "(?=a)"},
    }
    request = model("A", {"type": "object", "properties": schema}, *fields, in_replies=False, in_requests=True)
    found, problems = schemas.model_sources(api(request))
    assert annotations(found[ClassName("A")]) == {
        "a": "Annotated[str, Field(max_length=3, pattern='^\"\\\\d$')]",
        "b": 'Literal["x", "y"]',
        "c": "Annotated[int, Field(ge=1)] | None = None",
        "d": "str | None = None",
    }
    assert [(each.code, each.severity, each.pointer) for each in problems] == [
        ("pattern-not-supported", "warning", "/fields/d/pattern")
    ]


def test_patterns_that_pydantic_knows() -> None:
    assert compiles(r"^\d+\\$")
    assert compiles("a\nb")
    assert compiles("\x00")
    assert not compiles("(?!a)b")
    assert not compiles(r"(a)\1")
    assert not compiles("(")
    assert not compiles("\ud800")


def test_fields_named_like_types() -> None:
    names = ["date", "datetime", "UUID", "str", "list", "int", "model_config", "schema", "copy", "fields"]
    source = sources(
        thing("A", *map(field, names), date={"type": "string", "format": "date"}, list={"type": "array", "items": {}})
    )[ClassName("A")]
    assert annotations(source)["date"] == "_datetime.date"
    assert annotations(source)["list"] == "builtins.list[JsonValue]"
    assert annotations(source)["copy"] == "builtins.str"
    assert source.symbols == {("builtins", ""), ("datetime as _datetime", ""), ("._runtime.values", "JsonValue")}


def test_all_of_gives_one_flat_class() -> None:
    base = thing("Base", field("a"), field("b"))
    schema: Mapping[str, ir.Json] = {
        "allOf": [ref("Base"), {"type": "object", "properties": {"c": {"type": "integer"}}}],
        "properties": {"b": {"enum": ["x"]}},
    }
    child = model("Child", schema, field("a"), field("b"), field("c", INT))
    assert annotations(sources(base, child)[ClassName("Child")]) == {"a": "str", "b": 'Literal["x"] | str', "c": "int"}


def test_aliases() -> None:
    found = sources(
        model("Status", {"enum": ["seen", "excused"]}, alias=ir.LiteralOf(("seen", "excused"), STR)),
        model("Tree", {"oneOf": [{"type": "string"}, {"type": "array", "items": ref("Tree")}]}, alias=STR),
        model("Extra", {"type": "object"}, alias=ir.MapOf(JSON)),
        model("Same", ref("Extra"), alias=named("Extra")),
    )
    assert {each.name: each.alias for each in found.values()} == {
        "Status": 'Literal["seen", "excused"] | str',
        "Tree": 'Union[str, "list[Tree]"]',
        "Extra": "dict[str, JsonValue]",
        "Same": "Extra",
    }
    assert [each.name for each in found.values() if each.lazy] == ["Tree"]
    assert found[ClassName("Tree")].models == {"Tree"}
    assert ("typing_extensions", "TypeAliasType") in found[ClassName("Tree")].symbols


def test_a_discriminator_tells_models_apart() -> None:
    mapping: ir.Json = {"c\"'\n": "#/$defs/Cat", "d": "#/$defs/Dog", "e": "#/$defs/Dog"}
    found = sources(*PETS, pet({"propertyName": 'ki"nd', "mapping": mapping}))
    assert found[ClassName("Pet")].alias == 'Annotated[Cat | Dog, Field(discriminator="kind")]'
    assert annotations(found[ClassName("Cat")])["kind"] == 'Annotated[Literal["c\\"\'\\n"], Field(alias=\'ki"nd\')]'
    assert annotations(found[ClassName("Dog")])["kind"] == 'Annotated[Literal["d", "e"], Field(alias=\'ki"nd\')]'


def test_a_discriminator_without_mapping_means_the_names() -> None:
    found = sources(*PETS, pet({"propertyName": 'ki"nd'}))
    assert annotations(found[ClassName("Cat")])["kind"].startswith('Annotated[Literal["Cat"],')
    assert sources(*PETS, pet({"propertyName": "other"}))[ClassName("Pet")].alias == "Cat | Dog"


def test_a_constant_in_a_union_stays_closed() -> None:
    kind: ir.Json = {"const": "a"}
    one = thing("One", field("kind", ir.LiteralOf(("a",), STR)), kind=kind)
    two = thing("Two", field("kind"))
    either = model("Either", {"anyOf": [ref("One"), ref("Two")]}, alias=ir.UnionOf((named("One"), named("Two"))))
    assert annotations(sources(one, two, either)[ClassName("One")]) == {"kind": 'Literal["a"]'}
    assert annotations(sources(one)[ClassName("One")]) == {"kind": 'Literal["a"] | str'}


def test_names_that_were_not_decided_are_a_defect() -> None:
    with pytest.raises(SchemaError, match="A came out with other fields than decided: b"):
        sources(model("A", {"type": "object", "properties": {"a": {}}}, field("a"), field("b")))
    with pytest.raises(SchemaError, match="'#/components/A', which is no model"):
        sources(thing("A", field("a"), a={"$ref": "#/components/A"}))
    with pytest.raises(SchemaError, match="is no model"):
        sources(thing("A", field("a"), a=ref("Missing")))


def test_no_models() -> None:
    assert schemas.model_sources(api()) == ({}, ())


# The third party sees no text --------------------------------------------------------------------------------

WORDS = {"Annotated", "Field", "Literal", "JsonValue", "str", "int", "bool", "float", "None", "alias", "M"}
EVIL = "x\"'''\\\n__import__('os')#{}\u202e\x00"


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=15, deadline=None)
def test_text_of_the_document_stands_in_literals_only(first: str, second: str) -> None:
    values = list(dict.fromkeys((EVIL + first, second)))
    hostile: ir.Json = {"enum": [*values], "description": EVIL, "title": EVIL, "x-python-import": EVIL}
    fields = field("a", wire=first or "w"), field("b", required=False, default=second, has_default=True)
    a = thing("M", *fields, a=hostile)
    source = sources(a)[ClassName("M")]
    for each in source.fields:
        for text in (each.annotation, each.default or "None"):
            tree = ast.parse(text, mode="eval")
            assert {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} <= WORDS
            assert not any(isinstance(node, ast.Attribute) for node in ast.walk(tree))
    strings = {
        n.value for each in source.fields for n in ast.walk(ast.parse(each.annotation)) if isinstance(n, ast.Constant)
    }
    assert set(values) <= strings


def test_names_are_literals() -> None:
    assert string(EVIL) in sources(thing("A", field("a"), a={"const": EVIL}))[ClassName("A")].fields[0].annotation
    assert all(isinstance(each.annotation, Code) for each in sources(thing("A", field("a")))[ClassName("A")].fields)
