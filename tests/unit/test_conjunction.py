"""A schema merged with its `$ref`, its `allOf` and the keywords next to them."""

from typing import Any

import pytest

from pochoir import ir
from pochoir.ir import Limits, ListOf, LiteralOf, MapOf, Named, Plain, UnionOf
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import document

STR, INT, FLOAT, NONE, JSON, DATE = (Plain(kind) for kind in ("str", "int", "float", "none", "json", "date"))
BASE: dict[str, Any] = {
    "type": "object",
    "required": ["i"],
    "properties": {
        "i": {"type": "integer", "maximum": 9},
        "tags": {"type": "array", "items": {"type": "string", "maxLength": 5}},
        "addr": {"type": "object", "properties": {"street": {"type": "string"}}},
        "e": {"type": "string", "enum": ["a", "b", "c"]},
        "v": {"type": "string"},
        "child": {"$ref": "#/components/schemas/Base"},
    },
}
STREETS: dict[str, Any] = {"type": "array", "items": {"$ref": "#/components/schemas/Base"}}
OTHERS: dict[str, Any] = {
    "Base": BASE,
    "List": STREETS,
    "Label": {"type": "string"},
    "Maybe": {"type": ["string", "null"]},
    "Color": {"enum": ["red", "blue"]},
    "Open": {},
}


def lowered(schema: object, version: str = "3.1.0") -> tuple[dict[str, ir.Model], tuple[Problem, ...]]:
    written = document({**OTHERS, "M": schema}, openapi=version)
    resolved = resolve(written)
    api, found = lower(written, resolved, Identity("shop", "openapi.yaml"))
    return {model.name: model for model in api.models}, (*resolved.problems, *found)


def property_(schema: object, version: str = "3.1.0") -> ir.TypeRef:
    models, _ = lowered({"type": "object", "properties": {"p": schema}}, version)
    return models["M"].fields[0].type


def merged(**properties: object) -> dict[str, object]:
    return {"allOf": [{"$ref": "#/components/schemas/Base"}, {"type": "object", "properties": properties}]}


def ref(name: str, **extras: object) -> dict[str, object]:
    return {"$ref": f"#/components/schemas/{name}", **extras}


def named(name: str) -> Named:
    return Named(ClassName(name))


def field(models: dict[str, ir.Model], model: str, wire: str) -> ir.Field:
    return next(each for each in models[model].fields if each.wire == wire)


def test_bounds_are_tightened() -> None:
    models, problems = lowered(merged(i={"minimum": 3, "maximum": 12}))
    assert field(models, "M", "i").type == Plain("int", Limits(ge=3, le=9))
    assert field(models, "Base", "i").type == Plain("int", Limits(le=9))
    assert problems == ()


def test_required_members_are_united() -> None:
    models, _ = lowered({**merged(v={"maxLength": 3}), "required": ["v"]})
    assert [each.wire for each in models["M"].fields if each.required] == ["i", "v"]


def test_the_members_of_a_nested_object_are_united() -> None:
    models, _ = lowered(merged(addr={"properties": {"city": {"type": "string"}, "street": {"maxLength": 9}}}))
    assert field(models, "M", "addr").type == named("MAddr")
    assert [(each.wire, each.type) for each in models["MAddr"].fields] == [("street", STR), ("city", STR)]
    assert [each.wire for each in models["BaseAddr"].fields] == ["street"]
    assert models.keys() - OTHERS.keys() == {"BaseAddr", "BaseE", "M", "MAddr"}


def test_enumerations_are_intersected() -> None:
    models, _ = lowered(merged(e={"enum": ["b", "c", "d"]}))
    alias = models[str(getattr(field(models, "M", "e").type, "name"))].alias  # noqa: B009
    assert alias == LiteralOf(("b", "c"), STR)


def test_items_are_joined_and_a_description_of_them_takes_nothing() -> None:
    models, _ = lowered(merged(tags={"items": {"description": "one tag", "minLength": 2}}))
    assert field(models, "M", "tags").type == ListOf(Plain("str", Limits(min_length=2, max_length=5)))


