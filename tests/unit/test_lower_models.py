"""From a resolved document to the API to generate: models."""

import pytest

from pochoir import ir
from pochoir.ir import Discriminator, Limits, ListOf, LiteralOf, MapOf, Named, Plain, UnionOf
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower, modules
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body, operation

STR, INT, NONE, JSON = Plain("str"), Plain("int"), Plain("none"), Plain("json")


def lowered(schemas: object, paths: object = None) -> tuple[dict[str, ir.Model], tuple[Problem, ...]]:
    written = document(schemas, paths)
    api, problems = lower(written, resolve(written), Identity("x", "x.yaml"))
    return {model.name: model for model in api.models}, problems


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def named(name: str) -> Named:
    return Named(ClassName(name))


@pytest.mark.parametrize("nothing", [{"type": "null"}, {"const": None}, {"enum": [None]}, ref("Other")])
def test_what_is_null_is_none_wherever_it_is_referred_to(nothing: object) -> None:
    """`Nothing | None` of an alias that is None would keep the module from being imported."""
    properties = {"a": ref("Nothing"), "b": {"anyOf": [ref("Nothing"), {"type": "integer"}]}}
    schemas = {"Nothing": nothing, "Other": {"type": "null"}, "Holder": {"properties": properties}}
    models = lowered(schemas)[0]
    assert models["Nothing"].alias == NONE
    assert [each.type for each in models["Holder"].fields] == [NONE, UnionOf((INT, NONE))]


def test_a_class_has_fields_with_safe_names_and_their_constraints() -> None:
    schema = {
        "title": "Order",
        "description": "What was ordered.",
        "x-origin": "observed",
        "x-facts": ["RDV-1"],
        "required": ["class", "state"],
        "properties": {
            "class": {"type": "string", "minLength": 2, "title": "Class", "x-secret": 1, "description": "Sort."},
            "state": {"type": ["string", "null"], "enum": ["a", "b", None]},
            "foo-bar": {"type": "integer", "default": 4, "example": 5, "deprecated": True},
            "when": {"type": "string", "format": "email"},
            "rest": {"type": "array", "minItems": 1, "items": {"type": "integer", "maximum": 9}},
        },
        "additionalProperties": False,
    }
    model = lowered({"Order": schema})[0]["Order"]
    assert model.doc == ir.Doc("", "What was ordered.", "observed", ("RDV-1",))
    assert not model.open
    assert [(each.name, each.wire, each.required) for each in model.fields] == [
        ("class_", "class", True),
        ("state", "state", True),
        ("foo_bar", "foo-bar", False),
        ("when", "when", False),
        ("rest", "rest", False),
    ]
    assert model.fields[0].doc == ir.Doc("", "Sort.")
    assert model.fields[2].doc.deprecated
    assert (model.fields[2].default, model.fields[2].has_default) == (4, True)
    assert [each.type for each in model.fields] == [STR, named("OrderState"), INT, STR, ListOf(INT)]
    assert [limits_of(each.type) for each in model.fields] == [
        Limits(min_length=2),
        None,
        None,
        None,
        Limits(min_length=1),
    ]
    assert isinstance(model.fields[4].type, ListOf)
    assert limits_of(model.fields[4].type.item) == Limits(le=9)


def limits_of(type_: ir.TypeRef) -> Limits | None:
    return type_.limits if isinstance(type_, Plain | ListOf) else None


@pytest.mark.parametrize(
    ("schema", "alias"),
    [
        ({"type": "string", "format": "uuid"}, Plain("uuid")),
        ({"enum": ["a", "b", None]}, UnionOf((LiteralOf(("a", "b"), STR), NONE))),
        ({"enum": ["a", 1]}, LiteralOf(("a", 1), JSON)),
        ({"type": "object"}, MapOf(JSON)),
        ({"type": "object", "additionalProperties": ref("Thing")}, MapOf(named("Thing"))),
        ({"type": "array", "items": ref("Thing")}, ListOf(named("Thing"))),
        ({"oneOf": [ref("Thing"), {"type": "null"}]}, UnionOf((named("Thing"), NONE))),
        ({"anyOf": [ref("Thing"), ref("Other")]}, UnionOf((named("Thing"), named("Other")), Discriminator())),
        (ref("Thing"), named("Thing")),
        ({"allOf": [ref("Thing")], "nullable": True}, UnionOf((named("Thing"), NONE))),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False}, ListOf(UnionOf((STR, INT)))),
        (
            {"prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2, "maxItems": 2},
            ListOf(UnionOf((STR, INT)), positions=(STR, INT)),
        ),
        ({"prefixItems": [{"type": "string"}]}, ListOf(JSON)),
        ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, ListOf(UnionOf((STR, INT)))),
        ({}, JSON),
        ({"not": ANYTHING}, JSON),
    ],
)
def test_what_is_no_object_with_properties_is_an_alias(schema: object, alias: ir.TypeRef) -> None:
    things = {"Thing": {"properties": {"a": ANYTHING}}, "Other": {"properties": {"b": ANYTHING}}}
    models, problems = lowered({"S": schema} | things)
    assert models["S"].alias == alias
    assert problems == ()


