"""Models: the Python that a schema becomes, however hostile."""

import ast
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pochoir.annotations import TypeWriter
from pochoir.ir import Json
from pochoir.literals import ClassName, Code, string
from pochoir.lower import Identity, lower
from pochoir.lower.bounds import compiles
from pochoir.problems import Problem
from pochoir.resolve import resolve
from pochoir.targets.client.classes import ModelSource, by_module, model_sources
from unit.written_documents import document, json_body, operation

EVIL = "x\"'''\\\n__import__('os')#{}\u202e\x00"


def read(schemas: Mapping[str, object], paths: object = None) -> tuple[dict[str, ModelSource], tuple[Problem, ...]]:
    """Return the models of a document with these components, as a reply has them unless `paths` says otherwise."""
    written = document(schemas, paths)
    api, problems = lower(written, resolve(written), Identity("t", "openapi.yaml"))
    writer = TypeWriter.of(api.models)
    found = [source for each in by_module(api.models).values() for source in model_sources(each, writer)]
    return {str(source.name): source for source in found}, problems


def sources(**schemas: object) -> dict[str, ModelSource]:
    return read(schemas)[0]


def sent(name: str) -> dict[str, object]:
    return {"/sent": {"post": operation(requestBody=json_body(ref(name)))}}


def thing(required: bool = True, **properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": [*properties] if required else []}


def annotations(source: ModelSource) -> dict[str, str]:
    return {each.name: each.annotation + (f" = {each.default}" if each.default else "") for each in source.fields}


def ref(name: str) -> dict[str, Json]:
    return {"$ref": f"#/components/schemas/{name}"}


DECIMAL_TEXT = 'Annotated[str, Field(pattern="^-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?$")]'


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "string"}, "str"),
        ({"type": "string", "maxLength": 3, "pattern": "^a"}, 'Annotated[str, Field(max_length=3, pattern="^a")]'),
        ({"type": ["string", "null"]}, "str | None"),
        ({"type": ["integer", "string", "null"]}, "int | str | None"),
        ({"type": ["number", "null"], "minimum": 0}, "Annotated[float, Field(ge=0)] | None"),
        ({"type": "boolean"}, "bool"),
        ({"type": "null"}, "None"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "uuid"}, "UUID"),
        ({"type": "string", "format": "byte"}, "Annotated[bytes, AS_BASE64]"),
        ({"type": "string", "contentEncoding": "BASE64"}, "Annotated[bytes, AS_BASE64]"),
        ({"type": "string", "format": "byte", "maxLength": 4}, 'Annotated[bytes, _Form("base64", max_length=4)]'),
        ({"type": "string", "contentEncoding": "base32"}, "str"),
        ({"type": "string", "format": "decimal"}, "Annotated[Decimal, AS_TEXT]"),
        ({"type": "number", "format": "decimal"}, "Annotated[Decimal, AS_NUMBER]"),
        ({"type": "number", "format": "decimal", "minimum": 0.1}, 'Annotated[Decimal, _Form("number", ge=0.1)]'),
        ({"type": ["string", "number"], "format": "decimal"}, f"{DECIMAL_TEXT} | Annotated[Decimal, AS_NUMBER]"),
        (
            {"anyOf": [{"type": ["number", "null"], "format": "decimal"}, {"type": "string", "format": "decimal"}]},
            f"Annotated[Decimal, AS_NUMBER] | {DECIMAL_TEXT} | None",
        ),
        (
            {"anyOf": [{"type": "integer", "maximum": 1}, {"type": "integer", "minimum": 5}]},
            'Annotated[int, Bounded(anyOf=[{"maximum": 1}, {"minimum": 5}])]',
        ),
        ({"anyOf": [{"type": "integer", "maximum": 1}, {"type": "integer"}]}, "int"),
        ({"anyOf": [{"type": "string", "maxLength": 0}, {"type": "string", "format": "email"}]}, "str"),
        (
            {"type": "string", "anyOf": [{"pattern": "^a"}, {"maxLength": 2}, {"pattern": "^a"}]},
            'Annotated[str, Bounded(anyOf=[{"pattern": "^a"}, {"maxLength": 2}])]',
        ),
        ({"anyOf": [{"type": ["string", "null"]}, {"type": "string", "format": "date-time"}]}, "str | None"),
        ({"type": "integer", "format": "decimal"}, "int"),
        ({"format": "decimal"}, "JsonValue"),
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
            "Annotated[list[str], Field(min_length=1), Bounded(uniqueItems=True)]",
        ),
        ({"type": "array", "items": {"type": "string"}, "uniqueItems": False}, "list[str]"),
        ({"type": "array", "items": {"type": "string", "maxLength": 3}}, "list[Annotated[str, Field(max_length=3)]]"),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "list[JsonValue]"),
        (
            {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False, "minItems": 2},
            "tuple[str, int]",
        ),
        ({"type": "number", "enum": [1.5]}, "float"),
        ({"const": "z"}, 'Annotated[Literal["z"] | str, REQUIRED] = "z"'),
        ({"allOf": [ref("Other")]}, "Other"),
        ({"anyOf": [ref("Other"), {"type": "null"}]}, "Other | None"),
        (
            {"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]},
            "Annotated[str, Field(min_length=1)] | int",
        ),
        ({"not": {"type": "string"}, "if": {}, "customTypePath": "os.path", "x-python-type": "os"}, "JsonValue"),
    ],
)
def test_types(schema: Json, annotation: str) -> None:
    found = sources(A=thing(a=schema), Other=thing(b={}))
    assert annotations(found["A"]) == {"a": annotation}