def test_a_contradiction_is_reported_where_it_is_and_the_value_is_any_json() -> None:
    models, problems = lowered(merged(v={"type": "integer"}, e={"enum": ["z"]}))
    assert (field(models, "M", "v").type, field(models, "M", "e").type) == (JSON, JSON)
    found = {each.pointer: each for each in problems}
    at = "/components/schemas/M/allOf/1/properties"
    assert sorted(found) == [f"{at}/e/enum", f"{at}/v/type"]
    clash = found[f"{at}/v/type"]
    assert (clash.severity, clash.code) == ("warning", "schema-contradiction")
    assert clash.message == (
        'the "type" "integer" excludes "string", which is merged with it: the value can be any JSON'
    )


def test_what_refers_to_itself_on_both_sides_is_joined_once() -> None:
    models, _ = lowered(merged(child={"$ref": "#/components/schemas/M"}))
    (child,) = {each.type for each in models["M"].fields if each.wire == "child"}
    assert isinstance(child, Named)
    assert child.name in models


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (ref("List", additionalProperties=False), named("List")),
        (ref("Label", additionalProperties=False), named("Label")),
        (ref("Label", properties={"a": {}}, required=["a"]), named("Label")),
        (ref("Label", items={"type": "integer"}), named("Label")),
        (ref("Base", additionalProperties=False), named("Base")),
        (ref("Base", minProperties=1, description="x"), named("Base")),
        (ref("Color", maxLength=4), named("Color")),
        (ref("Open", description="x"), named("Open")),
        (ref("Label", maxLength=4), STR),
        (ref("Label", format="date"), DATE),
        (ref("Maybe", type="string"), STR),
        (ref("Label", nullable=True), UnionOf((named("Label"), NONE))),
        ({"allOf": [ref("Base")], "nullable": True}, UnionOf((named("Base"), NONE))),
        ({"allOf": [ref("Base"), {"minProperties": 1}]}, named("Base")),
        ({"allOf": [ref("Label"), {"maxLength": 3}]}, STR),
        ({"allOf": [{"allOf": [{"type": ["string", "integer"]}]}, {"type": ["integer", "boolean"]}]}, INT),
        ({"allOf": [{"type": "number"}, {"type": "integer"}]}, INT),
        ({"allOf": [{"type": ["string", "null"]}, {"type": ["string", "null"]}]}, UnionOf((STR, NONE))),
        ({"allOf": [{"type": ["string", "null"]}, {"type": "string"}]}, STR),
        ({"allOf": [{"oneOf": [{"type": "string"}, {"type": "null"}]}, {"minLength": 1}]}, UnionOf((STR, NONE))),
        ({"allOf": [{"type": "array", "items": {"type": "number"}}, {"items": {"type": "integer"}}]}, ListOf(INT)),
        ({"allOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"minProperties": 1}]}, MapOf(STR)),
        ({"type": "string", "properties": {"a": {"type": "string"}}}, STR),
    ],
)
def test_what_a_schema_says_with_what_it_is_made_of(schema: object, expected: ir.TypeRef) -> None:
    assert property_(schema) == expected


@pytest.mark.parametrize(
    ("extras", "expected"),
    [
        ({"minLength": 1}, STR),
        ({"maxLength": 9, "pattern": "^a"}, STR),
        ({"format": "date"}, DATE),
        ({"title": "T", "description": "d", "default": "x"}, STR),
        ({"nullable": True}, STR),
        ({"enum": ["a", None]}, LiteralOf(("a",), STR)),
    ],
)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_keyword_with_a_choice_of_a_type_and_null(keyword: str, extras: dict[str, Any], expected: ir.TypeRef) -> None:
    found = property_({keyword: [{"type": "string"}, {"type": "null"}], **extras})
    assert found == UnionOf((expected, NONE))