def test_all_of_becomes_one_class() -> None:
    schemas = {
        "Base": {"required": ["id"], "properties": {"id": INT_SCHEMA, "owner": {"properties": {"name": ANYTHING}}}},
        "Dog": {"allOf": [ref("Base"), {"properties": {"bark": {"type": "boolean"}}}], "required": ["bark"]},
    }
    dog = lowered(schemas)[0]["Dog"]
    assert [(each.wire, each.type, each.required) for each in dog.fields] == [
        ("id", INT, True),
        ("owner", named("BaseOwner"), False),
        ("bark", Plain("bool"), True),
    ]


INT_SCHEMA = {"type": "integer"}


def test_a_nullable_class_is_nullable_where_it_is_used() -> None:
    models, _ = lowered(
        {"Maybe": {"type": ["object", "null"], "properties": {"a": ANYTHING}}, "S": {"properties": {"m": ref("Maybe")}}}
    )
    assert models["S"].fields[0].type == UnionOf((named("Maybe"), NONE))


def test_fields_know_whether_they_are_read_or_written_only() -> None:
    schema = {
        "required": ["id", "password"],
        "properties": {"id": INT_SCHEMA | {"readOnly": True}, "password": {"type": "string", "writeOnly": True}},
    }
    model = lowered({"User": schema})[0]["User"]
    assert [(each.read_only, each.write_only, each.required) for each in model.fields] == [
        (True, False, True),
        (False, True, True),
    ]


@pytest.mark.parametrize(
    ("holder", "read_only"),
    [
        ({"allOf": [ref("Own"), {"properties": {"app": ref("Leaf")}}]}, True),
        ({"allOf": [{"allOf": [ref("Own")]}, {"properties": {"app": ref("Leaf")}}]}, True),
        ({"$ref": "#/components/schemas/Own"}, True),
        ({"type": "array", "items": ref("Own")}, False),
        ({"type": "object", "additionalProperties": ref("Own")}, False),
        ({"anyOf": [ref("Own"), {"properties": {"app": ref("Leaf")}}]}, False),
    ],
)
def test_what_a_request_holds_is_made_of_what_requests_hold(holder: object, read_only: bool) -> None:
    """Each model of a request brings a second class, which names those of its fields."""
    own = {"readOnly": True, "properties": {"self": ref("Leaf")}}
    schemas = {"Body": {"properties": {"links": holder}}, "Own": own, "Leaf": {"properties": {"x": ANYTHING}}}
    models, _ = lowered(schemas, {"/a": {"post": operation(requestBody=json_body(ref("Body")))}})
    assert models["Body"].fields[0].read_only is read_only
    sent = [model for model in models.values() if model.in_requests]
    held = [modules.named(each.type) for model in sent for each in model.fields if not each.read_only]
    assert all(models[name].in_requests for names in held for name in names)


@pytest.mark.parametrize("body", [ref("Own"), {"allOf": [ref("Own"), {"properties": {"y": ref("Leaf")}}]}])
def test_a_body_that_is_read_only_is_sent_all_the_same(body: object) -> None:
    schemas = {
        "Own": {"readOnly": True, "properties": {"x": ref("Leaf")}},
        "Leaf": {"properties": {"z": ANYTHING}},
    }
    models, _ = lowered(schemas, {"/a": {"post": operation(requestBody=json_body(body))}})
    assert models["Leaf"].in_requests


