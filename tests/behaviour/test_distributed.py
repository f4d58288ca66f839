"""Alternatives next to properties: a class for each, if the values of a property distinguish them."""

from typing import Any

import pytest

from behaviour.described import described, operation
from behaviour.made import INTEGER, TEXT, Make, drifts, read, read_async, ref, thing, write

BRANCHES: list[dict[str, Any]] = [
    {"properties": {"t": {"const": "a"}}},
    {"properties": {"t": {"enum": ["b", "c"]}, "v": INTEGER, "deep": thing(z=INTEGER)}, "required": ["t", "v"]},
]
BASE = thing("t", "name", t=TEXT, name=TEXT, inner=thing(q=TEXT))
FORMS: dict[str, dict[str, object]] = {
    "next to properties": {"Value": {**BASE, "oneOf": BRANCHES}},
    "anyOf": {"Value": {**BASE, "anyOf": BRANCHES}},
    "in allOf": {"Value": {"allOf": [BASE, {"oneOf": BRANCHES}]}},
    "in allOf, first": {"Value": {"allOf": [{"oneOf": BRANCHES}, BASE]}},
    "by references": {
        "Value": {"allOf": [ref("Base"), {"oneOf": [ref("One"), ref("Two")]}]},
        "Base": BASE,
        "One": BRANCHES[0],
        "Two": BRANCHES[1],
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_each_alternative_has_the_properties_next_to_it(make: Make, form: str) -> None:
    client = make(**FORMS[form])
    first = {"t": "a", "name": "n", "v": "free", "inner": {"q": "x"}}
    other = {"t": "c", "name": "n", "v": 1, "deep": {"z": 1}, "inner": {"q": "x"}}
    for call in (read, read_async):
        for value in (first, other):
            found = call(client, value)
            assert (found.name, found.inner.q, drifts(client)) == ("n", "x", [])
            assert write(client, found) == value
        classes = client.models.ValueA, client.models.ValueWithV
        assert (type(call(client, first)), type(call(client, other))) == classes
    read(client, {"t": "b", "name": "n"})
    assert drifts(client) == ["/v"]
    read(client, {"t": "b", "v": "x", "deep": {"z": "x"}})
    assert sorted(drifts(client)) == ["/deep/z", "/name", "/v"]
    assert read(client, {"t": "z", "name": "n"}) == {"t": "z", "name": "n"}
    assert drifts(client) == ["/t"]


def test_no_class_is_made_of_what_is_only_joined(make: Make) -> None:
    client = make(Value={**BASE, "oneOf": BRANCHES})
    classes = [name for name in client.models.__all__ if not name.endswith("Input")]
    assert sorted(classes) == ["Value", "ValueA", "ValueInner", "ValueWithV", "ValueWithVDeep", "ValueWithVT"]


def test_titles_name_the_classes_and_null_is_kept(make: Make) -> None:
    titled = [{**branch, "title": title} for branch, title in zip(BRANCHES, ("First", "Second"), strict=True)]
    client = make(Value=thing(m={"anyOf": [ref("Some"), {"type": "null"}]}), Some={**BASE, "oneOf": titled})
    value = read(client, {"m": {"t": "a", "name": "n"}})
    assert type(value.m) is client.models.SomeFirst
    assert (read(client, {"m": None}).m, drifts(client)) == (None, [])


def test_alternatives_that_nothing_distinguishes_are_one_class(make: Make) -> None:
    same = [{"properties": {"t": {"const": "a"}, "v": INTEGER}}, {"properties": {"t": {"const": "a"}, "w": INTEGER}}]
    client = make(Value={**BASE, "oneOf": same})
    value = read(client, {"t": "a", "name": "n", "v": 1, "w": 2})
    assert (type(value), value.v, value.w, drifts(client)) == (client.models.Value, 1, 2, [])


def test_a_discriminator_next_to_properties_is_used() -> None:
    dog, cat = "{properties: {kind: {const: dog}, barks: {type: integer}}}", "{properties: {kind: {const: cat}}}"
    text = operation(
        "{type: object, required: [kind, id], properties: {kind: {type: string}, id: {type: integer}}, "
        f"discriminator: {{propertyName: kind}}, oneOf: [{dog}, {cat}]}}"
    )
    with described(text) as found:
        found.server.answer({"kind": "cat", "id": 1, "barks": "free"})
        assert (found.client.thing.get().kind, found.drifted()) == ("cat", [])
        found.server.answer({"kind": "dog", "id": 1, "barks": "no number"})
        found.client.thing.get()
        assert found.drifted() == ["/barks"]