@pytest.mark.parametrize(
    ("schema", "alias"),
    [
        ({"enum": ["a", "b"]}, 'Literal["a", "b"] | str'),
        ({"type": ["string", "null"], "enum": ["a", "b"]}, 'Literal["a", "b"] | str | None'),
        ({"enum": [1, 2, None]}, "Literal[1, 2] | int | None"),
        ({"enum": [True, 2]}, "Literal[True, 2] | bool | int"),
        ({"type": "array", "items": {"const": "a"}}, 'list[Literal["a"] | str]'),
    ],
)
def test_enumerations_are_open_in_replies(schema: Json, alias: str) -> None:
    assert sources(Kind=schema)["Kind"].alias == alias


def test_what_may_be_absent_is_none() -> None:
    schema = thing(
        a={"type": "string"},
        b={},
        c={"type": "string", "default": 'x"\n'},
        d={"type": "integer", "default": None},
        E={"type": "string"},
        f={"type": "string", "writeOnly": True},
        g={"type": "string", "readOnly": True},
    )
    found = sources(A={**schema, "required": ["f", "g"]})["A"]
    assert annotations(found) == {
        "a": "str | None = None",
        "b": "JsonValue = None",
        "c": "str = 'x\"\\n'",
        "d": "int | None = None",
        "e": 'Annotated[str | None, Field(alias="E")] = None',
        "f": "str | None = None",
        "g": "Annotated[str, READ_ONLY]",
    }
    assert ("pydantic", "Field") in found.symbols
    assert ("._runtime.codec.values", "JsonValue") in found.symbols


def test_defaults_are_literals_or_read_from_their_json() -> None:
    found = sources(
        A=thing(
            required=False,
            a={"type": "integer", "default": "__import__('os')"},
            b={"type": "string", "format": "date", "default": "2020-01-01"},
            c={"type": "array", "items": {"type": "string"}, "default": ["x"]},
            d={**ref("Kind"), "default": "k"},
            e=ref("Level"),
            f={**ref("B"), "default": {"n": 1}},
            g={**ref("B"), "default": {}},
            h={"type": "string", "format": "date", "default": "2020-13-01"},
            i={"type": "array", "items": {"type": "string", "format": "uuid"}, "maxItems": 1, "default": [f"{1:032}"]},
            j={"type": "integer", "minimum": 1, "default": 0},
        ),
        B=thing(n={"type": "integer"}),
        Kind={"enum": ["k", "l"]},
        Level={"enum": [1, 2], "default": 2},
    )
    assert annotations(found["A"]) == {
        "a": "int | None = None",
        "b": 'date = Field(default="2020-01-01", validate_default=True)',
        "c": 'list[str] = ["x"]',
        "d": 'Kind = "k"',
        "e": "Level = 2",
        "f": 'B = Field(default={"n": 1}, validate_default=True)',
        "g": "B | None = None",
        "h": "date | None = None",
        "i": "Annotated[list[UUID], Field(max_length=1)] | None = None",
        "j": "Annotated[int, Field(ge=1)] | None = None",
    }


