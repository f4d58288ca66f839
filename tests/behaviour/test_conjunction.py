"""Schemas that are merged, as a caller sees them: nothing a server sends is lost, and what is wrong is reported."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from behaviour.described import Described, described, operation
from behaviour.made import INTEGER, TEXT, Make, drifts, ref, thing, write
from behaviour.made import read as read_value

MERGED = operation(
    '{$ref: "#/components/schemas/Merged"}',
    """
    components:
      schemas:
        Base:
          type: object
          properties:
            size: {type: integer, maximum: 9}
            address: {type: object, properties: {street: {type: string}}}
            state: {type: string, enum: [a, b, c]}
            odd: {type: string}
        Listed: {type: array, items: {$ref: "#/components/schemas/Base"}}
        Label: {type: string}
        Merged:
          allOf:
            - $ref: "#/components/schemas/Base"
            - type: object
              properties:
                size: {minimum: 3}
                address: {properties: {city: {type: string}}}
                state: {enum: [b, c, d]}
                odd: {type: integer}
                listed: {$ref: "#/components/schemas/Listed", additionalProperties: false}
                label: {$ref: "#/components/schemas/Label", additionalProperties: false}
                maybe: {oneOf: [{type: string}, {type: "null"}], minLength: 2}
    """,
)


@pytest.fixture(scope="module")
def merged() -> Iterator[Described]:
    with described(MERGED) as found:
        yield found


def read(found: Described, value: object) -> tuple[Any, list[str]]:
    found.drifts.clear()
    found.server.answer(value)
    return found.client.thing.get(), found.drifted()


def test_what_both_sides_say_of_a_member_is_read(merged: Described) -> None:
    sent = {"size": 4, "address": {"street": "s", "city": "c"}, "state": "b", "odd": [1]}
    thing, drifts = read(merged, sent)
    assert (thing.size, thing.address.street, thing.address.city, thing.state, thing.odd) == (4, "s", "c", "b", [1])
    assert drifts == []
    assert thing.model_dump(exclude_unset=True) == sent


@pytest.mark.parametrize("size", [2, 10])
def test_the_bounds_of_both_sides_hold(merged: Described, size: int) -> None:
    thing, drifts = read(merged, {"size": size})
    assert (thing.size, drifts) == (size, ["/size"])


def test_a_keyword_for_another_type_next_to_a_reference_changes_nothing(merged: Described) -> None:
    thing, drifts = read(merged, {"listed": [{"odd": "x"}], "label": "l"})
    assert (thing.listed[0].odd, thing.label, drifts) == ("x", "l", [])


def test_a_bound_with_a_choice_of_text_and_null_keeps_the_type(merged: Described) -> None:
    assert read(merged, {"maybe": None})[1] == []
    assert read(merged, {"maybe": "ab"})[1] == []
    assert read(merged, {"maybe": "a"})[1] == ["/maybe"]
    assert read(merged, {"maybe": 1})[1] == ["/maybe"]


def test_a_contradiction_is_a_finding(merged: Described) -> None:
    (found,) = [each for each in merged.problems if each.code == "schema-contradiction"]
    assert found.pointer == "/components/schemas/Merged/allOf/1/properties/odd/type"
    assert found.location is not None


LIST, NULL = {"type": "array", "items": INTEGER}, {"type": "null"}
NEXT_TO: dict[str, tuple[object, list[object], list[object]]] = {
    "a list or null": ({"anyOf": [LIST, NULL], "minItems": 1}, [[1], None], [[]]),
    "a named list or null": ({"oneOf": [ref("List"), NULL], "minItems": 1}, [[1], None], [[]]),
    "a named list": ({**ref("List"), "minItems": 1}, [[1]], [[]]),
    "a list that has another bound": (
        {"anyOf": [{**LIST, "maxItems": 2}, NULL], "minItems": 1},
        [[1]],
        [[], [1, 2, 3]],
    ),
    "in allOf": ({"allOf": [{"anyOf": [LIST, NULL]}, {"minItems": 1}]}, [[1], None], [[]]),
    "in a list": ({"type": "array", "items": {"anyOf": [LIST, NULL], "minItems": 1}}, [[[1], None]], [[[]]]),
    "a list or a text": ({"anyOf": [LIST, TEXT], "minItems": 1, "maxLength": 2}, [[1], "ab"], [[], "abc"]),
    "a named list or a text": ({"anyOf": [ref("List"), TEXT], "minItems": 1}, [[1], ""], [[]]),
    "a text, an integer or null": (
        {"anyOf": [TEXT, INTEGER, NULL], "maxLength": 2, "maximum": 5},
        ["ab", 5, None],
        ["abc", 6],
    ),
    "several types or null": (
        {"anyOf": [{"type": ["string", "integer"]}, NULL], "maxLength": 2, "maximum": 5},
        ["ab", 5, None],
        ["abc", 6],
    ),
    "two numbers": ({"anyOf": [INTEGER, {"type": "number"}], "maximum": 5}, [5, 4.5], [6, 5.5]),
    "two texts": ({"oneOf": [{**TEXT, "pattern": "^a"}, {**TEXT, "pattern": "^b"}], "maxLength": 2}, ["ab"], ["abc"]),
    "the stricter bound": ({"anyOf": [{**TEXT, "maxLength": 9}, INTEGER], "maxLength": 2}, ["ab", 9], ["abc"]),
    "items": ({"anyOf": [LIST, TEXT], "items": {"maximum": 3}}, [[3], "abc"], [[4]]),
    "items of any list": ({"anyOf": [{"type": "array"}, TEXT], "items": INTEGER}, [[3], "abc"], [["a"]]),
}


@pytest.mark.parametrize("case", NEXT_TO)
def test_a_bound_next_to_alternatives_applies_to_those_of_its_type(make: Make, case: str) -> None:
    schema, fitting, wrong = NEXT_TO[case]
    client = make(Value=thing(c=schema), List=LIST)
    for value in fitting:
        sent = {"c": value}
        assert (write(client, read_value(client, sent)), drifts(client)) == (sent, [])
    for value in wrong:
        sent = {"c": value}
        assert (write(client, read_value(client, sent)), len(drifts(client))) == (sent, 1)


@pytest.mark.parametrize(
    "case", [case for case in NEXT_TO if case not in ("in a list", "items of any list", "two texts")]
)
def test_such_a_bound_is_checked_before_it_is_sent(make: Make, case: str) -> None:
    schema, fitting, wrong = NEXT_TO[case]
    client = make(Value=thing(c=schema), List=LIST)
    with client.open() as opened:
        for value in fitting:
            opened.value.write(c=value)
            assert client.sent[-1].json == {"c": value}
        for value in wrong:
            with pytest.raises(client.package.errors.InvalidArgument, match=r"body\.c"):
                opened.value.write(c=value)


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ({"anyOf": [{"const": "abc"}, TEXT], "maxLength": 2}, "maxLength"),
        ({"anyOf": [{**TEXT, "format": "date"}, INTEGER], "maxLength": 2}, "maxLength"),
        ({"anyOf": [{"type": "array", "items": thing(a=TEXT)}, TEXT], "items": thing(b=TEXT)}, "items"),
        ({"anyOf": [{}, INTEGER], "maximum": 2}, "maximum"),
        ({"anyOf": [{**TEXT, "pattern": "a"}, INTEGER], "pattern": "b"}, "pattern"),
    ],
)
def test_a_bound_that_is_not_checked_next_to_alternatives_is_a_finding(schema: object, keyword: str) -> None:
    with described(operation(json.dumps(schema))) as found:
        messages = [each.message for each in found.problems if each.code == "unsupported-keyword"]
    assert messages == [f'the client does not check "{keyword}" next to oneOf or anyOf']