def test_models_know_who_reaches_them() -> None:
    schemas = {
        "Sent": {"properties": {"deep": ref("Both"), "seen": ref("Seen")}},
        "Got": {"properties": {"deep": ref("Both"), "hidden": ref("Hidden")}},
        "Both": {"properties": {"a": ANYTHING}},
        "Seen": {"readOnly": True, "properties": {"a": ANYTHING}},
        "Hidden": {"writeOnly": True, "properties": {"a": ANYTHING}},
        "Neither": {"properties": {"a": ANYTHING}},
    }
    path = {"post": operation(requestBody=json_body(ref("Sent")), responses={"200": json_body(ref("Got"))})}
    models, _ = lowered(schemas, {"/a": path})
    assert {name: (model.in_requests, model.in_replies) for name, model in models.items()} == {
        "Sent": (True, False),
        "Got": (False, True),
        "Both": (True, True),
        "Seen": (False, False),
        "Hidden": (False, False),
        "Neither": (False, False),
    }


def test_models_that_need_each_other_share_a_module() -> None:
    schemas = {
        "Ping": {"properties": {"pong": ref("Pong"), "state": {"enum": ["a", "b"]}}},
        "Pong": {"properties": {"ping": ref("Ping")}},
        "Node": {"properties": {"next": ref("Node"), "pings": {"type": "array", "items": ref("Ping")}}},
        "con": {"properties": {"a": ANYTHING}},
        "Pet": {"properties": {"a": ANYTHING}},
        "PET": {"properties": {"a": ANYTHING}},
    }
    models, _ = lowered(schemas)
    assert {name: str(model.module) for name, model in models.items()} == {
        "Ping": "ping",
        "PingState": "ping",
        "Pong": "ping",
        "Node": "node",
        "Con": "con_",
        "Pet": "pet",
        "PET2": "pet2",
    }


def test_a_long_chain_of_models_needs_no_recursion() -> None:
    schemas = {f"A{at}": {"required": ["n"], "properties": {"n": ref(f"A{at + 1}")}} for at in range(1500)}
    models, problems = lowered(schemas | {"A1500": {"properties": {"a": ANYTHING}}})
    assert len({model.module for model in models.values()}) == 1501
    assert problems == ()


def test_an_alias_made_of_itself_ends_in_any_json() -> None:
    schemas = {
        "Tree": {"type": "array", "items": ref("Tree")},
        "A": {"type": "array", "items": ref("B")},
        "B": {"anyOf": [ref("A"), {"type": "string"}]},
        "Fine": {"type": "array", "items": ref("Node")},
        "Node": {"properties": {"children": ref("Fine")}},
    }
    models, problems = lowered(schemas)
    assert models["Tree"].alias == ListOf(JSON)
    assert models["A"].alias == ListOf(JSON)
    assert models["B"].alias == UnionOf((named("A"), STR))
    assert models["Fine"].alias == ListOf(named("Node"))
    assert [(each.code, each.pointer) for each in problems] == [
        ("alias-recursive", "/components/schemas/A"),
        ("alias-recursive", "/components/schemas/Tree"),
    ]


def test_a_default_of_another_type_is_reported_and_left_out() -> None:
    schema = {
        "properties": {
            "bad": {"type": "boolean", "default": "__import__('os')"},
            "day": {"type": "string", "format": "date", "default": "2020-01-01\n"},
            "good": {"type": "array", "items": {"type": "string"}, "default": ["x"]},
            "null": {"type": "string", "default": None},
        }
    }
    models, problems = lowered({"S": schema})
    assert [each.has_default for each in models["S"].fields] == [False, False, True, False]
    assert [each.pointer.split("/")[-2] for each in problems] == ["bad", "day"]


def test_lists_too_deep_to_be_read_end_in_any_json() -> None:
    schema: object = {"type": "string"}
    for _ in range(150):
        schema = {"type": "array", "items": schema}
    assert [each.code for each in lowered({"Deep": schema})[1]] == ["schema-too-deep"]


@pytest.mark.slow
def test_too_many_schemas_merged_into_one_are_a_problem() -> None:
    schemas = {f"A{at}": {"allOf": [ref(f"A{at + 1}"), {"properties": {f"p{at}": ANYTHING}}]} for at in range(200)} | {
        "A200": {"properties": {"z": ANYTHING}}
    }
    _, problems = lowered(schemas)
    assert {(each.severity, each.code) for each in problems} == {("error", "schema-too-deep")}


def test_branches_that_repeat_do_not_multiply() -> None:
    schemas = {
        f"A{at}": {"allOf": [ref(f"A{at + 1}"), ref(f"A{at + 1}")], "properties": {f"p{at}": ANYTHING}}
        for at in range(40)
    } | {"A40": {"properties": {"z": ANYTHING}}}
    models, problems = lowered(schemas)
    assert len(models["A0"].fields) == 41
    assert problems == ()