NULL: dict[str, Any] = {"type": "null"}
OR_NULL: dict[str, Any] = {"anyOf": [ref("Base"), NULL]}
BASE_OR_NULL = UnionOf((named("Base"), NONE))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"allOf": [OR_NULL]}, BASE_OR_NULL),
        ({"allOf": [OR_NULL, {"description": "d"}]}, BASE_OR_NULL),
        ({"allOf": [{"allOf": [{"oneOf": [NULL, ref("Base")]}]}]}, BASE_OR_NULL),
        ({"allOf": [OR_NULL], "type": ["object", "null"]}, BASE_OR_NULL),
        ({"allOf": [OR_NULL, {"minProperties": 1}]}, BASE_OR_NULL),
        ({"allOf": [OR_NULL], "type": "object"}, named("Base")),
        ({"allOf": [{"anyOf": [ref("Base"), ref("Color"), NULL]}]}, UnionOf((named("Base"), named("Color"), NONE))),
        ({"allOf": [{"anyOf": [{"type": "integer"}, NULL]}, {"type": "integer"}]}, INT),
        ({"anyOf": [{"type": "string"}, NULL], "const": "a"}, LiteralOf(("a",), STR)),
    ],
)
def test_null_is_a_value_where_all_branches_have_it(schema: object, expected: ir.TypeRef) -> None:
    assert property_(schema) == expected


def test_a_class_of_several_schemas_with_null_has_null() -> None:
    other: dict[str, Any] = {"anyOf": [{"type": "object", "properties": {"z": {"type": "string"}}}, NULL]}
    assert property_({"allOf": [OR_NULL, other]}) == UnionOf((named("MP"), NONE))
    assert property_({"allOf": [OR_NULL, other["anyOf"][0]]}) == named("MP")


def test_the_bound_of_a_choice_is_kept() -> None:
    choice = {"oneOf": [{"type": "integer"}, {"type": "null"}], "minimum": 1}
    models, _ = lowered({"type": "object", "properties": {"p": choice}})
    assert field(models, "M", "p").type == UnionOf((Plain("int", Limits(ge=1)), NONE))


def test_a_keyword_with_a_choice_rules_out_what_it_excludes() -> None:
    choice = [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}]
    assert property_({"type": ["string", "integer"], "oneOf": choice}) == UnionOf((STR, INT))
    assert property_({"type": "integer", "anyOf": [{"minimum": 3}, {"maximum": 1}]}) == INT


def test_what_several_alternatives_say_of_one_member_is_a_choice() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "oneOf": [{"properties": {"b": {"type": "string"}}}, {"properties": {"b": {"type": "integer"}}}],
    }
    models, _ = lowered(schema)
    assert field(models, "M", "b").type == UnionOf((STR, INT))


def test_a_text_or_an_object_of_known_members_is_both() -> None:
    models, _ = lowered(
        {"type": "object", "properties": {"p": {"type": ["string", "object"], "properties": {"a": {}}}}}
    )
    assert field(models, "M", "p").type == UnionOf((STR, named("MPObject")))
    assert [each.wire for each in models["MPObject"].fields] == ["a"]


@pytest.mark.parametrize("anything", [{}, True, {"description": "anything"}])
def test_a_choice_with_anything_is_anything(anything: object) -> None:
    assert property_({"anyOf": [ref("Base"), anything]}) == JSON
    assert property_({"anyOf": [{"type": "string"}, anything]}) == JSON
    assert property_({"anyOf": [anything, {"type": "null"}]}) == JSON


def test_what_alternatives_say_of_one_member_is_as_wide_as_the_widest() -> None:
    wide, narrow = {"properties": {"b": {"type": "string"}}}, {"properties": {"b": {"const": "x"}}}
    models, _ = lowered({"type": "object", "properties": {"a": {}}, "oneOf": [narrow, wide]})
    assert field(models, "M", "b").type == UnionOf((LiteralOf(("x",), STR), STR))


def test_openapi_3_0_ignores_a_type_next_to_a_reference() -> None:
    assert property_(ref("List", type="object"), "3.0.3") == named("List")
    assert property_(ref("List", type="object"), "3.1.0") == JSON


@pytest.mark.parametrize("extras", [{"in": None}, {"allOf": [{"in": None}, {"in": 1}]}])
def test_a_keyword_that_is_null_is_no_contradiction(extras: dict[str, object]) -> None:
    _, problems = lowered(ref("Base", **extras))
    assert problems == ()