def test_undeclared_members_have_a_type() -> None:
    found = sources(
        A={**thing(a={"type": "string"}), "additionalProperties": {"type": "integer"}},
        B={**thing(a={"type": "string"}), "additionalProperties": True},
        C={**thing(a={"type": "string"}), "patternProperties": {"^x": {"type": "integer"}}},
        D={**thing(a={"type": "string"}), "patternProperties": {"^x": ref("A")}, "additionalProperties": False},
    )
    extra = {name: annotations(source).get("__pydantic_extra__") for name, source in found.items()}
    assert extra == {
        "A": "dict[str, int] = Field(init=False)",
        "B": None,
        "C": None,
        "D": "dict[str, A] = Field(init=False)",
    }


def test_requests_are_closed_and_checked() -> None:
    schema = thing(
        a={"type": "string", "pattern": '^"\\d$', "maxLength": 3},
        b={"const": "x"},
        c={"type": ["integer", "null"], "minimum": 1, "readOnly": True},
        d={"type": "string", "pattern": "(?=a)"},
    )
    found, problems = read({"A": {**schema, "required": ["a", "b", "c"]}}, sent("A"))
    assert annotations(found["A"]) == {
        "a": "Annotated[str, Field(max_length=3, pattern='^\"\\\\d$')]",
        "b": 'Literal["x"] = "x"',
        "c": "Annotated[Annotated[int, Field(ge=1)] | None, READ_ONLY] = None",
        "d": "str | None = None",
    }
    assert [(each.code, each.severity, each.pointer) for each in problems if "pattern" in each.code] == [
        ("pattern-not-supported", "warning", "/components/schemas/A/properties/d/pattern")
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
    found = sources(
        A=thing(
            date={"type": "string", "format": "date"},
            list={"type": "array", "items": {}},
            str={"type": "string"},
            copy={"type": "string"},
        )
    )["A"]
    assert annotations(found)["date"] == "_datetime.date"
    assert annotations(found)["list"] == "builtins.list[JsonValue]"
    assert "builtins.str" in annotations(found).values() or "Annotated[builtins.str" in str(annotations(found))
    assert {("builtins", ""), ("datetime as _datetime", ""), ("._runtime.codec.values", "JsonValue")} <= found.symbols


def test_all_of_gives_one_flat_class() -> None:
    found = sources(
        Base=thing(a={"type": "string"}, b={"type": "string"}),
        Child={"allOf": [ref("Base"), thing(c={"type": "integer"})], "properties": {"b": {"const": "x"}}},
    )
    assert annotations(found["Child"]) == {
        "a": "str",
        "b": 'Annotated[Literal["x"] | str, REQUIRED] = "x"',
        "c": "int",
    }


def test_aliases() -> None:
    found = sources(
        Status={"enum": ["seen", "excused"]},
        Tree={"oneOf": [{"type": "string"}, {"type": "array", "items": ref("Branch")}]},
        Branch=thing(tree=ref("Tree")),
        Extra={"type": "object"},
        Same=ref("Extra"),
    )
    assert {name: source.alias for name, source in found.items() if source.alias} == {
        "Status": 'Literal["seen", "excused"] | str',
        "Tree": 'Union[str, "list[Branch]"]',
        "Extra": "dict[str, JsonValue]",
        "Same": "Extra",
    }
    assert [name for name, source in found.items() if source.lazy] == ["Tree"]
    assert found["Tree"].models == {"Branch"}
    assert ("typing_extensions", "TypeAliasType") in found["Tree"].symbols


PETS = {
    "Cat": {"type": "object", "required": ['ki"nd'], "properties": {'ki"nd': {"type": "string"}, "lives": {}}},
    "Dog": {"type": "object", "required": ['ki"nd'], "properties": {'ki"nd': {"type": "string"}, "name": {}}},
}


def pet(discriminator: Json) -> dict[str, ModelSource]:
    return sources(**PETS, Pet={"oneOf": [ref("Cat"), ref("Dog")], "discriminator": discriminator})


def test_a_discriminator_distinguishes_models() -> None:
    cat, dog = (f"#/components/schemas/{name}" for name in ("Cat", "Dog"))
    found = pet({"propertyName": 'ki"nd', "mapping": {"c\"'\n": cat, "d": dog, "e": dog}})
    expected = 'OneOf(\'ki"nd\', ("c\\"\'\\n", "Cat"), ("d", "Dog"), ("e", "Dog"))'
    assert found["Pet"].alias == f"Annotated[Cat | Dog, {expected}]"
    assert ("._runtime.codec.unions", "OneOf") in found["Pet"].symbols
    assert annotations(found["Cat"])["ki_nd"].startswith(
        'Annotated[Literal["c\\"\'\\n"], Field(alias=\'ki"nd\'), REQUIRED] = '
    )
    assert annotations(found["Dog"])["ki_nd"] == 'Annotated[Literal["d", "e"], Field(alias=\'ki"nd\')]'


def test_a_discriminator_without_mapping_means_the_names() -> None:
    assert annotations(pet({"propertyName": 'ki"nd'})["Cat"])["ki_nd"].startswith('Annotated[Literal["Cat"],')
    named = 'Annotated[Cat | Dog, OneOf("other", ("Cat", "Cat"), ("Dog", "Dog"))]'
    assert pet({"propertyName": "other"})["Pet"].alias == named


def test_none_is_next_to_a_union_of_models() -> None:
    choice = {"anyOf": [ref("One"), ref("Two"), {"type": "null"}]}
    found = sources(One=thing(a={}), Two=thing(b={}), Owner=thing(pet=choice))
    assert annotations(found["Owner"]) == {"pet": "Annotated[One | Two, OneOf()] | None"}


def test_a_constant_in_a_union_stays_closed() -> None:
    one, two = thing(kind={"const": "a"}), thing(kind={"type": "string"})
    found = sources(One=one, Two=two, Either={"anyOf": [ref("One"), ref("Two")]})
    assert annotations(found["One"]) == {"kind": 'Annotated[Literal["a"], REQUIRED] = "a"'}
    assert found["Either"].alias == 'Annotated[One | Two, OneOf("kind", ("a", "One"))]'
    assert annotations(sources(One=one)["One"]) == {"kind": 'Annotated[Literal["a"] | str, REQUIRED] = "a"'}


def test_no_models() -> None:
    assert sources() == {}


# Text of the document ----------------------------------------------------------------------------------------

WORDS = {"Annotated", "Field", "Literal", "JsonValue", "str", "int", "bool", "float", "None", "alias", "Kind"}


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=15, deadline=None)
def test_text_of_the_document_is_in_literals_only(first: str, second: str) -> None:
    values = list(dict.fromkeys((EVIL + first, second)))
    hostile: Json = {"enum": [*values], "description": EVIL, "title": EVIL, "x-python-import": EVIL}
    found = sources(M=thing(required=False, **{f"{first}w": ref("Kind")}, z={"default": second}), Kind=hostile)
    texts = [each for field in found["M"].fields for each in (field.annotation, field.default or Code("None"))]
    texts.append(found["Kind"].alias or Code(""))
    for text in texts:
        tree = ast.parse(text, mode="eval")
        assert {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} <= WORDS
        assert not any(isinstance(node, ast.Attribute) for node in ast.walk(tree))
    strings = {node.value for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert set(values) <= strings


def test_names_are_literals() -> None:
    found = sources(A=thing(a={"const": EVIL}))["A"]
    assert string(EVIL) in found.fields[0].annotation
    assert all(isinstance(each.annotation, Code) for each in found.fields)
    assert all(isinstance(each.name, ClassName) for each in sources(A=thing(a={})).values())
