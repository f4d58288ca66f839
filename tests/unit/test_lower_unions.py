"""How the models of a union are distinguished, after lowering."""

from collections.abc import Mapping

import pytest

from pochoir import ir
from pochoir.ir import Discriminator, Tag
from pochoir.literals import ClassName
from unit.test_lower_models import lowered, named, ref

TEXT = {"type": "string"}


def thing(**properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(properties), "properties": properties}


def discriminator_of(union: Mapping[str, object], **schemas: object) -> Discriminator | None:
    found = lowered({"Choice": union} | schemas)[0]["Choice"].alias
    assert isinstance(found, ir.UnionOf)
    return found.discriminator


def tag(value: str | int | bool, *models: str) -> Tag:
    return Tag(value, tuple(map(ClassName, models)))


EITHER: dict[str, object] = {"oneOf": [ref("A"), ref("B")]}


@pytest.mark.parametrize(
    ("a", "b", "tags"),
    [
        ({"const": "x"}, {"enum": ["y", "z"]}, (tag("x", "A"), tag("y", "B"), tag("z", "B"))),
        ({"const": 1}, {"const": True}, (tag(1, "A"), tag(True, "B"))),
        ({"enum": ["x", None]}, {"$ref": "#/components/schemas/Kind"}, (tag("x", "A"), tag("k", "B"))),
        ({"anyOf": [{"const": "x"}, {"type": "null"}]}, {"allOf": [{"const": "y"}]}, (tag("x", "A"), tag("y", "B"))),
        ({"const": "x"}, {"enum": ["x", "y"]}, (tag("x", "A", "B"), tag("y", "B"))),
    ],
)
def test_values_that_members_list_lead_to_models(a: object, b: object, tags: tuple[Tag, ...]) -> None:
    found = discriminator_of(EITHER, A=thing(kind=a), B=thing(kind=b), Kind={"type": "string", "enum": ["k"]})
    assert found == Discriminator("kind", tags)


@pytest.mark.parametrize("kind", [{"const": "x"}, TEXT, {"const": 1.5}, {"const": None}, thing(a=TEXT)])
def test_a_member_that_is_the_same_in_all_distinguishes_nothing(kind: object) -> None:
    assert discriminator_of(EITHER, A=thing(kind=kind), B=thing(kind=kind)) == Discriminator()


def test_a_discriminator_is_asked_before_other_constants() -> None:
    union = {**EITHER, "discriminator": {"propertyName": "t", "mapping": {"1": "B", "2": "#/components/schemas/A"}}}
    schemas = {name: thing(kind={"const": name}, t={"type": "integer"}) for name in "AB"}
    assert discriminator_of(union, **schemas) == Discriminator("t", (tag(2, "A"), tag(1, "B")))


def test_a_discriminator_that_no_model_knows_is_not_asked() -> None:
    schemas = {name: thing(kind={"const": name.lower()}, t={"type": "integer"}) for name in "AB"}
    union = {**EITHER, "discriminator": {"propertyName": "t"}}
    assert discriminator_of(union, **schemas) == Discriminator("kind", (tag("a", "A"), tag("b", "B")))


def test_a_union_with_one_option_that_is_an_object_needs_nothing() -> None:
    assert discriminator_of({"oneOf": [ref("A"), {"type": "string"}]}, A=thing(kind={"const": "x"})) is None


def test_a_map_in_a_union_with_a_model_is_an_object_too() -> None:
    union = {"oneOf": [ref("A"), {"type": "object", "additionalProperties": True}]}
    assert discriminator_of(union, A=thing(kind={"const": "x"})) == Discriminator()


def test_unions_among_the_options_are_looked_into_and_null_is_not() -> None:
    schemas = {name: thing(kind={"const": name.lower()}) for name in "ABC"}
    union = {"oneOf": [ref("Inner"), ref("C"), {"type": "null"}]}
    found = discriminator_of(union, Inner={"anyOf": [ref("A"), ref("B")]}, **schemas)
    assert found == Discriminator("kind", (tag("a", "A"), tag("b", "B"), tag("c", "C")))


def test_members_that_distinguish_models_are_constants() -> None:
    mapping = {"a": "A", "b": "B", "c": "B"}
    union = {**EITHER, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    models = lowered({"Choice": union, "A": thing(kind=TEXT), "B": thing(kind=TEXT)})[0]
    fields = [models[name].fields[0] for name in ("A", "B")]
    assert [(each.type, each.tag, each.constant) for each in fields] == [
        (ir.LiteralOf(("a",), ir.Plain("str")), True, True),
        (ir.LiteralOf(("b", "c"), ir.Plain("str")), True, False),
    ]


@pytest.mark.parametrize(
    ("schema", "required", "constant"),
    [
        ({"const": "x"}, True, True),
        ({"const": "x"}, False, False),
        ({"const": "x", "default": "x"}, False, True),
        ({"enum": ["x"], "default": "y"}, False, False),
        ({"enum": ["x", "y"], "default": "x"}, True, False),
        ({"const": "x", "readOnly": True}, True, False),
        ({"anyOf": [{"const": "x"}, {"type": "null"}]}, True, False),
    ],
)
def test_a_member_is_constant_where_nothing_else_can_be_meant(schema: object, required: bool, constant: bool) -> None:
    holder = {"type": "object", "required": ["a"] if required else [], "properties": {"a": schema}}
    assert lowered({"Holder": holder})[0]["Holder"].fields[0].constant is constant


@pytest.mark.parametrize("required", [True, False])
def test_a_required_list_of_values_distinguishes_models(required: bool) -> None:
    schemas = {
        name: {"type": "object", "required": ["state"] if required else [], "properties": {"state": {"enum": values}}}
        for name, values in (("A", ["new", "open"]), ("B", ["paid", "lost"]))
    }
    assert (discriminator_of(EITHER, **schemas) == Discriminator()) is not required


def test_a_member_that_distinguishes_models_keeps_its_null_and_a_list_of_values_its_name() -> None:
    kind = {"anyOf": [{"const": "x"}, {"type": "null"}]}
    schemas = {"A": thing(kind=kind), "B": thing(kind=ref("State")), "State": {"type": "string", "enum": ["y", "z"]}}
    models = lowered({"Choice": EITHER, **schemas})[0]
    literal = ir.LiteralOf(("x",), ir.Plain("str"))
    a, b = (models[name].fields[0] for name in "AB")
    assert (a.type, a.tag, a.constant) == (ir.UnionOf((literal, ir.Plain("none"))), True, False)
    assert (b.type, b.tag, b.constant) == (named("State"), False, False)


def test_nullable_and_listed_unions_keep_what_distinguishes_them() -> None:
    schemas = {name: thing(kind={"const": name}) for name in "AB"}
    union = {"oneOf": [ref("A"), ref("B"), {"type": "null"}]}
    holder = {"properties": {"one": union, "many": {"type": "array", "items": union}}}
    one, many = (each.type for each in lowered({"Holder": holder} | schemas)[0]["Holder"].fields)
    expected = ir.UnionOf(
        (named("A"), named("B"), ir.Plain("none")), Discriminator("kind", (tag("A", "A"), tag("B", "B")))
    )
    assert (one, many) == (expected, ir.ListOf(expected))


def test_a_chain_of_schemas_is_understood_however_long_it_is() -> None:
    chain = {f"N{at}": {"properties": {"next": ref(f"N{at + 1}")}} for at in range(2_000)}
    assert len(lowered({**chain, "N2000": thing(kind={"const": "x"})})[0]) == 2_001