def test_steps_are_joined_to_their_common_multiple() -> None:
    models, problems = lowered(
        merged(i={"multipleOf": 4}, n={"type": "number", "allOf": [{"multipleOf": 0.1}, {"multipleOf": 0.25}]})
    )
    merged_step = field(models, "M", "n").type
    assert problems == ()
    assert isinstance(merged_step, Plain)
    assert merged_step.limits == Limits(multiple_of=0.5)


def test_a_pattern_next_to_another_one_is_reported() -> None:
    both = {"type": "string", "allOf": [{"pattern": "a"}, {"pattern": "b$"}]}
    models, problems = lowered(merged(code=both))
    assert field(models, "M", "code").type == Plain("str", Limits(pattern="b$"))
    at = "/components/schemas/M/allOf/1/properties/code/allOf/0/pattern"
    assert [(each.code, each.pointer) for each in problems] == [("unsupported-keyword", at)]


def test_a_type_that_excludes_all_alternatives_is_reported() -> None:
    models, problems = lowered(merged(either={"type": "object", "oneOf": [{"type": "integer"}, {"type": "boolean"}]}))
    assert field(models, "M", "either").type == UnionOf((Plain("int"), Plain("bool")))
    at = "/components/schemas/M/allOf/1/properties/either/type"
    assert [(each.code, each.pointer) for each in problems] == [("schema-contradiction", at)]


def test_alternatives_that_all_of_wraps_stay_alternatives() -> None:
    wrapped = {"allOf": [{"oneOf": [ref("Open"), {"type": ["string", "null"]}]}, {"description": "what it is"}]}
    models, problems = lowered(merged(either=wrapped))
    assert field(models, "M", "either").type == UnionOf((named("Open"), STR, NONE))
    assert problems == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([{"type": "string"}, {"enum": ["a", 1]}], LiteralOf(("a",), STR)),
        ([{"enum": ["a", 1]}, {"type": "string"}], LiteralOf(("a",), STR)),
        ([{"type": ["integer", "null"]}, {"enum": ["a", 1, 2.0, None]}], UnionOf((LiteralOf((1, 2), INT), NONE))),
        ([{"type": "number"}, {"type": "integer"}, {"enum": [1, True]}], LiteralOf((1,), INT)),
        ([{"type": "string"}, {"const": "a"}], LiteralOf(("a",), STR)),
        ([{"type": "string", "enum": ["a", 1]}, {"description": "Both."}], LiteralOf(("a", 1), JSON)),
    ],
)
def test_the_type_of_one_schema_limits_the_values_of_another(parts: list[object], expected: ir.TypeRef) -> None:
    models, problems = lowered({"allOf": parts})
    assert (models["M"].alias, [each.code for each in problems]) == (expected, [])


@pytest.mark.parametrize(
    "parts",
    [
        [{"type": "integer"}, {"const": "1"}],
        [{"const": "1"}, {"type": "integer"}],
        [{"type": "integer"}, {"enum": ["1", "2"]}],
        [{"type": "boolean"}, {"enum": [0, 1]}],
        [{"$ref": "#/components/schemas/Color"}, {"type": "integer"}],
    ],
)
def test_a_type_that_excludes_every_value_of_another_schema_is_reported(parts: list[object]) -> None:
    _, problems = lowered({"allOf": parts})
    assert (property_({"allOf": parts}), [each.code for each in problems]) == (JSON, ["schema-contradiction"])


@pytest.mark.parametrize(
    "bound",
    [{"minProperties": 1}, {"maximum": 4}, {"minLength": 2}, {"pattern": "^a"}, {"not": {"required": ["z"]}}],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_an_object_keeps_its_class_when_only_a_bound_is_added(bound: object, is_first: bool) -> None:
    own = {"type": "object", "properties": {"c": {"type": "object", "properties": {"q": {"type": "integer"}}}}}
    added = {"type": "object", "properties": {"c": bound}}
    branches = [added, own] if is_first else [own, added]
    for schema in ({**own, "allOf": [added]}, {"allOf": branches}):
        models, _ = lowered(schema)
        assert [str(each.type) for each in models["M"].fields] == [str(named("MC"))]
        assert [each.type for each in models["MC"].fields] == [INT]
